"""Computed figures: a value, the interval it stands for, the formula that gives it and the rows it was read from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from typing import TypeVar

from claimcheck.records import Interval, Observation
from claimcheck.verification import intervals

_SUM = re.compile(r" [+-] |^-")
_ANY = re.compile(r" [-+x/] |^-")
PRECISION = 28
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure worked out from reference rows, with everything needed to redo it."""

    value: Decimal
    interval: Interval
    formula: str
    rows: tuple[Observation, ...] = ()
    assumptions: tuple[str, ...] = ()
    """Caveat codes, in the order in which they came in."""
    fill_in: tuple[str, ...] = ()
    """``partner=dataset`` for each partner added to a total."""

    @property
    def datasets(self) -> tuple[str, ...]:
        """Ids of the datasets used, in the order of the formula."""
        return unique(row.dataset for row in self.rows)

    def assuming(self, *codes: str) -> Figure:
        """The same figure, granting ``codes`` as well."""
        return replace(self, assumptions=unique((*self.assumptions, *codes))) if codes else self

    def __add__(self, other: Figure) -> Figure:
        formula = f"{self.formula} + {_bracketed(other.formula, _LEADING_SIGN)}"
        return self._with(other, self.value + other.value, intervals.add(self.interval, other.interval), formula)

    def __sub__(self, other: Figure) -> Figure:
        formula = f"{self.formula} - {_bracketed(other.formula, _SUM)}"
        return self._with(other, self.value - other.value, intervals.subtract(self.interval, other.interval), formula)

    def __truediv__(self, other: Figure) -> Figure:
        """The quotient; ``other`` must not be zero."""
        formula = f"{_bracketed(self.formula, _SUM)} / {_bracketed(other.formula, _ANY)}"
        with localcontext(prec=PRECISION):
            value = self.value / other.value
        return self._with(other, value, intervals.divide(self.interval, other.interval), formula)

    def times(self, factor: Decimal | int, shown: str | None = None) -> Figure:
        """The figure times one exact number, written as ``shown``."""
        formula = f"{_bracketed(self.formula, _SUM)} x {shown or intervals.number(Decimal(factor))}"
        return replace(
            self, value=self.value * factor, interval=intervals.scale(self.interval, factor), formula=formula
        )

    def divided(self, divisor: Decimal | int) -> Figure:
        """The figure over one exact number."""
        number = Decimal(divisor)
        formula = f"{_bracketed(self.formula, _SUM)} / {intervals.number(number)}"
        return replace(
            self,
            value=self.value / number,
            interval=intervals.divide(self.interval, intervals.point(number)),
            formula=formula,
        )

    def within(self, interval: Interval) -> Figure:
        """The same figure, known no closer than ``interval``."""
        return replace(self, interval=interval)

    def minus_one(self) -> Figure:
        """The figure less exactly one, as growth needs it."""
        interval = intervals.subtract(self.interval, intervals.point(1))
        return replace(self, value=self.value - 1, interval=interval, formula=f"{self.formula} - 1")

    def turned(self) -> Figure:
        """The figure with its sign turned."""
        formula = f"0 - {_bracketed(self.formula, _SUM)}"
        return replace(self, value=-self.value, interval=intervals.negate(self.interval), formula=formula)

    def size(self) -> Figure:
        """The figure without its sign."""
        return self.turned() if self.value < 0 else self

    def _with(self, other: Figure, value: Decimal, interval: Interval, formula: str) -> Figure:
        return Figure(
            value,
            interval,
            formula,
            unique((*self.rows, *other.rows)),
            unique((*self.assumptions, *other.assumptions)),
            unique((*self.fill_in, *other.fill_in)),
        )


_LEADING_SIGN = re.compile(r"^-")


def read(row: Observation) -> Figure:
    """The figure that one row prints; the ends of its rounding, which the next figure shares, stay out."""
    span = row.interval
    return Figure(row.value, Interval(span.low, span.high, False, False), intervals.number(row.value), (row,))


def exact(value: Decimal | int, formula: str | None = None) -> Figure:
    """A number that is exact, such as a count."""
    number = Decimal(value)
    return Figure(number, intervals.point(number), formula or intervals.number(number))


def total(figures: Iterable[Figure]) -> Figure:
    """The sum of one or more figures."""
    first, *rest = figures
    for figure in rest:
        first = first + figure
    return first


def unique(items: Iterable[_T]) -> tuple[_T, ...]:
    """The items without repetition, in order."""
    return tuple(dict.fromkeys(items))


def _bracketed(formula: str, needs: re.Pattern[str]) -> str:
    return f"({formula})" if needs.search(_outside(formula)) else formula


def _outside(formula: str) -> str:
    """The formula without what stands in brackets."""
    depth, kept = 0, []
    for sign in formula:
        depth += (sign == "(") - (sign == ")")
        if not depth:
            kept.append(sign)
    return "".join(kept)
