"""How verdicts, outcomes, codes and amounts are said to people; the words are in ``tables/*.csv``."""

from __future__ import annotations

import csv
from decimal import Decimal
from functools import cache
from importlib import resources

from claimcheck.records import Interval
from claimcheck.reports.inert import line

_SCALES = ((Decimal(10) ** 12, " trillion"), (Decimal(10) ** 9, " billion"), (Decimal(10) ** 6, " million"))


@cache
def table(name: str) -> dict[str, dict[str, str]]:
    """The rows of ``tables/<name>.csv`` by their first column, in the order of the file."""
    return _rows("reports", name)


@cache
def _meanings() -> dict[str, str]:
    """What each reason and caveat means, from the tables of those who give them."""
    rows = {**_rows("verification", "caveats"), **_rows("verification", "reasons")}
    return {code: row["meaning"] for code, row in rows.items()}


def _rows(room: str, name: str) -> dict[str, dict[str, str]]:
    # By path, not by package: a table is read without loading the code beside it.
    file = resources.files("claimcheck").joinpath(room, "tables", f"{name}.csv")
    rows = list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))
    return {next(iter(row.values())): row for row in rows}


def verdict(code: str) -> dict[str, str]:
    """The row of a verdict: ``symbol``, ``word``, ``style``, ``sarif``, ``rating``, ``meaning``."""
    return table("verdicts")[code]


def outcome(code: str) -> dict[str, str]:
    """The row of a calculation's outcome: ``symbol``, ``word``, ``style``."""
    return table("outcomes")[code]


def said(code: str) -> str:
    """A reason or caveat code as a sentence; ``code:detail`` keeps its detail, an unknown code its own words.

    >>> said("some_new_code:KOTRA")
    'Some new code: KOTRA.'
    """
    name, _, detail = code.partition(":")
    meaning = _meanings().get(name)
    if meaning is None:
        words = plain_words(name)
        return f"{words[:1].upper()}{words[1:]}{': ' + detail.strip() if detail else ''}."
    return f"{meaning.removesuffix('.')} ({detail.strip()})." if detail else meaning


def rule(code: str) -> str:
    """What a test of the article against itself asks for; an unknown rule keeps its own words.

    >>> rule("exports_plus_imports")
    'exports and imports make trade'
    """
    known = table("rules").get(code)
    return known["plain"] if known else plain_words(code)


def place(code: str | None) -> str:
    """An area as prose names it: "North Korea" for ``PRK``, "the world" for none; an unknown code as it is."""
    if code is None or code == "WLD":
        return "the world"
    from claimcheck.language.places import describe

    return line(describe(code))


def plain_words(code: str) -> str:
    """A code as words: ``more_than`` is "more than", ``ASEAN`` stays."""
    return line(code.replace("_", " "))


def number(value: Decimal, digits: int = 4) -> str:
    """``value`` with about ``digits`` significant digits, thousands parted by commas; no exponent.

    >>> number(Decimal("98.26611")), number(Decimal("-2769.12")), number(Decimal("0.00123"))
    ('98.27', '-2,769', '0.00123')
    """
    if not value:
        return "0"
    places = max(0, digits - 1 - value.adjusted())
    rounded = value.quantize(Decimal(1).scaleb(-places)) if value.adjusted() < 24 else value
    text = f"{rounded:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def amount(value: Decimal | None, unit: str | None, digits: int = 4) -> str:
    """``value`` with its unit, as a newspaper prints it; ``-`` where there is none.

    >>> amount(Decimal("2721100000"), "USD"), amount(Decimal("97.0601"), "percent")
    ('US$2.721 billion', '97.06%')
    """
    if value is None:
        return "-"
    scale, word = _scale(value)
    before, after = _around(unit)
    return f"{'-' if value < 0 else ''}{before}{number(abs(value) / scale, digits)}{word}{after}"


def is_whole(unit: str | None) -> bool:
    """Whether only whole numbers of ``unit`` make sense: there is no place one and a half."""
    return table("units").get(unit or "", {}).get("whole") == "yes"


def _scale(value: Decimal) -> tuple[Decimal, str]:
    return next(((size, word) for size, word in _SCALES if abs(value) >= size), (Decimal(1), ""))


def _around(unit: str | None) -> tuple[str, str]:
    if not unit:
        return "", ""
    known = table("units").get(unit)
    if known is not None:
        return known["before"], known["after"]
    # A currency code stands before its amount, any other unit after.
    unit = line(unit)
    return (f"{unit} ", "") if len(unit) == 3 and unit.isupper() else ("", f" {unit}")


def figure(value: Decimal | None, claimed: Interval, unit: str | None, digits: int = 4) -> str:
    """A computed value beside a claim: with ``digits``, or as many as show on which side of the claim's ends it lies.

    >>> figure(Decimal("10.846"), Interval(Decimal("10.85"), Decimal("10.95")), "percent")
    '10.846%'
    """
    if value is None:
        return "-"
    ends = [end for end in (claimed.low, claimed.high) if end is not None]
    enough = (
        n for n in range(digits, 30) if all(_sides(_rounded(value, n), end) == _sides(value, end) for end in ends)
    )
    return amount(value, unit, next(enough, digits))


def _rounded(value: Decimal, digits: int) -> Decimal:
    return value and value.quantize(Decimal(1).scaleb(value.adjusted() - digits + 1))


def _sides(value: Decimal, end: Decimal) -> int:
    return (value > end) - (value < end)


def span(interval: Interval, unit: str | None) -> str:
    """An interval in words, with as many digits as tell its ends apart; an open end is said.

    >>> span(Interval(Decimal("832150000000"), Decimal("832250000000")), "USD")
    'US$832.15 to 832.25 billion'
    """
    low, high = interval.low, interval.high
    if low is not None and high is not None:
        return _between(low, high, unit)
    if low is not None:
        return _one_sided("at_least", "at least" if interval.low_closed else "more than", low, unit)
    if high is not None:
        return _one_sided("at_most", "at most" if interval.high_closed else "less than", high, unit)
    return "any value"


def _one_sided(column: str, words: str, end: Decimal, unit: str | None) -> str:
    """A unit may have its own way to say it: no. 3 or lower."""
    own = table("units").get(unit or "", {}).get(column)
    return own.replace("{}", amount(end, unit)) if own else f"{words} {amount(end, unit)}"


def _between(low: Decimal, high: Decimal, unit: str | None) -> str:
    if low == high:
        return amount(low, unit)
    digits = next(n for n in range(4, 30) if n == 29 or abs(high - low) * 10 ** (n - 1) >= max(abs(low), abs(high)))
    (scale, word), (before, after) = _scale(max(low, high, key=abs)), _around(unit)
    first, last = number(low / scale, digits), number(high / scale, digits)
    return f"{_signed(before, first)} to {_signed('' if low >= 0 else before, last)}{word}{after}"


def _signed(before: str, figure: str) -> str:
    """The minus stands before the currency: -US$5."""
    return f"-{before}{figure[1:]}" if figure.startswith("-") else f"{before}{figure}"
