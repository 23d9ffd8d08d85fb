"""How periods are worded: one pattern for each construction, tried in this order where its first word stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from claimcheck.language._tables import alternatives, listed, rows
from claimcheck.language.numbers import any_case

MONTHS = {name: int(row["number"]) for row in rows("months") for name in (row["name"], *listed(row["abbreviations"]))}
SHORT_MONTHS = frozenset(name for row in rows("months") for name in listed(row["abbreviations"]))
NUMBERS = {row["word"]: int(row["value"]) for row in rows("number_words") if row["role"] in ("unit", "teen", "ten")}
ORDINALS = {row["word"]: int(row["value"]) for row in rows("period_ordinals")} | {
    row["word"]: int(row["value"]) for row in rows("ordinals")
}
_WORDING = {row["name"]: listed(row["words"]) for row in rows("period_words")}
_KNOWN = {name: frozenset(word.lower() for word in words) for name, words in _WORDING.items()}


def is_word(name: str, word: str) -> bool:
    """Whether ``word`` is one of the words of that name in the table of period words."""
    return word.lower() in _KNOWN[name]


def _any(name: str) -> str:
    return f"(?:{any_case(list(_WORDING[name]))})"


# -- pieces; every repeat is bounded, so that no text makes a search slow -----------------------------

_S = r"[ \xa0\n]{1,2}"
_YEAR = r"(?:1[789]|20|21)\d\d"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_FULL_MONTH = alternatives(row["name"] for row in rows("months"))
_MONTH = rf"(?:{_FULL_MONTH}|(?:{alternatives(SHORT_MONTHS)})(?:\.|\b))"
_NUMBER = rf"(?:\d{{1,3}}|{any_case([word for word in NUMBERS if word != 'zero'])})"
_ORDINAL = rf"(?:{any_case(list(ORDINALS))})"
_WHICH = rf"(?:{_any('this')}|{_any('last')}|{_any('next')}|{_any('same')})"
_SECOND_YEAR = rf"[-–/](?:{_YEAR}|\d\d)(?!\d)"
_FISCAL_YEAR = rf"(?:{_any('fiscal')}(?:{_S}year)?{_S}(?:FY)?|FY[ ]?)(?:{_YEAR}|\d\d)(?:{_SECOND_YEAR})?(?!\d)"
# "of 2023", ", 2023", "of fiscal 2024", "last year", "of this fiscal year", "of the year"
_OF_YEAR = rf"""(?:
    ,{_S}{_YEAR}(?!\d)
  | {_S}(?:(?:of|in|for){_S})?(?:the{_S}|its{_S})?(?:
        {_FISCAL_YEAR}
      | {_YEAR}(?:[-–/]\d\d(?!\d))?(?!\d)
      | (?:{_WHICH}{_S})?{_any("fiscal")}{_S}year\b
      | {_WHICH}{_S}fiscal\b
      | {_WHICH}{_S}year\b(?!-)
      )
  | {_S}of{_S}the{_S}year\b(?!-)
  )"""
_TO = rf"(?:{_S}(?:to|through|till|until|and){_S}(?:end[- ])?|[ ]?[-–—/][ ]?)"
_PARTS = r"(?:month|quarter|half(?:-year|[ ]year)?|semester|trimester)"
_NO_NUMBER = r"(?![\d.,]*\d|[ ]?%)"

OF_YEAR = re.compile(
    rf"""(?:,{_S}|{_S}(?:(?:of|in|for){_S})?)(?:the{_S}|its{_S})?(?:
          (?P<fiscal>{_any("fiscal")}(?:{_S}year)?{_S}(?:FY)?|FY[ ]?)?
          (?P<y>{_YEAR}|\d\d)(?:[-–/](?P<y2>{_YEAR}|\d\d))?(?!\d)
        | (?:(?P<this>{_any("this")})|(?P<last>{_any("last")})|(?P<next>{_any("next")})|(?P<same>{_any("same")}))?
          (?:{_S})?(?:(?P<fyear>{_any("fiscal")}{_S})?year|(?P<lone>fiscal))
        )""",
    re.VERBOSE,
)
"""What the ``of`` group of a construction says, taken apart."""


@dataclass(frozen=True, slots=True)
class Construction:
    name: str
    pattern: re.Pattern[str]
    starts: frozenset[str]
    """First words in lower case; ``0`` for up to three digits, ``0000`` for four."""
    article: bool
    """Whether "the" before it belongs to its words."""


def _first_words(phrases: Iterable[str]) -> frozenset[str]:
    words = (re.split(r"[ /-]", phrase)[0].lower() for phrase in phrases)
    return frozenset("0" if word.isdigit() else word for word in words)


_MONTH_STARTS = frozenset(name.lower() for name in MONTHS)
_NUMBER_STARTS = frozenset(NUMBERS) | {"0"}
_ORDINAL_STARTS = frozenset(word for word in ORDINALS if word.isalpha()) | {"0"}
_WHICH_STARTS = _first_words([*_WORDING["this"], *_WORDING["last"], *_WORDING["next"], *_WORDING["same"]])
_THE_WHICH = frozenset({"the", *_WHICH_STARTS, "current", "coming", "following", "same"})
_FISCAL_STARTS = _first_words(_WORDING["fiscal"])


def _construction(name: str, starts: Iterable[str], pattern: str, *, article: bool = False) -> Construction:
    return Construction(name, re.compile(pattern, re.VERBOSE), frozenset(starts), article)


def _phrases(name: str, words: str) -> Construction:
    """A construction of fixed phrases."""
    return _construction(name, _first_words(_WORDING[words]), rf"{_any(words)}(?![\w-])")


CONSTRUCTIONS = (
    # "first 20 days of December", "first three weeks of May 2024"
    _construction(
        "first_days",
        {"first"},
        rf"""[Ff]irst{_S}(?P<n>{_NUMBER}){_S}(?P<grain>days|weeks){_S}of{_S}
             (?:(?P<month>{_MONTH})(?P<of>{_OF_YEAR})?|(?P<rel>this|last){_S}month|the{_S}month)""",
        article=True,
    ),
    # "second half of July"
    _construction(
        "half_month",
        {"first", "second", "latter"},
        rf"(?P<ord>[Ff]irst|[Ss]econd|latter){_S}half{_S}of{_S}(?P<month>{_MONTH})(?P<of>{_OF_YEAR})?",
        article=True,
    ),
    # "March 21 and July 22", "December 1 to 20, 2024"
    _construction(
        "month_days",
        _MONTH_STARTS,
        rf"""(?P<m1>{_MONTH}){_S}(?P<d1>{_DAY})(?:,{_S}(?P<y1>{_YEAR}))?{_TO}
             (?:(?P<m2>{_MONTH}){_S})?(?P<d2>{_DAY}){_NO_NUMBER}(?P<of>{_OF_YEAR})?""",
    ),
    # "1-20 December", "21 March to 22 July 2023"
    _construction(
        "days_month",
        {"0"},
        rf"""(?P<d1>{_DAY})(?:{_S}(?:of{_S})?(?P<m1>{_MONTH})(?:{_S}(?P<y1>{_YEAR}))?)?{_TO}
             (?P<d2>{_DAY}){_S}(?:of{_S})?(?P<m2>{_MONTH})(?P<of>{_OF_YEAR})?""",
    ),
    # "year to June 2023", "12 months to October", "fiscal year ended June 30, 2023", "quarter to June"
    _construction(
        "running_to",
        _NUMBER_STARTS | _FISCAL_STARTS | {"year", "quarter", "half"},
        rf"""(?:(?P<fiscal>{_any("fiscal")}){_S})?
             (?:(?P<n>{_NUMBER})[ \xa0-]months?|(?P<grain>year|quarter|half(?:-year|[ ]year)?))
             {_S}(?:(?:that{_S}|which{_S})?(?:ended|ending|ends|finished|closed)(?:{_S}(?:in|on|at|with))?
                   |to|through|until|up{_S}to)
             {_S}(?:end[- ]|the{_S}end{_S}of{_S}|mid-)?
             (?:(?P<day>{_DAY}){_S}(?:of{_S})?)?(?P<month>{_MONTH})(?:{_S}(?P<day2>{_DAY})(?!\d))?
             (?P<of>{_OF_YEAR})?""",
        article=True,
    ),
    _construction(
        "n_since",
        _NUMBER_STARTS,
        rf"(?P<n>{_NUMBER}){_S}months{_S}since{_S}(?P<month>{_MONTH})(?P<of>{_OF_YEAR})?",
        article=True,
    ),
    # "March quarter", "September 2008 quarter": named by the month it ends in
    _construction(
        "quarter_of_month",
        _MONTH_STARTS,
        rf"(?P<month>{_MONTH}){_S}(?:(?P<y>{_YEAR}){_S})?quarter(?:['’]s)?\b(?P<of>{_OF_YEAR})?",
    ),
    # "January-September 2024", "Jan-Feb", "October 2023 to March 2024"
    _construction(
        "months",
        _MONTH_STARTS,
        rf"""(?P<m1>{_MONTH})(?:,?{_S}(?P<y1>{_YEAR}))?{_TO}(?P<m2>{_MONTH})
             (?:[ -]quarter\b)?(?:['’]s)?(?P<of>{_OF_YEAR})?""",
    ),
    # "first nine months of 2024", "last two quarters of 2023"
    _construction(
        "first_months",
        _ORDINAL_STARTS,
        rf"""(?P<ord>{_ORDINAL})(?:{_S}|-)(?P<n>{_NUMBER})(?:{_S}|-)(?P<grain>months?|quarters?)\b
             (?P<of>{_OF_YEAR})?""",
        article=True,
    ),
    # "nine-month exports": from January on
    _construction(
        "months_counted",
        _NUMBER_STARTS,
        rf"(?P<n>{_NUMBER})-month(?=[ \xa0](?:[a-z]{{2,12}}[ \xa0]){{0,2}}{_any('counted')}\b)",
        article=True,
    ),
    # "first quarter of 2024", "second-half", "2024's first half"
    _construction(
        "part",
        _ORDINAL_STARTS | {"0000"},
        rf"""(?:(?P<y>{_YEAR})(?:['’]s)?{_S})?(?P<ord>{_ORDINAL})(?:{_S}|-)(?:calendar{_S})?
             (?P<grain>{_PARTS})(?:['’]s)?\b(?P<of>{_OF_YEAR})?""",
        article=True,
    ),
    # "Q3 2024", "3Q", "1H23", "H1 2025", "Q1 FY17"
    _construction(
        "code",
        {"q", "h", "0"},
        rf"""(?:(?P<g>[QH])(?P<n>[1-4])|(?P<n2>[1-4])(?P<g2>[QH]))
             (?:[ \xa0/,-]{{0,2}}(?:of{_S})?(?:(?P<fy>FY)[ ]?)?['’]?(?P<y>{_YEAR}|\d\d)(?![.,%]?\d|[ ]?%))?
             (?:['’]s)?(?![\w])""",
    ),
    # "9M 2023", "9MFY24": the first nine months
    _construction(
        "months_code",
        {"0"},
        rf"(?P<n>[1-9]|1[0-2])M[ \xa0-]?(?:(?P<fy>FY)[ ]?)?['’]?(?P<y>{_YEAR}|\d\d)(?!\d|[.,]\d|[ ]?%)",
    ),
    _construction("calendar_year", {"cy"}, rf"CY[ ]?(?P<y>{_YEAR})(?!\d)"),
    # "marketing year 2022/23", "MY 2022/23"
    _construction(
        "season",
        _first_words(_WORDING["season"]) | {"my"},
        rf"(?P<season>{_any('season')}|MY)[ ]?(?P<y>{_YEAR})(?P<join>[-–/])(?P<y2>{_YEAR}|\d\d)(?![\d-])",
        article=True,
    ),
    _construction("year_code", {"0000"}, rf"(?P<y>{_YEAR})[- ]?(?P<g>[QH])(?P<n>[1-4])\b"),
    # "fiscal 2024", "FY24", "FY2023-24", "financial year 2023/24"
    _construction(
        "fiscal",
        _FISCAL_STARTS | {"fy"},
        rf"""(?:{_any("fiscal")}(?:{_S}year)?{_S}(?:of{_S})?(?:FY)?|FY[ ]?['’]?)
             (?P<y>{_YEAR}|\d\d)(?:[-–/](?P<y2>{_YEAR}|\d\d))?(?!\d)""",
        article=True,
    ),
    # "2012-13", "2022/23", "2023-2024 season", "2019 to 2023", "between 2019 and 2023"
    _construction(
        "years",
        {"0000"},
        rf"""(?P<y>{_YEAR})
             (?: (?P<join>[-–/])(?P<y2>{_YEAR}|\d\d)(?![\d-])
               | {_S}(?P<to>to|through|until|till|(?<=[Bb]etween[ ]\d{{4}}[ ])and){_S}(?P<y3>{_YEAR})(?!\d)
             )
             (?:{_S}(?P<season>{_any("season")}|{_any("fiscal")}(?:{_S}year)?\b))?""",
    ),
    # "this fiscal year", "the previous financial year", "the fiscal year so far"
    _construction(
        "fiscal_relative",
        _THE_WHICH | _FISCAL_STARTS | {"new", "past", "full"},
        rf"""(?:(?P<which>{_any("this")}|{_any("last")}|{_any("next")}|new|past|full){_S})?
             {_any("fiscal")}{_S}year\b(?P<far>{_S}so{_S}far)?
           | (?P<lone>{_any("this")}|{_any("last")}|{_any("next")}){_S}fiscal\b(?!{_S}year|-)""",
        article=True,
    ),
    # "May 12", "12 May 2023": a day, which is when something was said and no period
    _construction(
        "day",
        _MONTH_STARTS | {"0"},
        rf"""{_MONTH}{_S}{_DAY}(?:,?{_S}{_YEAR})?(?![\d.,]*\d|[ ]?%|\w)
           | {_DAY}{_S}(?:of{_S})?{_MONTH}(?:{_S}{_YEAR})?""",
    ),
    # "May 2022", "May last year", "last May", "May"
    _construction(
        "month",
        _MONTH_STARTS | _THE_WHICH,
        rf"""(?:(?P<which>{_any("this")}|{_any("last")}|{_any("next")}){_S})?(?P<month>{_MONTH})(?:['’]s?(?!\d))?
             (?:(?P<of>{_OF_YEAR})|,?{_S}?(?P<apos>['’]\d\d)\b)?""",
    ),
    _phrases("to_date", "to_date"),
    # "same period last year", "same month of 2022"
    _construction(
        "same_as",
        _THE_WHICH | {"corresponding", "comparable", "equivalent"},
        rf"""(?:{_any("same")}|corresponding|comparable|equivalent){_S}
             (?P<grain>period|month|quarter|time|months|half|stretch|span|timeframe|point)\b
             (?:(?:{_S}(?:of|in))?(?:{_S}(?:the|an?))?{_S}(?:
                 (?P<y>{_YEAR})
               | (?P<rel>last{_S}year|(?:previous|prior|preceding){_S}year|year[ -](?:before|earlier|ago))
               | (?P<nyears>{_NUMBER}){_S}years{_S}(?:ago|earlier|before)))?""",
        article=True,
    ),
    _construction("year_before_that", {"the"}, rf"the{_S}(?P<grain>year|month|quarter){_S}before{_S}that\b"),
    _phrases("year_on_year", "on_year"),
    _phrases("month_on_month", "on_month"),
    _phrases("quarter_on_quarter", "on_quarter"),
    # "three years ago", "a decade earlier", "a year later"
    _construction(
        "years_ago",
        _NUMBER_STARTS | {"a"},
        rf"""(?P<n>{_NUMBER}|[Aa]){_S}(?P<grain>years?|decades?|months?|quarters?){_S}
             (?:ago|(?P<back>earlier|before|previously)|(?P<later>later|afterwards))\b""",
    ),
    # "past 12 months", "last three years"
    _construction(
        "past",
        {"past", "last", "latest", "preceding", "previous"},
        rf"""(?:past|last|latest|preceding|previous){_S}
             (?:(?P<n>{_NUMBER}){_S}(?P<grain>months|quarters|years|decades)|(?P<one>decade))\b""",
        article=True,
    ),
    # "last year", "this month", "the same quarter"
    _construction(
        "relative",
        _THE_WHICH,
        rf"(?P<which>{_WHICH}){_S}(?P<grain>year|month|quarter|half)(?:['’]s)?(?![\w-])",
        article=True,
    ),
    # "in ten years", "for the 55th straight month", "over more than a decade"
    _construction(
        "duration",
        {"in", "for", "over", "within", "during"},
        rf"""(?:[Ii]n|[Ff]or|[Oo]ver|[Ww]ithin|[Dd]uring){_S}(?:the{_S})?(?:{_any("more_or_less")}{_S})?(?:
               (?:(?:the|a){_S})?(?P<n>{_NUMBER})(?:{_S}{_any("in_a_row")})?{_S}
               (?P<grain>months|quarters|years|decades|weeks|days)
             | (?P<one>a{_S}(?:decade|century|generation))
             | (?<=[Ff]or[ ])(?:the{_S}|an?{_S})?(?:\d{{1,3}}(?:st|nd|rd|th)|(?:[a-z]{{5,9}}-)?{_ORDINAL}){_S}
               (?:{_any("in_a_row")}{_S})?(?:month|quarter|year)
             | (?<=[Ff]or[ ]the[ ])(?:\d{{1,3}}(?:st|nd|rd|th)|(?:[a-z]{{5,9}}-)?{_ORDINAL}){_S}
               (?:{_any("in_a_row")}{_S})?(?:month|quarter|year)
             )\b(?!{_S}(?:of|ago|earlier|before|since|ended|ending)\b)
             (?!{_S}(?:from|between){_S}(?:{_DAY}{_S}(?:of{_S})?)?{_MONTH}\b)
             (?!{_S}(?:to|through|until|up{_S}to){_S}(?:end[- ]|the{_S}end{_S}of{_S})?(?:{_DAY}{_S})?{_MONTH}\b)""",
    ),
    # "full-year exports", "for the whole year": the year of the period in force
    _construction(
        "full_year", {"full", "whole", "entire"}, rf"(?:full|whole|entire)[ \xa0-]year\b(?!{_S}{_YEAR})", article=True
    ),
    # "for the quarter", "over the period": the one in force
    _construction(
        "in_force",
        {"for", "in", "over", "during"},
        rf"""(?:[Ff]or|[Ii]n|[Oo]ver|[Dd]uring){_S}the{_S}(?P<grain>year|quarter|month|half)\b
             (?![-'’]|{_S}(?:to|through|until|ended|ending|that|which|of|before|after|when|since|earlier|ago|up|just|prior)\b)""",
    ),
    _phrases("now", "now"),
    # "... in the first quarter, and 10 billion in the second"
    _construction(
        "ellipsis",
        {"in", "from", "for", "of", "during", "over", "than", "on"},
        rf"""(?:in|from|for|of|during|over|than|on){_S}the{_S}(?P<ord>first|second|third|fourth)
             (?=[ ]?[.,;:)]|{_S}(?:to|and|from|but|after|while|as|with|or)\b|$)""",
    ),
    _construction("year", {"0000"}, rf"(?P<y>{_YEAR})(?:['’]s)?(?![\w%]|[.,]\d|[-–/:]\d)"),
)

BY_START: dict[str, tuple[Construction, ...]] = {
    start: tuple(construction for construction in CONSTRUCTIONS if start in construction.starts)
    for construction in CONSTRUCTIONS
    for start in construction.starts
}
# Words that start nothing themselves, but follow the preposition or article that does.
TRIGGERS = (
    frozenset(BY_START)
    | {
        word.lower()
        for name in ("to_date", "on_year", "on_month", "on_quarter", "more_or_less")
        for phrase in _WORDING[name]
        for word in re.split(r"[ /-]", phrase)[:3]
    }
    - {"of", "in", "so", "to", "this", "date", "with"}
    | {"decade", "century", "generation"}
)
# A preposition and an article are read along with the word that may start a period, because some
# constructions begin with them; a word that starts none costs one look-up.
LEAD = re.compile(
    r"""(?:(?P<before>[Ii]n|[Ff]or|[Oo]ver|[Ww]ithin|[Dd]uring|[Oo]f|[Ff]rom|[Tt]han|[Oo]n)[ \xa0\n]{1,2})?
        (?:(?P<article>[Tt]he|[Aa]|[Ii]ts)[ \xa0\n]{1,2})?
        (?P<word>[^\W\d_]{1,24}(?![^\W\d_])|(?<![\w.,$€£¥₹])(?<!(?<!mid)-)\d{1,4}(?!\d))""",
    re.VERBOSE,
)
