"""Printed numbers -> plain decimal text, or the reason why not.

A table is read in one style: ``1,234.5``, ``1.234,5``, ``1 234,5``. A style is believed only when the
numbers of the column prove it: ``2,769`` alone may be either, and is refused rather than guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_PLAIN = r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?"
_ALL_PLAIN = re.compile(rf"(?:{_PLAIN}\n)*", re.ASCII)
_ONE_PLAIN = re.compile(_PLAIN, re.ASCII)
_SPACES = str.maketrans(dict.fromkeys(" \u00a0\u2007\u2009\u202f'\u2019_", " "))
_MINUS = str.maketrans({"\u2212": "-", "\u2012": "-", "\u2013": "-"})
_GROUPED = {
    group: re.compile(rf"-?\d{{1,3}}(?:{re.escape(group)}\d{{3}})+(?:{re.escape(point)}\d+)?")
    for group, point in ((",", "."), (".", ","))
}


@dataclass(frozen=True, slots=True)
class Style:
    """The decimal sign and the sign between thousands; ``group`` is empty where there is none."""

    decimal: str
    group: str

    def plain(self, text: str) -> str:
        """``text`` as plain decimal text; text that is not in this style stays as it was."""
        tidy = _tidy(text)
        if self.group and self.group in tidy and not _grouped_well(tidy, self):
            return text
        found = tidy.replace(self.group, "") if self.group else tidy
        return found.replace(self.decimal, ".") if self.decimal != "." else found


PLAIN = Style(".", "")


def is_plain(text: str) -> bool:
    """Whether ``text`` is a plain decimal number: ``-12``, ``0.5``, ``2.7e9``."""
    return _ONE_PLAIN.fullmatch(text) is not None


def all_plain(texts: Sequence[str]) -> bool:
    """Whether every text is a plain number; a few passes over all of them as bytes."""
    joined = "\n".join(texts) + "\n" if len(texts) else ""
    if not joined.isascii() or joined.count("\n") != len(texts):
        return False
    return _simple(joined.encode("ascii")) or _ALL_PLAIN.fullmatch(joined) is not None


def _simple(lines: bytes) -> bool:
    """Whether every line is digits, with at most one point inside and a minus before them."""
    import numpy as np

    signs = np.frombuffer(lines, np.uint8)
    digits = (signs >= 48) & (signs <= 57)
    points, minuses, ends = (np.flatnonzero(signs == ord(sign)) for sign in ".-\n")
    if int(digits.sum()) + len(points) + len(minuses) + len(ends) != len(signs):
        return False
    if not (digits[ends - 1].all() and digits[points - 1].all() and digits[points + 1].all()):
        return False
    if not (digits[minuses + 1].all() and (signs[minuses[minuses > 0] - 1] == 10).all()):
        return False
    rows = np.searchsorted(ends, points)
    return bool((rows[1:] != rows[:-1]).all())


def style(texts: Iterable[str]) -> Style | None:
    """The one style in which the column is printed; ``None`` where two styles fit or clash.

    >>> style(["1,234.5", "7"]), style(["2769,12"]), style(["2,769"])
    (Style(decimal='.', group=','), Style(decimal=',', group=''), None)
    """
    votes: set[Style] = set()
    unsure = False
    for text in texts:
        vote = _vote(_tidy(text))
        if vote is None:
            unsure = True
        elif vote != PLAIN:
            votes.add(vote)
    if len(votes) == 2 and len({vote.decimal for vote in votes}) == 1:
        votes = {vote for vote in votes if vote.group}  # "1234,5" beside "1.234,5": one style
    if len(votes) == 1:
        return votes.pop()
    return None if votes or unsure else PLAIN


def _vote(text: str) -> Style | None:
    """What one number proves about the style: ``PLAIN`` when nothing, ``None`` when it may be either."""
    commas, points = text.count(","), text.count(".")
    if not commas and points <= 1 and " " not in text:
        return PLAIN
    if commas and points:
        return Style(".", ",") if text.rfind(".") > text.rfind(",") else Style(",", ".")
    if " " in text:
        return Style("," if commas else ".", " ")
    if commas > 1:
        return Style(".", ",")
    if points > 1:
        return Style(",", ".")
    return None if _GROUPED[","].fullmatch(text) else Style(",", "")


def _tidy(text: str) -> str:
    """``text`` with one kind of blank between thousands and one kind of minus."""
    return text.translate(_SPACES).translate(_MINUS).strip()


def _grouped_well(text: str, style: Style) -> bool:
    whole = text.lstrip("-").split(style.decimal)[0].split(style.group)
    return 1 <= len(whole[0]) <= 3 and all(len(part) == 3 for part in whole[1:])


def counts(texts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """``least_digits`` and ``significant`` of many plain numbers, in a few passes over all of them as bytes."""
    import numpy as np

    joined = "\n".join(texts) + "\n"
    if not len(texts) or "e" in joined or "E" in joined:
        pairs = [(least_digits(text), significant(text)) for text in texts]
        table = np.array(pairs, dtype=np.int64).reshape(-1, 2)
        return table[:, 0], table[:, 1]
    signs = np.frombuffer(joined.encode("ascii"), np.uint8)
    ends = np.flatnonzero(signs == 10)
    starts = np.concatenate(([0], ends[:-1] + 1))
    seen = np.cumsum((signs >= 48) & (signs <= 57))  # digits so far, so that points do not count
    telling = np.flatnonzero((signs >= 49) & (signs <= 57))
    if not len(telling):
        return np.ones(len(ends), dtype=np.int64), np.ones(len(ends), dtype=np.int64)
    first, last = np.searchsorted(telling, starts), np.searchsorted(telling, ends) - 1
    some = last >= first
    first, last = telling[np.where(some, first, 0)], telling[np.where(some, last, 0)]
    every = np.where(some, seen[ends] - seen[first] + 1, 1)
    few = np.where(some, seen[last] - seen[first] + 1, 1)
    pointed = np.add.reduceat(signs == 46, starts, dtype=np.int64) > 0
    return np.where(pointed, every, few), every


def significant(text: str) -> int:
    """Significant digits of a plain number as written; trailing zeros count.

    >>> significant("2769120000"), significant("98.30"), significant("0.05"), significant("0"), significant("2.7e9")
    (10, 4, 1, 1, 2)
    """
    digits = text.lstrip("-").partition("e")[0].partition("E")[0].replace(".", "").lstrip("0")
    return len(digits) or 1


def least_digits(text: str) -> int:
    """Significant digits that a plain number cannot do without: those before its trailing zeros.

    >>> least_digits("2769120000"), least_digits("98.30")
    (6, 4)
    """
    mantissa = text.lstrip("-").partition("e")[0].partition("E")[0]
    if "." in mantissa:
        return significant(text)
    return len(mantissa.strip("0")) or 1
