"""The shape of a file: encodings, delimiters, headers, rows."""

from __future__ import annotations

import pytest

from claimcheck.errors import DataError, TableError
from claimcheck.reference.read import parse

READS = [
    # bytes, header, rows, lines
    (b"iso2,v\nNA,1\nnull,2\n", ("iso2", "v"), [["NA", "1"], ["null", "2"]], [2, 3]),
    (b"k,v\n010121,1\n", ("k", "v"), [["010121", "1"]], [2]),
    (b"\xef\xbb\xbfa;b\r\n1,5;2\r\n", ("a", "b"), [["1,5", "2"]], [2]),
    ("a\tb\nü\t1\n".encode("utf-16"), ("a", "b"), [["ü", "1"]], [2]),
    ("a,b\nCuraçao,1\n".encode("latin-1"), ("a", "b"), [["Curaçao", "1"]], [2]),
    ("a,b\n“x”,1\n".encode("cp1252"), ("a", "b"), [["“x”", "1"]], [2]),
    (b"a,b\r1,2\r", ("a", "b"), [["1", "2"]], [2]),
    (b"a,b\n\n1,2\n\n\n3,4\n", ("a", "b"), [["1", "2"], ["3", "4"]], [3, 6]),
    (b'a,b\n"x\ny",2\n3,4\n', ("a", "b"), [["x\ny", "2"], ["3", "4"]], [2, 4]),
    (b'a,b\n"x, y","say ""no"""\n', ("a", "b"), [["x, y", 'say "no"']], [2]),
    (b'"a\nb",c\n1,2\n', ("a\nb", "c"), [["1", "2"]], [3]),
    (b"a,b\n1,2,\n3,4,\n", ("a", "b"), [["1", "2"], ["3", "4"]], [2, 3]),
    (b"a,b,\n1,2,\n3,4,\n", ("a", "b"), [["1", "2"], ["3", "4"]], [2, 3]),
    (b"a,b\n1,2\n,\n,\n", ("a", "b"), [["1", "2"]], [2]),
    (b"sep=;\na;b\n1;2\n", ("a", "b"), [["1", "2"]], [3]),
    (b'a,b\n5" pipe,2\n3,4\n', ("a", "b"), [['5" pipe', "2"], ["3", "4"]], [2, 3]),
    (b"a|b\n1|2", ("a", "b"), [["1", "2"]], [2]),
    (b'"Source","x",\n\n"Name","Code","2021","2022","2023",\n"A","B","","1","2",\n',
     ("Name", "Code", "2021", "2022", "2023"), [["A", "B", "", "1", "2"]], [4]),
]  # fmt: skip


@pytest.mark.parametrize(("data", "header", "rows", "lines"), READS)
def test_reads(data: bytes, header: tuple[str, ...], rows: list[list[str]], lines: list[int]) -> None:
    """Every cell stays the text it was, and every row knows its line."""
    table = parse(data, "x.csv")
    assert table.header == header
    assert table.frame.to_numpy().tolist() == rows
    assert table.lines.tolist() == lines


REFUSES = [
    (b"a,b\n1,2\n3\n", 3, "b", "1 cells"),
    (b"a,b\n1,2\n3,4,5\n", 3, "column 3", "3 cells"),
    (b"a,b\n1,2,\n3,4,5\n", 3, "column 3", "3 cells"),
    (b"a,b,a\n1,2,3\n", 1, "a", "2 times"),
    (b"a,,b\n1,2,3\n", 1, "column 2", "without a name"),
    (b'a,b\n1,2\n"3,4\n', 3, "", "quoted cell"),
    (b"a,b\n", 0, "", "no rows"),
    (b"", 1, "", "empty"),
]


@pytest.mark.parametrize(("data", "line", "column", "words"), REFUSES)
def test_refuses(data: bytes, line: int, column: str, words: str) -> None:
    """A shape that does not fit is refused by line and column."""
    with pytest.raises(TableError) as caught:
        parse(data, "x.csv")
    fault = caught.value.faults[0]
    assert (fault.line, fault.column) == (line, column)
    assert words in fault.rule


def test_names_every_ragged_row() -> None:
    """All rows of the wrong width are named in one round."""
    with pytest.raises(TableError) as caught:
        parse(b"a,b\n1\n2,3\n4,5,6\n", "x.csv")
    assert [fault.line for fault in caught.value.faults] == [2, 4]


@pytest.mark.parametrize(("data", "words"), [(b"PK\x03\x04...", "Excel"), (b"\x1f\x8b...", "gzip"), (b"a\0b", "NUL")])
def test_refuses_what_is_no_text(data: bytes, words: str) -> None:
    """A workbook or an archive is named for what it is."""
    with pytest.raises(DataError, match=words):
        parse(data, "x.csv")
