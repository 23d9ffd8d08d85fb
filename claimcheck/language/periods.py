"""Periods in trade prose: what "in May", "the first nine months", "FY24" or "a year earlier" stands for."""

from __future__ import annotations

import re

from claimcheck._record import record
from claimcheck.language._moments import Moment, moment
from claimcheck.language._period_construction import Construction
from claimcheck.language._period_patterns import BY_START, LEAD, TRIGGERS
from claimcheck.language._period_pieces import DAY, Found
from claimcheck.language._period_readers import READERS
from claimcheck.language._period_relations import length
from claimcheck.language._tables import rows
from claimcheck.language.calendar import (
    contains,
    days_before,
    frequency,
    month_before,
    months_of,
    normal,
    preceding,
    quarter_before,
    shift,
    until,
    year_before,
)

__all__ = [
    "PeriodMention",
    "contains",
    "days_before",
    "find_periods",
    "fiscal_named_by",
    "frequency",
    "month_before",
    "months_of",
    "normal",
    "preceding",
    "quarter_before",
    "shift",
    "year_before",
]


@record
class PeriodMention:
    """One mention of a time; ``text[start:end]`` are its words."""

    start: int
    end: int
    text: str
    period: str | None
    """In the forms of ``claimcheck.language.calendar``; ``None`` where nothing resolves it."""
    kind: str
    """absolute, relative, comparison, since, duration or now."""
    comparison: str | None = None
    """What a comparison is with: the same time a ``year`` before, the ``month`` or the ``quarter`` before."""
    guessed: bool = False
    """The year or the extent was not printed."""
    months: int | None = None
    """How long a duration is; ``None`` where it is no whole number of months."""


_FIRST = re.compile(r"[^\W\d_]+|\d+")
_THE = re.compile(r"\b[Tt]he[ \xa0\n]{1,2}$")
_NAMED_BY = {row["area"]: row["named_by"] for row in rows("fiscal_names")}
_SINCE = re.compile(
    r"""\bsince[ \xa0\n](?:records[ \xa0\n](?:began|started)[ \xa0\n](?:in[ \xa0\n])?)?
        (?:the[ \xa0\n])?(?:(?:end|start|beginning|middle)[ \xa0\n]of[ \xa0\n])?(?:at[ ]least[ ])?$""",
    re.VERBOSE,
)
_SO_FAR = re.compile(r"\b(?:so far|thus far|to date) (?:in|for|during)(?: the)? $", re.IGNORECASE)
_SINCE_REACH = 40


def find_periods(
    text: str,
    published: str | None,
    *,
    fiscal_start: int | None = None,
    anchor: str | None = None,
    fiscal_named_by: str = "end",
    held: str | None = None,
) -> tuple[PeriodMention, ...]:
    """The mentions of time in ``text``, in text order and not overlapping.

    ``published`` (``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``) resolves "last year" and months without a
    year; ``anchor``, the period in force, comes first for months and resolves "the same period".
    ``fiscal_start`` is the first month of the reporter's fiscal year, ``fiscal_named_by`` says whether
    "FY24" is the one that ends or the one that starts in 2024. ``held`` is the period of the text
    before: "the same month", "a year later" and "the full year" go back to it until another is named.

    >>> [(m.text, m.period) for m in find_periods("in May, 5% more than in the first half of 2022", "2023-06-10")]
    [('May', '2023-05'), ('the first half of 2022', '2022-01/2022-06')]
    """
    at = moment(published, fiscal_start, fiscal_named_by, anchor, held)
    found: list[PeriodMention] = []
    done = 0
    for lead in LEAD.finditer(text):
        if lead.end() <= done or _key(lead["word"]) not in TRIGGERS:
            continue
        for start in _starts(lead, done):
            read = _read(text, start, at)
            if read is not None:
                mention, done = read
                found.extend([mention] if mention else [])
                break
    return tuple(found)


def fiscal_named_by(area: str) -> str:
    """Whether the fiscal years of an area bear the year they ``start`` in (Japan) or ``end`` in (India)."""
    return _NAMED_BY.get(area, "end")


def _key(word: str) -> str:
    """The word as a key of ``BY_START``."""
    if word[0].isdigit():
        return "0000" if len(word) == 4 else "0"
    return word.lower()


def _starts(lead: re.Match[str], done: int) -> list[int]:
    """Where a construction may begin: at the preposition, the article or the word, not before ``done``."""
    places = [lead.start(group) for group in ("before", "article", "word") if lead[group]]
    return [place for place in places if place >= done]


def _read(text: str, start: int, at: Moment) -> tuple[PeriodMention | None, int] | None:
    """The mention that begins at ``start`` and where it ends; a day is read, and is no mention."""
    first, ahead = _FIRST.match(text, start), start < at.read_ahead
    for construction in BY_START.get(_key(first[0]), ()) if first else ():
        match = construction.pattern.match(text, start)
        found = READERS[construction.name](text, match, at) if match else None
        if match is None or found is None:
            continue
        if ahead or found == DAY:
            return None, match.end()
        return _mention(text, match, found, construction, at), match.end()
    return None


def _mention(text: str, match: re.Match[str], found: Found, construction: Construction, at: Moment) -> PeriodMention:
    period, kind, comparison, guessed = found
    start = match.start()
    if period and at.published is not None and at.month_known and _SO_FAR.search(text, max(0, start - 14), start):
        period = until(period, at.published - 1, at.fiscal_start) or period
    if construction.article and (article := _THE.search(text, max(0, start - 6), start)):
        start = article.start()
    if kind in ("absolute", "relative") and period is not None:
        at.latest = period
        if _SINCE.search(text, max(0, start - _SINCE_REACH), start):
            kind = "since"
    months = length(match) if kind == "duration" else None
    return PeriodMention(start, match.end(), text[start : match.end()], period, kind, comparison, guessed, months)
