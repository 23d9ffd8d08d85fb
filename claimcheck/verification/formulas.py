"""The formulas of calculations, worked out again: numbers, ``+ - x / ^`` and brackets, and nothing else.

A formula is text that anyone can redo by hand, ``2721100000 / (2769120000 + 34400000) x 100``. It is read by the
shunting-yard method, without recursion and without ``eval``, so that a report from anywhere can be rechecked.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Context, Decimal, localcontext
from typing import Final, TypeVar

from claimcheck.errors import FormatError
from claimcheck.records import Interval
from claimcheck.verification import intervals as iv

PRECISION: Final = 34
"""Digits carried, more than any calculation in a report has."""

_TOKEN = re.compile(r"\s*(?:(?P<number>\d[\d,]*(?:\.\d+)?)|(?P<sign>[-+/()^]|[x×*]|−))")
_SAME_SIGN: Final = {"×": "x", "*": "x", "−": "-"}
_RANK: Final = {"+": 1, "-": 1, "x": 2, "/": 2, "negative": 3, "^": 4}
_T = TypeVar("_T")


def _power(base: Interval, exponent: Interval) -> Interval:
    """A positive interval to a positive power, as in the average growth of several years."""
    ends = (base.low, base.high, exponent.low, exponent.high)
    if None in ends or min(end for end in ends if end is not None) <= 0:
        raise FormatError("only a positive number can be raised, to a positive power", where="formula")
    corners = [x**y for x in ends[:2] for y in ends[2:] if x is not None and y is not None]
    return Interval(min(corners), max(corners), base.low_closed, base.high_closed)


_DECIMAL: Final[Mapping[str, Callable[[Decimal, Decimal], Decimal]]] = {
    "+": operator.add,
    "-": operator.sub,
    "x": operator.mul,
    "/": operator.truediv,
    "^": operator.pow,
}
_INTERVAL: Final[Mapping[str, Callable[[Interval, Interval], Interval]]] = {
    "+": iv.add,
    "-": iv.subtract,
    "x": iv.multiply,
    "/": iv.divide,
    "^": _power,
}


def value(formula: str) -> Decimal:
    """What ``formula`` comes to. Raises ``FormatError`` for anything but arithmetic, and for a division by zero.

    >>> value("2721100000 / (2769120000 + 34400000) x 100").quantize(Decimal("0.01"))
    Decimal('97.06')
    """
    with localcontext(Context(prec=PRECISION)):
        try:
            return _run(formula, Decimal, Decimal(0), _DECIMAL)
        except ArithmeticError as fault:
            raise FormatError(
                "it cannot be worked out", where=f'formula "{formula}"', rule="no division by zero"
            ) from fault


def interval(formula: str, known: Mapping[Decimal, Interval]) -> Interval:
    """The interval of ``formula``, where numbers in ``known`` stand for intervals and all others are exact.

    >>> span = interval("1.5 / 3 x 100", {Decimal("1.5"): Interval(Decimal("1.45"), Decimal("1.55"))})
    >>> [round(end, 1) for end in (span.low, span.high)]
    [Decimal('48.3'), Decimal('51.7')]
    """

    def read(number: str) -> Interval:
        exact = Decimal(number)
        return known.get(exact, iv.point(exact))

    return _run(formula, read, iv.point(0), _INTERVAL)


def numbers(formula: str) -> tuple[Decimal, ...]:
    """The numbers in ``formula``, in order."""
    return tuple(Decimal(token.removeprefix("#")) for token in _postfix(formula) if token.startswith("#"))


def _run(formula: str, read: Callable[[str], _T], zero: _T, work: Mapping[str, Callable[[_T, _T], _T]]) -> _T:
    stack: list[_T] = []
    for token in _postfix(formula):
        if token.startswith("#"):
            stack.append(read(token[1:]))
        elif token == "negative":
            stack.append(work["-"](zero, stack.pop()))
        else:
            right, left = stack.pop(), stack.pop()
            stack.append(work[token](left, right))
    return stack.pop()


def _postfix(formula: str) -> list[str]:
    """The formula in postfix order; numbers begin with ``#``."""
    found: list[str] = []
    waiting: list[str] = []
    wants_number = True
    for token in _tokens(formula):
        if wants_number and token.startswith("#"):
            found.append(token)
            wants_number = False
        elif wants_number and token in ("(", "-"):
            waiting.append("negative" if token == "-" else token)
        elif not wants_number and token == ")":
            _close(formula, found, waiting)
        elif not wants_number and token in _RANK:
            _unload(found, waiting, _RANK[token])
            waiting.append(token)
            wants_number = True
        else:
            raise _fault(formula, f'"{token.lstrip("#")}" stands where it cannot')
    _unload(found, waiting, 0)
    if wants_number or waiting:
        raise _fault(formula, "it ends too early")
    return found


def _unload(found: list[str], waiting: list[str], rank: int) -> None:
    """Move what binds at least as strongly as ``rank`` from the waiting signs, back to the last open bracket."""
    while waiting and waiting[-1] != "(" and _RANK[waiting[-1]] >= rank:
        found.append(waiting.pop())


def _close(formula: str, found: list[str], waiting: list[str]) -> None:
    _unload(found, waiting, 0)
    if not waiting:
        raise _fault(formula, "a bracket is closed that was not opened")
    waiting.pop()


def _tokens(formula: str) -> Iterator[str]:
    position, text = 0, formula.rstrip()
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            raise _fault(formula, f'"{text[position:].split()[0]}" is no number, sign or bracket')
        position = match.end()
        number, sign = match["number"], match["sign"]
        yield f"#{number.replace(',', '')}" if number else _SAME_SIGN.get(sign, sign)


def _fault(formula: str, what: str) -> FormatError:
    return FormatError(what, where=f'formula "{formula[:80]}"', rule="a formula holds numbers, + - x / ^ and brackets")
