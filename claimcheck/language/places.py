"""Countries, capitals, demonyms and blocs in running text, and what is known of each.

The names stand in ``tables/places.csv`` (one row an alias), ``areas.csv``, ``blocs.csv``, ``bloc_members.csv``,
``bloc_periods.csv`` and ``generics.csv``; what only looks like a place ("South China Sea", "Bank of Japan",
"Swiss francs") in ``must_not_match.csv``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from claimcheck._record import record
from claimcheck.language._phrases import Beside, Hit, Phrases, Words, words_of
from claimcheck.language._tables import listed, rows
from claimcheck.language.generics import spread_alias

_PRODUCT = 4
"""Words from "world" to the flow word, a product between them."""

Form = Literal["name", "demonym", "capital", "metonym", "bloc", "generic"]


@record
class Place:
    """A place named in a text. ``codes`` are ISO 3166 alpha-3 or group codes.

    One code as a rule; several for "the two Koreas"; for a generic word ("the island") the areas it can mean,
    empty for any area at all ("the country"): the text around it has to say which.
    """

    start: int
    end: int
    text: str
    codes: tuple[str, ...]
    form: Form


@dataclass(frozen=True, slots=True)
class _Meaning:
    """One row of the table of places; ``codes`` is ``None`` for a phrase that is no place."""

    codes: tuple[str, ...] | None
    form: Form = "name"
    weak: bool = False
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    followed_by: tuple[str, ...] = ()
    part: bool = False
    """It is a part of a country."""


def find_places(text: str, named: Collection[str] = (), words: Words | None = None) -> tuple[Place, ...]:
    """The places of ``text`` in its order, not overlapping; the longest name wins.

    A weak name ("Georgia", "the North") counts only where the table's conditions on the rest of the text hold
    and it does not stand inside a person's or a firm's name. ``named`` holds the codes of areas named elsewhere in
    the document, for a caller that reads it sentence by sentence; ``words`` are those of the text, where known.
    """
    words = words_of(text) if words is None else words
    hits = [hit for hit in _phrases().all(words) if hit.values[0].codes is not None and not _is_part(words, hit)]
    sure = {code for hit in hits for meaning in hit.values[:1] if not meaning.weak for code in meaning.codes or ()}
    sure.update(named)
    found = []
    for hit in hits:
        meaning = _meaning(words, hit, sure)
        if meaning is not None:
            start = words.starts[hit.first]
            found.append(Place(start, hit.end, text[start : hit.end], meaning.codes or (), meaning.form))
    return tuple(found)


def _meaning(words: Words, hit: Hit[_Meaning], named: set[str]) -> _Meaning | None:
    """The first meaning of a name that the rest of the text allows."""
    for meaning in hit.values:
        if meaning.needs and not named.intersection(meaning.needs):
            continue
        if any(word in words.text for word in meaning.unless):
            continue
        if meaning.followed_by and not _is_followed(words, hit.last, meaning.followed_by):
            continue
        if meaning.weak and _is_in_a_name(words, hit):
            continue
        if (meaning.form == "capital" or meaning.part) and _is_scene(words, hit):
            continue
        return meaning
    return None


def _is_part(words: Words, hit: Hit[_Meaning]) -> bool:
    """Whether the name is part of a longer one ("Bank of Japan"), or of a sum of money ("US$5", "Swiss francs")."""
    before, after, after_demonym, joined = _besides()
    if words.text[hit.end : hit.end + 1] in tuple("$€£¥"):
        return True
    if before.before(words, hit.first) or after.after(words, hit.last):
        return True
    if words.text[hit.end : hit.end + 1] in tuple("-\u2010\u2011\u2013") and joined.after(words, hit.last):
        return True  # "Paris-based"; "Italy led with $5 billion" is no firm
    adjective = hit.values[0].form == "demonym" or words.text[words.starts[hit.first] : hit.end] in _adjectives()
    return adjective and after_demonym.after(words, hit.last)


def _is_followed(words: Words, last: int, by: tuple[str, ...]) -> bool:
    """Whether one of the words comes next; one marked ``~`` may come a few words later ("world nickel ore exports")."""
    for index in range(last, min(last + _PRODUCT, len(words))):
        if words.gaps[index] != " ":
            return False
        if "~" + words.folded[index] in by or (index == last and words.folded[index] in by):
            return True
    return False


def _is_in_a_name(words: Words, hit: Hit[_Meaning]) -> bool:
    """Whether capitals just before or after make it part of a name: "Michael Jordan", "Georgia Tech"."""
    known = _neighbours("function") | _neighbours("calendar") | _neighbours("trade")
    before, after = hit.first - 1, hit.last
    if words.spaced(hit.first) and words.capital(before) and words.folded[before] not in known:
        return True
    return words.spaced(after) and words.capital(after) and words.folded[after] not in known


def _is_scene(words: Words, hit: Hit[_Meaning]) -> bool:
    """Whether a capital is only where something happened ("said in Beijing"), not the state that it stands for."""
    if not words.spaced(hit.first) or words.folded[hit.first - 1] not in _neighbours("location"):
        return False
    return words.text[hit.end : hit.end + 2] not in ("'s", "’s")


@cache
def _phrases() -> Phrases[_Meaning]:
    """Every name, and every phrase that must not be taken for one."""
    places = [(row["alias"], _row_meaning(row)) for row in rows("places")]
    generics = [(row["alias"], _Meaning(_can_mean(row["codes"]), "generic")) for row in rows("generics")]
    others = [(phrase, _Meaning(None)) for phrase in _must_not() if "{" not in phrase]
    spread = ((one, meaning) for alias, meaning in generics for one in spread_alias(alias))
    return Phrases([*others, *places, *spread])


def _can_mean(cell: str) -> tuple[str, ...]:
    """The areas that a generic word can mean; ``@ASIA`` stands for all in Asia."""
    return members(cell[1:]) if cell.startswith("@") else listed(cell)


def _row_meaning(row: dict[str, str]) -> _Meaning:
    return _Meaning(
        tuple(row["code"].split("&")),
        cast(Form, row["form"]),
        row["strength"] == "weak",
        listed(row["needs"]),
        listed(row["unless"]),
        listed(row["followed_by"]),
        row["code"] in _regions(),
    )


@cache
def _must_not() -> tuple[str, ...]:
    return tuple(row["phrase"] for row in rows("must_not_match") if row["room"] == "places")


@cache
def _besides() -> tuple[Beside, Beside, Beside, Beside]:
    """What makes a place part of something else: words before it, after it, after its adjective, after its hyphen."""
    behind = [phrase.removeprefix("{place}") for phrase in _must_not() if phrase.startswith("{place}")]
    return (
        Beside(phrase.removesuffix("{place}") for phrase in _must_not() if phrase.endswith("{place}")),
        Beside(phrase for phrase in behind if not phrase.startswith("-")),
        Beside(phrase.removeprefix("{demonym}") for phrase in _must_not() if phrase.startswith("{demonym}")),
        Beside(phrase for phrase in behind if phrase.startswith("-")),
    )


@cache
def _neighbours(kind: str) -> frozenset[str]:
    return frozenset(row["word"] for row in rows("name_neighbours") if row["kind"] == kind)


@cache
def _areas() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in rows("areas")}


@cache
def _regions() -> dict[str, dict[str, str]]:
    """Parts of countries, with the money, the accounting year and the dollar of the country."""
    return {row["code"]: {**_areas()[row["country"]], "article": "", **row} for row in rows("regions")}


def _row(code: str) -> dict[str, str] | None:
    """What is known of an area, a group or a part of a country."""
    return _areas().get(code) or _blocs().get(code) or _regions().get(code)


@cache
def _blocs() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in rows("blocs")}


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(row["adjective"] for row in rows("areas"))


def is_area(code: str) -> bool:
    """Whether ``code`` is one area: a country, a territory, a city emirate or a part of a country."""
    return code in _areas() or code in _regions()


def country_of(code: str) -> str:
    """The country that a part belongs to (``USA`` for ``USA-TX``); any other code as it is.

    A part's figures are not the country's: nothing known of the one bears out or refutes a claim about the other.
    """
    return _regions()[code]["country"] if code in _regions() else code


def is_bloc(code: str) -> bool:
    """Whether ``code`` is a group of areas, the world among them."""
    return code in _blocs()


def describe(code: str) -> str:
    """``code`` as prose names it: "North Korea", "the United States", "China and Russia" for ``CHN+RUS``.

    An unknown code comes back as it is.
    """
    return _joined(code, lambda row: f"{row['article']} {row['name']}".strip())


def adjective(code: str) -> str:
    """The adjective: "North Korean", "U.S." being "American"; an unknown code comes back as it is."""
    return _joined(code, lambda row: row["adjective"])


def _joined(code: str, word: Callable[[dict[str, str]], str]) -> str:
    if code in _blocs() or "+" not in code:
        row = _row(code)
        return word(row) if row else code
    parts = [_joined(part, word) for part in code.split("+")]
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if all(parts) else code


def currency_of(code: str) -> str | None:
    """The ISO 4217 code of the money of an area or currency bloc today, ``None`` where it has none of its own."""
    return (_row(code) or {}).get("currency") or None


def fiscal_start(code: str) -> int:
    """The month (1 to 12) in which the government's accounting year begins; 1 for areas not known to differ.

    Iran's and Afghanistan's begin on 20 or 21 March, Ethiopia's on 8 July, Nepal's in the middle of July.
    """
    return int((_row(code) or {}).get("fiscal_start") or 1)


def uses_dollar(code: str) -> str | None:
    """The currency that a bare "$" means in a story about ``code`` where that is not the American one."""
    row = _row(code) or {}
    return row["currency"] if row.get("own_dollar") else None


def members(bloc: str, period: str | None = None) -> tuple[str, ...]:
    """The members of ``bloc`` on the last day of ``period`` (today's for ``None``), sorted.

    Empty for a bloc whose members are not listed: the world, countries outside the EU.
    """
    day = _last_day(period)
    found: set[str] = set()
    for row in _membership().get(bloc, ()):
        if row["from"] <= day <= (row["to"] or day):
            inner = members(row["member"], period) if is_bloc(row["member"]) else (row["member"],)
            found.update(inner)
    return tuple(sorted(found))


@cache
def _membership() -> dict[str, list[dict[str, str]]]:
    table: dict[str, list[dict[str, str]]] = {}
    for row in rows("bloc_members"):
        table.setdefault(row["bloc"], []).append(row)
    return table


def bloc_at(bloc: str, period: str | None = None) -> str:
    """The code that says how large ``bloc`` was on the last day of ``period``: ``EU`` in 2019 is ``EU28``.

    Any other code, and a period from before the table, come back as they are.
    """
    day = _last_day(period)
    for row in rows("bloc_periods"):
        if row["bloc"] == bloc and row["from"] <= day <= (row["to"] or day):
            return row["code"]
    return bloc


_DAY = re.compile(r"(\d{4})(?:-(?:Q([1-4])|(\d{2})(?:-(\d{2}))?))?$")
_FISCAL = re.compile(r"FY(\d{4})-(\d{2})$")
_FOR_EVER = "9999-12-31"


def _last_day(period: str | None) -> str:
    """The last day of a period as ``YYYY-MM-DD`` (31 for any month: good for comparing); far ahead for ``None``."""
    if not period:
        return _FOR_EVER
    last = period.rpartition("/")[2]
    if fiscal := _FISCAL.match(last):
        return f"{fiscal[1][:2]}{fiscal[2]}-06-30"
    if day := _DAY.match(last):
        year, quarter, month, date = day.groups()
        ends = f"{int(quarter) * 3:02d}" if quarter else month or "12"
        return f"{year}-{ends}-{date or '31'}"
    return _FOR_EVER
