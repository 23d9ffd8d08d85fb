"""What digits without a unit may be instead of a quantity: a year, a date, a time of day, a name."""

from __future__ import annotations

import re

from claimcheck.language._tables import alternatives, listed, rows

_MONTH = alternatives(name for row in rows("months") for name in (row["name"], *listed(row["abbreviations"])))
_MONTH_BEFORE = re.compile(rf"\b(?:{_MONTH})\.?[ \xa0]?(?:\d{{1,2}}(?:st|nd|rd|th)?[ ]?(?:[-–]|to|and)[ ]?)?$")
_MONTH_AFTER = re.compile(rf"(?:[ ]?(?:[-–]|to|and)[ ]?\d{{1,2}})?(?:[ ]of)?[ \xa0-](?:{_MONTH})\b")
_CLOCK = re.compile(r"[ ]?(?:a\.m\.|p\.m\.|am\b|pm\b|GMT\b|UTC\b|o['’]clock|hours\sGMT)|:\d", re.IGNORECASE)
_NAMES = frozenset(row["word"] for row in rows("not_quantities"))
_WORD_BEFORE = re.compile(r"([^\W\d_]{1,16})['’]?s?\.?(?:[ ]of)?[ \xa0#-]{1,2}$")
_REACH = 24
COMPOUND = re.compile(r"(?:[-–/:](?=\d)\d{1,12}[\w.]{0,8}){1,6}+")
"""Digits joined to the digits before by a hyphen, a slash or a colon: scores, seasons, phones, dates."""
_ITEM = re.compile(r"(?:^|\n)[ \t]{0,3}\(?$")
_ITEM_END = re.compile(r"[.)][ \t]")

PHONE = re.compile(r"(?:[ -]\(?\d{1,5}\)?){2,6}+(?![.,]?\d|[ ]?%)")


def is_year(whole: str) -> bool:
    """Whether four digits printed without a comma read as a year."""
    return len(whole) == 4 and whole.isdigit() and "1700" <= whole <= "2199"


def is_named(text: str, start: int) -> bool:
    """Whether the word before the digits at ``start`` makes a name of them: "Section 301", "Vision 2030"."""
    word = _WORD_BEFORE.search(text[max(0, start - _REACH) : start])
    return word is not None and word[1].lower() in _NAMES


def is_name_or_date(text: str, start: int, end: int) -> bool:
    """Whether the bare numeral ``text[start:end]`` is part of a date, a time, a list mark or a name."""
    before = text[max(0, start - _REACH) : start]
    if is_named(text, start):
        return True
    if _CLOCK.match(text, end):
        return True
    if end - start <= 2 and (_MONTH_BEFORE.search(before) or _MONTH_AFTER.match(text, end)):
        return True
    return bool(end - start <= 2 and _ITEM_END.match(text, end) and _ITEM.search(before))
