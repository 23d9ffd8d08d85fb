"""Who says so: attributions and direct quotations in running text, and the publishers of statistics.

The words that attribute stand in ``tables/source_words.csv``, the publishers in ``tables/publishers.csv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from claimcheck.language._phrases import Words
from claimcheck.language._source_names import (
    Names,
    Publisher,
    lead_phrases,
    publisher_names,
    verb_phrases,
    words_of_kind,
)
from claimcheck.language.places import Place, find_places

_REACH = 8
"""Words between "data" and the "by" or "from" before who published them."""


@dataclass(frozen=True, slots=True)
class SourceMention:
    """An attribution: the whole phrase ("Chinese customs data showed") and in ``words`` who it names.

    ``words`` are the text's own, without an article in mid-sentence and without "data" after a name ("Chinese
    customs"). ``area`` is the place named in it or the publisher's, ``publisher`` an id of the table of publishers.
    """

    start: int
    end: int
    text: str
    words: str
    area: str | None = None
    publisher: str | None = None


def find_sources(text: str, places: Iterable[Place] | None = None) -> tuple[SourceMention, ...]:
    """The attributions of ``text`` in its order, not overlapping; ``places`` are its places, where they are known.

    A country alone is taken for the subject of the news, not its source ("China reported a surplus"); a
    capital that speaks is a source ("Beijing said").
    """
    reader = _Reader(text, find_places(text) if places is None else places)
    found: list[SourceMention] = []
    leads, verbs, data = lead_phrases(), verb_phrases(), words_of_kind("data")
    for index, word in enumerate(reader.words.folded):
        if not (leads.begin(word) or verbs.begin(word) or word in data or word == "by"):
            continue
        mention = reader.counted(index) if word == "by" else reader.led(index) or reader.spoken(index)
        if mention and (not found or mention.start >= found[-1].end):
            found.append(mention)
    return tuple(found)


class _Reader(Names):
    """One text with its places, read word by word."""

    def led(self, index: int) -> SourceMention | None:
        """The attribution that begins at a word such as "according to", or at "data from"."""
        hit = lead_phrases().at(self.words, index)
        if hit is not None:
            return self._named(index, hit.last)
        if self.is_a("data", index) and not self.is_a("article", index):
            origin = self._origin(index + 1)
            if origin is not None:
                return self._named(self._start_of_data(index), origin, needs_name=True)
        return None

    def counted(self, index: int) -> SourceMention | None:
        """The attribution in "by Bishkek's count", "by the secretariat's reckoning"."""
        for at in range(index + 2, min(index + 7, len(self.words) - 1)):
            if self.words.gaps[at] == "'" and self.words.folded[at] == "s":
                return self._mention(index + 1, at, index, at + 2) if self.is_a("count", at + 1) else None
            if self.words.gaps[at] != " ":
                return None
        return None

    def spoken(self, index: int) -> SourceMention | None:
        """The attribution whose verb is word ``index``: "the ministry said", or "said the ministry"."""
        verb = verb_phrases().at(self.words, index)
        if verb is None:
            return None
        speaks = verb.values[0] == "say"
        first, last = self.subject(index)
        if first < last:
            return self._mention(first, last, first, verb.last) if self._can_speak(first, last, speaks, index) else None
        if speaks and index and any(sign in self.words.gaps[index] for sign in ",”\"'’"):
            first, last = self.phrase(verb.last)
            if first < last and (first > verb.last or self.words.capital(first) or self._is_known(first, last)):
                return self._mention(first, last, index, last)
        return None

    def _named(self, start: int, index: int, needs_name: bool = False) -> SourceMention | None:
        """The mention from word ``start``, the source being named at word ``index`` or, if that is data, after it."""
        first, last = self.phrase(index)
        if first == last:
            return None
        if self.is_a("data", last - 1):
            origin = self._origin(last)
            inner = self.phrase(origin) if origin is not None else (0, 0)
            if inner[0] < inner[1]:
                first, last = inner
        end = last
        following = self.past_bracket(last)
        if following < len(self.words) and self.words.gaps[following].startswith((" ", ")")):
            verb = verb_phrases().at(self.words, following)
            if self.is_a("data", following):
                end = following + 1
            elif verb and any(self.is_a("data", at) for at in range(start, first)):
                end = verb.last
        if needs_name and not self._is_known(first, last):
            return None
        return self._mention(first, last, start, end)

    def _origin(self, index: int) -> int | None:
        """The word after the "by" or "from" that says whose data they are: "released on Monday by"."""
        for at in range(index, min(index + _REACH, len(self.words) - 1)):
            if self.words.gaps[at] != " " or self.words.gaps[at + 1] not in (" ", "'"):
                return None
            if self.is_a("link", at):
                return at + 1 if at == index or self.words.folded[at] == "by" else None
            if not (
                self.is_a("released", at) or self.is_a("day", at) or self.words.folded[at] in ("on", "last", "this")
            ):
                return None
        return None

    def _start_of_data(self, index: int) -> int:
        """The first word of "the latest figures"."""
        kinds = words_of_kind("generic") | words_of_kind("article") | {"official"}
        while index and self.words.gaps[index] == " " and self.words.folded[index - 1] in kinds:
            index -= 1
        return index

    def _can_speak(self, first: int, last: int, speaks: bool, verb: int) -> bool:
        """Whether the words can be a source; data and offices may report, only who speaks may be anyone."""
        if last - first == 1 and self.is_a("pronoun", first):
            return False
        if self.words.folded[last - 1] == "s" and self.words.gaps[last - 1] == "'":
            return False  # "China's stated aim"
        if all(
            self.is_a("generic", at) or self.is_a("article", at) or self.is_a("pronoun", at)
            for at in range(first, last)
        ):
            return False
        place = self._only_place(first, last)
        if place is not None:
            return speaks and place.form in ("capital", "metonym")
        return speaks or self._is_known(first, last) or (self.is_a("judge", verb) and self._is_name(first, last))

    def _is_name(self, first: int, last: int) -> bool:
        """Whether all words have capitals, as those of a firm do: "Vortexa estimates", "Oil World expects"."""
        named = self.words.starts[first] in self.places
        return not named and all(self.words.capital(at) for at in range(first, last))

    def _only_place(self, first: int, last: int) -> Place | None:
        """The place, when the words name nothing else."""
        while first < last - 1 and self.is_a("article", first):
            first += 1
        place = self.places.get(self.words.starts[first])
        return place if place and place.end >= self.words.ends[last - 1] else None

    def _is_known(self, first: int, last: int) -> bool:
        """Whether an office, a person's function, an abbreviation or a publisher is among the words."""
        if self._only_place(first, last):
            return False
        if any(self.is_a("head", at) for at in range(first, last)):
            return True
        raw = self.words.raw[first:last]
        if any(len(word) > 2 and word.isupper() and word.isalpha() for word in raw):
            return True
        return publisher_of(" ".join(raw)) is not None

    def _mention(self, first: int, last: int, start: int, end: int) -> SourceMention | None:
        """The mention whose source is words ``first`` to ``last``; ``None`` where they name nobody."""
        if self.is_a("article", first) and self.words.folded[first] in ("the", "a", "an") and not self._opens(first):
            first += 1
        kept = last
        while kept - 1 > first and self._is_figures(kept - 1) and self._has_name(first, kept - 1):
            kept -= 1
        if kept - 1 > first and self.words.folded[kept - 1] == "s" and self.words.gaps[kept - 1] == "'":
            kept -= 1
        if first >= kept or all(self.is_a("generic", at) or self.is_a("article", at) for at in range(first, kept)):
            return None
        text = self.words.text
        low, high = self.words.starts[first], self.words.ends[kept - 1]
        words = text[low:high]
        known = publisher_of(words)
        inside = [place for place in self.places.values() if low <= place.start < high and len(place.codes) == 1]
        area = inside[0].codes[0] if inside else known.area if known else None
        if start and self.is_a("article", start - 1) and self.words.gaps[start] == " ":
            start -= 1
        begin, stop = self.words.starts[start], self.words.ends[end - 1]
        return SourceMention(begin, stop, text[begin:stop], words, area, known.id if known else None)

    def _is_figures(self, index: int) -> bool:
        """Whether a word is "data" or the like, and no part of an office's name ("National Statistics")."""
        return self.is_a("figures", index) and not self.words.capital(index)

    def _opens(self, index: int) -> bool:
        """Whether a word begins its sentence."""
        return self.words.capital(index)

    def _has_name(self, first: int, last: int) -> bool:
        """Whether the words name somebody without "data" after them: "Chinese customs", not "official"."""
        own = [at for at in range(first, last) if not self.is_a("generic", at) and not self.is_a("article", at)]
        proper = any(self.words.capital(at) and (at > first or self.words.raw[at].isupper()) for at in own)
        office = len(own) > 1 and self._is_known(first, last)
        return proper or office or publisher_of(" ".join(self.words.raw[first:last])) is not None


def publisher_of(words: str) -> Publisher | None:
    """The publisher of statistics named in ``words``, the longest name first; ``None`` where none is known."""
    hits = list(publisher_names().all(Words(words)))
    return max(hits, key=lambda hit: hit.last - hit.first).values[0] if hits else None


_QUOTED = re.compile(r"“[^“”\n]{1,2000}”|«[^«»\n]{1,2000}»|„[^„“”\n]{1,2000}[“”]|\"[^\"\n]{1,2000}\"")


def find_quotes(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of direct quotations in double quotation marks, the marks included."""
    return tuple(match.span() for match in _QUOTED.finditer(text))
