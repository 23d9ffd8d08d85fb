"""A delimited text file -> a table of text cells, each row with its line in the file.

Nothing is converted here: every cell stays the text it was (``NA`` is Namibia, ``010121`` keeps its
zero). What a file's shape can get wrong is found here, all of it at once: the encoding, the
delimiter, headers that repeat, rows with too many or too few cells, quotes that never close.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from claimcheck.errors import DataError, TableError
from claimcheck.reference.faults import Fault

if TYPE_CHECKING:
    from numpy.typing import NDArray

DELIMITERS = (",", ";", "\t", "|")
_SIGNATURES = {
    b"PK\x03\x04": "a ZIP archive or Excel workbook",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook",
    b"\x1f\x8b": "a gzip archive",
    b"%PDF": "a PDF",
    b"7z\xbc\xaf": "a 7-Zip archive",
}
_BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


@dataclass(frozen=True, slots=True)
class Table:
    """A file as read: ``frame`` holds text only, one row a record, columns named as the header has them."""

    file: str
    frame: pd.DataFrame
    lines: NDArray[np.int64]
    """Line of the file on which each row begins; the first is 1."""
    encoding: str
    delimiter: str
    header_line: int = 1
    preamble: tuple[str, ...] = ()
    """Lines above the header, as they stand."""

    @property
    def header(self) -> tuple[str, ...]:
        return tuple(self.frame.columns)


def read_table(path: Path, *, name: str | None = None) -> Table:
    """The table in ``path``. Raises ``TableError`` with every fault of its shape, ``DataError`` if unreadable."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DataError(error.strerror or "cannot be read", where=str(path)) from error
    return parse(data, name or path.name)


def parse(data: bytes, file: str) -> Table:
    r"""The table in ``data``; ``file`` names it in faults.

    >>> parse(b"iso2;value\nNA;1,5\n", "x.csv").frame.values.tolist()
    [['NA', '1,5']]
    """
    text, encoding = decode(data, file)
    del data
    preamble, start = _preamble(text)
    head = _record(text, start)
    delimiter = _delimiter(head.text, text[start : start + 20_000], preamble)
    header = _header(head, delimiter, file)
    body = text[head.end :]
    first_line = text.count("\n", 0, head.end) + 1
    cells = _Cells(file, header, delimiter, first_line)
    frame, lines = cells.quick(body) or cells.careful(body)
    if not len(frame):
        raise TableError(file, [Fault(file, 0, "", "", "the file has a header but no rows")])
    above = tuple(text[:start].splitlines())
    return Table(file, frame, lines, encoding, delimiter, text.count("\n", 0, start) + 1, above)


# --- bytes -> text ---------------------------------------------------------------------------------


def decode(data: bytes, file: str) -> tuple[str, str]:
    """The text of ``data`` with bare line feeds, and the encoding it was written in.

    UTF-8 is certain where it decodes; what does not is Latin-1, or Windows-1252 when it uses that
    page's own signs. Raises ``DataError`` for what is no text.
    """
    for signature, what in _SIGNATURES.items():
        if data.startswith(signature):
            raise DataError(
                f"this is {what}, not a text table",
                where=file,
                way_out="Unpack it, or save the sheet as CSV (UTF-8)",
            )
    encoding = next((name for bom, name in _BOMS.items() if data.startswith(bom)), None) or _encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DataError(f"byte {error.start} is not {encoding}", where=file, way_out="Save it as UTF-8") from error
    if "\0" in text:
        raise DataError("holds NUL characters, so it is no text table", where=file, way_out="Save it as CSV (UTF-8)")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, encoding


def _encoding(data: bytes) -> str:
    if data.isascii():
        return "utf-8"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252" if any(0x80 <= byte <= 0x9F for byte in set(data)) else "latin-1"
    return "utf-8"


# --- the header ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Record:
    text: str
    line: int
    end: int
    """Offset just after its line end."""


def _preamble(text: str) -> tuple[str | None, int]:
    """Excel's ``sep=;`` hint if there is one, and where the header begins.

    Lines above the header (a title, a date, blank lines) are narrower than the table: the header is the
    first line with at least as many cells as the widest of the first lines.
    """
    hint = None
    position = 0
    if text[:4].lower() == "sep=" and len(text) > 5 and text[5] == "\n":
        hint, position = text[4], 6
    starts, widths, offset = [], [], position
    for line in io.StringIO(text[position : position + 50_000]):
        starts.append(offset)
        widths.append(max(line.count(delimiter) for delimiter in DELIMITERS) if line.strip() else -1)
        offset += len(line)
        if len(starts) == 12:
            break
    if not starts or max(widths) < 0:
        return hint, position
    # Only a file that opens with a visibly different block has a preamble: at most half as wide.
    widest = max(widths)
    ends = [*starts[1:], offset]
    for start, end, width in zip(starts, ends, widths, strict=True):
        if width >= 0 and (2 * width >= widest or text.count('"', start, end) % 2):
            return hint, start
    return hint, position


def _record(text: str, start: int) -> _Record:
    """The header record, which may be quoted over several lines."""
    end = start
    while True:
        stop = text.find("\n", end)
        end = len(text) if stop < 0 else stop + 1
        found = text[start:end]
        if found.count('"') % 2 == 0 or stop < 0:
            return _Record(found.rstrip("\n"), text.count("\n", 0, start) + 1, end)


def _delimiter(head: str, sample: str, hint: str | None) -> str:
    """The delimiter that cuts the header into most cells; of equals, the one the rows agree on."""
    if hint in DELIMITERS:
        return str(hint)
    bare = "".join(head.split('"')[::2])
    counts = {delimiter: bare.count(delimiter) for delimiter in DELIMITERS}
    best = max(counts.values())
    likely = [delimiter for delimiter in DELIMITERS if counts[delimiter] == best]
    return max(likely, key=sample.count)


def _header(head: _Record, delimiter: str, file: str) -> tuple[str, ...]:
    try:
        cells = next(csv.reader(io.StringIO(head.text), delimiter=delimiter, strict=True), [])
    except csv.Error as error:
        fault = Fault(file, head.line, "", head.text[:60], f"the header cannot be read: {error}", "close its quotes")
        raise TableError(file, [fault]) from error
    names = [cell.strip().lstrip("\ufeff") for cell in cells]
    while names and not names[-1]:
        names.pop()
    if not names:
        raise TableError(file, [Fault(file, head.line, "", "", "the file is empty", "put a header and rows in it")])
    faults = [
        Fault(
            file, head.line, name, name, f"the header names this column {names.count(name)} times", "keep one of them"
        )
        for number, name in enumerate(names)
        if name and name in names[:number]
    ]
    faults += [
        Fault(
            file, head.line, f"column {number}", "", "the header leaves this column without a name", "name or remove it"
        )
        for number, name in enumerate(names[1:], start=2)
        if not name
    ]
    if faults:
        raise TableError(file, faults)
    return tuple(names)


# --- the rows --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Cells:
    """Two ways of cutting the same rows: quick where their shape is regular, careful where it is not."""

    file: str
    header: tuple[str, ...]
    delimiter: str
    first_line: int

    def quick(self, body: str) -> tuple[pd.DataFrame, NDArray[np.int64]] | None:
        """The rows by the C parser, or ``None`` if any row is irregular.

        The parser itself pads short rows without a word, and takes a cell too many for an index, which
        shifts every column by one: so the cells of every row are counted before it is let near them.
        """
        if ord(self.delimiter) > 127:
            return None
        data = body.encode("utf-8")
        counts, lines = _shape(data, self.delimiter)
        width = len(self.header)
        if not len(counts) or not (counts[0] in (width, width + 1) and (counts == counts[0]).all()):
            return None
        spare = [""] if counts[0] > width else []
        if spare and "" in self.header:  # an index column without a name, as pandas writes it
            return None
        frame = _c_parse(data, [*self.header, *spare], self.delimiter)
        if frame is None or len(frame) != len(lines) or (spare and (frame[""] != "").any()):
            return None
        if spare:
            frame = frame.drop(columns="")
        blank = _all_blank(frame)
        if blank.any():
            frame, lines = frame.loc[~blank].reset_index(drop=True), lines[~blank]
        return frame, lines + self.first_line

    def careful(self, body: str) -> tuple[pd.DataFrame, NDArray[np.int64]]:
        """The rows by ``csv.reader``. Raises ``TableError`` naming the line of every irregular one."""
        width = len(self.header)
        rows: list[Sequence[str]] = []
        lines: list[int] = []
        faults: list[Fault] = []
        for line, cells in self._records(body, faults):
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
                cells = cells[:width]
            if len(cells) != width:
                faults.append(self._ragged(line, cells))
                continue
            rows.append(cells)
            lines.append(line)
        if faults:
            raise TableError(self.file, faults)
        columns: dict[str, Any] = dict(zip(self.header, zip(*rows, strict=True), strict=True)) if rows else {}
        frame = pd.DataFrame({name: pd.Series(columns.get(name, ()), dtype=object) for name in self.header})
        return frame, np.asarray(lines, dtype=np.int64)

    def _records(self, body: str, faults: list[Fault]) -> Iterator[tuple[int, list[str]]]:
        reader = csv.reader(io.StringIO(body), delimiter=self.delimiter, strict=True)
        while True:
            line = self.first_line + reader.line_num
            try:
                yield line, next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                rule = f"a quoted cell is broken ({error})"
                faults.append(Fault(self.file, line, "", "", rule, "close the quote, and double quotes inside a cell"))
                if "end of data" in str(error):
                    return

    def _ragged(self, line: int, cells: Sequence[str]) -> Fault:
        width, found = len(self.header), len(cells)
        if found < width:
            missing = self.header[found]
            return Fault(self.file, line, missing, "", f"the row has {found} cells, the header {width}", "fill it up")
        rule = f"the row has {found} cells, the header {width}"
        return Fault(self.file, line, f"column {width + 1}", cells[width], rule, "quote cells that hold the delimiter")


def _shape(data: bytes, delimiter: str) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Number of cells of every row that is not blank, and its line counted from 0."""
    if not data:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    if not data.endswith(b"\n"):
        data += b"\n"
    signs = np.frombuffer(data, np.uint8)
    breaks = signs == 10
    cuts = signs == ord(delimiter)
    if b'"' in data:
        outside = np.bitwise_xor.accumulate((signs == 34).view(np.uint8)) == 0
        every_break = np.flatnonzero(breaks)
        breaks &= outside
        cuts &= outside
    else:
        every_break = np.empty(0, np.int64)
    ends = np.flatnonzero(breaks)
    if not len(ends):
        return np.empty(0, np.int64), np.empty(0, np.int64)
    starts = np.concatenate(([0], ends[:-1] + 1))
    counts = np.add.reduceat(cuts, starts, dtype=np.int64) + 1
    filled = ends > starts
    lines = np.searchsorted(every_break, starts) if len(every_break) else np.arange(len(starts))
    return counts[filled], lines[filled].astype(np.int64)


def _c_parse(data: bytes, names: Sequence[str], delimiter: str) -> pd.DataFrame | None:
    try:
        return pd.read_csv(
            io.BytesIO(data),
            sep=delimiter,
            header=None,
            names=list(names),
            index_col=False,
            dtype=object,
            na_filter=False,
            encoding="utf-8",
            quoting=csv.QUOTE_MINIMAL if b'"' in data else csv.QUOTE_NONE,
            engine="c",
        )
    except (pd.errors.ParserError, UnicodeDecodeError):
        return None


def _all_blank(frame: pd.DataFrame) -> NDArray[np.bool_]:
    """Which rows hold nothing: Excel leaves rows of bare delimiters below a table."""
    blank = (frame.iloc[:, 0] == "").to_numpy(copy=True)
    for name in frame.columns[1:]:
        if not blank.any():
            break
        blank &= (frame[name] == "").to_numpy()
    return np.asarray(blank, dtype=np.bool_)
