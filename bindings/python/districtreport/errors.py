# SPDX-License-Identifier: LGPL-2.1-or-later
"""What can go wrong, as Python exceptions."""

import errno
import os
import re
from typing import Any, Callable, Dict, NoReturn, Optional, Tuple, Type, TypeVar

from ._library import Dr, Gio, GLib

_Result = TypeVar("_Result")

_PLACE = re.compile(
    r"(?P<place>(?:[^\s:\"]+: )?line (?P<line>\d+), column (?P<column>\d+)|\$(?:\.[^\s:]+|\[\d+\])*): ")


class Error(Exception):
    """Why an operation of this library failed; what it splits into is below.

    ``str()`` of it is the file (where there is one), the place and what is wrong there.
    """

    code: str = "error"
    """The kind of failure in one word, such as ``"mismatch"``."""

    def __init__(self, message: str, path: "str | None" = None) -> None:
        match = _PLACE.match(message)
        self.place: Optional[str] = match["place"] if match else None
        """Where in the document: ``line 12, column 4``, or ``$.units[3].target`` in JSON."""
        self.line: Optional[int] = int(match["line"]) if match and match["line"] else None
        self.column: Optional[int] = int(match["column"]) if match and match["line"] else None
        self.message: str = message[match.end():] if match else message
        """What is wrong, without the place."""
        self.path: Optional[str] = path
        """The file, as it was named by the caller."""
        self._told = message
        super().__init__(message, path)

    def __str__(self) -> str:
        return self._told if self.path is None else f"{self.path}: {self._told}"

    def __reduce__(self) -> "Tuple[Any, ...]":
        return type(self), (self._told, self.path)


class EncodingError(Error, ValueError):
    """The bytes are not text in the expected encoding."""

    code = "encoding"


class MalformedError(Error, ValueError):
    """The document or figure does not follow its syntax."""

    code = "malformed"


class InvalidError(Error, ValueError):
    """Well-formed, but impossible: rank 0, 31 June, a reference to nothing."""

    code = "invalid"


class UnsupportedError(Error, ValueError):
    """A document of a type or version that is not read."""

    code = "unsupported"


class FloatingError(UnsupportedError, TypeError):
    """Floating-point numbers where figures are wanted, which are exact."""


class LimitError(Error, ValueError):
    """A limit was reached; the message names it."""

    code = "limit"


class FigureOverflowError(Error, OverflowError):
    """An exact result that does not fit 128 bits."""

    code = "overflow"


class MismatchError(Error, ValueError):
    """Measures, natures, periods or issuers that do not go together."""

    code = "mismatch"


class UndefinedError(Error, ZeroDivisionError):
    """A quotient by zero."""

    code = "undefined"


class DividedError(Error, ValueError):
    """History that cannot be compared, because a unit was divided."""

    code = "divided"


class FileError(Error, OSError):
    """A file that cannot be read; also a ``FileNotFoundError`` and the like where that says it."""

    code = "file"
    _errno = errno.EIO

    def __init__(self, message: str, path: "str | None" = None) -> None:
        super().__init__(message, path)
        self.errno = self._errno
        self.strerror = message
        self.filename = path


class MissingFileError(FileError, FileNotFoundError):
    """There is no such file."""

    _errno = errno.ENOENT


class ForbiddenFileError(FileError, PermissionError):
    """A file that this user may not read."""

    _errno = errno.EACCES


class DirectoryError(FileError, IsADirectoryError):
    """A directory where a file was expected."""

    _errno = errno.EISDIR


class CancelledError(Error):
    """The operation was cancelled."""

    code = "cancelled"


_OWN: "Dict[int, Type[Error]]" = {
    int(getattr(Dr.Error, name)): kind
    for name, kind in {
        "ENCODING": EncodingError, "MALFORMED": MalformedError, "INVALID": InvalidError,
        "UNSUPPORTED": UnsupportedError, "LIMIT": LimitError, "OVERFLOW": FigureOverflowError,
        "MISMATCH": MismatchError, "UNDEFINED": UndefinedError, "DIVIDED": DividedError}.items()}

_FILE: "Dict[int, Type[Error]]" = {
    int(Gio.IOErrorEnum.NOT_FOUND): MissingFileError,
    int(Gio.IOErrorEnum.PERMISSION_DENIED): ForbiddenFileError,
    int(Gio.IOErrorEnum.IS_DIRECTORY): DirectoryError,
    int(Gio.IOErrorEnum.CANCELLED): CancelledError}


def translate(error: Any, path: "str | None" = None) -> Error:
    """The exception of this package that says what a GLib.Error says."""
    # An error that was stored and handed out is a GLib.Error too, with a quark for a domain.
    domain = error.domain if isinstance(error.domain, str) else GLib.quark_to_string(error.domain)
    if domain == GLib.quark_to_string(Dr.error_quark()):
        kind = _OWN.get(error.code, Error)
    elif domain == GLib.quark_to_string(Gio.io_error_quark()):
        kind = _FILE.get(error.code, FileError)
    else:
        kind = Error
    return kind(error.message, path)


def call(function: "Callable[..., _Result]", *arguments: Any, path: "str | None" = None) -> _Result:
    """Calls the library, whose errors become those of this package."""
    try:
        return function(*arguments)
    except GLib.Error as error:
        raise translate(error, path) from error


def refuse_float(what: str, value: object) -> NoReturn:
    """Says how to write a figure that came as a floating-point number."""
    raise TypeError(
        f"{what} is exact, and {value!r} is a floating-point number, which is not: "
        f"write Decimal('{value}') or the text '{value}', or round it yourself")


def file_name(path: "str | os.PathLike[str]") -> str:
    """A path as the library takes it."""
    if isinstance(path, (bytes, bytearray)):
        path = os.fsdecode(path)
    if not isinstance(path, (str, os.PathLike)):
        raise TypeError(f"a path is a str or os.PathLike, not {type(path).__name__}")
    name = os.fspath(path)
    if isinstance(name, bytes):
        name = os.fsdecode(name)
    if not name:
        raise MissingFileError("the path is empty")
    if "\0" in name:
        raise ValueError(f"a path cannot hold a NUL character: {name!r}")
    return name
