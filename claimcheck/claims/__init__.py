"""Document -> claims: every numeric statement about trade in a text, with the words it was read from."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.claims.assemble import Assembler, Reading
from claimcheck.claims.discourse import Focus
from claimcheck.claims.sentences import split
from claimcheck.language.places import find_places
from claimcheck.records import Claim, Document

__all__ = ["find_claims"]


def find_claims(document: Document) -> tuple[Claim, ...]:
    """The claims of ``document`` in text order, numbered ``c1``, ``c2``, ...; empty when there is none."""
    claims = [claim for reading in _readings(document) for claim in reading.claims]
    return tuple(replace(claim, id=f"c{number}") for number, claim in enumerate(claims, 1))


def _readings(document: Document) -> list[Reading]:
    found, focus = [], Focus()
    places = find_places(document.text)
    at = 0
    for sentence in split(document.text):
        while at < len(places) and places[at].start < sentence.start:
            at += 1
        first = at
        while at < len(places) and places[at].end <= sentence.end:
            at += 1
        inside = [replace(p, start=p.start - sentence.start, end=p.end - sentence.start) for p in places[first:at]]
        reading = Assembler(sentence, document.published, focus, inside).read()
        found.append(reading)
        focus = reading.focus
    return found
