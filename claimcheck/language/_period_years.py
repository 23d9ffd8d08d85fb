"""Years: calendar, fiscal and marketing ones, and spans of them."""

from __future__ import annotations

import re

from claimcheck.language import _bare, calendar, units
from claimcheck.language._moments import Moment
from claimcheck.language._period_pieces import Found, Reader, end_year, long_year, month_named, number_of, year_named
from claimcheck.language._period_words import is_word
from claimcheck.language._tables import listed, rows
from claimcheck.language.calendar import Span, month_number, render


def _calendar_year(text: str, match: re.Match[str], at: Moment) -> Found | None:
    return match["y"], "absolute", None, False


def _season(text: str, match: re.Match[str], at: Moment) -> Found | None:
    year = int(match["y"])
    if end_year(year, match["y2"]) != year + 1:
        return None
    first = month_number(year, _season_start(text, match))
    return render(Span(first, first + 11)), "absolute", None, False


def _fiscal(text: str, match: re.Match[str], at: Moment) -> Found | None:
    year = long_year(match["y"])
    named = at.fiscal_named(year, end_year(year, match["y2"]) if match["y2"] else None)
    return render(Span(fiscal=named.year)) if named.fiscal else str(named.year), "absolute", None, False


def _years(text: str, match: re.Match[str], at: Moment) -> Found | None:
    year = int(match["y"])
    if match["to"]:
        last = int(match["y3"])
        return (f"{year}/{last}" if last > year else None), "absolute", None, False
    last = end_year(year, match["y2"])
    season = match["season"] or _season_named(text, match)
    if season and not is_word("fiscal", season.split()[0]) and last == year + 1:
        first = month_number(year, _season_start(text, match))
        return render(Span(first, first + 11)), "absolute", None, False
    if last == year + 1 and (
        len(match["y2"]) == 2 or season or at.fiscal_start not in (None, 1) or match["join"] == "/"
    ):
        return render(Span(fiscal=year)), "absolute", None, False
    if len(match["y2"]) == 2 and match["join"] == "-" and 1 <= int(match["y2"]) <= 12 and last != year + 1:
        return f"{year}-{match['y2']}", "absolute", None, False  # "2024-05" is a month
    return (f"{year}/{last}", "absolute", None, False) if year < last <= year + 100 else None


def _season_named(text: str, match: re.Match[str]) -> str | None:
    """The word for a marketing year in the same sentence: "in the 2022/23 season ...; in 2021/22 ..."."""
    if match["join"] != "/":
        return None
    before = text[max(0, match.start() - 200) : match.start()]
    return next((word for word in re.findall(r"[a-z]+", before) if is_word("season", word)), None)


def _season_start(text: str, match: re.Match[str]) -> int:
    """First month of the marketing year of the crop that the text names; July, as for grain, when none is."""
    return _crop_start(text, match) or 7


def _crop_start(text: str, match: re.Match[str]) -> int | None:
    lower = text[max(0, match.start() - 200) : match.end() + 100].lower()
    starts = (row["start"] for row in rows("marketing_years") if any(word in lower for word in listed(row["crops"])))
    return next((int(start) for start in starts), None)


def _years_to(text: str, match: re.Match[str], at: Moment) -> Found | None:
    """The first and the last of so many years: "the decade to 2023" = ``2013/2023``."""
    length = number_of(match["n"]) if match["n"] else 10
    if match["y"]:
        last = int(match["y"])
        first = last - length
    elif match["after"]:
        first = int(match["after"])
        last = first + length
    else:
        first, last = int(match["from"]), int(match["y2"])
    return (f"{first}/{last}", "absolute", None, False) if 1 < last - first <= 200 else None


def _year_from(text: str, match: re.Match[str], at: Moment) -> Found | None:
    """The twelve months from the one named on: "the marketing year that began on July 1"."""
    first = at.ending(month_named(match["month"]), year_named(match["of"], at))
    if first is None:
        return None, "absolute", None, True
    if match["fiscal"] and first % 12:
        return render(Span(fiscal=first // 12)), "absolute", None, match["of"] is None
    return render(Span(first, first + 11)), "absolute", None, match["of"] is None


def _season_relative(text: str, match: re.Match[str], at: Moment) -> Found | None:
    """The marketing year running at publication, or the one before or after it; "the season" alone is none."""
    which = (match["which"] or "").lower()
    start = _crop_start(text, match)
    if start is None or at.published is None or not at.month_known or not (which or match["far"]):
        return None
    back = 1 if is_word("last", which) or which == "past" else -1 if is_word("next", which) else 0
    first = at.published - (at.published - (start - 1)) % 12 - 12 * back
    if match["far"] or text[max(0, match.start() - 7) : match.start()].lower().startswith("so far"):
        return (render(Span(first, at.published - 1)) if at.published > first else None), "relative", None, True
    return render(Span(first, first + 11)), "relative", None, True


def _fiscal_relative(text: str, match: re.Match[str], at: Moment) -> Found | None:
    which = (match["which"] or match["lone"] or "").lower()
    back = 1 if is_word("last", which) or which == "past" else -1 if is_word("next", which) else 0
    if not which or which == "full":
        back = 1
    first, known = at.fiscal_year(back), calendar.parse(at.context).fiscal if at.context else None
    if match["before"] or is_word("preceding", which):
        first = known - 1 if known is not None else at.fiscal_year(1)
    if first is None:
        return None, "relative", None, True
    if match["far"] or (back == 0 and text[match.start() - 7 : match.start()].lower().startswith("so far")):
        return _fiscal_to_date(first, at)
    return render(Span(fiscal=first)), "relative", None, not which


def _fiscal_to_date(first: int, at: Moment) -> Found:
    begin = calendar.resolved(render(Span(fiscal=first)), at.fiscal_start).first
    last = (at.published or begin) - 1
    return (render(Span(begin, last)) if last >= begin else None), "relative", None, True


def _full_year(text: str, match: re.Match[str], at: Moment) -> Found | None:
    """The year that the period in force ends in; the fiscal one after a part of that was named."""
    span = at.context_span()
    if span is None:
        return None, "relative", None, True
    if at.fiscal_start and at.fiscal_start > 1 and span.first % 12 + 1 == at.fiscal_start and 6 <= span.months <= 12:
        return render(Span(fiscal=span.first // 12)), "relative", None, True  # after its first eleven months
    if at.in_fiscal and at.fiscal_start is not None and at.fiscal_start > 1:
        year, month = divmod(span.last, 12)
        return render(Span(fiscal=year - (month + 1 < at.fiscal_start))), "relative", None, True
    return str(span.last // 12), "relative", None, True


def _year(text: str, match: re.Match[str], at: Moment) -> Found | None:
    if _bare.is_named(text, match.start()) and not text.endswith(" of ", 0, match.start()):
        return None
    after = units.unit_at(text, match.end())
    if after is not None and after[0].kind not in ("count", "time"):
        return None
    if units.scale_at(text, match.end(), money=False) is not None:
        return None
    return match["y"], "absolute", None, text[max(0, match.start() - 4) : match.start()].lower() == "mid-"


READERS: dict[str, Reader] = {
    "calendar_year": _calendar_year,
    "season": _season,
    "fiscal": _fiscal,
    "years_to": _years_to,
    "years": _years,
    "year_from": _year_from,
    "season_relative": _season_relative,
    "fiscal_relative": _fiscal_relative,
    "full_year": _full_year,
    "year": _year,
}
