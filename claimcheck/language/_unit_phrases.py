"""Looking up the longest phrase of a table that begins at a place in a text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Generic, TypeVar

T = TypeVar("T")

_SIGN = r"(?:[A-Z]{1,3}\.?(?:S\.)?)?[$€£¥₹₩₽₺₫฿₱₦₵₴₸₾₼₪₭₮៛₡₲৳￥￦]"
_WORD = r"(?:[^\W\d_]\.){2,4}|[^\W\d_]{1,24}(?:/d\b|[²³]|3(?!\d))?"
_TOKEN = rf"(?:{_SIGN}|{_WORD}|[%％]|\d\d(?=[- ]?k(?:g|ilo)))"  # digits only in "60-kg bags"
_GAP = r"[ \xa0\u2009\u202f\n-]{0,2}"
# Up to four tokens; all repeats are bounded, so that a failing look-up costs the same in any text.
_TOKENS = re.compile(rf"{_GAP}({_TOKEN})(?:{_GAP}({_TOKEN})(?:{_GAP}({_TOKEN})(?:{_GAP}({_TOKEN}))?)?)?")
_SEPARATORS = re.compile(r"[ \xa0\u2009\u202f\n-]+")


class Phrases(Generic[T]):
    """A table of phrases of one to four words; hyphens and all kinds of space count as one space.

    A key in lower case matches any case; any other key matches only as it is written, and wins.
    """

    def __init__(self, table: Mapping[str, T]) -> None:
        self._table = {_SEPARATORS.sub(" ", key): value for key, value in table.items()}
        self._first = {key.split(" ")[0] for key in self._table}
        self._most = max((key.count(" ") + 1 for key in self._table), default=1)

    def get(self, phrase: str) -> T | None:
        """What the table holds for exactly this phrase."""
        key = phrase if phrase.isalpha() else _SEPARATORS.sub(" ", phrase)
        found = self._table.get(key)
        return self._table.get(key.lower()) if found is None else found

    def at(self, text: str, pos: int) -> tuple[T, int, int] | None:
        """What the longest phrase at ``pos`` (a gap may come first) means, its start and its end."""
        match = _TOKENS.match(text, pos)
        if match is None:
            return None
        first = match[1]
        if first not in self._first and first.lower() not in self._first:
            return None
        start = match.start(1)
        for group in range(min(self._most, match.lastindex or 1), 0, -1):
            end = match.end(group)
            found = self.get(text[start:end])
            if found is not None and not text[end : end + 1].isalpha():
                return found, start, end
        return None
