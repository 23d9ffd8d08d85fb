"""When each number of a sentence is of, and what its change is measured from, by a table of sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

import claimcheck
from claimcheck.claims.timing import rhythm, step_back

SENTENCES = Path(__file__).with_name("periods.txt")
"""Lines of ``published | text | number = period; number = period < base``; "<": what the change is measured from."""


def _cases():
    for row in SENTENCES.read_text(encoding="utf-8").splitlines():
        published, text, answers = row.split(" | ")
        for answer in answers.split("; "):
            number, _, when = answer.partition(" = ")
            period, _, base = when.partition(" < ")
            yield published, text, number, None if period == "None" else period, base


@pytest.mark.parametrize(("published", "text", "number", "period", "base"), list(_cases()))
def test_period_of_each_number(published, text, number, period, base):
    """Each number gets the period that the words give it, and a change what it is measured from."""
    at = text.index(number)
    claims = claimcheck.extract(text, published=published)
    found = [c for c in claims if c.start < at + len(number) and at < c.end and c.kind not in ("rank", "record")]
    assert [(c.period, base and c.base_period) for c in found] == [(period, base)]


@pytest.mark.parametrize(
    ("period", "relation", "before"),
    [
        ("2023-05", "month", "2023-04"),
        ("2023-05", "year", "2022-05"),
        ("2023-Q1", "quarter", "2022-Q4"),
        ("2019-03/2019-05", "quarter", "2018-12/2019-02"),
        ("2023-01/2023-05", "month", "2022-01/2022-05"),
        ("FY2023-24", "year", "FY2022-23"),
    ],
)
def test_step_back(period, relation, before):
    """A step of a month fits months alone, one of a quarter fits any three months; else it is a year."""
    assert step_back(period, relation) == before


def test_three_months_are_a_quarter():
    """Three months have the rhythm of a quarter, wherever they begin."""
    assert rhythm("2019-03/2019-05") == rhythm("2019-Q2") == "Q"
