"""Behaviour of the arithmetic with periods."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language import calendar


@pytest.mark.parametrize(
    ("period", "form", "frequency"),
    [
        ("2023", "2023", "A"),
        ("2023-01/2023-12", "2023", "A"),
        ("2023-Q1", "2023-Q1", "Q"),
        ("2023-01/2023-03", "2023-Q1", "Q"),
        ("2023-02/2023-04", "2023-02/2023-04", "S"),
        ("2023-H2", "2023-07/2023-12", "S"),
        ("2023-05", "2023-05", "M"),
        ("2023-05/2023-05", "2023-05", "M"),
        ("1991/2020", "1991/2020", "Y"),
        ("2024-12-01/2024-12-20", "2024-12-01/2024-12-20", "D"),
        ("2024-02-01/2024-02-29", "2024-02", "M"),
        ("2024-05-12", "2024-05-12/2024-05-12", "D"),
        ("FY2023-24", "FY2023-24", "F"),
        ("FY2024", "FY2023-24", "F"),
        ("FY1999-00", "FY1999-00", "F"),
    ],
)
def test_one_form(period, form, frequency):
    """Equal periods have one form, which says how often such periods come."""
    assert calendar.normal(period) == form
    assert calendar.frequency(period) == frequency


@pytest.mark.parametrize(
    "period", ["", "last year", "2023-13", "2023-Q5", "2023-H3", "2024-12-20/2024-12-01", "2023/2022", "2023/2024-05"]
)
def test_refuses_other_forms(period):
    """What is no period is refused."""
    with pytest.raises(ValueError, match=r"period|month|day|date"):
        calendar.normal(period)


@pytest.mark.parametrize(
    ("function", "period", "result"),
    [
        (calendar.year_before, "2023-05", "2022-05"),
        (calendar.year_before, "2023", "2022"),
        (calendar.year_before, "2023-01/2023-09", "2022-01/2022-09"),
        (calendar.year_before, "FY2023-24", "FY2022-23"),
        (calendar.year_before, "2024-02-01/2024-02-20", "2023-02-01/2023-02-20"),
        (calendar.year_before, "2024-02-29/2024-03-10", "2023-02-28/2023-03-10"),
        (calendar.year_before, "2019/2023", "2018/2022"),
        (calendar.month_before, "2023-01", "2022-12"),
        (calendar.month_before, "2023-03-01/2023-03-20", "2023-02-01/2023-02-20"),
        (calendar.quarter_before, "2023-Q1", "2022-Q4"),
        (calendar.preceding, "2023", "2022"),
        (calendar.preceding, "2023-Q1", "2022-Q4"),
        (calendar.preceding, "2023-07/2023-12", "2023-01/2023-06"),
        (calendar.preceding, "FY2023-24", "FY2022-23"),
        (calendar.preceding, "2023-03-01/2023-03-20", "2023-02-01/2023-02-20"),
    ],
)
def test_moves_back(function, period, result):
    """A period moved back keeps its length."""
    assert function(period) == result


def test_fiscal_year_moves_by_whole_years():
    """A fiscal year has no month before it."""
    with pytest.raises(ValueError, match="whole years"):
        calendar.month_before("FY2023-24")


@pytest.mark.parametrize(
    ("period", "start", "count", "first", "last"),
    [
        ("2023", None, 12, "2023-01", "2023-12"),
        ("2023-Q2", None, 3, "2023-04", "2023-06"),
        ("2023-05", None, 1, "2023-05", "2023-05"),
        ("FY2023-24", 4, 12, "2023-04", "2024-03"),
        ("FY2023-24", 7, 12, "2023-07", "2024-06"),
        ("FY2023-24", 10, 12, "2023-10", "2024-09"),
    ],
)
def test_months(period, start, count, first, last):
    """A period lists its months in order."""
    months = calendar.months_of(period, fiscal_start=start)
    assert (len(months), months[0], months[-1]) == (count, first, last)


@pytest.mark.parametrize("period", ["FY2023-24", "2024-12-01/2024-12-20"])
def test_no_whole_months(period):
    """Days, and a fiscal year of unknown beginning, list none."""
    assert calendar.months_of(period) == ()


@pytest.mark.parametrize(
    ("outer", "inner", "start", "inside"),
    [
        ("2023", "2023-05", None, True),
        ("2023", "2023", None, True),
        ("2023", "2024-01", None, False),
        ("2023-Q2", "2023-05-01/2023-05-20", None, True),
        ("2023-05-01/2023-05-20", "2023-05", None, False),
        ("FY2023-24", "2024-03", 4, True),
        ("FY2023-24", "2024-04", 4, False),
        ("FY2023-24", "2024-03", None, False),
        ("FY2023-24", "FY2023-24", None, True),
        ("1991/2020", "2003", None, True),
    ],
)
def test_contains(outer, inner, start, inside):
    """A period contains what lies wholly within it."""
    assert calendar.contains(outer, inner, fiscal_start=start) is inside


@given(st.integers(1700, 2199), st.integers(1, 12), st.integers(0, 40), st.integers(-100, 100))
def test_there_and_back(year, month, length, by):
    """A period moved and moved back is the same period."""
    first = calendar.month_number(year, month)
    period = calendar.render(calendar.Span(first, first + length))
    assert calendar.shift(calendar.shift(period, months=by), months=-by) == calendar.normal(period)
