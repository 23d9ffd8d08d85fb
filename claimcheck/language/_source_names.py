"""Where the name of a source begins and ends: "the agency in Astana", "Lee, an economist at a bank,"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from claimcheck.language._phrases import Phrases, words_of
from claimcheck.language._tables import rows
from claimcheck.language.places import Place

_LONGEST = 12
"""Words of a source's name."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """A publisher of statistics: its id, and the area it counts for (``None`` for many)."""

    id: str
    area: str | None


class Names:
    """One text, whose words are told apart into names of sources and what stands around them."""

    def __init__(self, text: str, places: Iterable[Place]) -> None:
        self.words = words_of(text)
        self.places = {place.start: place for place in places}

    def past_bracket(self, index: int) -> int:
        """The word after a short bracket that opens at word ``index``: "the General Statistics Office (GSO) showed"."""
        if index < len(self.words) and "(" in self.words.gaps[index]:
            for at in range(index + 1, min(index + 4, len(self.words))):
                if self.words.gaps[at].startswith(")"):
                    return at
        return index

    def subject(self, verb: int) -> tuple[int, int]:
        """The words before a verb that can be its subject, past "had", "also" and "on Monday"."""
        last = verb
        while last and self.words.gaps[last] == " ":
            if self.is_a("aux", last - 1) or self.is_a("adverb", last - 1):
                last -= 1
            elif self.is_a("day", last - 1):
                last -= 2 if last > 1 and self.words.folded[last - 2] == "on" else 1
            else:
                break
        if last and self.words.gaps[last].startswith(")"):
            last = self._before_bracket(last)
        elif not last or self.words.gaps[last] != " ":
            return self._before_apposition(last)
        if last and self.is_a("article", last - 1):
            return last, last  # "its forecast" is a noun
        first = self._phrase_before(last)
        for start in range(max(0, last - _LONGEST), first):
            known = publisher_names().at(self.words, start)
            if known and known.last >= last:
                return start, last
        return self._whole_subject(first, last), last

    def _phrase_before(self, last: int) -> int:
        """The first word of the name that ends before word ``last``."""
        first = last
        while first and last - first < _LONGEST and self._joined(first) and not self._ends_subject(first - 1, first):
            first -= 1
            if self.words.folded[first] in ("the", "a", "an"):
                break
        return first

    def _whole_subject(self, first: int, last: int) -> int:
        """The first word of a subject with a tail: "the agency in Astana", "analysts polled by X"."""
        tail = first - 1
        if first == last or tail < 1 or self.words.gaps[first] != " " or not self.is_a("inside", tail):
            return first
        if self.words.folded[tail] == "by" and self.is_a("polled", tail - 1):
            tail -= 1
        if not tail or self.words.gaps[tail] != " " or not self._names_office(tail):
            return first
        before = self._phrase_before(tail)
        return before if before < tail else first

    def _names_office(self, index: int) -> bool:
        """Whether the word before ``index``, or the one before its "of ...", is an office's or a function's."""
        return self.is_a("head", index - 1) and not self.is_a("data", index - 1)

    def _before_bracket(self, last: int) -> int:
        """The word at which the bracket opens that closes before word ``last``: "the Assembly (TIM) said"."""
        for index in range(last - 1, max(0, last - 5), -1):
            if "(" in self.words.gaps[index]:
                return index
        return last

    def _ends_subject(self, index: int, first: int) -> bool:
        """Whether word ``index`` cannot be part of the name that begins with word ``first``."""
        if self.words.folded[index] in ("of", "for"):
            return not (self.words.capital(first) and self.words.capital(index - 1))
        if self.words.folded[index] == "and":
            return not (self.words.capital(first) and self.words.capital(index - 1) and self._in_office(index))
        if self.words.folded[index] == "think" and self.words.folded[first] in ("tank", "tanks"):
            return False
        return self.is_a("stop", index) or self.words.folded[index][0].isdigit() or bool(
            verb_phrases().at(self.words, index) and not self.is_a("head", index) and not self.words.capital(index)
        )  # fmt: skip

    def _in_office(self, index: int) -> bool:
        """Whether "and" stands inside an office's name: "Commerce and Industry Ministry"."""
        near = range(max(0, index - 6), min(index + 6, len(self.words)))
        return any(self.is_a("head", at) and self.words.capital(at) for at in near)

    def _before_apposition(self, last: int) -> tuple[int, int]:
        """The name before an apposition that ends in a comma before the verb: "Lee, an economist at a bank, said"."""
        if not last or not self.words.gaps[last].startswith(","):
            return last, last
        first = last - 1
        while first and last - first < _LONGEST and self.words.gaps[first] in (" ", "'"):
            first -= 1
        opens = first and self.words.gaps[first].startswith(",") and self.words.gaps[first].strip() == ","
        relative = self.words.folded[first] in ("which", "who")
        if not opens or not (relative or self.is_a("article", first) or self.is_a("head", first)):
            return last, last
        start = first
        while start and first - start < 5 and self.words.capital(start - 1) and not self.is_a("stop", start - 1):
            start -= 1
            if self.words.gaps[start] != " ":
                break
        return (start, first) if start < first else (last, last)

    def phrase(self, index: int) -> tuple[int, int]:
        """The words of a source's name from ``index`` on, without an article."""
        first = index
        while first < len(self.words) and self.is_a("article", first) and self.words.gaps[first] in (" ", "'"):
            first += 1
        if first >= len(self.words) or (first > index and self.words.gaps[first] != " "):
            return index, index
        if first == index and index and self.words.gaps[index] not in (" ", ' "', " “"):
            return index, index
        last = first
        while last < len(self.words) and last - first < _LONGEST:
            if last > first and not self._joined(last):
                break
            if self._ends_name(last, first):
                break
            last += 1
        known = publisher_names().at(self.words, first)
        return first, max(last, known.last) if known else last

    def _ends_name(self, index: int, first: int) -> bool:
        """Whether a name that began with word ``first`` ends before word ``index``."""
        word = self.words.folded[index]
        follows = index + 1 < len(self.words) and self.words.gaps[index + 1] == " " and index > first
        if word in ("of", "for"):
            article = follows and self.is_a("article", index + 1)
            return not (follows and (self.words.capital(index + 1) or article))
        if word == "and":
            return not (
                follows and self.words.capital(index + 1) and self.words.capital(index - 1) and self._in_office(index)
            )
        if self.is_a("stop", index) or self.is_a("pronoun", index) or word[0].isdigit():
            return True
        verb = verb_phrases().at(self.words, index)
        return bool(verb and not self.words.capital(index) and not (self.is_a("data", index)))

    def _joined(self, index: int) -> bool:
        """Whether word ``index`` goes on the name before it: after a blank, a hyphen, an apostrophe."""
        gap = self.words.gaps[index]
        if gap in (" ", "'", "' ", "’ ", "&", " & "):
            return True
        return gap == ". " and len(self.words.raw[index - 1]) <= 2 and self.words.capital(index - 1)

    def is_a(self, kind: str, index: int) -> bool:
        return 0 <= index < len(self.words) and self.words.folded[index] in words_of_kind(kind)


@cache
def words_of_kind(kind: str) -> frozenset[str]:
    return frozenset(row["word"] for row in rows("source_words") if row["kind"] == kind)


@cache
def lead_phrases() -> Phrases[str]:
    return Phrases((row["word"], "lead") for row in rows("source_words") if row["kind"] == "lead")


@cache
def verb_phrases() -> Phrases[str]:
    return Phrases((row["word"], row["kind"]) for row in rows("source_words") if row["kind"] in ("say", "report"))


@cache
def publisher_names() -> Phrases[Publisher]:
    return Phrases((row["name"], Publisher(row["publisher"], row["area"] or None)) for row in rows("publishers"))
