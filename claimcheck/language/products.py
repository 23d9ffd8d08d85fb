"""Products and groups of products in running text, and the code that each has in trade statistics.

Known words stand in ``tables/products.csv``; words for a part left out ("non-oil", "not counting diamonds") in
``exclusions.csv``; what only looks like a product ("gold medal", "oil prices") in ``must_not_match.csv``. For the many
products that no table knows, `product_phrase_before` and `product_phrase_after` read the noun phrase beside a flow
word, by ``product_phrase_words.csv``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from claimcheck.language._phrases import Phrases, Words, fold, words_of
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


@dataclass(frozen=True, slots=True)
class _Meaning:
    kind: str
    """``product``, ``lead`` or ``tail`` of an exclusion, or empty for a phrase that is no product."""


def find_products(text: str) -> tuple[ProductMention, ...]:
    """The known products and exclusions of ``text`` in its order, not overlapping; the longest name wins."""
    words, phrases = words_of(text), _phrases()
    found: list[ProductMention] = []
    index, tailed = 0, not _tail_heads().isdisjoint(words.folded)
    while index < len(words):
        hit = phrases.at(words, index)
        last = _exclusion(words, index, hit.last if hit and hit.values[0].kind == "lead" else None)
        if last is None and hit is not None and hit.values[0].kind == "product" and not _is_in_a_name(words, hit.first):
            last = hit.last
        if tailed and hit is not None and last == hit.last and (tail := _left_out(words, index)) is not None:
            index -= bool(index and words.folded[index - 1] == "with" and words.spaced(index))
            last = tail
        if last is not None:
            mention = _mention(words, _attributes(words, index, found[-1].end if found else 0), last)
            made = _made_of(words, mention, last)
            found.append(made or mention)
            while made and last < len(words) and words.starts[last] < made.end:
                last += 1
        index = last or (hit.last if hit and not hit.values[0].kind else index + 1)
    return tuple(found)


def _left_out(words: Words, index: int) -> int | None:
    """Past the words that leave out the products from ``index`` on: "precious metals left out", "oil excluded"."""
    end = _products_end(words, index, opening=True) or len(words)
    hit = _phrases().at(words, end) if end < len(words) and words.spaced(end) else None
    return hit.last if hit is not None and hit.values[0].kind == "tail" else None


def _attributes(words: Words, index: int, floor: int) -> int:
    """The first of the words before word ``index`` that say which sort it is: "dried", "raw", "second-hand"."""
    first = index
    while first > 0 and first > index - 2 and words.spaced(first) and words.starts[first - 1] >= floor:
        joined = words.text[max(0, words.starts[first - 1] - 1) : words.starts[first - 1]] in ("-", "‑")
        if _kind(words.folded[first - 1]) != "sort" or words.capital(first - 1) or joined:
            break
        first -= 1
    return first


def _made_of(words: Words, goods: ProductMention, last: int) -> ProductMention | None:
    """Read "goods of human hair" as a product of its own, not as all goods; ``None`` for goods of a place or a sum."""
    if last + 1 >= len(words) or words.folded[last] != "of" or words.gaps[last] != " ":
        return None
    named = product_phrase_after(words.text, goods.end)
    if named is None or named.start != words.starts[last + 1] or product_code(goods.words) != "TOTAL":
        return None
    text = words.text[goods.start : named.end]
    return ProductMention(goods.start, named.end, text, " ".join(text.lower().split()))


def _exclusion(words: Words, index: int, lead: int | None) -> int | None:
    """Where an exclusion that begins at word ``index`` ends: "non-oil", "excluding gold and silver"."""
    if lead is not None:
        return _products_end(words, lead)
    following = index + 1
    if words.folded[index] != "non" or following >= len(words) or words.gaps[following] != " ":
        return None
    end = _products_end(words, following)
    if end is None and words.folded[following] in _non_words():
        end = following + 1
    if end and end < len(words) and words.gaps[end] == " " and product_code(words.raw[end]) == "TOTAL":
        end += 1  # "non-oil goods"
    return end


def _products_end(words: Words, index: int, opening: bool = False) -> int | None:
    """Past the last of the products that begin at word ``index`` and are joined by "and", or ``None``."""
    end = None
    while index < len(words) and (words.gaps[index] == " " or (opening and end is None)):
        while index < len(words) - 1 and words.folded[index] in ("the", "its", "their", "other"):
            index += 1
        hit = _phrases().at(words, index)
        if hit is None or hit.values[0].kind != "product":
            break
        end = hit.last
        if end + 1 >= len(words) or words.folded[end] not in ("and", "or"):
            break
        index = end + 1
    return end


def _is_in_a_name(words: Words, index: int) -> bool:
    """Whether a capital in mid-sentence beside another makes it part of a name: "Tea Board", "Tata Steel"."""
    if not words.capital(index) or words.raw[index].isupper():
        return False
    before = words.text[: words.starts[index]].rstrip()[-1:] if index else ""
    if not before or before in ".!?:\"“”'‘(":
        return False
    return (words.spaced(index) and words.capital(index - 1) and not words.raw[index - 1].endswith(".")) or (
        words.spaced(index + 1) and words.capital(index + 1)
    )


def _mention(words: Words, first: int, last: int) -> ProductMention:
    start, end = words.starts[first], words.ends[last - 1]
    end -= words.text[end - 1] == "."  # of "E&E." the full stop ends the sentence
    text = words.text[start:end]
    return ProductMention(start, end, text, " ".join(text.lower().split()))


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
    while first < last and (_kind(words.folded[first]) == "drop" or words.folded[first] in ("and", "&")):
        first += 1
    while first < last and (_kind(words.folded[last - 1]) == "drop" or words.folded[last - 1] in ("and", "&")):
        last -= 1
    if first >= last:
        return None
    start, end = offset + words.starts[first], offset + words.ends[last - 1]
    return ProductMention(start, end, text[start:end], " ".join(text[start:end].lower().split()))


def _may_name(words: Words, index: int) -> bool:
    """Whether a word can be part of a product's name."""
    word = words.folded[index]
    kind = _kind(word)
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
    kinds = [_kind(part) for part in parts]
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


def product_code(words: str | None) -> str | None:
    """``TOTAL``, ``SERVICES``, ``GOODS_SERVICES`` or ``HS`` with a number, where the words mean exactly that.

    No words at all are ``TOTAL``; ``None`` is a product without a code of its own, or not known.
    """
    if not words:
        return "TOTAL"
    return _codes().get(_key(words))


def is_product_word(word: str) -> bool:
    """Whether a word ends some product's name, as it is or in the plural: "tomato", "cherry", "textile".

    >>> is_product_word("tomato"), is_product_word("monthly")
    (True, False)
    """
    low = fold(word)
    return not _kind(low) and any(form in _heads() for form in (low, f"{low}s", f"{low}es", f"{low[:-1]}ies"))


def product_name(words: str) -> str:
    """The name under which the table groups a product ("prawns" is ``shrimp``); empty for one it does not know."""
    return _names().get(_key(words), "")


def _key(words: str) -> str:
    return " ".join(map(fold, words.replace("-", " ").split()))


@cache
def _codes() -> dict[str, str]:
    return {_key(row["phrase"]): row["code"] for row in rows("products") if row["code"]}


@cache
def _names() -> dict[str, str]:
    return {_key(row["phrase"]): row["product"] for row in rows("products")}


@cache
def _currencies() -> frozenset[str]:
    return frozenset(row["currency"] for row in rows("areas") if row["currency"])


@cache
def _vocabulary() -> frozenset[str]:
    return frozenset(word for row in rows("products") for word in Words(row["phrase"]).folded) | _non_words()


@cache
def _heads() -> frozenset[str]:
    """The last words of the known names: "devices" of "medical devices"."""
    return frozenset(Words(row["phrase"]).folded[-1] for row in rows("products"))


@cache
def _kind(word: str) -> str:
    return _phrase_words().get(word, "")


@cache
def _phrase_words() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in rows("product_phrase_words")}


@cache
def _tail_heads() -> frozenset[str]:
    return frozenset(fold(row["phrase"].split()[0]) for row in rows("exclusions") if row["form"] == "tail")


@cache
def _non_words() -> frozenset[str]:
    return frozenset(fold(row["phrase"]) for row in rows("exclusions") if row["form"] == "non")


@cache
def _phrases() -> Phrases[_Meaning]:
    others = [(row["phrase"], _Meaning("")) for row in rows("must_not_match") if row["room"] == "products"]
    products = [(row["phrase"], _Meaning("product")) for row in rows("products")]
    leads = [(row["phrase"].rstrip("."), _Meaning("lead")) for row in rows("exclusions") if row["form"] == "lead"]
    tails = [(row["phrase"], _Meaning("tail")) for row in rows("exclusions") if row["form"] == "tail"]
    return Phrases([*others, *products, *leads, *tails])
