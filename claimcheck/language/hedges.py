"""Words around a number that say how exact it is: "about", "at least", "or so"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimcheck.language._tables import alternatives, rows
from claimcheck.records import Words


@dataclass(frozen=True, slots=True)
class Hedge:
    modifier: str
    words: Words


_BEFORE = {row["words"]: row for row in rows("hedges") if row["place"] == "before"}
_AFTER = {row["words"]: row["modifier"] for row in rows("hedges") if row["place"] == "after"}
_MOST_WORDS = max(words.count(" ") + 1 for words in _BEFORE)
_REACH = max(map(len, _BEFORE)) + 8
_LAST_WORDS = {words.rsplit(" ", 1)[-1] for words in _BEFORE}
_TOKEN = re.compile(r"[~≈∼±≥≤]|[<>]=?|[^\s~≈∼±≥≤<>(\[“\"‘]+")
_SIGNS = frozenset("~≈∼±≥≤<>=")
_OPENING = '([“"‘'
_AFTER_NUMBER = re.compile(rf"(?P<plus>\+)|-(?P<joined>plus)\b|[\s-](?P<words>{alternatives(_AFTER)})(?!\w)")
_THE = re.compile(r"\bthe[\s\xa0]{1,2}$")
_MARK = re.compile(r"[\s-](?:mark|barrier|threshold|milestone|level)\b")
_MOVED = frozenset(word for row in rows("hedge_contexts") for word in [row["word"]])


def hedge_before(text: str, pos: int, amount_end: int, end: int) -> Hedge | None:
    """The hedge whose last word ends where the number at ``pos`` begins.

    ``amount_end`` is the end of the amount before, or -1: "5% above $2bn" compares two amounts and
    hedges neither. ``end`` is where the number ends: "crossed the $30 billion mark" passes over "the".
    """
    if (article := _THE.search(text, max(0, pos - 5), pos)) and _MARK.match(text, end):
        pos = article.start()
    low = max(0, pos - _REACH, amount_end)
    window = text[low:pos]
    words_before = window.split()
    last = words_before[-1].lstrip(_OPENING).lower() if words_before else ""
    if last not in _LAST_WORDS and last[-1:] not in _SIGNS:
        return None
    tokens = list(_TOKEN.finditer(window))[-_MOST_WORDS:]
    for first in range(len(tokens)):
        start = tokens[first].start()
        words = " ".join(token[0] for token in tokens[first:]).lower().replace("’", "'")
        row = _BEFORE.get(words)
        if row is None or (low + start > 0 and start == 0 and text[low - 1].isalnum()):
            continue
        if row["comparative"] and amount_end >= 0 and not text[amount_end : low + start].strip():
            return None
        if words == "up to" and first and tokens[first - 1][0].lower() in _MOVED:
            return None
        printed = window[start:].rstrip()
        return Hedge(row["modifier"], Words(printed, low + start, low + start + len(printed)))
    return None


def hedge_after(text: str, pos: int) -> Hedge | None:
    """The hedge that follows the number ending at ``pos``."""
    match = _AFTER_NUMBER.match(text, pos)
    if match is None:
        return None
    name = "plus" if match["joined"] else "+" if match["plus"] else re.sub(r"\s+", " ", match["words"])
    start = match.start("joined" if match["joined"] else "plus" if match["plus"] else "words")
    if name == "plus" and not match["joined"]:
        return None
    return Hedge(_AFTER[name], Words(text[start : match.end()], start, match.end()))
