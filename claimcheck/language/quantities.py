"""Quantities in trade prose: amounts, percentages, parts, multiples, weights, counts."""

from __future__ import annotations

import re

from claimcheck._record import replace
from claimcheck.language import numbers
from claimcheck.language._amounts import read_amount, skipped
from claimcheck.language._parts import read_fold, read_in_every, read_multiple, read_part
from claimcheck.language._quantity import Quantity
from claimcheck.language._relations import join_parts, mark_conversions, share_units
from claimcheck.language.hedges import hedge_after, hedge_before

__all__ = ["Quantity", "find_quantities"]

# One pass over the text finds every place where a quantity may begin; each is then read from there.
# Every repeat is bounded or possessive, so that the time grows with the length of the text alone.
_CANDIDATE = re.compile(
    rf"""(?P<digits>\d[\d.,]*+)
       | (?P<vulgar>[¼½¾⅓⅔])
       | (?<![\w-]){numbers.STARTERS}(?:
           (?P<part>{numbers.PART_PATTERN})
         | (?P<fold>{numbers.FOLD})
         | (?P<spelled>{numbers.CARDINAL}|[Aa][ ](?:million|billion|trillion|thousand|lakh|crore)\b)
         | (?P<multiple>(?:{numbers.any_case(list(numbers.MULTIPLES))})\b)
         )""",
    re.VERBOSE,
)


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of ``text`` in text order, not overlapping; years and dates are none.

    >>> [(q.text, str(q.value), q.unit) for q in find_quantities("up 4.5 per cent to Rs 2.5 lakh crore in 2023")]
    [('4.5 per cent', '4.5', 'percent'), ('Rs 2.5 lakh crore', '2500000000000', 'INR')]
    """
    found: list[Quantity] = []
    done, last_end = 0, -1
    for match in _CANDIDATE.finditer(text):
        if match.start() < done:
            continue
        quantity, done = _read(text, match)
        if quantity is not None and quantity.start >= last_end:
            found.append(_hedged(text, quantity, last_end))
            last_end = done = quantity.end
    return tuple(mark_conversions(text, share_units(text, join_parts(text, found))))


def _read(text: str, match: re.Match[str]) -> tuple[Quantity | None, int]:
    """The quantity that begins at a candidate, and where reading goes on."""
    start, end = match.span()
    if match.lastgroup == "digits":
        return _read_digits(text, start, end)
    if match.lastgroup == "vulgar":
        number = numbers.read_vulgar(text, start)
        return read_amount(text, start, number), end
    if match.lastgroup == "part":
        part = read_part(text, start)
        if part is not None:
            return part, part.end
    if match.lastgroup == "fold":
        return read_fold(text, start, end), end
    if match.lastgroup == "multiple":
        return read_multiple(text, start, end), end
    return _read_spelled(text, start)


def _read_digits(text: str, start: int, end: int) -> tuple[Quantity | None, int]:
    """``end`` is where the run of digits, points and commas ends: one that is no number is passed over whole."""
    number = numbers.read_numeral(text, start)
    if number is None or text[number.end : end].strip(".,"):
        return None, end
    quantity = read_in_every(text, start) or read_amount(text, start, number)
    return quantity, skipped(text, start, number.end)


def _read_spelled(text: str, start: int) -> tuple[Quantity | None, int]:
    quantity = read_in_every(text, start)
    if quantity is not None:
        return quantity, quantity.end
    number = numbers.read_words(text, start)
    if number is None:
        return None, start + 1
    return read_amount(text, start, number), number.end


def _hedged(text: str, quantity: Quantity, last_end: int) -> Quantity:
    hedge = hedge_before(text, quantity.start, last_end, quantity.end) or hedge_after(text, quantity.end)
    if hedge is None:
        return quantity
    modifier = quantity.modifier if quantity.modifier == "range" else hedge.modifier
    return replace(quantity, hedge=hedge.words, modifier=modifier)
