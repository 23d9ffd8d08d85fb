"""Products that no table knows: the noun phrase beside a flow word, by ``tables/product_phrase_words.csv``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from claimcheck.language._phrases import Words, fold
from claimcheck.language._tables import rows
from claimcheck.language.places import find_places

_WINDOW = 160
"""Characters beside a flow word that are looked at for its product."""
_LONGEST = 7
"""Words of a product's name."""


@dataclass(frozen=True, slots=True)
class ProductMention:
    """A product named in a text; ``words`` are the text's own in lower case."""

    start: int
    end: int
    text: str
    words: str


def product_phrase_before(text: str, position: int) -> ProductMention | None:
    """The product named just before ``position``, where a flow word begins ("auto parts exports").

    ``None`` where only an owner, a period or a word of size stands there ("China's total exports").
    """
    low = max(0, position - _WINDOW)
    words = Words(text[low:position])
    if not len(words) or words.text[words.ends[-1] :].strip(" -\xa0"):
        return None
    places = _place_words(words)
    first = last = len(words)
    while first > 0 and last - first < _LONGEST:
        index = first - 1
        if index in places or (first < last and words.gaps[first] != " "):
            break
        if words.folded[index] in ("and", "&") and first < last and _is_product_word(words, index - 1):
            first = index
            continue
        if not _may_name(words, index):
            break
        first = index
    return _trimmed(words, first, last, low, text)


def product_phrase_after(text: str, position: int) -> ProductMention | None:
    """The product named from ``position`` on, where "of" or "in" may stand ("exports of medical devices").

    ``None`` where a figure, a place or a verb comes first ("exports of $5 billion").
    """
    words = Words(text[position : position + _WINDOW])
    first = _skipped(words)
    if first is None:
        return None
    places = _place_words(words)
    while first < len(words) and first in places:
        first += 1
    last = first
    while last < len(words) and last - first < _LONGEST:
        if last > first and words.gaps[last] != " ":
            break
        joins = words.folded[last] == "and" and last > first
        if joins and not (last + 1 < len(words) and _may_name(words, last + 1) and last + 1 not in places):
            break
        if not joins and (last in places or not _may_name(words, last)):
            break
        last += 1
    return _trimmed(words, first, last, position, text)


def _skipped(words: Words) -> int | None:
    """The first word after "of" and an article; ``None`` when something else than blanks comes first."""
    if not len(words) or words.text[: words.starts[0]].strip():
        return None
    index = 0
    for skip in (("of", "in"), ("the", "its", "their", "all", "such")):
        if index < len(words) and words.folded[index] in skip:
            index += 1
            if index < len(words) and words.gaps[index] != " ":
                return None
    return index


def _trimmed(words: Words, first: int, last: int, offset: int, text: str) -> ProductMention | None:
    """The words from ``first`` to ``last`` without those of size and time at either end."""
    while first < last and (kind_of(words.folded[first]) == "drop" or words.folded[first] in ("and", "&")):
        first += 1
    while first < last and (kind_of(words.folded[last - 1]) == "drop" or words.folded[last - 1] in ("and", "&")):
        last -= 1
    if first >= last:
        return None
    start, end = offset + words.starts[first], offset + words.ends[last - 1]
    return ProductMention(start, end, text[start:end], " ".join(text[start:end].lower().split()))


def _may_name(words: Words, index: int) -> bool:
    """Whether a word can be part of a product's name."""
    word = words.folded[index]
    kind = kind_of(word)
    if kind and words.text[words.starts[index] - 1 : words.starts[index]] != "-":
        return kind != "stop"
    if words.gaps[index] == "'" or _is_money(words, index):
        return False
    return _is_noun_like(word)


def _is_noun_like(word: str) -> bool:
    """Whether the ending of an unknown word lets it be a noun or an adjective of kind."""
    if not word.isalpha() or len(word) == 1:
        return False
    if word.endswith("ed") and len(word) > 4:
        return False
    if word.endswith("ing") and len(word) > 5:
        return False
    return not (word.endswith("ly") and len(word) > 5)


def may_name_product(phrase: str) -> bool:
    """Whether every word of ``phrase`` can be part of a product's name, and the last one can end it.

    >>> may_name_product("wood pellets"), may_name_product("rose sharply"), may_name_product("total")
    (True, False, False)
    """
    parts = [fold(part) for part in phrase.replace("-", " ").split()]
    kinds = [kind_of(part) for part in parts]
    fits = (kind != "stop" if kind else _is_noun_like(part) for part, kind in zip(parts, kinds, strict=True))
    participle = (
        bool(parts) and kinds[-1] in ("keep", "sort") and parts[-1].endswith(("ed", "en"))
    )  # "refined" names nothing alone
    return bool(parts) and all(fits) and "drop" not in (kinds[0], kinds[-1]) and not participle


def _is_money(words: Words, index: int) -> bool:
    """Whether a word is a currency's code or goes with its sign: "EGP", the "US" of "US$5"."""
    return words.raw[index] in _currencies() or words.text[words.ends[index] : words.ends[index] + 1] in tuple("$€£¥")


def _is_product_word(words: Words, index: int) -> bool:
    """Whether a word is known from the name of some product."""
    return index >= 0 and words.gaps[index + 1] == " " and words.folded[index] in _vocabulary()


def _place_words(words: Words) -> frozenset[int]:
    """The indexes of the words that name places."""
    spans = [(place.start, place.end) for place in find_places(words.text)]
    return frozenset(
        index for index, start in enumerate(words.starts) if any(low <= start < high for low, high in spans)
    )


@cache
def _currencies() -> frozenset[str]:
    return frozenset(row["currency"] for row in rows("areas") if row["currency"])


@cache
def _vocabulary() -> frozenset[str]:
    return frozenset(word for row in rows("products") for word in Words(row["phrase"]).folded) | non_words()


@cache
def kind_of(word: str) -> str:
    """What the table says of a word: ``stop``, ``drop``, ``sort``, ``keep``; empty for most words."""
    return _phrase_words().get(word, "")


@cache
def _phrase_words() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in rows("product_phrase_words")}


@cache
def non_words() -> frozenset[str]:
    """The words that "non-" may stand before: "oil" of "non-oil"."""
    return frozenset(fold(row["phrase"]) for row in rows("exclusions") if row["form"] == "non")
