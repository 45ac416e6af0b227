# SPDX-License-Identifier: LGPL-2.1-or-later
"""Finds the C library and its description, wherever this package was installed from."""

import importlib
import os
import re
from typing import Any

_NAMESPACE, _VERSION = "DistrictReport", "1"


def _prepend(gi: Any, library: str, typelib: str) -> None:
    """Tells PyGObject where to look: from 3.51 on it keeps a repository of its own."""
    repository: Any = gi.Repository.get_default()
    if not hasattr(repository, "prepend_search_path"):
        gi.require_version("GIRepository", "2.0")
        repository = importlib.import_module("gi.repository.GIRepository").Repository
    repository.prepend_search_path(typelib)
    repository.prepend_library_path(library)


def _installed_directories() -> "tuple[str, str] | None":
    """Where the installation put the library and its typelib; nothing in a source tree."""
    try:
        paths: Any = importlib.import_module(f"{__package__}._paths")
    except ImportError:
        return None
    here = os.path.dirname(os.path.abspath(__file__))
    return (os.path.normpath(os.path.join(here, paths.LIBRARY)),
            os.path.normpath(os.path.join(here, paths.TYPELIB)))


def _find_version() -> str:
    """The version that was installed; in a source tree, that of the tree."""
    try:
        return str(importlib.import_module(f"{__package__}._paths").VERSION)
    except ImportError:
        pass
    top = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..")
    try:
        with open(os.path.join(top, "meson.build"), encoding="utf-8") as file:
            match = re.search(r"version: '([\d.]+)'", file.read())
    except OSError:
        match = None
    return "unknown" if match is None else match[1]


def _load() -> "tuple[Any, Any, Any]":
    try:
        gi: Any = importlib.import_module("gi")
    except ImportError as error:
        raise ImportError(
            "districtreport needs PyGObject, which this Python does not have: install it with "
            "`apt install python3-gi` for the system's Python, or `pip install PyGObject` (which needs "
            "the development files of GLib, GObject Introspection and cairo)") from error

    directories = _installed_directories()
    if directories is not None and os.path.isdir(directories[1]):
        _prepend(gi, *directories)
    try:
        gi.require_version(_NAMESPACE, _VERSION)
        return (importlib.import_module("gi.repository.DistrictReport"),
                importlib.import_module("gi.repository.GLib"),
                importlib.import_module("gi.repository.Gio"))
    except (ImportError, ValueError) as error:
        looked = directories[1] if directories is not None else \
            "the directories of GI_TYPELIB_PATH and of the system"
        raise ImportError(
            f"districtreport cannot load its C library ({error}). {_NAMESPACE}-{_VERSION}.typelib was looked "
            f"for in {looked}. From a source tree, run Python in `meson devenv -C BUILD`; else install "
            "again, with `meson install` or `pip install .`") from error


version = _find_version()
Dr, GLib, Gio = _load()
