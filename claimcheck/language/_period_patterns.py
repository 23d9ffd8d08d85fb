"""How periods are worded: one pattern for each construction, tried in this order where its first word stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from claimcheck.language._period_words import (
    DAY,
    MONTH,
    MONTHS,
    NO_NUMBER,
    NUMBER,
    NUMBERS,
    OF_YEAR_PATTERN,
    ORDINAL,
    ORDINALS,
    PARTS,
    TO,
    WHICH,
    WORDING,
    YEAR,
    S,
    any_of,
)


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
_WHICH_STARTS = _first_words([*WORDING["this"], *WORDING["last"], *WORDING["next"], *WORDING["same"]])
_THE_WHICH = frozenset({"the", *_WHICH_STARTS, "current", "coming", "following", "same"})
_FISCAL_STARTS = _first_words(WORDING["fiscal"])


def _construction(name: str, starts: Iterable[str], pattern: str, *, article: bool = False) -> Construction:
    return Construction(name, re.compile(pattern, re.VERBOSE), frozenset(starts), article)


def _phrases(name: str, words: str) -> Construction:
    """A construction of fixed phrases."""
    return _construction(name, _first_words(WORDING[words]), rf"{any_of(words)}(?![\w-])")


CONSTRUCTIONS = (
    # "first 20 days of December", "first three weeks of May 2024"
    _construction(
        "first_days",
        {"first"},
        rf"""[Ff]irst{S}(?P<n>{NUMBER}){S}(?P<grain>days|weeks){S}of{S}
             (?:(?P<month>{MONTH})(?P<of>{OF_YEAR_PATTERN})?|(?P<rel>this|last){S}month|the{S}month)""",
        article=True,
    ),
    # "second half of July"
    _construction(
        "half_month",
        {"first", "second", "latter"},
        rf"(?P<ord>[Ff]irst|[Ss]econd|latter){S}half{S}of{S}(?P<month>{MONTH})(?P<of>{OF_YEAR_PATTERN})?",
        article=True,
    ),
    # "March 21 and July 22", "December 1 to 20, 2024"
    _construction(
        "month_days",
        _MONTH_STARTS,
        rf"""(?P<m1>{MONTH}){S}(?P<d1>{DAY})(?:,{S}(?P<y1>{YEAR}))?{TO}
             (?:(?P<m2>{MONTH}){S})?(?P<d2>{DAY}){NO_NUMBER}(?P<of>{OF_YEAR_PATTERN})?""",
    ),
    # "1-20 December", "21 March to 22 July 2023"
    _construction(
        "days_month",
        {"0"},
        rf"""(?P<d1>{DAY})(?:{S}(?:of{S})?(?P<m1>{MONTH})(?:{S}(?P<y1>{YEAR}))?)?{TO}
             (?P<d2>{DAY}){S}(?:of{S})?(?P<m2>{MONTH})(?P<of>{OF_YEAR_PATTERN})?""",
    ),
    # "year to June 2023", "12 months to October", "fiscal year ended June 30, 2023", "quarter to June"
    _construction(
        "running_to",
        _NUMBER_STARTS | _FISCAL_STARTS | {"year", "quarter", "half"},
        rf"""(?:(?P<fiscal>{any_of("fiscal")}){S})?
             (?:(?P<n>{NUMBER})[ \xa0-]months?|(?P<grain>year|quarter|half(?:-year|[ ]year)?))
             {S}(?:(?:that{S}|which{S})?(?:ended|ending|ends|finished|closed)(?:{S}(?:in|on|at|with))?
                   |to|through|until|up{S}to)
             {S}(?:end[- ]|the{S}end{S}of{S}|mid-)?
             (?:(?P<day>{DAY}){S}(?:of{S})?)?(?P<month>{MONTH})(?:{S}(?P<day2>{DAY})(?!\d))?
             (?P<of>{OF_YEAR_PATTERN})?""",
        article=True,
    ),
    _construction(
        "n_since",
        _NUMBER_STARTS,
        rf"(?P<n>{NUMBER}){S}months{S}since{S}(?P<month>{MONTH})(?P<of>{OF_YEAR_PATTERN})?",
        article=True,
    ),
    # "March quarter", "September 2008 quarter": named by the month it ends in
    _construction(
        "quarter_of_month",
        _MONTH_STARTS,
        rf"(?P<month>{MONTH}){S}(?:(?P<y>{YEAR}){S})?quarter(?:['’]s)?\b(?P<of>{OF_YEAR_PATTERN})?",
    ),
    # "January-September 2024", "Jan-Feb", "October 2023 to March 2024"
    _construction(
        "months",
        _MONTH_STARTS,
        rf"""(?P<m1>{MONTH})(?:,?{S}(?P<y1>{YEAR}))?{TO}(?P<m2>{MONTH})
             (?:[ -]quarter\b)?(?:['’]s)?(?P<of>{OF_YEAR_PATTERN})?""",
    ),
    # "first nine months of 2024", "last two quarters of 2023"
    _construction(
        "first_months",
        _ORDINAL_STARTS,
        rf"""(?P<ord>{ORDINAL})(?:{S}|-)(?P<n>{NUMBER})(?:{S}|-)(?P<grain>months?|quarters?)\b
             (?P<of>{OF_YEAR_PATTERN})?""",
        article=True,
    ),
    # "nine-month exports": from January on
    _construction(
        "months_counted",
        _NUMBER_STARTS,
        rf"(?P<n>{NUMBER})-month(?=[ \xa0](?:[a-z]{{2,12}}[ \xa0]){{0,2}}{any_of('counted')}\b)",
        article=True,
    ),
    # "first quarter of 2024", "second-half", "2024's first half"
    _construction(
        "part",
        _ORDINAL_STARTS | {"0000"},
        rf"""(?:(?P<y>{YEAR})(?:['’]s)?{S})?(?P<ord>{ORDINAL})(?:{S}|-)(?:calendar{S})?
             (?P<grain>{PARTS})(?:['’]s)?\b(?P<of>{OF_YEAR_PATTERN})?""",
        article=True,
    ),
    # "Q3 2024", "3Q", "1H23", "H1 2025", "Q1 FY17"
    _construction(
        "code",
        {"q", "h", "0"},
        rf"""(?:(?P<g>[QH])(?P<n>[1-4])|(?P<n2>[1-4])(?P<g2>[QH]))
             (?:[ \xa0/,-]{{0,2}}(?:of{S})?(?:(?P<fy>FY)[ ]?)?['’]?(?P<y>{YEAR}|\d\d)(?![.,%]?\d|[ ]?%))?
             (?:['’]s)?(?![\w])""",
    ),
    # "9M 2023", "9MFY24": the first nine months
    _construction(
        "months_code",
        {"0"},
        rf"(?P<n>[1-9]|1[0-2])M[ \xa0-]?(?:(?P<fy>FY)[ ]?)?['’]?(?P<y>{YEAR}|\d\d)(?!\d|[.,]\d|[ ]?%)",
    ),
    _construction("calendar_year", {"cy"}, rf"CY[ ]?(?P<y>{YEAR})(?!\d)"),
    # "marketing year 2022/23", "MY 2022/23"
    _construction(
        "season",
        _first_words(WORDING["season"]) | {"my"},
        rf"(?P<season>{any_of('season')}|MY)[ ]?(?P<y>{YEAR})(?P<join>[-–/])(?P<y2>{YEAR}|\d\d)(?![\d-])",
        article=True,
    ),
    _construction("year_code", {"0000"}, rf"(?P<y>{YEAR})[- ]?(?P<g>[QH])(?P<n>[1-4])\b"),
    # "fiscal 2024", "FY24", "FY2023-24", "financial year 2023/24"
    _construction(
        "fiscal",
        _FISCAL_STARTS | {"fy"},
        rf"""(?:{any_of("fiscal")}(?:{S}year)?{S}(?:of{S})?(?:FY)?|FY[ ]?['’]?)
             (?P<y>{YEAR}|\d\d)(?:[-–/](?P<y2>{YEAR}|\d\d))?(?!\d)""",
        article=True,
    ),
    # "2012-13", "2022/23", "2023-2024 season", "2019 to 2023", "between 2019 and 2023"
    _construction(
        "years",
        {"0000"},
        rf"""(?P<y>{YEAR})
             (?: (?P<join>[-–/])(?P<y2>{YEAR}|\d\d)(?![\d-])
               | {S}(?P<to>to|through|until|till|(?<=[Bb]etween[ ]\d{{4}}[ ])and){S}(?P<y3>{YEAR})(?!\d)
             )
             (?:{S}(?P<season>{any_of("season")}|{any_of("fiscal")}(?:{S}year)?\b))?""",
    ),
    # "this fiscal year", "the previous financial year", "the fiscal year so far"
    _construction(
        "fiscal_relative",
        _THE_WHICH | _FISCAL_STARTS | {"new", "past", "full"},
        rf"""(?:(?P<which>{any_of("this")}|{any_of("last")}|{any_of("next")}|new|past|full){S})?
             {any_of("fiscal")}{S}year\b(?P<far>{S}so{S}far)?
           | (?P<lone>{any_of("this")}|{any_of("last")}|{any_of("next")}){S}fiscal\b(?!{S}year|-)""",
        article=True,
    ),
    # "May 12", "12 May 2023": a day, which is when something was said and no period
    _construction(
        "day",
        _MONTH_STARTS | {"0"},
        rf"""{MONTH}{S}{DAY}(?:,?{S}{YEAR})?(?![\d.,]*\d|[ ]?%|\w)
           | {DAY}{S}(?:of{S})?{MONTH}(?:{S}{YEAR})?""",
    ),
    # "May 2022", "May last year", "last May", "May"
    _construction(
        "month",
        _MONTH_STARTS | _THE_WHICH,
        rf"""(?:(?P<which>{any_of("this")}|{any_of("last")}|{any_of("next")}){S})?(?P<month>{MONTH})(?:['’]s?(?!\d))?
             (?:(?P<of>{OF_YEAR_PATTERN})|,?{S}?(?P<apos>['’]\d\d)\b)?""",
    ),
    _phrases("to_date", "to_date"),
    # "same period last year", "same month of 2022"
    _construction(
        "same_as",
        _THE_WHICH | {"corresponding", "comparable", "equivalent"},
        rf"""(?:{any_of("same")}|corresponding|comparable|equivalent){S}
             (?P<grain>period|month|quarter|time|months|half|stretch|span|timeframe|point)\b
             (?:(?:{S}(?:of|in))?(?:{S}(?:the|an?))?{S}(?:
                 (?P<y>{YEAR})
               | (?P<rel>last{S}year|(?:previous|prior|preceding){S}year|year[ -](?:before|earlier|ago))
               | (?P<nyears>{NUMBER}){S}years{S}(?:ago|earlier|before)))?""",
        article=True,
    ),
    _construction("year_before_that", {"the"}, rf"the{S}(?P<grain>year|month|quarter){S}before{S}that\b"),
    _phrases("year_on_year", "on_year"),
    _phrases("month_on_month", "on_month"),
    _phrases("quarter_on_quarter", "on_quarter"),
    # "three years ago", "a decade earlier", "a year later"
    _construction(
        "years_ago",
        _NUMBER_STARTS | {"a"},
        rf"""(?P<n>{NUMBER}|[Aa]){S}(?P<grain>years?|decades?|months?|quarters?){S}
             (?:ago|(?P<back>earlier|before|previously)|(?P<later>later|afterwards))\b""",
    ),
    # "past 12 months", "last three years"
    _construction(
        "past",
        {"past", "last", "latest", "preceding", "previous"},
        rf"""(?:past|last|latest|preceding|previous){S}
             (?:(?P<n>{NUMBER}){S}(?P<grain>months|quarters|years|decades)|(?P<one>decade))\b""",
        article=True,
    ),
    # "last year", "this month", "the same quarter"
    _construction(
        "relative",
        _THE_WHICH,
        rf"(?P<which>{WHICH}){S}(?P<grain>year|month|quarter|half)(?:['’]s)?(?![\w-])",
        article=True,
    ),
    # "in ten years", "for the 55th straight month", "over more than a decade"
    _construction(
        "duration",
        {"in", "for", "over", "within", "during"},
        rf"""(?:[Ii]n|[Ff]or|[Oo]ver|[Ww]ithin|[Dd]uring){S}(?:the{S})?(?:{any_of("more_or_less")}{S})?(?:
               (?:(?:the|a){S})?(?P<n>{NUMBER})(?:{S}{any_of("in_a_row")})?{S}
               (?P<grain>months|quarters|years|decades|weeks|days)
             | (?P<one>a{S}(?:decade|century|generation))
             | (?<=[Ff]or[ ])(?:the{S}|an?{S})?(?:\d{{1,3}}(?:st|nd|rd|th)|(?:[a-z]{{5,9}}-)?{ORDINAL}){S}
               (?:{any_of("in_a_row")}{S})?(?:month|quarter|year)
             | (?<=[Ff]or[ ]the[ ])(?:\d{{1,3}}(?:st|nd|rd|th)|(?:[a-z]{{5,9}}-)?{ORDINAL}){S}
               (?:{any_of("in_a_row")}{S})?(?:month|quarter|year)
             )\b(?!{S}(?:of|ago|earlier|before|since|ended|ending)\b)
             (?!{S}(?:from|between){S}(?:{DAY}{S}(?:of{S})?)?{MONTH}\b)
             (?!{S}(?:to|through|until|up{S}to){S}(?:end[- ]|the{S}end{S}of{S})?(?:{DAY}{S})?{MONTH}\b)""",
    ),
    # "full-year exports", "for the whole year": the year of the period in force
    _construction(
        "full_year", {"full", "whole", "entire"}, rf"(?:full|whole|entire)[ \xa0-]year\b(?!{S}{YEAR})", article=True
    ),
    # "for the quarter", "over the period": the one in force
    _construction(
        "in_force",
        {"for", "in", "over", "during"},
        rf"""(?:[Ff]or|[Ii]n|[Oo]ver|[Dd]uring){S}the{S}(?P<grain>year|quarter|month|half)\b
             (?![-'’]|{S}(?:to|through|until|ended|ending|that|which|of|before|after|when|since|earlier|ago|up|just|prior)\b)""",
    ),
    _phrases("now", "now"),
    # "... in the first quarter, and 10 billion in the second"
    _construction(
        "ellipsis",
        {"in", "from", "for", "of", "during", "over", "than", "on"},
        rf"""(?:in|from|for|of|during|over|than|on){S}the{S}(?P<ord>first|second|third|fourth)
             (?=[ ]?[.,;:)]|{S}(?:to|and|from|but|after|while|as|with|or)\b|$)""",
    ),
    _construction("year", {"0000"}, rf"(?P<y>{YEAR})(?:['’]s)?(?![\w%]|[.,]\d|[-–/:]\d)"),
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
        for phrase in WORDING[name]
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
