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
from claimcheck.language._product_phrases import (
    ProductMention,
    kind_of,
    may_name_product,
    non_words,
    product_phrase_after,
    product_phrase_before,
)
from claimcheck.language._tables import rows

__all__ = [
    "ProductMention",
    "find_products",
    "is_product_word",
    "may_name_product",
    "product_code",
    "product_name",
    "product_phrase_after",
    "product_phrase_before",
]


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
        if kind_of(words.folded[first - 1]) != "sort" or words.capital(first - 1) or joined:
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
    if end is None and words.folded[following] in non_words():
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
    return not kind_of(low) and any(form in _heads() for form in (low, f"{low}s", f"{low}es", f"{low[:-1]}ies"))


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
def _heads() -> frozenset[str]:
    """The last words of the known names: "devices" of "medical devices"."""
    return frozenset(Words(row["phrase"]).folded[-1] for row in rows("products"))


@cache
def _tail_heads() -> frozenset[str]:
    return frozenset(fold(row["phrase"].split()[0]) for row in rows("exclusions") if row["form"] == "tail")


@cache
def _phrases() -> Phrases[_Meaning]:
    others = [(row["phrase"], _Meaning("")) for row in rows("must_not_match") if row["room"] == "products"]
    products = [(row["phrase"], _Meaning("product")) for row in rows("products")]
    leads = [(row["phrase"].rstrip("."), _Meaning("lead")) for row in rows("exclusions") if row["form"] == "lead"]
    tails = [(row["phrase"], _Meaning("tail")) for row in rows("exclusions") if row["form"] == "tail"]
    return Phrases([*others, *products, *leads, *tails])
