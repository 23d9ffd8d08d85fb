"""The words that periods are made of, as tables and as pieces of patterns."""

from __future__ import annotations

import re

from claimcheck.language._tables import alternatives, listed, rows
from claimcheck.language.numbers import any_case

MONTHS = {name: int(row["number"]) for row in rows("months") for name in (row["name"], *listed(row["abbreviations"]))}
SHORT_MONTHS = frozenset(name for row in rows("months") for name in listed(row["abbreviations"]))
NUMBERS = {row["word"]: int(row["value"]) for row in rows("number_words") if row["role"] in ("unit", "teen", "ten")}
ORDINALS = {row["word"]: int(row["value"]) for row in rows("period_ordinals")} | {
    row["word"]: int(row["value"]) for row in rows("ordinals")
}
WORDING = {row["name"]: listed(row["words"]) for row in rows("period_words")}
_KNOWN = {name: frozenset(word.lower() for word in words) for name, words in WORDING.items()}


def is_word(name: str, word: str) -> bool:
    """Whether ``word`` is one of the words of that name in the table of period words."""
    return word.lower() in _KNOWN[name]


def any_of(name: str) -> str:
    return f"(?:{any_case(list(WORDING[name]))})"


# -- pieces; every repeat is bounded, so that no text makes a search slow -----------------------------

S = r"[ \xa0\n]{1,2}"
YEAR = r"(?:1[789]|20|21)\d\d"
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_FULL_MONTH = alternatives(row["name"] for row in rows("months"))
MONTH = rf"(?:{_FULL_MONTH}|(?:{alternatives(SHORT_MONTHS)})(?:\.|\b))"
NUMBER = rf"(?:\d{{1,3}}|{any_case([word for word in NUMBERS if word != 'zero'])})"
ORDINAL = rf"(?:{any_case(list(ORDINALS))})"
WHICH = rf"(?:{any_of('this')}|{any_of('last')}|{any_of('next')}|{any_of('same')})"
_SECOND_YEAR = rf"[-–/](?:{YEAR}|\d\d)(?!\d)"
FISCAL_YEAR = rf"(?:{any_of('fiscal')}(?:{S}year)?{S}(?:FY)?|FY[ ]?)(?:{YEAR}|\d\d)(?:{_SECOND_YEAR})?(?!\d)"
# "2022/23 fiscal year", "2023-2024 financial year"
_YEARS_FISCAL = rf"{YEAR}[-–/](?:{YEAR}|\d\d){S}{any_of('fiscal')}{S}year\b"
# "of 2023", ", 2023", "of fiscal 2024", "last year", "of this fiscal year", "of the year"
OF_YEAR_PATTERN = rf"""(?:
    ,{S}{YEAR}(?!\d)
  | {S}(?:(?:of|in|for){S})?(?:the{S}|its{S})?(?:
        {FISCAL_YEAR}
      | {_YEARS_FISCAL}
      | {YEAR}(?:[-–/]\d\d(?!\d))?(?!\d)
      | (?:{WHICH}{S})?{any_of("fiscal")}{S}year\b
      | {WHICH}{S}fiscal\b
      | {WHICH}{S}year\b(?!-)
      )
  | {S}of{S}the{S}year\b(?!-)
  )"""
# "of Pakistan's", "of the island's", "of the current Nepali": whose fiscal year comes next
OF_WHOSE = rf"""{S}(?:of|in|for){S}(?:the{S})?(?:
    (?:[^\W\d_]{{2,16}}[ -]){{0,2}}[^\W\d_]{{2,20}}['’]s? | [A-Z][a-z]{{2,16}}(?:an|ese|i|ish|ic)){S}"""
FISCAL_WHOSE = rf"""(?:{FISCAL_YEAR}|{_YEARS_FISCAL}|(?:(?:{WHICH}|new|current){S})?{any_of("fiscal")}{S}year\b)"""
ENDED = r"(?:ended|ending|ends|finished|finishing|closed|closing|concluded)"
TO = rf"(?:{S}(?:to|through|till|until|and){S}(?:end[- ])?|[ ]?[-–—/][ ]?)"
PARTS = r"(?:month|quarter|half(?:-year|[ ]year)?|semester|trimester)"
NO_NUMBER = r"(?![\d.,]*\d|[ ]?%)"

OF_YEAR = re.compile(
    rf"""(?:,{S}|{S}(?:(?:of|in|for){S})?)(?:the{S}|its{S})?(?:
          (?P<fiscal>{any_of("fiscal")}(?:{S}year)?{S}(?:FY)?|FY[ ]?)?
          (?P<y>{YEAR}|\d\d)(?:[-–/](?P<y2>{YEAR}|\d\d))?(?!\d)
          (?P<after>{S}{any_of("fiscal")}{S}year)?
        | (?:(?P<this>{any_of("this")}|new|current)|(?P<last>{any_of("last")})
            |(?P<next>{any_of("next")})|(?P<same>{any_of("same")}))?
          (?:{S})?(?:(?P<fyear>{any_of("fiscal")}{S})?year|(?P<lone>fiscal))
        )""",
    re.VERBOSE,
)
"""What the ``of`` group of a construction says, taken apart."""
