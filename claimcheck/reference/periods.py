"""What a period of the native form may look like, and how often it comes round.

2023            calendar year            A
2023-Q1         quarter                  Q
2023-01         month                    M
2023-01/2023-09 span of months or days   S
FY2023-24       fiscal year              F
"""

from __future__ import annotations

import re
from datetime import date

_FORMS = {
    "A": re.compile(r"[12]\d{3}", re.ASCII),
    "Q": re.compile(r"[12]\d{3}-Q[1-4]", re.ASCII),
    "M": re.compile(r"[12]\d{3}-(?:0[1-9]|1[0-2])", re.ASCII),
    "F": re.compile(r"FY[12]\d{3}(?:-\d{2})?", re.ASCII),
}
_SPAN = re.compile(r"([12]\d{3}-\d{2}(?:-\d{2})?)/([12]\d{3}-\d{2}(?:-\d{2})?)", re.ASCII)
_DATE = re.compile(r"[12]\d{3}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?)?", re.ASCII)

FORMS = "2023, 2023-Q1, 2023-01, 2023-01/2023-09, 2024-12-01/2024-12-20 or FY2023-24"


def frequency(period: str) -> str | None:
    """``A``, ``Q``, ``M``, ``S`` (a span) or ``F`` (a fiscal year); ``None`` for what is no period.

    >>> [frequency(p) for p in ("2023", "2023-Q1", "2023-13", "2023-01/2023-09", "FY2023-24", "FY2023-25")]
    ['A', 'Q', None, 'S', 'F', None]
    """
    for name, form in _FORMS.items():
        if form.fullmatch(period):
            return name if name != "F" or _follows(period) else None
    return "S" if _is_span(period) else None


def is_date(text: str) -> bool:
    """Whether ``text`` is ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` and in the calendar."""
    if not _DATE.fullmatch(text):
        return False
    return len(text) < 10 or _in_calendar(text)


def years(period: str) -> tuple[int, int]:
    """The first and the last calendar year that a well-formed ``period`` touches.

    >>> years("2023-Q4"), years("FY2023-24"), years("2022-11/2023-02")
    ((2023, 2023), (2023, 2024), (2022, 2023))
    """
    if period.startswith("FY"):
        first = int(period[2:6])
        return first, first + 1
    start, _, end = period.partition("/")
    return int(start[:4]), int((end or start)[:4])


def _follows(fiscal: str) -> bool:
    """Whether the second year of ``FY2023-24`` is the next one."""
    first, _, second = fiscal[2:].partition("-")
    return not second or (int(first) + 1) % 100 == int(second)


def _is_span(period: str) -> bool:
    found = _SPAN.fullmatch(period)
    if not found:
        return False
    start, end = found.groups()
    return len(start) == len(end) and start <= end and is_date(start) and is_date(end)


def _in_calendar(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
