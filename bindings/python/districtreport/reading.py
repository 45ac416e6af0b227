# SPDX-License-Identifier: LGPL-2.1-or-later
"""From files to reports."""

import importlib
import os
import sys
from typing import Any, Callable, Dict, Iterable, Iterator, List, Literal, Optional, Union, overload

from ._library import Dr, Gio, GLib
from .errors import Error, call, file_name, translate
from .figures import Period, no_nul, to_raw_period
from .report import Report

Path = Union[str, "os.PathLike[str]"]
Progress = Union[bool, Callable[[int, int], object]]

_JSON_NEVER = (".txt", ".csv", ".tsv")
_MOST_SPACE = 4096


def _reader(period: "Union[Period, str, None]", encoding: "Optional[str]", lexicon: "Optional[Path]",
            catalogue: "Optional[Path]") -> Any:
    """A reader belongs to one thread at a time: each call makes its own."""
    reader = Dr.Reader()
    if period is not None:
        reader.set_default_period(to_raw_period(period))
    if encoding is not None:
        call(reader.set_encoding, no_nul(encoding))
    if lexicon is not None:
        reader.set_lexicon(call(Dr.Lexicon.get_default().extend, GLib.Bytes.new(load(lexicon)), None,
                                path=file_name(lexicon)))
    if catalogue is not None:
        own = call(Dr.IndicatorCatalogue.new_from_json, GLib.Bytes.new(load(catalogue)), None,
                   path=file_name(catalogue))
        reader.set_catalogue(Dr.IndicatorCatalogue.get_default().extend(own))
    return reader


def load(path: Path) -> bytes:
    """A whole file; what goes wrong is an error of this package, and an OSError as well."""
    name = file_name(path)
    try:
        with open(name, "rb") as file:
            return file.read()
    except OSError as error:
        code = Gio.io_error_from_errno(error.errno)
        raise translate(GLib.Error.new_literal(Gio.io_error_quark(), f"cannot read: {error.strerror}", int(code)),
                        name) from error


def _is_json(name: str) -> bool:
    """The choice between the two readers: by the name if that says it, else by the first character."""
    lower = name.lower()
    if lower.endswith(".json"):
        return True
    if lower.endswith(_JSON_NEVER):
        return False
    try:
        with open(name, "rb") as file:
            start = file.read(_MOST_SPACE)
    except OSError:
        # The reader complains, with its place.
        return False
    start = start[3:] if start.startswith(b"\xef\xbb\xbf") else start
    start = start.lstrip(b" \t\r\n")
    return start.startswith(b"[") or (start.startswith(b"{") and start[1:2] not in (b"", b"\\"))


def read(path: Path, *, period: "Union[Period, str, None]" = None, encoding: "Optional[str]" = None,
         lexicon: "Optional[Path]" = None, catalogue: "Optional[Path]" = None, cancellable: Any = None) -> Report:
    """Reads the report in a file: .txt, .docx, .odt, .xlsx, .csv or the library's own .json.

    Args:
        path: the file.
        period: of a document that does not say which it reports on, such as ``"2024-Q4"``.
        encoding: of a text that is not UTF-8, where that cannot be told from its bytes.
        lexicon: a file of words of one's own office.
        catalogue: a file of indicators of one's own.
        cancellable: a ``Gio.Cancellable`` by which another thread may give it up.

    Raises:
        CancelledError: it was given up.
        FileError: the file cannot be read; also a FileNotFoundError, PermissionError and the like.
        Error: it is no report; ``place`` says where.
    """
    name = file_name(path)
    if _is_json(name):
        return Report._from_json(load(name), name)
    reader = _reader(period, encoding, lexicon, catalogue)
    return Report._of(call(reader.read_path, name, cancellable, path=name), name)


def read_text(text: str, *, period: "Union[Period, str, None]" = None, lexicon: "Optional[Path]" = None,
              catalogue: "Optional[Path]" = None) -> Report:
    """Reads the report in a text."""
    return Report._of(call(_reader(period, None, lexicon, catalogue).read_text, no_nul(text)))


def read_bytes(content: bytes, name: str, *, period: "Union[Period, str, None]" = None,
               encoding: "Optional[str]" = None, lexicon: "Optional[Path]" = None,
               catalogue: "Optional[Path]" = None) -> Report:
    """Reads the report in the bytes of a document, such as one that was downloaded; its name tells its type."""
    if not isinstance(content, (bytes, bytearray, memoryview)):
        raise TypeError(f"the content is bytes, not {type(content).__name__}")
    if no_nul(name).lower().endswith(".json"):
        return Report._from_json(bytes(content), name)
    reader = _reader(period, encoding, lexicon, catalogue)
    return Report._of(call(reader.read_bytes, GLib.Bytes.new(bytes(content)), name, None, path=name), name)


def _reporter(progress: Progress, total: int) -> "Callable[[int], None]":
    """What is told how many are done: a bar of tqdm where that is installed, else a line on a terminal."""
    if progress is False or progress is None:
        return lambda done: None
    if progress is not True:
        if not callable(progress):
            raise TypeError(f"progress is True, False or a function of (done, total), not {type(progress).__name__}")
        tell = progress
        return lambda done: (tell(done, total), None)[1]
    try:
        bar: Any = importlib.import_module("tqdm.auto").tqdm(total=total, unit="report", leave=False)
    except ImportError:
        if not sys.stderr.isatty():
            return lambda done: None

        def line(done: int) -> None:
            sys.stderr.write(f"\r{done}/{total} reports" + ("\n" if done == total else ""))
            sys.stderr.flush()

        return line

    def step(done: int) -> None:
        bar.update(done - bar.n)
        if done == total:
            bar.close()

    return step


def _results(names: "List[str]", options: "Dict[str, Any]", threads: int) -> "Iterator[Union[Report, Error]]":
    """Each report or its error, in the order of the names; those of the batch are read ahead on all cores."""
    is_json = [_is_json(name) for name in names]
    batch = Dr.Batch.new(_reader(**options), [name for name, json in zip(names, is_json) if not json])
    if threads:
        batch.set_n_threads(threads)
    for name, json in zip(names, is_json):
        try:
            if json:
                yield Report._from_json(load(name), name)
                continue
            result = call(batch.next, None, path=name)
            raw = result.get_report()
            if raw is None:
                raise translate(result.get_error(), name)
            yield Report._of(raw, name)
        except Error as error:
            yield error


@overload
def read_many(paths: "Iterable[Path]", *, progress: Progress = False, errors: "Literal['raise', 'skip']" = "raise",
              threads: "Optional[int]" = None, period: "Union[Period, str, None]" = None,
              encoding: "Optional[str]" = None, lexicon: "Optional[Path]" = None,
              catalogue: "Optional[Path]" = None) -> "List[Report]": ...


@overload
def read_many(paths: "Iterable[Path]", *, progress: Progress = False, errors: "Literal['return']",
              threads: "Optional[int]" = None, period: "Union[Period, str, None]" = None,
              encoding: "Optional[str]" = None, lexicon: "Optional[Path]" = None,
              catalogue: "Optional[Path]" = None) -> "List[Union[Report, Error]]": ...


def read_many(paths: "Iterable[Path]", *, progress: Progress = False, errors: str = "raise",
              threads: "Optional[int]" = None, period: "Union[Period, str, None]" = None,
              encoding: "Optional[str]" = None, lexicon: "Optional[Path]" = None,
              catalogue: "Optional[Path]" = None) -> "Any":
    """Reads many reports on all cores; the results are in the order of the paths.

    Args:
        paths: the files.
        progress: True for a bar of tqdm (where installed), or a function of (done, total).
        errors: ``"raise"`` the first one, ``"skip"`` what cannot be read, or ``"return"`` the
            error in the place of its report.
        threads: how many; by default as many as there are cores.

    The rest is as for :func:`read`.
    """
    if errors not in ("raise", "skip", "return"):
        raise ValueError(f"errors is one of 'raise', 'skip', 'return', not {errors!r}")
    if isinstance(paths, (str, bytes, os.PathLike)):
        raise TypeError("paths is a list of paths: for one there is read(), for those of a folder "
                        "sorted(pathlib.Path(folder).glob('*.docx'))")
    if threads is not None and (isinstance(threads, bool) or not isinstance(threads, int)):
        raise TypeError(f"threads is an int, not {type(threads).__name__}")
    if threads is not None and not 1 <= threads <= 1024:
        raise ValueError(f"threads is from 1 to 1024, not {threads}")
    names = [file_name(path) for path in paths]
    tell = _reporter(progress, len(names))
    options = {"period": period, "encoding": encoding, "lexicon": lexicon, "catalogue": catalogue}
    found: "List[Union[Report, Error]]" = []
    for done, result in enumerate(_results(names, options, threads or 0), 1):
        if isinstance(result, Report) or errors == "return":
            found.append(result)
        elif errors == "raise":
            raise result
        tell(done)
    return found
