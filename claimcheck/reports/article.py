"""The article cut into pieces: plain words, claims, and words from which a claim was read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.reports.inert import clean

if TYPE_CHECKING:
    from claimcheck.records import Claim, Report

_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the article. ``claim`` is the index of the claim that owns it, ``None`` for plain words."""

    text: str
    claim: int | None = None
    anchors: tuple[tuple[int, int], ...] = ()
    """Offsets of slot words that begin here: where "how it was read" leads to."""
    begins: bool = False
    """The first piece of its claim: the place that the claim's card leads back to."""
    ends: tuple[int, ...] = ()
    """Claims that end here and have no piece of their own, because others lie over the same words."""


def pieces(report: Report) -> tuple[Piece, ...]:
    """The text of ``report`` in order, whole: the pieces' texts together are the document's.

    Where claims lie over each other, the shortest one owns the words.
    """
    text = report.document.text
    claims = [finding.claim for finding in report.findings]
    words = sorted({(w.start, w.end) for claim in claims for w in claim.words.values() if w.start < w.end})
    spans = [(claim.start, claim.end) for claim in claims]
    cuts = sorted({0, len(text), *(min(max(end, 0), len(text)) for span in (*spans, *words) for end in span)})
    owners = list(_owners(spans, cuts))
    seen = {owner for owner in owners if owner is not None}
    return tuple(_pieces(text, claims, words, cuts, owners, seen))


def _owners(spans: Sequence[tuple[int, int]], cuts: Sequence[int]) -> Iterator[int | None]:
    """For each stretch between two cuts, the shortest claim over it."""
    waiting = sorted(range(len(spans)), key=lambda n: spans[n], reverse=True)
    over: list[int] = []
    for start, end in pairwise(cuts):
        while waiting and spans[waiting[-1]][0] <= start:
            over.append(waiting.pop())
        over = [n for n in over if spans[n][1] >= end]
        yield min(over, key=lambda n: (spans[n][1] - spans[n][0], n), default=None)


def _pieces(
    text: str,
    claims: Sequence[Claim],
    words: Iterable[tuple[int, int]],
    cuts: Sequence[int],
    owners: Sequence[int | None],
    seen: set[int],
) -> Iterator[Piece]:
    begun: set[int] = set()
    starting: dict[int, list[tuple[int, int]]] = {}
    for start, end in words:
        starting.setdefault(start, []).append((start, end))
    hidden: dict[int, list[int]] = {}
    for n, claim in enumerate(claims):
        if n not in seen:
            hidden.setdefault(claim.end, []).append(n)
    for start, end, owner in zip(cuts, cuts[1:], owners, strict=False):
        begins = owner is not None and owner not in begun
        if owner is not None:
            begun.add(owner)
        yield Piece(text[start:end], owner, tuple(starting.get(start, ())), begins, tuple(hidden.get(end, ())))


def paragraphs(parts: Iterable[Piece]) -> list[list[Piece]]:
    """``parts`` in paragraphs, their texts cleaned: a blank line in plain words parts two of them."""
    found: list[list[Piece]] = [[]]
    for part in parts:
        text = clean(part.text)
        blocks = [text] if part.claim is not None else _BLANK_LINE.split(text)
        for n, block in enumerate(blocks):
            if n:
                found.append([])
            # Anchors belong to the first words, hidden ends to the last.
            anchors = part.anchors if n == 0 else ()
            ends = part.ends if n == len(blocks) - 1 else ()
            if block or anchors or ends:
                found[-1].append(Piece(block, part.claim, anchors, part.begins, ends))
    return [paragraph for paragraph in found if any(part.text.strip() for part in paragraph)]
