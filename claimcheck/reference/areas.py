"""Which area and unit codes there are, and which codes other publishers use for the same areas.

The facts stand in ``tables/*.csv``: one row an area, one row a unit, one row a foreign code.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

LEFT_OUT = "-"
"""In ``area_codes.csv``: an aggregate or zone of that publisher which has no code here."""

# "TOP10": the ten largest partners; "XCHN10": the ten largest without China; "XCHN": all without China.
_LARGEST = re.compile(r"TOP[1-9]\d?", re.ASCII)
_WITHOUT = re.compile(r"X([A-Z]{2,5}?)(\d{0,2})", re.ASCII)


def rows(table: str) -> Iterator[dict[str, str]]:
    """The rows of one of our own tables."""
    text = resources.files("claimcheck.reference").joinpath("tables", f"{table}.csv").read_text("utf-8")
    yield from csv.DictReader(text.splitlines())


@cache
def _areas() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in rows("areas")}


@cache
def is_area(code: str) -> bool:
    """Whether ``code`` is an area here: ISO 3166-1 alpha-3, a group, or a composed code.

    >>> [is_area(code) for code in ("NAM", "EU27", "TOP10", "XCHN10", "UK", "842")]
    [True, True, True, True, False, False]
    """
    if code in _areas() or _LARGEST.fullmatch(code):
        return True
    found = _WITHOUT.fullmatch(code)
    return found is not None and found[1] in _areas()


def kind(code: str) -> str:
    """``country``, ``former``, ``group`` or ``unspecified``; composed codes are groups."""
    row = _areas().get(code)
    return row["kind"] if row else "group"


def name(code: str) -> str:
    """The English name; the code itself for composed codes."""
    row = _areas().get(code)
    return row["name"] if row else code


def lived(code: str) -> tuple[int, int]:
    """First and last calendar year in which the area could trade under this code."""
    row = _areas().get(code, {})
    return int(row.get("first_year") or 0), int(row.get("last_year") or 9999)


@cache
def nearest(code: str) -> tuple[str, ...]:
    """Up to three area codes that ``code`` may stand for: by iso2, number, name or spelling.

    >>> nearest("UK")[0], nearest("Germany")[0], nearest("842")[0]
    ('GBR', 'DEU', 'USA')
    """
    from difflib import get_close_matches

    wanted = code.strip().casefold()
    aliases = _aliases()
    if wanted in aliases:
        return (aliases[wanted],)
    return tuple(dict.fromkeys(aliases[key] for key in get_close_matches(wanted, aliases, n=3, cutoff=0.75)))


def exactly(text: str) -> str | None:
    """The area that ``text`` is another name, spelling or ISO code of; ``None`` when it is none exactly."""
    known = by_name().get(text.strip().casefold()) or by_iso2().get(text.strip().upper())
    return None if known == LEFT_OUT else known


@cache
def _aliases() -> dict[str, str]:
    """Everything an area may be called, in lower case, to its code."""
    found: dict[str, str] = {}
    for code, row in _areas().items():
        for alias in (code, row["name"], row["iso2"]):
            if alias:
                found.setdefault(alias.casefold(), code)
    for row in rows("area_codes"):
        if row["code"] != LEFT_OUT:
            found.setdefault(row["foreign"].casefold(), row["code"])
    return found


@cache
def by_name() -> dict[str, str]:
    """English names in lower case, with the spellings publishers use, to codes or ``LEFT_OUT``."""
    found = {row["name"].casefold(): code for code, row in _areas().items()}
    found.update({row["foreign"].casefold(): row["code"] for row in rows("area_codes") if row["scheme"] == "name"})
    return found


@cache
def by_iso2() -> dict[str, str]:
    """ISO 3166-1 alpha-2 to alpha-3, living countries only."""
    return {row["iso2"]: code for code, row in _areas().items() if row["iso2"] and row["kind"] == "country"}


@cache
def by_m49() -> dict[int, str]:
    """United Nations number to alpha-3, living countries only."""
    return {int(row["m49"]): code for code, row in _areas().items() if row["m49"] and row["kind"] == "country"}


@cache
def by_imf() -> dict[int, str]:
    """The IMF's three-digit number to alpha-3."""
    return {int(row["imf"]): code for code, row in _areas().items() if row["imf"]}


@cache
def foreign(scheme: str) -> dict[str, tuple[tuple[str, int, int], ...]]:
    """Codes of one publisher (``comtrade``, ``eurostat`` ...) to (code, first year, last year), oldest first."""
    found: dict[str, list[tuple[str, int, int]]] = {}
    for row in rows("area_codes"):
        if row["scheme"] == scheme:
            span = int(row["first_year"] or 0), int(row["last_year"] or 9999)
            found.setdefault(row["foreign"], []).append((row["code"], *span))
    return {code: tuple(sorted(spans, key=lambda span: span[1])) for code, spans in found.items()}


@cache
def _units() -> dict[str, str]:
    return {row["unit"]: row["kind"] for row in rows("units")}


def unit_kind(unit: str) -> str | None:
    """``currency``, ``percent`` or ``quantity``; ``None`` for a unit nobody knows here."""
    return _units().get(unit)


@cache
def nearest_units(unit: str) -> tuple[str, ...]:
    from difflib import get_close_matches

    folded = {known.casefold(): known for known in _units()}
    signs = {"%": "percent", "pct": "percent", "us$": "USD", "$": "USD", "€": "EUR", "£": "GBP", "t": "tonnes"}
    wanted = unit.strip().casefold()
    if wanted in signs:
        return (signs[wanted],)
    return tuple(folded[key] for key in get_close_matches(wanted, folded, n=3, cutoff=0.7))
