"""Who or what a predicate is said of: the noun phrase before it, over asides, relatives and auxiliaries."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.claims.frames import Slot
from claimcheck.claims.topics.phrases import Phrases, Topic, actors

_REACH = 24
"""Tokens to look for a subject: one that is longer is no subject."""


@dataclass(slots=True)
class Subject:
    """Who or what the predicate is said of."""

    kind: str = ""
    """``product`` (goods, also by their amount), ``reporter`` (who trades), ``flow``; empty when it is none of them."""
    first: int = 0
    product: Slot | None = None
    owner: Slot | None = None
    origin: Slot | None = None
    """Where goods come from: "goods from the EU"."""
    generic: int | None = None
    """The token of "the country" that owns the goods."""
    its: bool = False
    amount: bool = False
    """It is an amount of goods: "six million tonnes of rice"."""
    flow: Topic | None = None


def subject_of(phrases: Phrases, at: int, found: list[Topic]) -> Subject:
    """The subject of the predicate at ``at``: over an apposition in commas, a relative pronoun and auxiliaries."""
    codes = phrases.codes
    start = max(codes.rfind(mark, max(0, at - _REACH), at) for mark in ';:L("S') + 1
    end = at
    while end > start and (codes[end - 1] in "Zea" or phrases.tokens[end - 1].low in _BETWEEN):
        end -= 1
    if codes[end - 1 : end] == "t":
        end -= 1  # "had been enough to earn Harare 590 million"
    if codes[end - 1 : end] in ("J", "j") and end > start:
        end -= 1
        end -= codes[end - 1 : end] == ","
    elif codes[end - 1 : end] == "," and (opening := codes.rfind(",", start, end - 1)) > start:
        end = opening
    flow = next((topic for topic in reversed(found) if topic.last <= end), None)
    if flow is not None and not flow.verb and not set(codes[flow.last : end]) - set("xaTdiNZk"):
        return Subject("flow", flow.first, flow=flow)
    floor = max((topic.last for topic in found if topic.last <= end), default=start)
    comma = codes.rfind(",", max(start, floor), end)
    first = max(start, floor, comma + 1)
    subject = nominal(phrases, first, end)
    # "received $17 billion, which left ...": the amount is that of another flow, no goods
    beside = any(not topic.predicate and topic.last == first for topic in found)
    return Subject(first=first) if beside and subject.amount and subject.product is None else subject


_AMOUNTS = ("money", "mass", "volume", "energy", "count", None)
_BETWEEN = frozenset({"also", "still", "together", "alone", "only", "not", "had", "has", "have", "then", "now"})


def nominal(phrases: Phrases, first: int, end: int) -> Subject:
    """The head of the noun phrase between two tokens: its goods, or who trades."""
    codes, tokens = phrases.codes, phrases.tokens
    subject, hanging, amount = Subject(first=first), False, False
    for at in range(first, end):
        code = codes[at]
        if code in "VYUHF":
            return Subject(first=first)
        if code in "jJ" or (code == "y" and not subject.product):
            subject = Subject(first=at + 1)
            hanging = amount = False
        elif code == "N":
            amount, hanging = tokens[at].item.kind in _AMOUNTS, False
        elif code == "D" and (not hanging or amount) and subject.product is None:
            last = at + 3 if codes[at + 1 : at + 3] == "yD" and at + 3 <= end else at + 1
            words = phrases.line.words(at, last).lower()
            subject.kind, subject.product = "product", phrases.slot(words, at, last)
        elif code == "f" and subject.product is not None:
            hanging = True
            spot = at + 1 + (codes[at + 1 : at + 2] == "d")
            if codes[spot : spot + 1] == "P":
                subject.origin = phrases.place(spot)  # "goods from the EU cost"
        elif code in "PAC":
            owns = code == "A" or codes[at + 1 : at + 2] in ("s", "D")
            if hanging:
                hanging = False
            elif subject.product is not None and at == end - 1 and not owns:
                subject.kind = "reporter"  # "the soybeans China brought in"
            elif subject.product is None and code == "C":
                subject.generic = at
                subject.kind = "" if owns else "reporter"
            elif subject.product is None:
                subject.owner = phrases.place(at)
                subject.kind = "" if owns else "reporter"
        elif code == "I" and subject.product is None:
            subject.its = True
        elif code in "EW" and not hanging and subject.product is None:
            subject.kind, subject.its = "product" if amount else "reporter", True
        elif code == "x" and tokens[at].low in actors() and subject.product is None:
            subject.kind = "reporter"
        elif code in "ftikrwbB" or (code == "o" and not amount):
            hanging = True
        elif code == "T":
            hanging = False
    subject.amount = amount
    if amount and subject.kind == "" and set(codes[subject.first : end]) <= set("NdcmZxT"):
        subject.kind = "product"  # "and 674 million worth went out"
    return subject
