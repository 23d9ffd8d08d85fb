"""Publication dates: the form they are handed over in, and where an article states its own."""

from __future__ import annotations

import re
from datetime import date, datetime

from claimcheck.errors import InputError

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_ISO = r"\d{4}-\d{2}-\d{2}"
_MONTH_FIRST = rf"(?P<m1>{_MONTH}) (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y1>\d{{4}})"
_DAY_FIRST = rf"(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? (?P<m2>{_MONTH}),? (?P<y2>\d{{4}})"
_ANY = rf"(?:(?P<iso>{_ISO})|{_MONTH_FIRST}|{_DAY_FIRST})"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
_LABEL = re.compile(rf"\s*(?:date|published|posted|updated|issued)(?: on)?:?\s+{_WEEKDAY}{_ANY}", re.IGNORECASE)
_ALONE = re.compile(rf"\s*{_WEEKDAY}{_ANY}\s*(?:[|,]? ?\d{{1,2}}[:.]\d{{2}}.*)?$", re.IGNORECASE)
# "SEOUL, July 18, 2024 (Agency) -", "Berlin, 9 February 2024 -": a place, the date, then a dash or bracket.
_DATELINE = re.compile(rf"\s*[^\d,.;:!?]{{2,40}}, {_WEEKDAY}{_ANY}\s*(?:\(|[-–—:/]|$)", re.IGNORECASE)
# An article states its date in its head, not in its body.
_HEAD_LINES = 6


def published_form(value: date | str) -> str:
    """``value`` as ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``. Raises ``InputError`` for anything else.

    >>> published_form(date(2025, 9, 1)), published_form("2025-09")
    ('2025-09-01', '2025-09')
    """
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    written = str(value).strip()
    if (match := _FORM.fullmatch(written)) and _exists(*match.groups()):
        return written
    raise InputError(
        f"publication date is {value!r}",
        rule="expected YYYY, YYYY-MM or YYYY-MM-DD",
        way_out="Write for example --published 2025-09-01",
    )


def _exists(year: str, month: str | None, day: str | None) -> bool:
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return False
    return True


def stated_date(text: str) -> str | None:
    """The date that the head of an article states, ``YYYY-MM-DD``, or ``None``.

    >>> stated_date("SEOUL, July 18, 2024 (Agency) - Exports rose.")
    '2024-07-18'
    """
    lines = [line[:200] for line in text[:4000].splitlines() if line.strip()][:_HEAD_LINES]
    for line in lines:
        for pattern in (_LABEL, _ALONE, _DATELINE):
            if (match := pattern.match(line)) and (found := _iso(match)):
                return found
    return None


def _iso(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    if parts["iso"]:
        return parts["iso"] if _exists(*parts["iso"].split("-")) else None
    year, month, day = (parts[f"{name}1"] or parts[f"{name}2"] for name in "ymd")
    written = f"{year}-{_MONTHS.index(month[:3].lower()) + 1:02d}-{int(day):02d}"
    return written if _exists(*written.split("-")) else None
