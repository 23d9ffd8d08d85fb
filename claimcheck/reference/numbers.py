"""Printed numbers -> plain decimal text, or the reason why not.

A table is read in one style: ``1,234.5``, ``1.234,5``, ``1 234,5``. A style is believed only when the
numbers of the column prove it: ``2,769`` alone may be either, and is refused rather than guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_PLAIN = r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?"
_ALL_PLAIN = re.compile(rf"(?:{_PLAIN}\n)*")
_ONE_PLAIN = re.compile(_PLAIN)
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
    """Whether every text is a plain number; one pass over all of them."""
    return _ALL_PLAIN.fullmatch("\n".join(texts) + "\n" if len(texts) else "") is not None


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
