"""Behaviour of find_ordinals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.ordinals import find_ordinals

CASES = [
    ("the second-largest market", [("second", 2)]),
    ("third-highest on record", [("third", 3)]),
    ("the 55th straight month", [("55th", 55)]),
    ("Second place went to India", [("Second", 2)]),
    ("twenty-third in the list", [("twenty-third", 23)]),
    ("the EU's No. 8 partner", [("No. 8", 8)]),
    ("the number one supplier", [("number one", 1)]),
    ("ranks #1", [("#1", 1)]),
    ("the 268th in a row", [("268th", 268)]),
    ("first in 2020, third in 2021", [("first", 1), ("third", 3)]),
    ("the twelfth quarterly deficit", [("twelfth", 12)]),
    ("one-third of exports", []),
    ("two-thirds of exports", []),
    ("nine-tenths", []),
    ("5 percent in May", []),
    ("Hindustan", []),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_ordinals(text, wanted):
    """Ranks and places in a row are read as numbers; parts of a whole are not."""
    assert [(found.text, found.number) for found in find_ordinals(text)] == wanted


@given(st.text())
def test_any_text(text):
    """Any text goes in without a crash."""
    assert all(text[found.start : found.end] == found.text for found in find_ordinals(text))
