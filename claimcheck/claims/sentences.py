"""Sentences of a text, with exact offsets.

News text breaks the school rule "full stop, blank, capital" in both directions: "the U.S. Census",
"Jan. 5", "No. 8", "N. Korea" and "$1.2 bn. in May" go on, while "exports to the U.S. The gap" ends.
Abbreviations are therefore of two sorts: those that never end a sentence, and those that end one
only before a word that opens sentences (`tables/abbreviations.csv`, `tables/openers.csv`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claimcheck._record import record
from claimcheck.claims.tables import column, rows


@record
class Sentence:
    """A sentence where it stands: ``document[start:end] == text``."""

    text: str
    start: int
    end: int
    paragraph: int
    """Number of the paragraph it belongs to, from 0."""


# A possible end: a closing mark, quotes or brackets that close after it, and then white space; or a
# line break (the branch of blank lines first, so that a paragraph's end is seen as one).
_BREAK = re.compile(
    r"""
    (?P<blank>\n[ \t\r]*\n\s*)
    | (?P<line>\n[ \t]*(?=(?:[-*\u2022\u2023\u25aa\u25cf\u2013\u2014]|\d{1,2}[.)])[ \t]))
    | (?P<stop>[.!?\u2026][.!?\u2026]{0,5}["'\u2019\u201d\u00bb)\]]{0,3})(?P<space>\s{1,9})
    """,
    re.VERBOSE,
)
_BEFORE_WORD = re.compile(r"[\s(\"'\u2018\u201c\u00ab\[]")
_NEXT_WORD = re.compile(r"[\"'\u2018\u201c\u00ab(\[]{0,2}([^\s,;:.\u2019']+)")
_BULLET = re.compile(r"[ \t]*(?:[-*\u2022\u2023\u25aa\u25cf\u2013\u2014]|\d{1,2}[.)])[ \t]+")
_LONGEST = 2000  # characters; what has no full stop for longer is no prose, and is cut at a line break


@cache
def _never() -> frozenset[str]:
    return frozenset(row["abbreviation"] for row in rows("abbreviations") if row["ends"] == "never")


@cache
def _seldom() -> frozenset[str]:
    return frozenset(row["abbreviation"] for row in rows("abbreviations") if row["ends"] == "seldom")


@cache
def _openers() -> frozenset[str]:
    return column("openers", "word")


def _ends(text: str, stop: re.Match[str]) -> bool:
    """Whether the full stop found really ends a sentence."""
    following = _NEXT_WORD.match(text, stop.end())
    if following is None:
        return True
    word = following[1]
    if word[0].islower():
        return False
    if stop["stop"][0] != ".":
        return True
    before = _BEFORE_WORD.split(text[max(0, stop.start() - 24) : stop.start()])[-1]
    if before.isdigit() and len(before) < 3 and text[max(0, stop.start() - len(before) - 1)] == "\n":
        return False  # the number of a list item
    if before.lower() in _never() or (len(before) == 1 and before.isupper()):
        # "No." stands before a figure; "The answer was no." does not
        return before.lower() == "no" and not word[0].isdigit()
    if before.lower() in _seldom() or ("." in before and before.replace(".", "").isalpha()):
        return word in _openers()
    return True


def split(text: str) -> Iterator[Sentence]:
    """The sentences of ``text`` in order; white space around them belongs to none.

    >>> [s.text for s in split("U.S. exports rose. In Jan. they fell to $1.2 bn. The gap grew.")]
    ['U.S. exports rose.', 'In Jan. they fell to $1.2 bn.', 'The gap grew.']
    """
    begin, paragraph = 0, 0
    for stop in _BREAK.finditer(text):
        if stop["stop"] and not _ends(text, stop):
            continue
        finish = stop.start("space") if stop["stop"] else stop.start()
        yield from _piece(text, begin, finish, paragraph)
        begin = stop.end()
        blanks = stop["blank"] or stop["line"] or (stop["space"] if "\n" in (stop["space"] or "") else "")
        paragraph += bool(stop["blank"]) or blanks.count("\n") > 1
    yield from _piece(text, begin, len(text), paragraph)


def _piece(text: str, begin: int, end: int, paragraph: int) -> Iterator[Sentence]:
    """The sentence between two breaks without its blanks and bullet; none when nothing is left."""
    bullet = _BULLET.match(text, begin, end)
    if bullet:
        begin = bullet.end()
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    while end - begin > _LONGEST:
        cut = text.find("\n", begin + _LONGEST // 2, begin + _LONGEST)
        cut = cut if cut > 0 else _blank_before(text, begin + _LONGEST, begin)
        yield Sentence(text[begin:cut], begin, cut, paragraph)
        begin = cut
        while begin < end and text[begin].isspace():
            begin += 1
    if begin < end:
        yield Sentence(text[begin:end], begin, end, paragraph)


def _blank_before(text: str, position: int, floor: int) -> int:
    cut = text.rfind(" ", floor + _LONGEST // 2, position)
    return cut if cut > 0 else position
