"""Document -> claims: every numeric statement about trade in a text, with the words it was read from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from claimcheck._record import replace
from claimcheck.claims.assemble import Assembler, Reading
from claimcheck.claims.discourse import Focus
from claimcheck.claims.frames import Slot
from claimcheck.claims.gates import has_number, may_trade, names_trade
from claimcheck.claims.sentences import Sentence, split
from claimcheck.language._phrases import Words, words_of
from claimcheck.language.places import Place, find_places
from claimcheck.records import Claim, Document

_DATELINE = re.compile(r"[A-Z][A-Z.' -]{2,30}, [A-Z][\w. ]{1,25}(?: \([^()]{1,30}\))? ?(?:\u2014|\u2013|--?) ")
"""The city and province where a story was written, which are nobody who trades: "LAREDO, Texas \u2014 For ..."."""

__all__ = ["find_claims", "readings", "trace"]


def find_claims(document: Document) -> tuple[Claim, ...]:
    """The claims of ``document`` in text order, numbered ``c1``, ``c2``, ...; empty when there is none."""
    claims = [claim for reading in readings(document) for claim in reading.claims]
    return tuple(replace(claim, id=f"c{number}") for number, claim in enumerate(claims, 1))


def trace(document: Document) -> list[dict[str, Any]]:
    """How each claim was read and why other numbers were not: see `claimcheck.claims.explain`."""
    from claimcheck.claims import explain  # knows this module

    return explain.trace(document)


def readings(document: Document) -> Iterator[Reading]:
    """What each sentence worth reading yields, in order.

    A sentence without trade is only read, for its country and time, when one about trade follows.
    """
    focus, skipped = Focus(), None
    words = words_of(document.text)
    for sentence, places in _placed(words):
        reader = Assembler(document.text, sentence, document.published, focus, places, words)
        if not _worth_reading(sentence.text, focus, bool(places)):
            spots = (Slot("+".join(p.codes), p.start + sentence.start, p.end + sentence.start) for p in places)
            focus = focus.remembering(spot for spot in spots if spot.value)
            focus = replace(focus, near=False) if focus.near else focus
            skipped = reader if places or skipped is None else skipped
            continue
        if skipped is not None:
            focus, skipped = replace(skipped.read().focus, near=False, turned=False), None
            reader = Assembler(document.text, sentence, document.published, focus, places, words)
        reading = reader.read()
        focus = replace(reading.focus, turned=False) if reading.focus.turned else reading.focus
        yield reading


def _placed(words: Words) -> Iterator[tuple[Sentence, list[Place]]]:
    """The sentences with the places in each; what a short name means depends on the whole text."""
    places, at = find_places(words.text, words=words), 0
    for sentence in split(words.text):
        inside, dateline = [], _DATELINE.match(sentence.text)
        begin = sentence.start + (dateline.end() if dateline else 0)
        while at < len(places) and places[at].start < sentence.end:
            place = places[at]
            scene = place.start < begin and any("-" in code for code in place.codes)
            if not scene and place.start >= sentence.start and place.end <= sentence.end:
                start, end = place.start - sentence.start, place.end - sentence.start
                inside.append(Place(start, end, place.text, place.codes, place.form))
            at += 1
        yield sentence, inside


def _worth_reading(text: str, focus: Focus, placed: bool) -> bool:
    """Whether a sentence can hold a claim, or a flow that a later sentence goes on with."""
    low = text.lower()
    return names_trade(low) or ((focus.near or (placed and may_trade(low))) and has_number(low))
