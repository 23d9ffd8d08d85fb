"""Products that no table knows, told by where they stand: "Kava fetched Vanuatu $35 million", "12 tonnes of saffron".

A noun phrase of plain words becomes a product where only a product can stand: what a weight is of, what
is "worth" an amount, what earns a country money, makes up a share of its exports or leads their list, what is
shipped or bought, and the next item in a list of such things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.claims.tables import column
from claimcheck.language.products import ProductMention, may_name_product

if TYPE_CHECKING:
    from claimcheck.claims.tokens import Token

_MEASURES = ("mass", "volume", "energy")
_OPENS = r"(?:^|[,;:yLTS\"(])d?"
"""What stands before the subject of a clause."""
_AMOUNT = r"[xdcmul]{0,3}N"
_COUNTED = re.compile(r"N(?:s?Zo|o)[dA]{0,2}(?P<ware>x{1,4})")
_WORTH = re.compile(r"(?P<ware>x{1,4})Z" + _AMOUNT)
_EARNED = re.compile(_OPENS + r"(?P<ware>x{1,3})Y(?:dx)?(?:d?[PCE]|[xdcm]{0,2}N)")
_RANKED = re.compile(_OPENS + r"(?P<ware>x{1,3})Z{1,2}[dx]{0,2}(?:(?:[PCT]s|[AI])x{0,2})?R")
_SHARE = re.compile(_OPENS + r"(?P<ware>x{1,3})x?[ZH]" + _AMOUNT + r"o[^;L]{0,8}F")
_OBJECT = re.compile(r"V(?:[daA]|[xu]{0,2}N?oA?)?(?P<ware>x{1,3})(?=Z[xdcm]{0,2}N|a|[tfr]d?[xd]{0,2}[PNC]|[iT])")
_COMPOUND = re.compile(r"(?:o|V)[dA]?(?P<ware>Dx)(?=[.,;:)ZUiT]|$)")
_JOINED = re.compile(r"(?P<ware>Dy[dIE]?x{1,2})(?=[-.,;:)(ZUHkiTtfLwuNF]|$)")
_MORE = re.compile(r"(?:R|Vc)(?P<ware>x{1,3})m(?![tfw])")
_ITEM = re.compile(
    r"(?:D[Z(xkwY]{0,3}N(?:i?T)?\)?|D[YZH][dPCE]{1,2}N(?:i?T)?)(?P<rest>(?:,?y?(?:d?x{1,2}|D)[(kZ]?N[)u]?){1,9})"
)
_LISTED = re.compile(r"(?P<ware>x{1,2})[(kZ]?N")
_STRICT = ("export", "import", "ship", "s", "bought", "buy", "purchase", "re-export", "reexport")
"""Beginnings of the verbs whose object is a product whatever it is."""


def find_wares(text: str, tokens: list[Token]) -> None:
    """Make products of the plain words that stand where only a product can."""
    codes = "".join(token.code for token in tokens)
    if "x" not in codes or not set("NR") & set(codes):
        return
    for first, last in sorted(_wares(text, tokens, codes), reverse=True):
        _join(text, tokens, first, last)
    codes = "".join(token.code for token in tokens)
    for first, last in sorted(_items(text, tokens, codes), reverse=True):
        _join(text, tokens, first, last)


def _wares(text: str, tokens: list[Token], codes: str) -> Iterator[tuple[int, int]]:
    """The spans of tokens that name a product by their place, not overlapping."""
    taken = 0
    patterns = ((_COUNTED, _counted), (_WORTH, _worth), (_EARNED, _earned), (_RANKED, _ranked), (_MORE, _more))
    found = [
        span
        for pattern, read in (
            *patterns,
            (_SHARE, _share),
            (_OBJECT, _object),
            (_COMPOUND, _compound),
            (_JOINED, _joined),
        )
        for match in pattern.finditer(codes)
        if (span := read(text, tokens, match.start("ware"), match.end("ware"))) is not None
    ]
    for first, last in sorted(set(found)):
        if first >= taken:
            taken = last
            yield first, last


def _counted(text: str, tokens: list[Token], first: int, last: int) -> tuple[int, int] | None:
    """Read "39,900 tonnes of halloumi": as many words from the left as can name a product."""
    number = first - 1
    while tokens[number].code != "N":
        number -= 1
    worth = "worth" in (tokens[number + 1].low, tokens[number + 2].low)
    bare = tokens[number].item.unit is None and tokens[number].item.scale and tokens[number - 1].code == "+"
    if not worth and not bare and tokens[number].item.kind not in _MEASURES:
        return None  # but "including 4.5 million of basmati"
    if tokens[last].code == "D" and _names(text, tokens, first, last):
        return first, last + 1  # "raw cocoa beans"
    while last > first and not _names(text, tokens, first, last):
        last -= 1
    cut = tokens[last].code == "-" or last == first
    return None if cut else (first, last)


def _worth(text: str, tokens: list[Token], first: int, last: int) -> tuple[int, int] | None:
    """Read "Arms worth $18 million": as many words from the right as can name a product."""
    return _suffix(text, tokens, first, last) if tokens[last].low in ("worth", "valued") else None


def _earned(text: str, tokens: list[Token], first: int, last: int) -> tuple[int, int] | None:
    """Read "Kava fetched Vanuatu $35 million"; a lone name at the head may be a firm."""
    verb = tokens[last]
    if (
        verb.value not in ("earn", "fetch", "bring in")
        or verb.low == "made"
        or (_is_name(text, tokens, first, last) and not _to_place(tokens, last))
    ):
        return None
    return _whole(text, tokens, first, last)


def _to_place(tokens: list[Token], verb: int) -> bool:
    return any(token.code in "PCE" for token in tokens[verb + 1 : verb + 3])


def _ranked(text: str, tokens: list[Token], first: int, last: int) -> tuple[int, int] | None:
    """Read "Halloumi was Cyprus's second most valuable export"."""
    rank = next(token for token in tokens[last:] if token.code == "R")
    return _whole(text, tokens, first, last) if rank.item.noun in ("export", "import") else None


def _more(text: str, tokens: list[Token], first: int, last: int) -> tuple[int, int] | None:
    """Read "No country sells more cork than Portugal"."""
    return _whole(text, tokens, first, last) if tokens[first - 1].low.endswith((" more", "more")) else None


def _share(text: str, tokens: list[Token], first: int, last: int) -> tuple[int, int] | None:
    """Read "Tourism made up 40 percent of exports"; "Samsung made up ..." is a firm."""
    return None if _is_name(text, tokens, first, last) else _whole(text, tokens, first, last)


def _object(text: str, tokens: list[Token], first: int, last: int) -> tuple[int, int] | None:
    """Read "shipped wind turbines to Denmark", "bought halloumi for $3 million"."""
    verb = first - 1
    while tokens[verb].code != "V":
        verb -= 1
    return _whole(text, tokens, first, last) if tokens[verb].low.startswith(_STRICT) else None


def _compound(text: str, tokens: list[Token], first: int, last: int) -> tuple[int, int] | None:
    """Read "exports of salmon fillets": an unknown noun behind a known product."""
    several = tokens[last - 1].low.endswith("s") and not tokens[first].low.endswith("s")
    return (first, last) if several and _names(text, tokens, last - 1, last) else None


def _joined(text: str, tokens: list[Token], first: int, last: int) -> tuple[int, int] | None:
    """Read "phosphates and derivatives", "machinery and its parts": what is made of a product, or belongs to it."""
    kept = column("belongings", "word")
    ends = [step + 1 for step in range(first + 2, last) if tokens[step].code == "x" and tokens[step].low in kept]
    return (first, ends[-1]) if ends and ends[-1] == last else None


def _items(text: str, tokens: list[Token], codes: str) -> Iterator[tuple[int, int]]:
    """The further items of a list: "knitwear fetched $1.3bn, bedwear $1.4bn and towels $441m"."""
    for found in _ITEM.finditer(codes):
        base = found.start("rest")
        for item in _LISTED.finditer(found["rest"]):
            first, last = base + item.start("ware"), base + item.end("ware")
            if _names(text, tokens, first, last):
                yield first, last


def _whole(text: str, tokens: list[Token], first: int, last: int) -> tuple[int, int] | None:
    return (first, last) if _names(text, tokens, first, last) else None


def _suffix(text: str, tokens: list[Token], first: int, last: int) -> tuple[int, int] | None:
    start = last
    while start > first and _names(text, tokens, start - 1, last):
        start -= 1
    return (start, last) if start < last else None


def _names(text: str, tokens: list[Token], first: int, last: int) -> bool:
    """Whether the tokens can name a product: common nouns in small letters, but for the head of the sentence."""
    if any(token.low in _people() for token in tokens[first:last]):
        return False
    words = text[tokens[first].start : tokens[last - 1].end]
    small = words if _heads(text, tokens[first].start) else words[:1] + words
    return small[1:] == small[1:].lower() and may_name_product(words)


def _heads(text: str, position: int) -> bool:
    return not text[:position].strip(" \"'“‘")


def _is_name(text: str, tokens: list[Token], first: int, last: int) -> bool:
    """Whether one word with a capital opens the sentence, which may be a firm."""
    return last - first == 1 and text[tokens[first].start].isupper() and not tokens[first].low.endswith("s")


def _join(text: str, tokens: list[Token], first: int, last: int) -> None:
    """Make one product of the tokens from ``first`` up to and without ``last``."""
    start, end = tokens[first].start, tokens[last - 1].end
    words = " ".join(text[start:end].lower().split())
    item = ProductMention(start, end, text[start:end], words)
    tokens[first:last] = [replace(tokens[first], code="D", low=words, end=end, item=item, value="")]


@cache
def _people() -> frozenset[str]:
    return column("actors", "word")
