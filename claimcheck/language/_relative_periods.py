"""How periods are told by others: "this fiscal year", "May", "the same period last year", "a year earlier"."""

from __future__ import annotations

from claimcheck.language._period_construction import (
    FISCAL_STARTS,
    MONTH_STARTS,
    NUMBER_STARTS,
    THE_WHICH,
    construction,
    phrases,
)
from claimcheck.language._period_words import DAY, MONTH, NUMBER, OF_YEAR_PATTERN, ORDINAL, WHICH, YEAR, S, any_of

CONSTRUCTIONS = (
    # "this fiscal year", "the previous financial year", "the fiscal year so far"
    construction(
        "fiscal_relative",
        THE_WHICH | FISCAL_STARTS | {"new", "past", "full"},
        rf"""(?:(?P<which>{any_of("this")}|{any_of("last")}|{any_of("next")}|new|past|full){S})?
             {any_of("fiscal")}{S}year\b(?P<far>{S}so{S}far)?
           | (?P<lone>{any_of("this")}|{any_of("last")}|{any_of("next")}){S}fiscal\b(?!{S}year|-)""",
        article=True,
    ),
    # "May 12", "12 May 2023": a day, which is when something was said and no period
    construction(
        "day",
        MONTH_STARTS | {"0"},
        rf"""{MONTH}{S}{DAY}(?:,?{S}{YEAR})?(?![\d.,]*\d|[ ]?%|\w)
           | {DAY}{S}(?:of{S})?{MONTH}(?:{S}{YEAR})?""",
    ),
    # "May 2022", "May last year", "last May", "May"
    construction(
        "month",
        MONTH_STARTS | THE_WHICH,
        rf"""(?:(?P<which>{any_of("this")}|{any_of("last")}|{any_of("next")}){S})?(?P<month>{MONTH})(?:['’]s?(?!\d))?
             (?:(?P<of>{OF_YEAR_PATTERN})|,?{S}?(?P<apos>['’]\d\d)\b)?""",
    ),
    phrases("to_date", "to_date"),
    # "same period last year", "same month of 2022"
    construction(
        "same_as",
        THE_WHICH | {"corresponding", "comparable", "equivalent"},
        rf"""(?:{any_of("same")}|corresponding|comparable|equivalent){S}
             (?P<grain>period|month|quarter|time|months|half|stretch|span|timeframe|point)\b
             (?:(?:{S}(?:of|in))?(?:{S}(?:the|an?))?{S}(?:
                 (?P<y>{YEAR})
               | (?P<rel>last{S}year|(?:previous|prior|preceding){S}year|year[ -](?:before|earlier|ago))
               | (?P<nyears>{NUMBER}){S}years{S}(?:ago|earlier|before)))?""",
        article=True,
    ),
    construction("year_before_that", {"the"}, rf"the{S}(?P<grain>year|month|quarter){S}before{S}that\b"),
    phrases("year_on_year", "on_year"),
    phrases("month_on_month", "on_month"),
    phrases("quarter_on_quarter", "on_quarter"),
    # "three years ago", "a decade earlier", "a year later"
    construction(
        "years_ago",
        NUMBER_STARTS | {"a"},
        rf"""(?P<n>{NUMBER}|[Aa]){S}(?P<grain>years?|decades?|months?|quarters?){S}
             (?:ago|(?P<back>earlier|before|previously)|(?P<later>later|afterwards))\b""",
    ),
    # "past 12 months", "last three years"
    construction(
        "past",
        {"past", "last", "latest", "preceding", "previous"},
        rf"""(?:past|last|latest|preceding|previous){S}
             (?:(?P<n>{NUMBER}){S}(?P<grain>months|quarters|years|decades)|(?P<one>decade))\b""",
        article=True,
    ),
    # "last year", "this month", "the same quarter"
    construction(
        "relative",
        THE_WHICH,
        rf"(?P<which>{WHICH}){S}(?P<grain>year|month|quarter|half)(?:['’]s)?(?![\w-])",
        article=True,
    ),
    # "in ten years", "for the 55th straight month", "over more than a decade"
    construction(
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
    construction(
        "full_year", {"full", "whole", "entire"}, rf"(?:full|whole|entire)[ \xa0-]year\b(?!{S}{YEAR})", article=True
    ),
    # "for the quarter", "over the period": the one in force
    construction(
        "in_force",
        {"for", "in", "over", "during"},
        rf"""(?:[Ff]or|[Ii]n|[Oo]ver|[Dd]uring){S}the{S}(?P<grain>year|quarter|month|half)\b
             (?![-'’]|{S}(?:to|through|until|ended|ending|that|which|of|before|after|when|since|earlier|ago|up|just|prior)\b)""",
    ),
    phrases("now", "now"),
    # "... in the first quarter, and 10 billion in the second"
    construction(
        "ellipsis",
        {"in", "from", "for", "of", "during", "over", "than", "on"},
        rf"""(?:in|from|for|of|during|over|than|on){S}the{S}(?P<ord>first|second|third|fourth)
             (?=[ ]?[.,;:)]|{S}(?:to|and|from|but|after|while|as|with|or)\b|$)""",
    ),
    construction("year", {"0000"}, rf"(?P<y>{YEAR})(?:['’]s)?(?![\w%]|[.,]\d|[-–/:]\d)"),
)
