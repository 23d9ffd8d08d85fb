"""How periods are named: "1-20 December", "the first half of 2024", "Q3", "FY24", "2019 to 2023"."""

from __future__ import annotations

from claimcheck.language._period_construction import (
    FISCAL_STARTS,
    MONTH_STARTS,
    NUMBER_STARTS,
    ORDINAL_STARTS,
    THE_WHICH,
    construction,
    first_words,
)
from claimcheck.language._period_words import (
    DAY,
    ENDED,
    FISCAL_WHOSE,
    MONTH,
    NO_NUMBER,
    NUMBER,
    OF_WHOSE,
    OF_YEAR_PATTERN,
    ORDINAL,
    PARTS,
    TO,
    WHICH,
    WORDING,
    YEAR,
    S,
    any_of,
)

CONSTRUCTIONS = (
    # "first 20 days of December", "last week of May 2024", "opening fortnight of June"
    construction(
        "part_of_month",
        ORDINAL_STARTS,
        rf"""(?P<ord>{ORDINAL}){S}(?:(?P<n>{NUMBER})(?:{S}|-))?(?P<grain>days?|weeks?|fortnight)(?:{S}period)?{S}of{S}
             (?:(?P<month>{MONTH})(?P<of>{OF_YEAR_PATTERN})?|(?P<rel>this|last){S}month|the{S}month)""",
        article=True,
    ),
    # "second half of July"
    construction(
        "half_month",
        {"first", "second", "latter"},
        rf"(?P<ord>[Ff]irst|[Ss]econd|latter){S}half{S}of{S}(?P<month>{MONTH})(?P<of>{OF_YEAR_PATTERN})?",
        article=True,
    ),
    # "March 21 and July 22", "December 1 to 20, 2024"
    construction(
        "month_days",
        MONTH_STARTS,
        rf"""(?P<m1>{MONTH}){S}(?P<d1>{DAY})(?:,{S}(?P<y1>{YEAR}))?{TO}
             (?:(?P<m2>{MONTH}){S})?(?P<d2>{DAY}){NO_NUMBER}(?P<of>{OF_YEAR_PATTERN})?""",
    ),
    # "1-20 December", "21 March to 22 July 2023"
    construction(
        "days_month",
        {"0"},
        rf"""(?P<d1>{DAY})(?:{S}(?:of{S})?(?P<m1>{MONTH})(?:{S}(?P<y1>{YEAR}))?)?{TO}
             (?P<d2>{DAY}){S}(?:of{S})?(?P<m2>{MONTH})(?P<of>{OF_YEAR_PATTERN})?""",
    ),
    # "New Year to 15 October", "start of the year until the end of July"
    construction(
        "year_start_to",
        {"new", "start", "beginning", "turn", "opening"},
        rf"""(?:[Nn]ew{S}[Yy]ear(?:['’]s)?(?:{S}[Dd]ay)?|(?:start|beginning|turn|opening){S}of{S}(?:the{S}|this{S})?(?P<y>year|{YEAR}))
             {TO}(?:the{S}end{S}of{S}|mid-)?(?:(?P<day>{DAY}){S}(?:of{S})?)?(?P<month>{MONTH})(?:{S}(?P<day2>{DAY}){NO_NUMBER})?
             (?P<of>{OF_YEAR_PATTERN})?""",
        article=True,
    ),
    # "week to 12 July", "week ended July 12"
    construction(
        "week_to",
        {"week", "fortnight"},
        rf"""(?P<grain>week|fortnight){S}(?:(?:that{S}|which{S})?{ENDED}(?:{S}(?:in|on|at))?|to|through|until){S}
             (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?{S})?
             (?:(?P<day>{DAY}){S}(?:of{S})?(?P<month>{MONTH})|(?P<month2>{MONTH}){S}(?P<day2>{DAY}){NO_NUMBER})
             (?P<of>{OF_YEAR_PATTERN})?""",
        article=True,
    ),
    # "year to June 2023", "12 months to October", "fiscal year ended June 30, 2023", "quarter to June"
    construction(
        "running_to",
        NUMBER_STARTS | FISCAL_STARTS | {"year", "quarter", "half", "calendar"},
        rf"""(?:(?P<fiscal>{any_of("fiscal")}){S})?
             (?:(?P<n>{NUMBER})[ \xa0-]months?(?:{S}period)?
               |(?:calendar{S})?(?P<grain>year|quarter|half(?:-year|[ ]year)?))
             {S}(?:(?:that{S}|which{S})?{ENDED}(?:{S}(?:in|on|at|with))?
                   |to|through|until|up{S}to)
             {S}(?:end[- ]|the{S}end{S}of{S}|mid-)?
             (?:(?P<day>{DAY}){S}(?:of{S})?)?(?P<month>{MONTH})(?:{S}(?P<day2>{DAY})(?!\d))?
             (?P<of>{OF_YEAR_PATTERN})?""",
        article=True,
    ),
    # "marketing year that began on July 1", "season that opened in September"
    construction(
        "year_from",
        {"year"} | FISCAL_STARTS | first_words(WORDING["season"]),
        rf"""(?:{any_of("season")}|(?:(?P<fiscal>{any_of("fiscal")}){S})?year){S}(?:that|which){S}(?:began|begins|started|starts|opened|opens)
             (?:{S}(?:on|in))?{S}(?:(?:{DAY}){S}(?:of{S})?)?(?P<month>{MONTH})(?:{S}{DAY}{NO_NUMBER})?(?P<of>{OF_YEAR_PATTERN})?""",
        article=True,
    ),
    # "five months since August", "three months from April"
    construction(
        "n_since",
        NUMBER_STARTS,
        rf"""(?P<n>{NUMBER})[ \xa0-]months?(?:{S}period)?{S}(?:since|from){S}
             (?P<month>{MONTH})(?!{S}{DAY}\b)(?P<of>{OF_YEAR_PATTERN})?(?!,?(?:{S}{YEAR})?{TO}(?:{MONTH}|{DAY}))""",
        article=True,
    ),
    # "March quarter", "September 2008 quarter": named by the month it ends in
    construction(
        "quarter_of_month",
        MONTH_STARTS,
        rf"(?P<month>{MONTH}){S}(?:(?P<y>{YEAR}){S})?quarter(?:['’]s)?\b(?P<of>{OF_YEAR_PATTERN})?",
    ),
    # "January-September 2024", "Jan-Feb", "October 2023 to March 2024"
    construction(
        "months",
        MONTH_STARTS,
        rf"""(?P<m1>{MONTH})(?:,?{S}(?P<y1>{YEAR}))?{TO}(?P<m2>{MONTH})
             (?:[ -]quarter\b)?(?:['’]s)?(?P<of>{OF_YEAR_PATTERN})?""",
    ),
    # "first nine months of 2024", "last two quarters of 2023", "last year's first six months"
    construction(
        "first_months",
        ORDINAL_STARTS | THE_WHICH | {"0000"},
        rf"""(?:(?P<y>{YEAR})['’]s{S}|(?P<whose>{WHICH}{S}year)['’]s{S})?
             (?P<ord>{ORDINAL})(?:{S}|-)(?P<n>{NUMBER})(?:{S}|-)(?P<grain>months?|quarters?)\b
             (?:(?P<of>{OF_YEAR_PATTERN})|(?={OF_WHOSE}(?P<whose_fiscal>{FISCAL_WHOSE})))?""",
        article=True,
    ),
    # "ten months of 2023"
    construction(
        "months_of",
        NUMBER_STARTS,
        rf"(?P<n>{NUMBER})(?:{S}|-)months{S}of{S}(?P<y>{YEAR})(?![\d-])",
        article=True,
    ),
    # "nine-month exports": from January on
    construction(
        "months_counted",
        NUMBER_STARTS,
        rf"(?P<n>{NUMBER})-month(?=[ \xa0](?:[a-z]{{2,12}}[ \xa0]){{0,2}}{any_of('counted')}\b)",
        article=True,
    ),
    # "first quarter of 2024", "second-half", "2024's first half", "last year's final quarter"
    construction(
        "part",
        ORDINAL_STARTS | THE_WHICH | {"0000"},
        rf"""(?:(?P<y>{YEAR})(?:['’]s)?{S}|(?P<whose>{WHICH}{S}year)['’]s{S})?(?P<ord>{ORDINAL})(?:{S}|-)(?:calendar{S})?
             (?P<grain>{PARTS})(?:['’]s)?\b
             (?:(?P<of>{OF_YEAR_PATTERN})|(?={OF_WHOSE}(?P<whose_fiscal>{FISCAL_WHOSE})))?""",
        article=True,
    ),
    # "Q3 2024", "3Q", "1H23", "H1 2025", "Q1 FY17"
    construction(
        "code",
        {"q", "h", "0"},
        rf"""(?:(?P<g>[QH])(?P<n>[1-4])|(?P<n2>[1-4])(?P<g2>[QH]))
             (?:[ \xa0/,-]{{0,2}}(?:of{S})?(?:(?P<fy>FY)[ ]?)?['’]?(?P<y>{YEAR}|\d\d)(?![.,%]?\d|[ ]?%)
               |(?P<of>{S}(?:of{S}|in{S})?{WHICH}{S}year\b))?
             (?:['’]s)?(?![\w])""",
    ),
    # "9M 2023", "9MFY24": the first nine months
    construction(
        "months_code",
        {"0"},
        rf"(?P<n>[1-9]|1[0-2])M[ \xa0-]?(?:(?P<fy>FY)[ ]?)?['’]?(?P<y>{YEAR}|\d\d)(?!\d|[.,]\d|[ ]?%)",
    ),
    construction("calendar_year", {"cy"}, rf"CY[ ]?(?P<y>{YEAR})(?!\d)"),
    # "marketing year 2022/23", "MY 2022/23"
    construction(
        "season",
        first_words(WORDING["season"]) | {"my"},
        rf"(?P<season>{any_of('season')}|MY)[ ]?(?P<y>{YEAR})(?P<join>[-–/])(?P<y2>{YEAR}|\d\d)(?![\d-])",
        article=True,
    ),
    construction("year_code", {"0000"}, rf"(?P<y>{YEAR})[- ]?(?P<g>[QH])(?P<n>[1-4])\b"),
    # "fiscal 2024", "FY24", "FY2023-24", "financial year 2023/24"
    construction(
        "fiscal",
        FISCAL_STARTS | {"fy"},
        rf"""(?:{any_of("fiscal")}(?:{S}year)?{S}(?:of{S})?(?:FY)?|FY[ ]?['’]?)
             (?P<y>{YEAR}|\d\d)(?:[-–/](?P<y2>{YEAR}|\d\d))?(?!\d)""",
        article=True,
    ),
    # "ten years to 2023", "decade from 2013 to 2023": from the first year to the last
    construction(
        "years_to",
        NUMBER_STARTS | {"decade"},
        rf"""(?:(?P<n>{NUMBER}){S}years|(?P<one>decade))(?:{S}period)?{S}
             (?:(?:to|through|until|up{S}to|{ENDED}(?:{S}in)?){S}(?:the{S}end{S}of{S})?(?P<y>{YEAR})
               |(?:from|between){S}(?P<from>{YEAR})(?:{S}(?:to|through|until|till|and){S}|[ ]?[-–][ ]?)(?P<y2>{YEAR})
               |(?:from|after|since|following){S}(?P<after>{YEAR}))(?![\d,.-]*\d)""",
        article=True,
    ),
    # "2012-13", "2022/23", "2023-2024 season", "2019 to 2023", "between 2019 and 2023"
    construction(
        "years",
        {"0000"},
        rf"""(?P<y>{YEAR})
             (?: (?P<join>[-–/])(?P<y2>{YEAR}|\d\d)(?![\d-])
               | {S}(?P<to>to|through|until|till|(?<=[Bb]etween[ ]\d{{4}}[ ])and){S}(?P<y3>{YEAR})(?!\d)
             )
             (?:{S}(?P<season>{any_of("season")}|{any_of("fiscal")}(?:{S}year)?\b))?""",
    ),
)
