"""What a sentence names and none of its claims uses: a country, a group or a product that was lost in the reading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from claimcheck.language import places, products
from claimcheck.records import Claim

OTHERS: Final = "OTHERS"
"""Code of "all other countries"."""
NOBODY: Final = frozenset({"WLD", OTHERS})
"""Codes that name no party of their own."""
BY_SIGN: Final = "unit:convention"
"""The doubt about a currency that only custom gives a shared sign: whose dollars "$" are."""
_PARTIES: Final = frozenset({"name", "demonym", "bloc"})
"""Forms of place words that name a party to trade; a capital may be where somebody spoke."""


def by_sentence(claims: Iterable[Claim]) -> dict[int, list[Claim]]:
    """The claims of each sentence, by where it starts."""
    found: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.sentence_start].append(claim)
    return found


def has_unused_place(together: Sequence[Claim]) -> bool:
    """Whether the sentence of these claims names a country or group that is in none of them."""
    named = _parties(together[0].text)
    return bool(named) and not all(codes & _used_places(together) for codes in named)


def has_unused_product(together: Sequence[Claim]) -> bool:
    """Whether the sentence of these claims names a product, other than goods at large, that is in none of them."""
    used = {products.product_code(claim.product) or claim.product for claim in together}
    return not _named_products(together[0].text) <= used


def places_in(text: str) -> frozenset[str]:
    """Codes of all places that a text names, in any form."""
    return frozenset(code for place in places.find_places(text) for code in place.codes) if text else frozenset()


def _used_places(claims: Iterable[Claim]) -> frozenset[str]:
    """Codes that the claims of a sentence use, the members of their groups and the countries of whoever is cited."""
    found: set[str] = set()
    for claim in claims:
        sides = [claim.reporter, claim.partner]
        if claim.compared_to is not None:
            sides += [claim.compared_to.reporter, claim.compared_to.partner]
        for code in "+".join(side for side in sides if side).split("+"):
            found |= {code, *(places.members(code, claim.period) if places.is_bloc(code) else ())}
        for words in (claim.attributed_to, claim.source_named):
            found |= places_in(words or "")
    return frozenset(found)


@lru_cache(maxsize=1024)
def _parties(text: str) -> tuple[frozenset[str], ...]:
    """For each party to trade that a text names, the codes it may stand for."""
    found = (frozenset(place.codes) - NOBODY for place in places.find_places(text) if place.form in _PARTIES)
    return tuple(codes for codes in found if codes)


@lru_cache(maxsize=1024)
def _named_products(text: str) -> frozenset[str]:
    """Codes, or words where there is no code, of the products that a text names, other than goods at large."""
    words = (mention.words for mention in products.find_products(text))
    return frozenset(products.product_code(word) or word for word in words) - {"TOTAL"}
