"""What a construction of a period is: a pattern, and the words that it can begin with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from claimcheck.language._period_words import MONTHS, NUMBERS, ORDINALS, WORDING, any_of


@dataclass(frozen=True, slots=True)
class Construction:
    name: str
    pattern: re.Pattern[str]
    starts: frozenset[str]
    """First words in lower case; ``0`` for up to three digits, ``0000`` for four."""
    article: bool
    """Whether "the" before it belongs to its words."""


def first_words(phrases: Iterable[str]) -> frozenset[str]:
    words = (re.split(r"[ /-]", phrase)[0].lower() for phrase in phrases)
    return frozenset("0" if word.isdigit() else word for word in words)


MONTH_STARTS = frozenset(name.lower() for name in MONTHS)
NUMBER_STARTS = frozenset(NUMBERS) | {"0"}
ORDINAL_STARTS = frozenset(word for word in ORDINALS if word.isalpha()) | {"0"}
_WHICH_STARTS = first_words([*WORDING["this"], *WORDING["last"], *WORDING["next"], *WORDING["same"]])
THE_WHICH = frozenset({"the", *_WHICH_STARTS, "current", "coming", "following", "same"})
FISCAL_STARTS = first_words(WORDING["fiscal"])


def construction(name: str, starts: Iterable[str], pattern: str, *, article: bool = False) -> Construction:
    return Construction(name, re.compile(pattern, re.VERBOSE), frozenset(starts), article)


def phrases(name: str, words: str) -> Construction:
    """A construction of fixed phrases."""
    return construction(name, first_words(WORDING[words]), rf"{any_of(words)}(?![\w-])")
