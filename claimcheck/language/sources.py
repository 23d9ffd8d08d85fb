"""Who says so: attributions and direct quotations in running text, and the publishers of statistics.

The words that attribute stand in ``tables/source_words.csv``, the publishers in ``tables/publishers.csv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from claimcheck.language._phrases import Phrases, Words, words_of
from claimcheck.language._tables import rows
from claimcheck.language.places import Place, find_places

_LONGEST = 12
"""Words of a source's name."""
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


@dataclass(frozen=True, slots=True)
class Publisher:
    """A publisher of statistics: its id, and the area it counts for (``None`` for many)."""

    id: str
    area: str | None


def find_sources(text: str, places: Iterable[Place] | None = None) -> tuple[SourceMention, ...]:
    """The attributions of ``text`` in its order, not overlapping; ``places`` are its places, where they are known.

    A country alone is taken for the subject of the news, not its source ("China reported a surplus"); a
    capital that speaks is a source ("Beijing said").
    """
    reader = _Reader(text, find_places(text) if places is None else places)
    found: list[SourceMention] = []
    leads, verbs, data = _leads(), _verbs(), _kind("data")
    for index, word in enumerate(reader.words.folded):
        if not (leads.begin(word) or verbs.begin(word) or word in data or word == "by"):
            continue
        mention = reader.counted(index) if word == "by" else reader.led(index) or reader.spoken(index)
        if mention and (not found or mention.start >= found[-1].end):
            found.append(mention)
    return tuple(found)


class _Reader:
    """One text with its places, read word by word."""

    def __init__(self, text: str, places: Iterable[Place]) -> None:
        self.words = words_of(text)
        self.places = {place.start: place for place in places}

    def led(self, index: int) -> SourceMention | None:
        """The attribution that begins at a word such as "according to", or at "data from"."""
        hit = _leads().at(self.words, index)
        if hit is not None:
            return self._named(index, hit.last)
        if self._is("data", index) and not self._is("article", index):
            origin = self._origin(index + 1)
            if origin is not None:
                return self._named(self._start_of_data(index), origin, needs_name=True)
        return None

    def counted(self, index: int) -> SourceMention | None:
        """The attribution in "by Bishkek's count", "by the secretariat's reckoning"."""
        for at in range(index + 2, min(index + 7, len(self.words) - 1)):
            if self.words.gaps[at] == "'" and self.words.folded[at] == "s":
                return self._mention(index + 1, at, index, at + 2) if self._is("count", at + 1) else None
            if self.words.gaps[at] != " ":
                return None
        return None

    def spoken(self, index: int) -> SourceMention | None:
        """The attribution whose verb is word ``index``: "the ministry said", or "said the ministry"."""
        verb = _verbs().at(self.words, index)
        if verb is None:
            return None
        speaks = verb.values[0] == "say"
        first, last = self._subject(index)
        if first < last:
            return self._mention(first, last, first, verb.last) if self._can_speak(first, last, speaks, index) else None
        if speaks and index and any(sign in self.words.gaps[index] for sign in ",”\"'’"):
            first, last = self._phrase(verb.last)
            if first < last and (first > verb.last or self.words.capital(first) or self._is_known(first, last)):
                return self._mention(first, last, index, last)
        return None

    def _named(self, start: int, index: int, needs_name: bool = False) -> SourceMention | None:
        """The mention from word ``start``, the source being named at word ``index`` or, if that is data, after it."""
        first, last = self._phrase(index)
        if first == last:
            return None
        if self._is("data", last - 1):
            origin = self._origin(last)
            inner = self._phrase(origin) if origin is not None else (0, 0)
            if inner[0] < inner[1]:
                first, last = inner
        end = last
        following = self._past_bracket(last)
        if following < len(self.words) and self.words.gaps[following].startswith((" ", ")")):
            verb = _verbs().at(self.words, following)
            if self._is("data", following):
                end = following + 1
            elif verb and any(self._is("data", at) for at in range(start, first)):
                end = verb.last
        if needs_name and not self._is_known(first, last):
            return None
        return self._mention(first, last, start, end)

    def _past_bracket(self, index: int) -> int:
        """The word after a short bracket that opens at word ``index``: "the General Statistics Office (GSO) showed"."""
        if index < len(self.words) and "(" in self.words.gaps[index]:
            for at in range(index + 1, min(index + 4, len(self.words))):
                if self.words.gaps[at].startswith(")"):
                    return at
        return index

    def _origin(self, index: int) -> int | None:
        """The word after the "by" or "from" that says whose data they are: "released on Monday by"."""
        for at in range(index, min(index + _REACH, len(self.words) - 1)):
            if self.words.gaps[at] != " " or self.words.gaps[at + 1] not in (" ", "'"):
                return None
            if self._is("link", at):
                return at + 1 if at == index or self.words.folded[at] == "by" else None
            if not (self._is("released", at) or self._is("day", at) or self.words.folded[at] in ("on", "last", "this")):
                return None
        return None

    def _start_of_data(self, index: int) -> int:
        """The first word of "the latest figures"."""
        kinds = _kind("generic") | _kind("article") | {"official"}
        while index and self.words.gaps[index] == " " and self.words.folded[index - 1] in kinds:
            index -= 1
        return index

    def _subject(self, verb: int) -> tuple[int, int]:
        """The words before a verb that can be its subject, past "had", "also" and "on Monday"."""
        last = verb
        while last and self.words.gaps[last] == " ":
            if self._is("aux", last - 1) or self._is("adverb", last - 1):
                last -= 1
            elif self._is("day", last - 1):
                last -= 2 if last > 1 and self.words.folded[last - 2] == "on" else 1
            else:
                break
        if last and self.words.gaps[last].startswith(")"):
            last = self._before_bracket(last)
        elif not last or self.words.gaps[last] != " ":
            return self._before_apposition(last)
        if last and self._is("article", last - 1):
            return last, last  # "its forecast" is a noun
        first = self._phrase_before(last)
        for start in range(max(0, last - _LONGEST), first):
            known = _publishers().at(self.words, start)
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
        if first == last or tail < 1 or self.words.gaps[first] != " " or not self._is("inside", tail):
            return first
        if self.words.folded[tail] == "by" and self._is("polled", tail - 1):
            tail -= 1
        if not tail or self.words.gaps[tail] != " " or not self._names_office(tail):
            return first
        before = self._phrase_before(tail)
        return before if before < tail else first

    def _names_office(self, index: int) -> bool:
        """Whether the word before ``index``, or the one before its "of ...", is an office's or a function's."""
        return self._is("head", index - 1) and not self._is("data", index - 1)

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
        return self._is("stop", index) or self.words.folded[index][0].isdigit() or bool(
            _verbs().at(self.words, index) and not self._is("head", index) and not self.words.capital(index)
        )  # fmt: skip

    def _in_office(self, index: int) -> bool:
        """Whether "and" stands inside an office's name: "Commerce and Industry Ministry"."""
        near = range(max(0, index - 6), min(index + 6, len(self.words)))
        return any(self._is("head", at) and self.words.capital(at) for at in near)

    def _before_apposition(self, last: int) -> tuple[int, int]:
        """The name before an apposition that ends in a comma before the verb: "Lee, an economist at a bank, said"."""
        if not last or not self.words.gaps[last].startswith(","):
            return last, last
        first = last - 1
        while first and last - first < _LONGEST and self.words.gaps[first] in (" ", "'"):
            first -= 1
        opens = first and self.words.gaps[first].startswith(",") and self.words.gaps[first].strip() == ","
        relative = self.words.folded[first] in ("which", "who")
        if not opens or not (relative or self._is("article", first) or self._is("head", first)):
            return last, last
        start = first
        while start and first - start < 5 and self.words.capital(start - 1) and not self._is("stop", start - 1):
            start -= 1
            if self.words.gaps[start] != " ":
                break
        return (start, first) if start < first else (last, last)

    def _phrase(self, index: int) -> tuple[int, int]:
        """The words of a source's name from ``index`` on, without an article."""
        first = index
        while first < len(self.words) and self._is("article", first) and self.words.gaps[first] in (" ", "'"):
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
        known = _publishers().at(self.words, first)
        return first, max(last, known.last) if known else last

    def _ends_name(self, index: int, first: int) -> bool:
        """Whether a name that began with word ``first`` ends before word ``index``."""
        word = self.words.folded[index]
        follows = index + 1 < len(self.words) and self.words.gaps[index + 1] == " " and index > first
        if word in ("of", "for"):
            article = follows and self._is("article", index + 1)
            return not (follows and (self.words.capital(index + 1) or article))
        if word == "and":
            return not (
                follows and self.words.capital(index + 1) and self.words.capital(index - 1) and self._in_office(index)
            )
        if self._is("stop", index) or self._is("pronoun", index) or word[0].isdigit():
            return True
        verb = _verbs().at(self.words, index)
        return bool(verb and not self.words.capital(index) and not (self._is("data", index)))

    def _joined(self, index: int) -> bool:
        """Whether word ``index`` goes on the name before it: after a blank, a hyphen, an apostrophe."""
        gap = self.words.gaps[index]
        if gap in (" ", "'", "' ", "’ ", "&", " & "):
            return True
        return gap == ". " and len(self.words.raw[index - 1]) <= 2 and self.words.capital(index - 1)

    def _can_speak(self, first: int, last: int, speaks: bool, verb: int) -> bool:
        """Whether the words can be a source; data and offices may report, only who speaks may be anyone."""
        if last - first == 1 and self._is("pronoun", first):
            return False
        if self.words.folded[last - 1] == "s" and self.words.gaps[last - 1] == "'":
            return False  # "China's stated aim"
        if all(
            self._is("generic", at) or self._is("article", at) or self._is("pronoun", at) for at in range(first, last)
        ):
            return False
        place = self._only_place(first, last)
        if place is not None:
            return speaks and place.form in ("capital", "metonym")
        return speaks or self._is_known(first, last) or (self._is("judge", verb) and self._is_name(first, last))

    def _is_name(self, first: int, last: int) -> bool:
        """Whether all words have capitals, as those of a firm do: "Vortexa estimates", "Oil World expects"."""
        named = self.words.starts[first] in self.places
        return not named and all(self.words.capital(at) for at in range(first, last))

    def _only_place(self, first: int, last: int) -> Place | None:
        """The place, when the words name nothing else."""
        while first < last - 1 and self._is("article", first):
            first += 1
        place = self.places.get(self.words.starts[first])
        return place if place and place.end >= self.words.ends[last - 1] else None

    def _is_known(self, first: int, last: int) -> bool:
        """Whether an office, a person's function, an abbreviation or a publisher is among the words."""
        if self._only_place(first, last):
            return False
        if any(self._is("head", at) for at in range(first, last)):
            return True
        raw = self.words.raw[first:last]
        if any(len(word) > 2 and word.isupper() and word.isalpha() for word in raw):
            return True
        return publisher_of(" ".join(raw)) is not None

    def _mention(self, first: int, last: int, start: int, end: int) -> SourceMention | None:
        """The mention whose source is words ``first`` to ``last``; ``None`` where they name nobody."""
        if self._is("article", first) and self.words.folded[first] in ("the", "a", "an") and not self._opens(first):
            first += 1
        kept = last
        while kept - 1 > first and self._is_figures(kept - 1) and self._has_name(first, kept - 1):
            kept -= 1
        if kept - 1 > first and self.words.folded[kept - 1] == "s" and self.words.gaps[kept - 1] == "'":
            kept -= 1
        if first >= kept or all(self._is("generic", at) or self._is("article", at) for at in range(first, kept)):
            return None
        text = self.words.text
        low, high = self.words.starts[first], self.words.ends[kept - 1]
        words = text[low:high]
        known = publisher_of(words)
        inside = [place for place in self.places.values() if low <= place.start < high and len(place.codes) == 1]
        area = inside[0].codes[0] if inside else known.area if known else None
        if start and self._is("article", start - 1) and self.words.gaps[start] == " ":
            start -= 1
        begin, stop = self.words.starts[start], self.words.ends[end - 1]
        return SourceMention(begin, stop, text[begin:stop], words, area, known.id if known else None)

    def _is_figures(self, index: int) -> bool:
        """Whether a word is "data" or the like, and no part of an office's name ("National Statistics")."""
        return self._is("figures", index) and not self.words.capital(index)

    def _opens(self, index: int) -> bool:
        """Whether a word begins its sentence."""
        return self.words.capital(index)

    def _has_name(self, first: int, last: int) -> bool:
        """Whether the words name somebody without "data" after them: "Chinese customs", not "official"."""
        own = [at for at in range(first, last) if not self._is("generic", at) and not self._is("article", at)]
        proper = any(self.words.capital(at) and (at > first or self.words.raw[at].isupper()) for at in own)
        office = len(own) > 1 and self._is_known(first, last)
        return proper or office or publisher_of(" ".join(self.words.raw[first:last])) is not None

    def _is(self, kind: str, index: int) -> bool:
        return 0 <= index < len(self.words) and self.words.folded[index] in _kind(kind)


def publisher_of(words: str) -> Publisher | None:
    """The publisher of statistics named in ``words``, the longest name first; ``None`` where none is known."""
    hits = list(_publishers().all(Words(words)))
    return max(hits, key=lambda hit: hit.last - hit.first).values[0] if hits else None


_QUOTED = re.compile(r"“[^“”\n]{1,2000}”|«[^«»\n]{1,2000}»|„[^„“”\n]{1,2000}[“”]|\"[^\"\n]{1,2000}\"")


def find_quotes(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of direct quotations in double quotation marks, the marks included."""
    return tuple(match.span() for match in _QUOTED.finditer(text))


@cache
def _kind(kind: str) -> frozenset[str]:
    return frozenset(row["word"] for row in rows("source_words") if row["kind"] == kind)


@cache
def _leads() -> Phrases[str]:
    return Phrases((row["word"], "lead") for row in rows("source_words") if row["kind"] == "lead")


@cache
def _verbs() -> Phrases[str]:
    return Phrases((row["word"], row["kind"]) for row in rows("source_words") if row["kind"] in ("say", "report"))


@cache
def _publishers() -> Phrases[Publisher]:
    return Phrases((row["name"], Publisher(row["publisher"], row["area"] or None)) for row in rows("publishers"))
