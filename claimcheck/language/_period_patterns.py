# ruff: noqa: E501
"""How periods are worded: one pattern for each construction, the longer ones first."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimcheck.language._tables import alternatives, listed, rows
from claimcheck.language.numbers import any_case

MONTHS: dict[str, int] = {}
_FULL: list[str] = []
_SHORT: list[str] = []
for _row in rows("months"):
    _FULL.append(_row["name"])
    _SHORT.extend(listed(_row["abbreviations"]))
    for _name in (_row["name"], *listed(_row["abbreviations"])):
        MONTHS[_name] = int(_row["number"])
NUMBERS = {row["word"]: int(row["value"]) for row in rows("number_words") if row["role"] in ("unit", "teen", "ten")}
ORDINALS = {row["word"]: int(row["value"]) for row in rows("ordinals")} | {"opening": 1, "last": -1, "final": -1}
ORDINALS |= {"latter": -1, "closing": -1, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_WORDING = {row["name"]: row["words"] for row in rows("period_words")}


def _words(name: str) -> str:
    return any_case(list(listed(_WORDING[name])))


_S = r"[ \xa0\n]{1,2}"
# A short name is a month only with something that makes it one: a stop, a dash, a year, a word before.
MONTH = (
    rf"(?:{alternatives(_FULL)}|(?:{alternatives(_SHORT)})(?:\.|(?=[-–/]|[ ]?\d|['’]s))|(?:{alternatives(_SHORT)})\b)"
)
YEAR = r"(?:1[789]|20|21)\d\d"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_NUMBER = rf"(?:\d{{1,3}}|{any_case([w for w in NUMBERS if w != 'zero'])})"
_ORDINAL = rf"(?:{any_case(list(ORDINALS))})"
_RELATIVE_YEAR = rf"(?:{_words('this')}|{_words('last')}|{_words('next')}|{_words('same')}){_S}year"
_FISCAL = rf"(?:{_words('fiscal')})"
_FISCAL_YEAR = (
    rf"(?:{_FISCAL}(?:{_S}year)?{_S}(?:FY)?{YEAR}(?:[-–/](?:{YEAR}|\d\d)(?!\d))?"
    rf"|FY[ ]?(?:{YEAR}|\d\d)(?:[-–/](?:{YEAR}|\d\d))?(?!\d))"
)
_OF_YEAR = (
    rf"(?:(?:,{_S}(?={YEAR})|{_S}(?:(?:of|in|for){_S})?)(?:(?:the{_S})?{_FISCAL_YEAR}|{YEAR}(?:[-–/]\d\d(?!\d))?(?!\d)"
    rf"|(?:of{_S})?(?:the{_S}|its{_S})?(?:(?:{_words('this')}|{_words('last')}|{_words('next')}|{_words('same')}){_S})?{_FISCAL}{_S}year\b"
    rf"|(?:of{_S})?{_RELATIVE_YEAR}(?!-)|the{_S}year\b))"
)
_TO = rf"(?:{_S}(?:to|through|till|until|and){_S}(?:end[- ])?|[ ]?[-–—/][ ]?)"
_GRAINS = "month|quarter|half(?:-year|[ ]year)?|semester|trimester"


@dataclass(frozen=True, slots=True)
class Construction:
    name: str
    pattern: re.Pattern[str]


def _construction(name: str, pattern: str) -> Construction:
    return Construction(name, re.compile(pattern, re.VERBOSE))


def _verbatim(pattern: str) -> str:
    return pattern


CONSTRUCTIONS = tuple(
    _construction(name, pattern)
    for name, pattern in [
        # "the first 20 days of December", "first three weeks of May 2024"
        (
            "first_days",
            (rf"(?:[Tt]he{_S})?[Ff]irst{_S}(?P<n>{_NUMBER}){_S}(?P<grain>days|weeks){_S}of{_S}"
            rf"(?:(?P<month>{MONTH})(?P<of>{_OF_YEAR})?|(?P<rel>this|last){_S}month|the{_S}month)"),
        ),
        # "March 21 and July 22", "December 1 to 20, 2024"
        (
            "month_days",
            (rf"(?P<m1>{MONTH}){_S}(?P<d1>{_DAY})(?:,{_S}(?P<y1>{YEAR}))?{_TO}(?:(?P<m2>{MONTH}){_S})?(?P<d2>{_DAY})(?![\d.,]*\d|[ ]?%)"
            rf"(?P<of>{_OF_YEAR})?"),
        ),
        # "1-20 December", "from 21 March to 22 July 2023"
        (
            "days_month",
            (rf"(?<![\d.,])(?P<d1>{_DAY})(?:{_S}(?:of{_S})?(?P<m1>{MONTH})(?:{_S}(?P<y1>{YEAR}))?)?{_TO}(?P<d2>{_DAY}){_S}(?:of{_S})?(?P<m2>{MONTH})"
            rf"(?P<of>{_OF_YEAR})?"),
        ),
        # "the year to June 2023", "the 12 months to October", "the fiscal year ended June 30, 2023", "the March 2023 quarter"
        (
            "running_to",
            (rf"(?:(?:[Tt]he|[Aa]){_S})?(?:(?P<fiscal>{_FISCAL}|[A-Z][a-z]{{2,14}}){_S})?"
            rf"(?:(?P<n>{_NUMBER})[ \xa0-]months?|(?P<grain>year|quarter|half(?:-year|[ ]year)?))"
            rf"{_S}(?:(?:that{_S}|which{_S})?(?:ended|ending|ends|finished|closed)(?:{_S}(?:in|on|at|with))?|to|through|until|up{_S}to)"
            rf"{_S}(?:end[- ]|the{_S}end{_S}of{_S}|mid-)?(?:(?P<day>{_DAY}){_S}(?:of{_S})?)?(?P<month>{MONTH})(?:{_S}(?P<day2>{_DAY})(?!\d))?(?P<of>{_OF_YEAR})?"),
        ),
        ("n_since", rf"(?:[Tt]he{_S})(?P<n>{_NUMBER}){_S}months{_S}since{_S}(?P<month>{MONTH})(?P<of>{_OF_YEAR})?"),
        (
            "quarter_of_month",
            rf"(?P<month>{MONTH}){_S}(?:(?P<y>{YEAR}){_S})?quarter(?:['’]s)?\b(?P<of>{_OF_YEAR})?",
        ),
        # "January-September 2024", "Jan-Feb", "October 2023 to March 2024"
        (
            "months",
            rf"(?P<m1>{MONTH})(?:(?P<yy1>,?{_S}(?P<y1>{YEAR})))?{_TO}(?P<m2>{MONTH})(?:[ -]quarter\b)?(?:['’]s)?(?P<of>{_OF_YEAR})?",
        ),
        # "the first nine months of 2024", "the last two months"
        (
            "first_months",
            rf"(?:[Tt]he{_S})?(?P<ord>{_ORDINAL})(?:{_S}|-)(?P<n>{_NUMBER})(?:{_S}|-)(?P<grain>months?|quarters?)\b(?P<of>{_OF_YEAR})?",
        ),
        # "the first quarter of 2024", "second-half", "last quarter" is relative and comes later
        (
            "part",
            rf"(?:[Tt]he{_S})?(?:(?P<y>{YEAR})(?:['’]s)?{_S})?(?P<ord>{_ORDINAL})(?:{_S}|-)(?:calendar{_S})?(?P<grain>{_GRAINS})(?:['’]s)?\b(?P<of>{_OF_YEAR})?",
        ),
        # "Q3 2024", "3Q", "1H23", "H1 2025"
        (
            "code",
            (rf"(?<![\w-])(?:(?P<g>[QHqh])(?P<n>[1-4])|(?P<n2>[1-4])(?P<g2>[QH]))"
            rf"(?:[ \xa0/,-]{{0,2}}(?:of{_S})?(?:(?P<fy>FY)[ ]?)?['’]?(?P<y>{YEAR}|\d\d)(?![\d.,%]\d|\d|[ ]?%))?(?:['’]s)?(?![\w])"),
        ),
        (
            "year_code",
            rf"(?<![\w-])(?P<y>{YEAR})[- ]?(?P<g>[QH])(?P<n>[1-4])\b",
        ),
        # "fiscal 2024", "FY24", "FY2023-24", "financial year 2023/24"
        (
            "fiscal",
            rf"(?:[Tt]he{_S})?(?:{_FISCAL}(?:{_S}year)?{_S}(?:of{_S})?(?:FY)?|FY[ ]?['’]?)(?P<y>{YEAR}|\d\d)(?:[-–/](?P<y2>{YEAR}|\d\d))?(?!\d)",
        ),
        # "2012-13", "2022/23", "the 2023-2024 season", "2019 to 2023", "between 2019 and 2023"
        (
            "years",
            (rf"(?<![\w.,$€£-])(?P<y>{YEAR})(?:(?P<join>[-–/])(?P<y2>{YEAR}|\d\d)(?![\d-])|{_S}(?P<to>to|through|until|till|(?<=[Bb]etween[ ]\d{{4}}[ ])and){_S}(?P<y3>{YEAR})(?!\d))"
            rf"(?:{_S}(?P<season>{_words('season')}|{_FISCAL}{_S}year|{_FISCAL}\b))?"),
        ),
        # "this fiscal year", "the previous financial year"
        (
            "fiscal_relative",
            rf"(?:(?:[Tt]he|its){_S})?(?:(?P<which>{_words('this')}|{_words('last')}|{_words('next')}|new|past|full){_S})?{_FISCAL}{_S}year\b(?P<far>{_S}so{_S}far)?",
        ),
        # "May 2022", "May last year", "in May", "early May", "May 12" (a day, no period)
        (
            "day",
            rf"(?P<month>{MONTH}){_S}(?P<d>{_DAY})(?:,?{_S}(?P<y>{YEAR}))?(?![\d.,]*\d|[ ]?%|\w)|(?<![\d.,])(?P<d2>{_DAY}){_S}(?:of{_S})?(?P<month2>{MONTH})(?:{_S}(?P<y2>{YEAR}))?",
        ),
        (
            "month",
            rf"(?:(?P<which>{_words('this')}|{_words('last')}|{_words('next')}){_S})?(?P<month>{MONTH})(?:['’]s?)?(?P<of>{_OF_YEAR}|,?{_S}(?P<apos>['’]\d\d)\b)?",
        ),
        # "so far this year", "the year to date", "year-to-date"
        ("to_date", rf"(?:{_words('to_date')})\b"),
        # "the same period last year", "the same month of 2022"
        (
            "same_as",
            (rf"(?:the{_S})?(?:{_words('same')}|corresponding|comparable|equivalent){_S}(?P<grain>period|month|quarter|time|months|half|stretch|span|timeframe|point)"
            rf"(?:(?:{_S}(?:of|in))?(?:{_S}(?:the|an?))?{_S}(?:(?P<y>{YEAR})|(?P<rel>last{_S}year|year{_S}(?:before|earlier|ago)|(?:of{_S})?the{_S}(?:previous|prior|preceding){_S}year|(?:previous|prior|preceding){_S}year|(?P<nyears>{_NUMBER}){_S}years{_S}(?:ago|earlier|before))))?"),
        ),
        ("year_on_year", rf"(?:{_words('on_year')})(?![\w-])"),
        ("month_on_month", rf"(?:{_words('on_month')})(?![\w-])"),
        ("quarter_on_quarter", rf"(?:{_words('on_quarter')})(?![\w-])"),
        (
            "years_ago",
            rf"(?P<n>{_NUMBER}|[Aa]){_S}(?P<grain>years?|decades?|months?|quarters?){_S}(?:ago|earlier|before|previously)\b",
        ),
        # "the past 12 months", "the last three years"
        (
            "past",
            rf"(?:[Tt]he{_S})?(?:past|last|latest|preceding|previous){_S}(?:(?P<n>{_NUMBER}){_S}(?P<grain>months|quarters|years|decades)|(?P<one>decade))\b",
        ),
        (
            "relative",
            rf"(?:[Tt]he{_S})?(?P<which>{_words('this')}|{_words('last')}|{_words('next')}|{_words('same')}){_S}(?P<grain>year|month|quarter|half)(?:['’]s)?(?![\w-])",
        ),
        # "in ten years", "for the 55th straight month", "for a third month"
        (
            "duration",
            (rf"(?:(?:[Ii]n|[Ff]or|[Oo]ver|[Ww]ithin|[Dd]uring){_S}(?:the{_S})?(?:{_words('more_or_less')})?(?:{_S})?"
            rf"(?:(?:the|a){_S})?(?:(?P<n>{_NUMBER})(?:{_S}(?:{_words('in_a_row')}))?{_S}(?P<grain>months|quarters|years|decades|weeks|days)"
            rf"|(?P<one>a{_S}decade|a{_S}century|a{_S}generation))"
            rf"|[Ff]or{_S}(?:the|an?){_S}(?:(?P<nth>\d{{1,3}}(?:st|nd|rd|th))|{_ORDINAL}|[a-z]{{5,9}}-{_ORDINAL}){_S}"
            rf"(?:(?:{_words('in_a_row')}){_S})?(?P<grain2>month|quarter|year))\b(?!{_S}(?:of|ago|earlier)\b)"),
        ),
        ("now", rf"(?:{_words('now')})\b"),
        (
            "ellipsis",
            rf"(?:in|from|for|of|during){_S}the{_S}(?P<ord>first|second|third|fourth|last)(?=[ ]?[.,;:)]|{_S}(?:to|and|from|but|after|while|as|with|or)\b|$)",
        ),
        (
            "year",
            rf"(?<![\w.,$€£¥₹%-])(?P<mid>mid-)?(?P<y>{YEAR})(?:['’]s)?(?![\w%]|[.,]\d|[-–/:]\d)",
        ),
    ]
)  # fmt: skip
_NAMED = re.compile(r"\?P<\w+>")
SCAN = re.compile(
    "(?<![^\\W_])(?:" + "|".join(f"(?P<{c.name}>{_NAMED.sub('?:', c.pattern.pattern)})" for c in CONSTRUCTIONS) + ")",
    re.VERBOSE,
)
BY_NAME = {construction.name: construction.pattern for construction in CONSTRUCTIONS}
OF_YEAR = re.compile(
    rf",?{_S}(?:(?:of|in|for){_S})?(?:the{_S})?(?:(?P<fiscal>{_FISCAL}(?:{_S}year)?{_S}(?:FY)?|FY[ ]?)?(?P<y>{YEAR}|\d\d)(?:[-–/](?P<y2>{YEAR}|\d\d))?(?!\d)"
    rf"|(?:of{_S})?(?P<this>{_words('this')})?(?P<last>{_words('last')})?(?P<next>{_words('next')})?(?P<same>{_words('same')})?(?:{_S})?(?P<fyear>{_FISCAL}{_S})?year)",
    re.VERBOSE,
)
_KNOWN = {name: frozenset(word.lower() for word in listed(words)) for name, words in _WORDING.items()}


def is_word(name: str, word: str) -> bool:
    """Whether ``word`` is one of the words of that name in the table of period words."""
    return word.lower() in _KNOWN[name]
