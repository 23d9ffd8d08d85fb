"""Where in time a text stands: its publication, the period in force, the reporter's fiscal year."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimcheck.language import calendar
from claimcheck.language.calendar import Span, month_number, render

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True)
class YearNamed:
    """A year as words give it; ``fiscal`` when it is the reporter's own."""

    year: int
    """The calendar year, or the first year of a fiscal one."""
    fiscal: bool = False
    open: bool = False
    """Said without which ("the fiscal year"): the last one in which the months named are over."""


@dataclass(slots=True)
class Moment:
    """What undated words of a text are resolved against; ``latest`` moves on as periods are read."""

    published: int | None
    """Month of publication since the year 0; ``None`` when unknown."""
    month_known: bool
    fiscal_start: int | None
    fiscal_named_by: str
    anchor: str | None
    latest: str | None = None
    part: tuple[int, str] | None = None
    """Year and grain of the last quarter or half named, for "and in the second"."""
    in_fiscal: bool = False
    """The last part of a year named was one of a fiscal year."""
    read_ahead: int = 0
    """Where the words end that an earlier period took in across a name: "the first half of Nepal's fiscal year"."""

    @property
    def year(self) -> int | None:
        return None if self.published is None else self.published // 12

    @property
    def context(self) -> str | None:
        """The period in force: the caller's, else the last one read."""
        return self.anchor or self.latest

    def context_span(self, *, trusted: bool = False) -> Span | None:
        """The months of the period in force; ``trusted`` leaves out periods merely read before.

        A text published at a known time means its months by that time, not by the last year it named:
        "up on 2019, exports rose in May".
        """
        context = self.anchor if trusted and self.published is not None else self.context
        if context is None:
            return None
        span = calendar.resolved(context, self.fiscal_start)
        if span.first_day is not None and span.last_day is not None:
            first, last = span.first_day, span.last_day
            return Span(month_number(first.year, first.month), month_number(last.year, last.month))
        return None if span.fiscal is not None else span

    def nearest(self, month: int, length: int = 1) -> tuple[int, bool] | None:
        """First month of the stretch that begins in calendar ``month``, and whether it was a guess.

        In the period in force where that holds such a month; else nearest to its end; else the latest
        that has begun at publication. Never later than publication.
        """
        span = self.context_span(trusted=True)
        if span is not None:
            first = self._in_span(span, month, length)
        elif self.published is not None:
            first = self.published - (self.published - (month - 1)) % 12
        else:
            return None
        if self.published is not None and self.anchor is None and first > self.published:
            first -= 12
        return first, True

    def _in_span(self, span: Span, month: int, length: int) -> int:
        first = span.last - (span.last - (month - 1)) % 12
        if first >= span.first and first + length - 1 <= span.last:
            return first
        after = first + 12
        nearer = after - span.last < span.last - first
        return after if nearer and (self.published is None or after <= self.published) else first

    def fiscal_year(self, back: int = 0) -> int | None:
        """First year of the fiscal year that holds the publication, ``back`` years before it."""
        if self.published is None or self.fiscal_start is None:
            return None
        year, month = divmod(self.published, 12)
        return year - (month + 1 < self.fiscal_start) - (self.fiscal_start == 1) - back

    def fiscal_named(self, year: int, end: int | None) -> YearNamed:
        """The fiscal year printed as ``year`` alone ("FY24") or as ``year-end`` ("2023-24")."""
        if end is not None:
            return YearNamed(year, True)
        if self.fiscal_start == 1:
            return YearNamed(year)
        return YearNamed(year if self.fiscal_named_by == "start" else year - 1, True)

    def within(self, year: YearNamed, offset: int, length: int) -> str | None:
        """``length`` months from the ``offset``-th on of a year; ``None`` in a fiscal year of unknown start."""
        self.in_fiscal = year.fiscal
        if not year.fiscal:
            first = month_number(year.year, 1) + offset
        elif self.fiscal_start is None:
            return None
        else:
            first = month_number(year.year + (self.fiscal_start == 1), self.fiscal_start) + offset
        return render(Span(first, first + length - 1))

    def ending(self, month: int, year: YearNamed | None) -> int | None:
        """The month meant by a calendar ``month`` (1 to 12) of a year named, or the nearest one."""
        if year is None:
            found = self.nearest(month)
            return found[0] if found else None
        return self.in_year(month, year)

    def in_year(self, month: int, year: YearNamed) -> int:
        if year.fiscal and self.fiscal_start is not None and self.fiscal_start > 1:
            return month_number(year.year + (month < self.fiscal_start), month)
        return month_number(year.year, month)


def moment(
    published: str | None,
    fiscal_start: int | None,
    fiscal_named_by: str,
    anchor: str | None,
    held: str | None = None,
) -> Moment:
    match = _DATE.fullmatch(published) if published else None
    if match is None:
        return Moment(None, False, fiscal_start, fiscal_named_by, anchor, held)
    month = int(match[2] or 12)
    at = month_number(int(match[1]), month)
    return Moment(at, match[2] is not None, fiscal_start, fiscal_named_by, anchor, held)
