"""Why each claim reads as it does, and why a number was not taken for a claim."""

from __future__ import annotations

from typing import Any

from claimcheck.claims import readings
from claimcheck.claims.assemble import Reading, Refusal
from claimcheck.claims.reading.choice import Choice
from claimcheck.records import Claim, Document, Words, plain

_SLOTS = ("reporter", "partner", "flow", "product", "period", "base_period", "value")


def trace(document: Document) -> list[dict[str, Any]]:
    """One entry a number or phrase, in text order: what was read from which words, or why it is no claim.

    A claim has ``id``, ``span``, ``start``, ``end``, ``kind`` and ``slots``: each with its ``value``, the ``words``
    it was read from, ``where`` they stand (``own sentence``, ``sentence before``, ``publication date`` or
    ``convention``) and the ``doubt`` about it, if any; a place that was chosen among several has them
    all under ``weighed``, each with its ``score`` and the ``evidence`` for and against it. A number that is no
    claim has ``refused``, the reason.
    """
    entries: list[dict[str, Any]] = []
    number = 0
    for reading in readings(document):
        for item in _in_order(reading):
            if isinstance(item, Claim):
                number += 1
                entries.append(_claim(item, f"c{number}", document, reading.choices))
            else:
                entries.append({"span": item.span, "start": item.start, "end": item.end, "refused": item.why})
    return entries


def _in_order(reading: Reading) -> list[Claim | Refusal]:
    items: list[Claim | Refusal] = [*reading.claims, *reading.refusals]
    return sorted(items, key=lambda item: (item.start, item.end))


def _claim(claim: Claim, identity: str, document: Document, choices: tuple[Choice, ...]) -> dict[str, Any]:
    doubts = dict(doubt.split(":", 1) for doubt in claim.doubts)
    slots = {}
    for name in _SLOTS:
        words = claim.words.get(name)
        if words is None:
            continue
        value = plain(claim.value) if name == "value" else getattr(claim, name)
        slots[name] = {
            "value": value,
            "words": document.text[words.start : words.end],
            "start": words.start,
            "end": words.end,
            "where": _where(claim, words.start, doubts.get(name)),
            "doubt": doubts.get(name),
        }
        weighed = _weighed(name, words, choices, document)
        if weighed:
            slots[name]["weighed"] = weighed
    return {
        "id": identity,
        "span": claim.span,
        "start": claim.start,
        "end": claim.end,
        "kind": claim.kind,
        "slots": slots,
        "source": claim.source_named,
    }


def _weighed(name: str, words: Words, choices: tuple[Choice, ...], document: Document) -> list[dict[str, Any]]:
    """The places that were weighed for a slot, the best first, where there was a choice."""
    for choice in reversed(choices):
        taken = choice.taken
        if choice.role == name and taken and (taken.start, taken.end) == (words.start, words.end):
            return [
                {
                    "words": document.text[candidate.slot.start : candidate.slot.end],
                    "score": candidate.score,
                    "evidence": dict(candidate.evidence),
                }
                for candidate in choice.candidates
            ]
    return []


def _where(claim: Claim, start: int, doubt: str | None) -> str:
    """Where the words of a slot stand, seen from the claim."""
    if start < claim.sentence_start:
        return "sentence before"
    if doubt == "convention":
        return "convention"
    return "publication date" if doubt == "guessed" else "own sentence"
