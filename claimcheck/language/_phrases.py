"""Finding the phrases of a table in running text, the longest first, in time linear in the text.

Words are compared without case and accents; what a phrase prints in capitals must stand in capitals in the
text ("Turkey" is no bird, "US" no pronoun). A hyphen and any run of blanks count as the same gap, so that
"Guinea Bissau" finds "Guinea-Bissau"; a paragraph break joins nothing.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Generic, TypeVar

from claimcheck._record import record

T = TypeVar("T")

# An abbreviation with its full stops ("U.S.", "N." of "N. Korea") is one word; the rest is runs of letters and digits.
_WORD = re.compile(r"(?<![^\W_])(?:[A-Za-z]\.)+(?:[A-Z](?![^\W_]))?|[^\W_]+")
_APOSTROPHES = "'’ʼ`"
_HYPHENS = "-‐‑–"
_TAILS = "+-"
_LONGEST_GAP = 12


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """``word`` without case, accents and the last full stop of an abbreviation.

    >>> fold("Türkiye"), fold("U.S."), fold("Æ")
    ('turkiye', 'u.s', 'æ')
    """
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return word.casefold().rstrip(".")


class Words:
    """The words of a text with their offsets; read, never changed, because ``words_of`` shares them."""

    def __init__(self, text: str) -> None:
        self.text = text
        spans = [match.span() for match in _WORD.finditer(text)]
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]
        self.raw = [text[start:end] for start, end in spans]
        self.folded = list(map(fold, self.raw))

    def part(self, start: int, end: int) -> Words:
        """The words of ``text[start:end]``, cut out of these where no word or abbreviation lies across an edge."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        torn = (first and self.ends[first - 1] >= start) or (last and self.ends[last - 1] > end)
        if torn or first == last:
            return Words(self.text[start:end])
        found = object.__new__(Words)
        found.text = self.text[start:end]
        found.starts = [spot - start for spot in self.starts[first:last]]
        found.ends = [spot - start for spot in self.ends[first:last]]
        found.raw, found.folded = self.raw[first:last], self.folded[first:last]
        found.gaps = ["\n", *self.gaps[first + 1 : last]]
        return found

    def __len__(self) -> int:
        return len(self.raw)

    def gap(self, index: int) -> str:
        """What parts word ``index`` from the one before it: one blank for blanks and hyphens, else as printed."""
        before, start = self.ends[index - 1], self.starts[index]
        if before == start or start - before > _LONGEST_GAP:
            return " " if before == start and self.raw[index - 1].endswith(".") else "\n"
        printed = self.text[before:start]
        if printed == " " or printed in _HYPHENS:
            return " "
        if printed in _APOSTROPHES:
            return "'"
        if printed.isspace():
            return "\n" if printed.count("\n") > 1 else " "
        return printed

    @cached_property
    def gaps(self) -> list[str]:
        """All gaps; that of the first word is a break."""
        return ["\n", *(self.gap(index) for index in range(1, len(self)))] if len(self) else []

    def spaced(self, index: int) -> bool:
        """Whether only blanks, no hyphen, part word ``index`` from the one before it."""
        return 0 < index < len(self) and self.gaps[index] == " " and self.text[self.ends[index - 1]] not in _HYPHENS

    def capital(self, index: int) -> bool:
        """Whether word ``index`` begins with a capital."""
        return 0 <= index < len(self) and self.raw[index][0].isupper()


_SENTENCE = 4000
_MANY = 64
_KEPT: dict[str, Words] = {}
"""The words of the last few sentences, as several readers ask for the same; emptied when there are many."""


def remember(words: Words) -> Words:
    """Keep the words of a sentence for `words_of`; gives them back."""
    if len(words.text) <= _SENTENCE:
        if len(_KEPT) >= _MANY:
            _KEPT.clear()
        _KEPT[words.text] = words
    return words


def words_of(text: str) -> Words:
    """The words of a text, which are kept for a while if it is no longer than a sentence."""
    known = _KEPT.get(text)
    return remember(Words(text)) if known is None else known


def _fits(printed: str, word: str) -> bool:
    """Whether a word of the text has the capitals that the word of the phrase asks for."""
    if not word[0].isupper():
        return True
    if len(word) > 1 and word.isupper():
        return printed.isupper()
    return printed[0].isupper()


@dataclass(frozen=True, slots=True)
class _Entry(Generic[T]):
    words: tuple[str, ...]
    tail: str
    value: T


@record
class Hit(Generic[T]):
    """A phrase found: words ``first`` to ``last`` (past the end) and what the table says of it, row by row."""

    first: int
    last: int
    end: int
    """Offset in the text, past a sign that belongs to the phrase ("BRICS+")."""
    values: tuple[T, ...]


class _Node(Generic[T]):
    __slots__ = ("entries", "next")

    def __init__(self) -> None:
        self.next: dict[tuple[str, str], _Node[T]] = {}
        self.entries: list[_Entry[T]] = []


class Phrases(Generic[T]):
    """Phrases with what they mean; one phrase may have several meanings, kept in the order given.

    A phrase that ends in ``+`` or ``-`` asks for that sign behind its last word ("OPEC+", "Sino-").
    """

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        self._first: dict[str, _Node[T]] = {}
        for phrase, value in phrases:
            self._add(phrase, value)

    def _add(self, phrase: str, value: T) -> None:
        tail = phrase[-1] if phrase[-1] in _TAILS else ""
        words = Words(phrase)
        node = self._first.setdefault(words.folded[0], _Node())
        for index, word in enumerate(words.folded[1:], 1):
            node = node.next.setdefault((word, words.gaps[index]), _Node())
        node.entries.append(_Entry(tuple(words.raw), tail, value))

    def begin(self, word: str) -> bool:
        """Whether a phrase begins with the folded ``word``: a look that saves most of the searches."""
        return word in self._first

    def at(self, words: Words, first: int) -> Hit[T] | None:
        """The longest phrase that begins with word ``first``, or ``None``."""
        node = self._first.get(words.folded[first])
        index, best, size = first, None, len(words.folded)
        while node is not None:
            if node.entries:
                best = self._hit(words, first, index + 1, node.entries) or best
            index += 1
            if index >= size or not node.next:
                break
            node = node.next.get((words.folded[index], words.gaps[index]))
        return best

    def _hit(self, words: Words, first: int, last: int, entries: Sequence[_Entry[T]]) -> Hit[T] | None:
        end = words.ends[last - 1]
        sign = words.text[end : end + 1]
        fitting = [e for e in entries if e.tail in ("", sign) and all(map(_fits, words.raw[first:last], e.words))]
        if not fitting:
            return None
        signed = [e for e in fitting if e.tail]
        taken = signed or fitting
        # The hyphen of "Sino-Russian" is a joint, not a part of the name; the plus of "OPEC+" is a part of it.
        return Hit(first, last, end + (taken[0].tail == "+"), tuple(e.value for e in taken))

    def all(self, words: Words) -> Iterator[Hit[T]]:
        """The hits from left to right, none within another; behind "the" a name that reaches further wins."""
        done, firsts = 0, self._first
        for index, word in enumerate(words.folded):
            hit = self.at(words, index) if word in firsts and index >= done else None
            if hit is None:
                continue
            if word == "the" and hit.last - hit.first > 1:
                later = self.at(words, index + 1)
                if later is not None and later.last > hit.last:
                    hit = later
            yield hit
            done = hit.last


class Beside:
    """Phrases that stand just before or just after something: the ``{place} Airlines`` of a table."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_length: dict[int, dict[tuple[str, ...], list[tuple[str, ...]]]] = {}
        for phrase in phrases:
            words = Words(phrase)
            same = self._by_length.setdefault(len(words), {}).setdefault(tuple(words.folded), [])
            same.append(tuple(words.raw))

    def after(self, words: Words, last: int) -> bool:
        """Whether one of the phrases follows, the first of its words being word ``last``."""
        return any(self._stands(words, last, last + length, last, last + length) for length in self._by_length)

    def before(self, words: Words, first: int) -> bool:
        """Whether one of the phrases ends just before word ``first``."""
        return any(
            self._stands(words, first - length, first, first - length + 1, first + 1) for length in self._by_length
        )

    def _stands(self, words: Words, low: int, high: int, gap_low: int, gap_high: int) -> bool:
        if low < 0 or high > len(words):
            return False
        printed = words.raw[low:high]
        return any(
            all(map(_fits, printed, asked)) and all(words.gaps[index] == " " for index in range(gap_low, gap_high))
            for asked in self._by_length[high - low].get(tuple(words.folded[low:high]), ())
        )
