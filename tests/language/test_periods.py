"""Behaviour of find_periods, by tables of cases."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.language.periods import find_periods, fiscal_named_by, normal

# published | text | words of the mention | period | kind, comparison, "?" for a guess
ABSOLUTE = """
2024-02-09 | exports in 2023 | 2023 | 2023 |
2024-02-09 | 2023 exports | 2023 | 2023 |
2024-02-09 | 2023's exports | 2023's | 2023 |
2024-02-09 | calendar 2023 | 2023 | 2023 |
2024-02-09 | in May 2022 | May 2022 | 2022-05 |
2024-02-09 | in May, 2022 | May, 2022 | 2022-05 |
2024-02-09 | in May of 2022 | May of 2022 | 2022-05 |
2024-02-09 | Dec. 2022 | Dec. 2022 | 2022-12 |
2024-02-09 | Sept 2022 | Sept 2022 | 2022-09 |
2024-02-09 | Q3 2023 | Q3 2023 | 2023-Q3 |
2024-02-09 | Q3 of 2023 | Q3 of 2023 | 2023-Q3 |
2024-02-09 | 3Q 2023 | 3Q 2023 | 2023-Q3 |
2024-02-09 | 3Q23 | 3Q23 | 2023-Q3 |
2024-02-09 | 2023 Q3 | 2023 Q3 | 2023-Q3 |
2024-02-09 | 2023-Q3 | 2023-Q3 | 2023-Q3 |
2024-02-09 | 1H23 | 1H23 | 2023-01/2023-06 |
2024-02-09 | H1 2023 | H1 2023 | 2023-01/2023-06 |
2024-02-09 | 2H 2022 | 2H 2022 | 2022-07/2022-12 |
2024-02-09 | the first quarter of 2023 | the first quarter of 2023 | 2023-Q1 |
2024-02-09 | the first quarter 2023 | the first quarter 2023 | 2023-Q1 |
2024-02-09 | the final quarter of 2022 | the final quarter of 2022 | 2022-Q4 |
2024-02-09 | the second half of 2022 | the second half of 2022 | 2022-07/2022-12 |
2024-02-09 | first-half 2023 | first-half 2023 | 2023-01/2023-06 |
2024-02-09 | the first nine months of 2022 | the first nine months of 2022 | 2022-01/2022-09 |
2024-02-09 | the first 11 months of 2023 | the first 11 months of 2023 | 2023-01/2023-11 |
2024-02-09 | first ten months of last year | first ten months of last year | 2023-01/2023-10 |
2024-02-09 | the last six months of 2022 | the last six months of 2022 | 2022-07/2022-12 |
2024-02-09 | the first two quarters of 2023 | the first two quarters of 2023 | 2023-01/2023-06 |
2024-02-09 | the first month of 2023 | the first month of 2023 | 2023-01 |
2024-02-09 | January-September 2023 | January-September 2023 | 2023-01/2023-09 |
2024-02-09 | January to September 2023 | January to September 2023 | 2023-01/2023-09 |
2024-02-09 | January through September of 2023 | January through September of 2023 | 2023-01/2023-09 |
2024-02-09 | between April and June 2022 | April and June 2022 | 2022-Q2 |
2024-02-09 | Jan-Sept 2023 | Jan-Sept 2023 | 2023-01/2023-09 |
2024-02-09 | Jan–Feb 2023 | Jan–Feb 2023 | 2023-01/2023-02 |
2024-02-09 | October 2022 to March 2023 | October 2022 to March 2023 | 2022-10/2023-03 |
2024-02-09 | October-March 2023 | October-March 2023 | 2022-10/2023-03 |
2024-02-09 | the April-June quarter of 2023 | April-June quarter of 2023 | 2023-Q2 |
2024-02-09 | the first 20 days of December 2023 | the first 20 days of December 2023 | 2023-12-01/2023-12-20 |
2024-02-09 | first ten days of January 2024 | first ten days of January 2024 | 2024-01-01/2024-01-10 |
2024-02-09 | the first three weeks of May 2023 | the first three weeks of May 2023 | 2023-05-01/2023-05-21 |
2024-02-09 | December 1-20, 2023 | December 1-20, 2023 | 2023-12-01/2023-12-20 |
2024-02-09 | Dec. 1 to 20, 2023 | Dec. 1 to 20, 2023 | 2023-12-01/2023-12-20 |
2024-02-09 | 1-20 December 2023 | 1-20 December 2023 | 2023-12-01/2023-12-20 |
2024-02-09 | 1 to 20 December 2023 | 1 to 20 December 2023 | 2023-12-01/2023-12-20 |
2024-02-09 | between March 21 and July 22, 2023 | March 21 and July 22, 2023 | 2023-03-21/2023-07-22 |
2024-02-09 | from 21 March to 22 July 2023 | 21 March to 22 July 2023 | 2023-03-21/2023-07-22 |
2024-02-09 | the year to October 2023 | the year to October 2023 | 2022-11/2023-10 |
2024-02-09 | the 12 months to October 2023 | the 12 months to October 2023 | 2022-11/2023-10 |
2024-02-09 | twelve months ended March 2023 | twelve months ended March 2023 | 2022-04/2023-03 |
2024-02-09 | the year ended 30 June 2023 | the year ended 30 June 2023 | 2022-07/2023-06 |
2024-02-09 | the second half of July 2023 | the second half of July 2023 | 2023-07-16/2023-07-31 |
2024-02-09 | the first half of May 2023 | the first half of May 2023 | 2023-05-01/2023-05-15 |
2024-02-09 | the three months to August 2023 | the three months to August 2023 | 2023-06/2023-08 |
2024-02-09 | the six months ended September 2023 | the six months ended September 2023 | 2023-04/2023-09 |
2024-02-09 | over the 12 months to March 2023 | the 12 months to March 2023 | 2022-04/2023-03 |
2024-02-09 | in the three months to May 2023 | the three months to May 2023 | 2023-03/2023-05 |
2024-02-09 | Q2'22 | Q2'22 | 2022-Q2 |
2024-02-09 | 2019Q1 | 2019Q1 | 2019-Q1 |
2024-02-09 | the quarter to June 2023 | the quarter to June 2023 | 2023-Q2 |
2024-02-09 | the September 2008 quarter | September 2008 quarter | 2008-Q3 |
2024-02-09 | the ten months since July 2022 | the ten months since July 2022 | 2022-07/2023-04 |
2024-02-09 | 2019-2023 | 2019-2023 | 2019/2023 |
2024-02-09 | 2019 to 2023 | 2019 to 2023 | 2019/2023 |
2024-02-09 | between 1993 and 2016 | 1993 and 2016 | 1993/2016 |
2024-02-09 | from 2019 through 2023 | 2019 through 2023 | 2019/2023 |
2024-02-09 | to reach 35 billion by 2030 | 2030 | 2030 |
2024-02-09 | mid-2023 | 2023 | 2023 | ?
2024-02-09 | 2012-13 | 2012-13 | FY2012-13 |
2024-02-09 | 2022/23 | 2022/23 | FY2022-23 |
2024-02-09 | 2019–20 | 2019–20 | FY2019-20 |
2024-02-09 | 1999-00 | 1999-00 | FY1999-00 |
2024-02-09 | FY24 | FY24 | FY2023-24 |
2024-02-09 | FY 2024 | FY 2024 | FY2023-24 |
2024-02-09 | FY2023-24 | FY2023-24 | FY2023-24 |
2024-02-09 | FY2023/24 | FY2023/24 | FY2023-24 |
2024-02-09 | fiscal 2024 | fiscal 2024 | FY2023-24 |
2024-02-09 | the fiscal year 2024 | the fiscal year 2024 | FY2023-24 |
2024-02-09 | financial year 2023-24 | financial year 2023-24 | FY2023-24 |
2024-02-09 | marketing year 2022/23 | marketing year 2022/23 | 2022-07/2023-06 |
2024-02-09 | MY 2022/23 | MY 2022/23 | 2022-07/2023-06 |
2024-02-09 | CY2022 | CY2022 | 2022 |
2024-02-09 | 9M 2023 | 9M 2023 | 2023-01/2023-09 |
2024-02-09 | 9M23 | 9M23 | 2023-01/2023-09 |
2024-02-09 | the 2022-2023 season | 2022-2023 season | 2022-07/2023-06 |
2024-02-09 | the 2022/23 marketing year | 2022/23 marketing year | 2022-07/2023-06 |
2024-02-09 | soybeans in the 2022/23 marketing year | 2022/23 marketing year | 2022-09/2023-08 |
2024-02-09 | the Iranian year to 20 March 2021 | the Iranian year to 20 March 2021 | FY2020-21 |
2024-02-09 | the financial year that ended in March 2023 | the financial year that ended in March 2023 | FY2022-23 |
2024-02-09 | the fiscal year ended June 30, 2023 | the fiscal year ended June 30, 2023 | FY2022-23 |
"""

TOLD_OTHERWISE = """
in the opening ten days of July | 2024-07-01/2024-07-10
in the first fortnight of July | 2024-07-01/2024-07-14
in the final ten days of May | 2024-05-22/2024-05-31
in the last ten days of May 2023 | 2023-05-22/2023-05-31
in the initial three weeks of June | 2024-06-01/2024-06-21
in the closing two months of 2023 | 2023-11/2023-12
in the second ten days of June | 2024-06-11/2024-06-20
From New Year to 15 July exports | 2024-01-01/2024-07-15
From the start of the year to July 20 | 2024-01-01/2024-07-20
from January 1 to August 10 | 2024-01-01/2024-08-10
from the beginning of the year until the end of July | 2024-01/2024-07
From New Year's Day until 10 August | 2024-01-01/2024-08-10
between the start of the year and 15 July | 2024-01-01/2024-07-15
By 20 July exports had reached | 2024-01-01/2024-07-20
since 1 January | 2024-01/2024-07
since January 1 | 2024-01/2024-07
so far in 2024 | 2024-01/2024-07
2024 to date | 2024-01/2024-07
thus far this year | 2024-01/2024-07
thus far in 2024 | 2024-01/2024-07
to date in 2024 | 2024-01/2024-07
the total for the year so far | 2024-01/2024-07
this year to the end of June | 2024-01/2024-06
this year through June | 2024-01/2024-06
this year up to June | 2024-01/2024-06
in the year through June | 2023-07/2024-06
in the twelve months through June | 2023-07/2024-06
in the twelve-month period to June | 2023-07/2024-06
in the 12-month period ending June 2024 | 2023-07/2024-06
over the twelve months that ended in June | 2023-07/2024-06
in the six months to the end of June | 2024-01/2024-06
in the three-month period ended May | 2024-03/2024-05
in the quarter that closed in June | 2024-Q2
the whole of 2023 | 2023
all of last year | 2023
2023 as a whole | 2023
in calendar 2023 | 2023
in calendar year 2023 | 2023
in the months of June and July | 2024-06/2024-07
in June and July combined | 2024-06/2024-07
in the months from March to June | 2024-03/2024-06
in ten months of 2023 | 2023-01/2023-10
over the first half-year | 2024-01/2024-06
in the year's first half | 2024-01/2024-06
in the year's second quarter | 2024-Q2
in this year's first six months | 2024-01/2024-06
in last year's final quarter | 2023-Q4
in last year's third quarter | 2023-Q3
in 2023's last three months | 2023-Q4
in the second half of last year | 2023-07/2023-12
in the month of July | 2024-07
in July this year | 2024-07
in July of last year | 2023-07
in July of this year | 2024-07
in the July just gone | 2024-07
in mid-2023 | 2023
in late 2023 | 2023
in the week to 12 July | 2024-07-06/2024-07-12
in the week ending July 12 | 2024-07-06/2024-07-12
in the financial year that ended in June | FY2023-24
in the financial year which closed in March | FY2023-24
in the year from April 2022 to March 2023 | 2022-04/2023-03
in fiscal year 2022-2023 | FY2022-23
in the fiscal year 2022/2023 | FY2022-23
in the 2022-23 financial year | FY2022-23
in the 2022/23 marketing year | 2022-07/2023-06
in the 2022-23 season | 2022-07/2023-06
in the season 2022/23 | 2022-07/2023-06
in the 2022 calendar year | 2022
in the year 2022 | 2022
in H1 of 2023 | 2023-01/2023-06
in 1Q 2023 | 2023-Q1
in the first three quarters of 2023 | 2023-01/2023-09
across the nine months from January to September 2023 | 2023-01/2023-09
over the last twelve months | 2023-08/2024-07
in the latest twelve months | 2023-08/2024-07
in the past six months | 2024-02/2024-07
in each month of 2023 | 2023
as recently as 2019 | 2019
in the decade to 2023 | 2013/2023
in the ten years to 2023 | 2013/2023
over the ten years from 2013 to 2023 | 2013/2023
between 2013 and 2023 | 2013/2023
from 2013 to 2023 | 2013/2023
from 2013 through 2023 | 2013/2023
in 2013-2023 | 2013/2023
in the five years between 2018 and 2023 | 2018/2023
in the first quarter of this year | 2024-Q1
in the quarter from April to June | 2024-Q2
in April-June | 2024-Q2
in Q2 this year | 2024-Q2
in Q2 last year | 2023-Q2
in Q4 of last year | 2023-Q4
in the fourth quarter of last year | 2023-Q4
in the three months from April | 2024-Q2
over April and May | 2024-04/2024-05
"""

UNDATED = """
2023-06-10 | in May | May | 2023-05 | ?
2023-06-10 | in June | June | 2023-06 | ?
2023-06-10 | in December | December | 2022-12 | ?
2023-06-10 | May exports of 5 billion | May | 2023-05 | ?
2023-06-10 | Japan's May exports | May | 2023-05 | ?
2023-06-10 | May's exports | May's | 2023-05 | ?
2023-06-10 | from April | April | 2023-04 | ?
2023-06-10 | in early May | May | 2023-05 | ?
2023 | in December | December | 2023-12 | ?
2023-06-10 | January-May | January-May | 2023-01/2023-05 | ?
2023-06-10 | Jan-Feb | Jan-Feb | 2023-01/2023-02 | ?
2013-03-13 | between July and February | July and February | 2012-07/2013-02 | ?
2023-06-10 | the first quarter | the first quarter | 2023-Q1 | ?
2023-06-10 | the fourth quarter | the fourth quarter | 2022-Q4 | ?
2023-07-10 | first-half trade | first-half | 2023-01/2023-06 | ?
2023-06-10 | the second half | the second half | 2022-07/2022-12 | ?
2023-06-10 | Q1 | Q1 | 2023-Q1 | ?
2023-06-10 | the first five months | the first five months | 2023-01/2023-05 | ?
2023-06-10 | the first nine months | the first nine months | 2022-01/2022-09 | ?
2023-06-10 | the first four months of the year | the first four months of the year | 2023-01/2023-04 | ?
2023-06-10 | the three months to April | the three months to April | 2023-02/2023-04 | ?
2023-06-10 | the year to April | the year to April | 2022-05/2023-04 | ?
2023-06-10 | the March quarter's gap | March quarter's | 2023-Q1 | ?
2022-05-02 | the ten months since July | the ten months since July | 2021-07/2022-04 | ?
2023-06-10 | the first 20 days of May | the first 20 days of May | 2023-05-01/2023-05-20 | ?
2023-06-10 | the first 10 days of this month | the first 10 days of this month | 2023-06-01/2023-06-10 | ?
2023-06-10 | May 1-20 | May 1-20 | 2023-05-01/2023-05-20 | ?
2023-08-01 | between March 21 and July 22 | March 21 and July 22 | 2023-03-21/2023-07-22 | ?
2017-10-10 | 3.2 million tons by August | August | 2017-01/2017-08 | ?
2017-10-10 | through August | August | 2017-01/2017-08 | ?
2017-10-10 | by the end of August | August | 2017-01/2017-08 | ?
2024-02-09 | in May last year | May last year | 2023-05 |
2024-02-09 | in May of last year | May of last year | 2023-05 |
2024-02-09 | in January this year | January this year | 2024-01 |
"""

RELATIVE = """
2013-01-25 | last year | last year | 2012 |
2013-01-25 | last year's exports | last year's | 2012 |
2013-01-25 | this year | this year | 2013 |
2013-01-25 | next year | next year | 2014 |
2013-01-25 | last month | last month | 2012-12 |
2013-03-25 | this month | this month | 2013-03 |
2013-03-25 | last quarter | last quarter | 2012-Q4 |
2013-03-25 | this quarter | this quarter | 2013-Q1 |
2013-03-25 | last May | last May | 2012-05 |
2020-10-30 | the year to date | the year to date | 2020-01/2020-09 | ?
2020-10-30 | so far this year | so far this year | 2020-01/2020-09 | ?
2020-10-30 | this year so far | this year so far | 2020-01/2020-09 | ?
2020-10-30 | year-to-date exports | year-to-date | 2020-01/2020-09 | ?
2020-10-30 | since the start of the year | since the start of the year | 2020-01/2020-09 | ?
2020-10-30 | the past 12 months | the past 12 months | 2019-10/2020-09 | ?
2020-10-30 | the last three months | the last three months | 2020-07/2020-09 | ?
2020-10-30 | five years ago | five years ago | 2015 | ?
2020-10-30 | two years earlier | two years earlier | 2018 | ?
2020-10-30 | a decade ago | a decade ago | 2010 | ?
"""

COMPARISONS = """
year | up 5% year on year
year | up 5% year-on-year
year | up 5% year over year
year | up 5% y/y
year | up 5% yoy
year | up 5% YoY
year | up 5% y-o-y
year | up 5% on the year
year | up 5% on year
year | up 5% over the year
year | up 5% y.o.y.
year | up 5% from a year earlier
year | up 5% from a year ago
year | than a year before
year | 5 billion a year earlier
year | 5 billion the year before
year | 5 billion the previous year
year | the same period last year
year | the same month last year
year | the same period of the previous year
year | the same period a year earlier
year | the corresponding period last year
year | the year-ago level
year | 5 billion the year prior
year | on an annual basis
year | at an annual rate of 5%
month | up 5% month on month
month | up 5% month-on-month
month | up 5% m/m
month | up 5% on the month
month | up 5 percent over the month
month | from a month earlier
month | from the previous month
month | 5 billion the month before
month | $74.2 billion the month prior
month | on a monthly basis
quarter | up 5% quarter on quarter
quarter | up 5% q/q
quarter | on the quarter
quarter | from the previous quarter
quarter | a quarter earlier
"""

OTHER_KINDS = """
since | since 2008 | 2008
since | since records began in 1997 | 1997
since | since March 2021 | 2021-03
since | since the September 2008 quarter | 2008-Q3
since | since the end of 2019 | 2019
duration | in five months | 2023-01/2023-05
duration | the smallest in 11 months | 2022-01/2022-11
duration | in the seven months | None
duration | in ten years | None
duration | for the 55th straight month | None
duration | for a third month | None
duration | for a fifth consecutive quarter | None
duration | over more than ten years | None
duration | over the past five years | None
duration | in a decade | None
now | now | 2023-06
now | currently | 2023-06
"""


def _lines(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


@pytest.mark.parametrize(("text", "period"), _lines(TOLD_OTHERWISE))
def test_reads_times_told_otherwise(text, period):
    """Parts of months, running totals, spans and parts of other years are one mention each."""
    assert [mention.period for mention in find_periods(text, "2024-08-15")] == [period]


@pytest.mark.parametrize(("published", "text", "words", "period", "guess"), _lines(ABSOLUTE) + _lines(UNDATED))
def test_reads_dates(published, text, words, period, guess):
    """A year, month, quarter or span comes out as its period; what was not printed is marked as a guess."""
    (found,) = find_periods(text, published)
    assert (found.text, found.period and normal(found.period)) == (words, normal(period))
    assert (found.kind, found.comparison, found.guessed) == ("absolute", None, guess == "?")


@pytest.mark.parametrize(("published", "text", "words", "period", "guess"), _lines(RELATIVE.replace(" |\n", " | \n")))
def test_reads_relative(published, text, words, period, guess):
    """ "Last year" and its like are reckoned from the day of publication."""
    (found,) = find_periods(text, published)
    assert (found.text, found.period and normal(found.period)) == (words, normal(period))
    assert (found.kind, found.comparison, found.guessed) == ("relative", None, guess == "?")


@pytest.mark.parametrize(("comparison", "text"), _lines(COMPARISONS))
def test_reads_comparisons(comparison, text):
    """Words that say what a change is measured from are one comparison, with its step."""
    (found,) = find_periods(text, "2023-06-10")
    assert (found.kind, found.comparison, found.period) == ("comparison", comparison, None)


@pytest.mark.parametrize(("kind", "text", "period"), _lines(OTHER_KINDS))
def test_reads_other_kinds(kind, text, period):
    """Beginnings, lengths of time and the present are told apart from periods covered."""
    (found,) = find_periods(text, "2023-06-10")
    assert (found.kind, found.period and normal(found.period)) == (kind, None if period == "None" else normal(period))


NOT_PERIODS = """
the last year before the pact
this season
by 12 May 2030
it may rise
Theresa May said
Prime Minister May said
they march on
an august body
section 2024
Vision 2030
2023 tonnes
$2023
2,023 ships
2023 percent
a second look
on May 12
on 12 May 2023
May 12, 2023
a quarter of it
half of it
for the first
Jan Hatzius said
the Boeing 2020
call 2023-555-1234
every year
three a day
the yearly fair
year-end bonus
for the year
""".strip().splitlines()


@pytest.mark.parametrize("text", NOT_PERIODS)
def test_is_no_period(text):
    """Verbs, names, single days and numbers are not periods."""
    assert find_periods(text, "2023-06-10") == ()


FISCAL = [
    (7, "2016-12-10", "the year ended June 2016", "FY2015-16"),
    (7, "2016-12-10", "the financial year that ended in June", "FY2015-16"),
    (7, "2016-12-10", "the year to October 2016", "2015-11/2016-10"),
    (7, "2016-12-10", "the fiscal year", "FY2015-16"),
    (7, "2016-12-10", "this fiscal year", "FY2016-17"),
    (7, "2016-12-10", "the last fiscal year", "FY2015-16"),
    (7, "2016-12-10", "the first ten months of the fiscal year", "2015-07/2016-04"),
    (7, "2016-12-10", "the first five months of this fiscal year", "2016-07/2016-11"),
    (4, "2016-08-31", "the first quarter of fiscal 2016", "2015-Q2"),
    (4, "2016-08-31", "April-June of FY17", "2016-Q2"),
    (4, "2016-08-31", "April-February 2015-16", "2015-04/2016-02"),
    (4, "2016-08-31", "Q1 FY17", "2016-Q2"),
    (4, "2016-08-31", "this fiscal", "FY2016-17"),
    (7, "2016-08-31", "9MFY16", "2015-07/2016-03"),
    (4, "2016-08-31", "last fiscal", "FY2015-16"),
    (4, "2016-08-31", "April-July this fiscal", "2016-04/2016-07"),
    (4, "2016-08-31", "April-December last fiscal", "2015-04/2015-12"),
    (4, "2016-08-31", "the first half of FY2016-17", "2016-04/2016-09"),
    (3, "2022-04-20", "between 21 March 2021 and 20 March 2022", "FY2021-22"),
    (3, "2022-04-20", "the year to 20 March 2022", "FY2021-22"),
    (3, "2022-04-20", "from March 21 to January 20", "2021-03-21/2022-01-20"),
    (None, "2022-04-20", "between 21 March 2021 and 20 March 2022", "2021-03-21/2022-03-20"),
    (4, "2024-08-31", "2023-2024", "FY2023-24"),
    (None, "2024-08-31", "2023-2024", "2023/2024"),
    (1, "2024-08-31", "fiscal 2023", "2023"),
    (None, "2024-08-31", "the fiscal year", None),
    (None, "2024-08-31", "the first quarter of fiscal 2024", None),
]


@pytest.mark.parametrize(("start", "published", "text", "period"), FISCAL)
def test_fiscal_years(start, published, text, period):
    """A reporter's own year is reckoned from its first month, and is unknown without it."""
    (found,) = find_periods(text, published, fiscal_start=start)
    assert (found.period and normal(found.period)) == (period and normal(period))


def test_fiscal_year_named_by_its_start():
    """Where a fiscal year bears the year it starts in, "fiscal 2023" ends in 2024."""
    (found,) = find_periods("fiscal 2023", "2024-08-31", fiscal_start=4, fiscal_named_by="start")
    assert found.period == "FY2023-24"


@pytest.mark.parametrize(("area", "named_by"), [("JPN", "start"), ("IND", "end"), ("AUS", "end")])
def test_how_countries_name_fiscal_years(area, named_by):
    """Japan's fiscal years bear the year they start in, most others the year they end in."""
    assert fiscal_named_by(area) == named_by


ANCHORED = [
    ("2019", "in December", "2019-12"),
    ("2019-02", "in January", "2019-01"),
    ("2019-02", "in March", "2019-03"),
    ("2019-01", "in December", "2018-12"),
    ("2018-07/2019-06", "in November", "2018-11"),
    ("2019-05", "the same period of 2017", "2017-05"),
    ("2019-05", "the same month", "2019-05"),
    ("2019-05", "two years earlier", "2017-05"),
    ("2019-05", "the year to date", "2020-01/2020-11"),
    ("2020-05", "the year to date", "2020-01/2020-05"),
    ("2019", "the first half", "2019-01/2019-06"),
    ("FY2018-19", "in May", "2020-05"),
]


@pytest.mark.parametrize(("anchor", "text", "period"), ANCHORED)
def test_period_in_force(anchor, text, period):
    """Months without a year lie in or near the period in force, and "the same period" is that period."""
    (found,) = find_periods(text, "2020-12-10", anchor=anchor)
    assert found.period is not None
    assert normal(found.period) == normal(period)


SEVERAL = [
    ("from 6 billion in the first quarter to 10 billion in the second.", ["2016-Q1", "2016-Q2"]),
    ("up from 5 billion in May 2015 to 6 billion in June 2016", ["2015-05", "2016-06"]),
    ("in 2015, 2014 and 2013", ["2015", "2014", "2013"]),
    ("in July, the first month of FY17", ["2016-07", None]),
    ("in the year to June, against the first half of 2015", ["2015-07/2016-06", "2015-01/2015-06"]),
    ("6 billion in 2013, 5 billion the year before that", ["2013", "2012"]),
    ("9 billion in December, 80 billion for the year", ["2015-12", "2015"]),
    ("a deficit in March and a surplus for the quarter", ["2016-03", "2016-Q1"]),
    ("2016 year-to-date exports, 2015 year-to-date exports", ["2016-01/2016-07", "2015-01/2015-07"]),
    ("for the full year 2015", ["2015"]),
    ("March quarter exports, and since January", ["2016-Q1", "2016-01"]),
]


@pytest.mark.parametrize(("text", "periods"), SEVERAL)
def test_reads_several(text, periods):
    """Mentions side by side are told apart."""
    found = [mention.period and normal(mention.period) for mention in find_periods(text, "2016-08-31")]
    assert found == [period and normal(period) for period in periods]


@pytest.mark.parametrize("text", ["last year", "in May", "last month", "the first quarter", "this fiscal year", "now"])
def test_unknown_publication_leaves_undated_words_open(text):
    """Without a date of publication nothing is made up."""
    (found,) = find_periods(text, None)
    assert (found.period, found.guessed) == (None, True)


@given(st.text(), st.sampled_from([None, "2023", "2023-06", "2023-06-10"]))
def test_any_text(text, published):
    """Any text goes in without a crash."""
    _check(text, published)


HELD = [
    ("2023-05", "in the same month", "2023-05"),
    ("2021", "in that year", "2021"),
    ("2021", "a year later", "2022"),
    ("1999", "ten years later", "2009"),
    ("2023-12", "for the full year", "2023"),
    ("2023-12", "the whole-year surplus", "2023"),
    ("2023-Q2", "the year before that", "2022-Q2"),
    ("2023-05", "in 2019, and in the same year", "2019"),
]


@pytest.mark.parametrize(("held", "text", "period"), HELD)
def test_words_that_go_back_to_the_text_before(held, text, period):
    """Without a period of its own, the text goes back to the one of the text before."""
    assert find_periods(text, "2024-02-05", held=held)[-1].period == period


def test_full_year_after_a_part_of_a_fiscal_one():
    """The full year is the fiscal one where a part of that was named."""
    found = find_periods("in the first half of FY23; the full-year target", "2023-01-05", fiscal_start=7)
    assert [mention.period for mention in found] == ["2022-07/2022-12", "FY2022-23"]


def test_a_season_is_named_once():
    """A bare "2021/22" is a marketing year where the sentence speaks of seasons."""
    found = find_periods("grain exports so far in the 2022/23 season, against those of 2021/22", "2022-11-30")
    assert found[-1].period == "2021-07/2022-06"


PIECES = """
May Jan. December 1 20 2023 2019 23 31 the first second last this next year month quarter half months fiscal FY Q3 1H
to and between - / , of in from since by year-on-year a earlier ago same period so far date twelve three days past
"""


@given(st.lists(st.sampled_from(PIECES.split()), max_size=12), st.sampled_from([None, 1, 4, 7, 10]))
@settings(max_examples=500)
def test_any_run_of_period_words(pieces, start):
    """Words of time in any order are read without a crash, and every period has a form that can be read."""
    _check(" ".join(pieces), "2023-06-10", start)


def _check(text, published, start=None):
    last = 0
    for found in find_periods(text, published, fiscal_start=start):
        assert last <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        assert found.period is None or normal(found.period)
        last = found.end


HOSTILE = ["9", "1,", "one two three ", " ", "((((", "May ", "May 1", "the ", "the first ", "2023-", "2023 ", "in the ",
           "year ", "the year to ", "Jan-", "between ", "fiscal ", "\n", "in  ", "the same ", "1-2 "]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_is_linear(piece):
    """Four times the text takes about four times the time, whatever the text."""
    assert _seconds(piece, 80_000) < 12 * max(_seconds(piece, 20_000), 0.01)


def _seconds(piece, length):
    text = piece * (length // len(piece))
    best = float("inf")
    for _ in range(2):
        begun = time.process_time()
        find_periods(text, "2023-06-10")
        best = min(best, time.process_time() - begun)
    return best
