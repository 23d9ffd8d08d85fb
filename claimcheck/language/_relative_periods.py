"""How periods are told by others: "this fiscal year", "May", "the same period last year", "a year earlier"."""

from __future__ import annotations

from claimcheck.language._period_construction import (
    FISCAL_STARTS,
    MONTH_STARTS,
    NUMBER_STARTS,
    THE_WHICH,
    construction,
    first_words,
    phrases,
)
from claimcheck.language._period_words import (
    DAY,
    ENDED,
    FISCAL_YEAR,
    MONTH,
    NO_NUMBER,
    NUMBER,
    OF_YEAR_PATTERN,
    ORDINAL,
    WHICH,
    WORDING,
    YEAR,
    S,
    any_of,
)

CONSTRUCTIONS = (
    # "this fiscal year", "the previous financial year", "the fiscal year so far"
    construction(
        "fiscal_relative",
        THE_WHICH | FISCAL_STARTS | first_words(WORDING["preceding"]) | {"new", "past", "full"},
        rf"""(?:(?P<which>{any_of("this")}|{any_of("last")}|{any_of("next")}|{any_of("preceding")}|new|past|full){S})?
             {any_of("fiscal")}{S}year\b(?:(?P<far>{S}so{S}far)|(?P<before>{S}(?:before|earlier|prior)))?
           | (?P<lone>{any_of("this")}|{any_of("last")}|{any_of("next")}){S}fiscal\b(?!{S}year|-)""",
        article=True,
    ),
    # "the current marketing year", "last season", "the season so far"
    construction(
        "season_relative",
        THE_WHICH | first_words(WORDING["season"]),
        rf"""(?:(?P<which>{any_of("this")}|{any_of("last")}|{any_of("next")}|new|past){S})?
             (?P<season>{any_of("season")})\b(?P<far>{S}so{S}far)?(?!['’]s|-)""",
        article=True,
    ),
    # "May 12", "12 May 2023": a day, which is when something was said and no period
    construction(
        "day",
        MONTH_STARTS | {"0"},
        rf"""(?:(?P<month>{MONTH}){S}(?P<day>{DAY})|(?P<day2>{DAY}){S}(?:of{S})?(?P<month2>{MONTH}))
             (?:,?{S}(?P<y>{YEAR}))?(?![\d.,]*\d|[ ]?%|\w)""",
    ),
    # "May 2022", "May last year", "last May", "May"
    construction(
        "month",
        MONTH_STARTS | THE_WHICH,
        rf"""(?:(?P<which>{any_of("this")}|{any_of("last")}|{any_of("next")}){S})?(?P<month>{MONTH})(?:['’]s?(?!\d))?
             (?:(?P<of>{OF_YEAR_PATTERN})|,?{S}?(?P<apos>['’]\d\d)\b)?""",
    ),
    # "so far in 2024", "this year to the end of June", "2024 to date"
    construction(
        "so_far",
        {"so", "thus", "to", "until", "up", "0000", "the", *THE_WHICH},
        rf"""(?:(?:(?:[Ss]o|[Tt]hus){S}far|[Tt]o{S}date|(?:[Uu]ntil|[Uu]p{S}to){S}now){S}(?:in{S}|for{S}|during{S})?
                (?:(?P<y>{YEAR})|(?:this|the{S}current|the)(?:{S}calendar)?{S}year\b)
              |(?P<y2>{YEAR}|(?:this|the{S}current){S}year){S}(?:so{S}far|thus{S}far|to{S}date|year-to-date)
              |(?:this|the{S}current){S}year{S}(?:to|through|until|up{S}to|till){S}
                (?:the{S}end{S}of{S}|end-|mid-)?(?:(?P<day>{DAY}){S})?(?P<month>{MONTH})(?:{S}(?P<day2>{DAY}){NO_NUMBER})?)
             (?!['’-])""",
    ),
    phrases("to_date", "to_date"),
    # "same period last year", "same month of 2022"
    construction(
        "same_as",
        THE_WHICH | first_words(WORDING["like"]),
        rf"""(?:{any_of("same")}|{any_of("like")}){S}
             (?:{NUMBER}[ \xa0-])?
             (?P<grain>period|month|quarter|time|months|days|weeks|half|semester|stretch|span|window|timeframe
                |interval|spell|point|part)\b
             (?:(?:{S}(?:of|in))?(?:{S}(?:the|an?|one))?{S}(?:
                 (?P<y>{YEAR})(?![-/]\d)
               | (?P<fy>{FISCAL_YEAR})
               | (?P<m>{MONTH})(?![ ]\d)
               | (?P<now>(?:this|current){S}year)
               | (?P<rel>(?:last|previous|prior|preceding){S}year|year[ -](?:before|earlier|ago|previously|prior))
               | (?P<nyears>{NUMBER}){S}years{S}(?:ago|earlier|before|previously|prior)))?""",
        article=True,
    ),
    # "77 percent in the second quarter of 2023 and 74 percent in that of 2024"
    construction(
        "that_of",
        {"in", "for", "during", "over"},
        rf"(?:in|for|during|over){S}(?:that|those|the{S}one){S}of{S}(?:(?P<y>{YEAR})(?![\d-])|(?P<now>this{S}year)\b)",
    ),
    construction(
        "year_before_that",
        {"the"},
        rf"""the{S}(?P<grain>year|month|quarter){S}
             (?:before{S}that\b|(?P<later>after(?:{S}that\b|wards?\b)?|later|thereafter)
                (?=[ ]?[,.;:)]|{S}(?:to|and|but|from|by|in|with|as|according|while|when|before)\b|$))""",
    ),
    phrases("year_on_year", "on_year"),
    phrases("month_on_month", "on_month"),
    phrases("quarter_on_quarter", "on_quarter"),
    phrases("week_on_week", "on_week"),
    # "three years ago", "a decade earlier", "a year later"
    construction(
        "years_ago",
        NUMBER_STARTS | {"a"},
        rf"""(?P<n>{NUMBER}|[Aa]){S}(?P<grain>years?|decades?|months?|quarters?){S}
             (?:ago|(?P<back>earlier|before|previously|prior|back)\b(?!{S}to\b)
               |(?P<later>later|afterwards?|thereafter|on(?={S}the{S}(?:figure|number|total|sum|share|value|tally|count|bill)\b)|(?:on|after|hence)\b(?!{S}(?:average|the|an?|which|that|[a-z]+ing)\b)))\b""",
    ),
    # "past 12 months", "last three years"
    construction(
        "past",
        first_words([*WORDING["past"], *WORDING["preceding"], *WORDING["following"]]),
        rf"""(?:(?P<back>{any_of("past")})|(?P<before>{any_of("preceding")})|{any_of("following")}){S}
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
        # "data for the third quarter" is one quarter, "for the third quarter running" a count of them
        rf"""(?:[Ii]n|[Ff]or|[Oo]ver|[Ww]ithin|[Dd]uring){S}
             (?!the{S}(?:first|second|third|fourth){S}quarter\b
                (?!{S}(?:running|straight|(?:in|on){S}(?:a{S}row|succession|the{S}trot))))
             (?:the{S})?(?:{any_of("more_or_less")}{S})?(?:
               (?:(?:the|a){S})?(?P<n>{NUMBER})(?:{S}{any_of("in_a_row")})?{S}
               (?P<grain>months|quarters|years|decades|weeks|days)
             | (?P<one>a{S}(?:decade|century|generation))
             | (?<=[Ff]or[ ])(?:the{S}|an?{S})?(?:\d{{1,3}}(?:st|nd|rd|th)|(?:[a-z]{{5,9}}-)?{ORDINAL}){S}
               (?:{any_of("in_a_row")}{S})?(?:month|quarter|year)
             | (?<=[Ff]or[ ]the[ ])(?:\d{{1,3}}(?:st|nd|rd|th)|(?:[a-z]{{5,9}}-)?{ORDINAL}){S}
               (?:{any_of("in_a_row")}{S})?(?:month|quarter|year)
             )\b(?!{S}(?:of|ago|earlier|before|since|(?:that{S}|which{S})?{ENDED})\b)
             (?!{S}(?:from|between|after){S}(?:{DAY}{S}(?:of{S})?)?(?:{MONTH}|{YEAR})\b)
             (?!{S}(?:to|through|until|up{S}to){S}(?:end[- ]|the{S}end{S}of{S})?(?:{DAY}{S})?(?:{MONTH}|{YEAR})\b)""",
    ),
    # "full-year exports", "for the whole year": the year of the period in force
    construction(
        "full_year", {"full", "whole", "entire"}, rf"(?:full|whole|entire)[ \xa0-]year\b(?!{S}{YEAR})", article=True
    ),
    # "the end of the year", "year-end": the year of publication
    construction(
        "year_end",
        {"end", "year", "close"},
        rf"(?:end|close){S}of{S}the{S}(?:calendar{S})?year\b(?!{S}(?:to|before|ago))|year[’']s{S}end\b|year-end\b(?!-)",
        article=True,
    ),
    # "for the quarter", "over the period": the one in force
    construction(
        "in_force",
        {"for", "in", "over", "during"},
        rf"""(?:[Ff]or|[Ii]n|[Oo]ver|[Dd]uring){S}the{S}(?P<grain>year|quarter|month|half)\b
             (?![-'’]|{S}(?:so{S}far|to{S}date|to|through|until|ended|ending|that|which|of|before|after|when|since|earlier|ago|up|just|prior)\b)""",
    ),
    phrases("now", "now"),
    # "... in the first quarter, and 10 billion in the second"
    construction(
        "ellipsis",
        {"in", "from", "for", "of", "during", "over", "than", "on", "the", "with", "against"},
        rf"""(?:in|from|for|of|during|over|than|on|with|against){S}the{S}(?P<ord>first|second|third|fourth)
             (?=[ ]?[.,;:)]|{S}(?:to|and|from|but|after|while|as|with|or|compared|against|over|than|on|when)\b|$)
           | the{S}(?P<ord2>first|second|third|fourth|last|final){S}of{S}(?P<y>{YEAR})(?![\d-])""",
    ),
    construction("year", {"0000"}, rf"(?P<y>{YEAR})(?:['’]s)?(?![\w%]|[.,]\d|[-–/:]\d)"),
)
