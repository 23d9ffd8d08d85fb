"""Printed numbers: their style, their digits, and the quick ways held against the slow ones."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.reference import numbers
from claimcheck.reference.formats.base import shifted_text

PLAIN = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?")
NUMBER = st.from_regex(re.compile(r"-?\d{1,6}(\.\d{1,5})?", re.ASCII), fullmatch=True)


@given(st.lists(st.text(alphabet="019.-eE+ \n", max_size=5), max_size=4))
def test_all_plain_is_every_one_plain(texts: list[str]) -> None:
    """The pass over all of them says what a pass over each would."""
    assert numbers.all_plain(texts) == all(PLAIN.fullmatch(text) for text in texts)


@given(st.lists(NUMBER, max_size=6))
def test_counts(texts: list[str]) -> None:
    """The digits of many are the digits of each."""
    least, most = numbers.counts(texts)
    assert least.tolist() == [numbers.least_digits(text) for text in texts]
    assert most.tolist() == [numbers.significant(text) for text in texts]


@given(NUMBER, st.sampled_from([0, 2, 3, 6, 9]), st.sampled_from([0, 3]))
def test_shifted(text: str, power: int, decimals: int) -> None:
    """Scaling moves the point and loses no digit."""
    value, digits = shifted_text(text, power, decimals)
    assert Decimal(value) == Decimal(text).scaleb(power)
    if digits and Decimal(value):
        assert numbers.least_digits(value) <= int(digits) <= numbers.significant(value)


@pytest.mark.parametrize(
    ("texts", "style"),
    [
        (["1,234.5", "7"], numbers.Style(".", ",")),
        (["1.234,5", "12"], numbers.Style(",", ".")),
        (["2769,12"], numbers.Style(",", "")),
        (["1,5", "1.234,5"], numbers.Style(",", ".")),
        (["2 769 120"], numbers.Style(".", " ")),
        (["1,234,567"], numbers.Style(".", ",")),
        (["1.234.567"], numbers.Style(",", ".")),
        (["2,769"], None),
        (["1,234.5", "1.234,5"], None),
        (["1", "2.5"], numbers.PLAIN),
        ([], numbers.PLAIN),
    ],
)
def test_style(texts: list[str], style: numbers.Style | None) -> None:
    """A style is believed when the numbers prove it, and refused when two would fit."""
    assert numbers.style(texts) == style


@pytest.mark.parametrize("text", ["1,23,456.7", "12,3456.7", ",123.4"])
def test_groups_are_of_three(text: str) -> None:
    """A number whose groups are not of three is left for the door to refuse."""
    assert numbers.Style(".", ",").plain(text) == text
