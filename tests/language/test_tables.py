"""Behaviour of the table loader."""

from __future__ import annotations

import re

import pytest

from claimcheck.language._tables import alternatives, listed, rows


def test_rows_are_mappings_in_file_order():
    """Every row of a table maps each of its columns to text, in the order of the file."""
    scales = rows("scales")
    assert [row["word"] for row in scales[:1]] == ["thousand"]
    assert all(isinstance(cell, str) for row in scales for cell in row.values())


def test_unknown_table_is_refused():
    """A table that does not ship is an error, not an empty answer."""
    with pytest.raises(FileNotFoundError):
        rows("no-such-table")


def test_rows_are_read_once():
    """A table is read from disk once, however often it is asked for."""
    assert rows("scales") is rows("scales")


@pytest.mark.parametrize(("cell", "items"), [("", ()), ("a", ("a",)), ("a| b |c", ("a", "b", "c")), ("|a|", ("a",))])
def test_listed(cell, items):
    """A cell lists its items between bars."""
    assert listed(cell) == items


@pytest.mark.parametrize(
    ("text", "found"),
    [("per cent", "per cent"), ("per  cent", "per  cent"), ("per\xa0cent", "per\xa0cent"), ("percent", "percent")],
)
def test_alternatives_take_the_longest_and_any_space(text, found):
    """The longest word wins, and a space in it stands for the spaces that print uses."""
    match = re.match(alternatives(["per", "percent", "per cent"]), text)
    assert match is not None
    assert match[0] == found
