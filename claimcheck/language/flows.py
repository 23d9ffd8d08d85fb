"""Words that name a trade flow: exports, imports, trade, a balance or re-exports.

The words stand in ``tables/flows.csv``; what only looks like one ("trade union", "import duties", "budget deficit")
in ``must_not_match.csv``; what makes a verb of "exports" in ``flow_verb_contexts.csv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from claimcheck._record import record
from claimcheck.language._phrases import Hit, Phrases, Words, words_of
from claimcheck.language._tables import listed, rows

Flow = Literal["trade", "export", "import", "balance", "reexport"]
Role = Literal["noun", "verb"]
Agent = Literal["exporter", "importer"]

_OBJECT = 6
"""Words that may stand between "sales of" and the "to" that makes them exports."""
_FIGURE = re.compile(r" (?:[A-Z]{0,3}[$€£¥] ?)?\d[\d.,]{0,20}(?P<percent> ?%| per ?cent| pct| points?)?")
"""What ``#`` and ``$`` in the table ask for."""
_CLAUSE = 5
"""Words that may stand between "what" and its verb."""


@record
class FlowMention:
    """A word for a flow. ``agent`` is what the subject of a verb is: who sells is the exporter, who buys the importer.

    ``sign`` is -1 for a deficit and 1 for a surplus, ``None`` for a word that does not say.
    """

    start: int
    end: int
    text: str
    flow: Flow
    role: Role
    agent: Agent | None = None
    sign: int | None = None


@dataclass(frozen=True, slots=True)
class _Meaning:
    """One row of the table; ``flow`` is ``None`` for a phrase that is no flow."""

    flow: Flow | None
    role: Role = "noun"
    agent: Agent | None = None
    sign: int | None = None
    followed_by: frozenset[str] = frozenset()


def find_flows(text: str) -> tuple[FlowMention, ...]:
    """The flow words of ``text`` in its order, not overlapping; the longest phrase wins."""
    words = words_of(text)
    found: list[FlowMention] = []
    for hit in _phrases().all(words):
        meaning = next((m for m in hit.values if _holds(words, hit.last, m)), None)
        if meaning is None:
            found.extend(_each(words, hit))
        elif meaning.flow is not None:
            start = words.starts[hit.first]
            mention = FlowMention(start, hit.end, text[start : hit.end], meaning.flow, *_role(words, hit, meaning))
            found.append(mention)
    return tuple(found)


def _each(words: Words, hit: Hit[_Meaning]) -> Iterator[FlowMention]:
    """The flows that a phrase joins and is not the sum of: "exports and imports rose 5 and 3 percent"."""
    for index in range(hit.first, hit.last):
        word = words.folded[index]
        if hit.last - hit.first > 1 and word in ("exports", "imports"):
            start, end = words.starts[index], words.ends[index]
            yield FlowMention(start, end, words.text[start:end], "export" if word == "exports" else "import", "noun")


def _holds(words: Words, last: int, meaning: _Meaning) -> bool:
    """Whether what has to follow does: "sales to ...", "sales of old cars to ..."."""
    if not meaning.followed_by:
        return True
    if last >= len(words):
        return False
    if _figure_follows(words.text, words.ends[last - 1], meaning.followed_by):
        return True
    if words.gaps[last] != " ":
        return False
    if words.folded[last] in meaning.followed_by:
        return True
    if words.folded[last] != "of":
        return False
    for index in range(last + 1, min(last + 2 + _OBJECT, len(words))):
        if words.gaps[index] != " ":
            return False
        if words.folded[index] in meaning.followed_by:
            return True
    return False


def _figure_follows(text: str, position: int, asked: frozenset[str]) -> bool:
    """Whether a figure comes next where the table asks for one: any for ``#``, but no percentage for ``$``."""
    if "#" not in asked and "$" not in asked:
        return False
    figure = _FIGURE.match(text, position)
    return figure is not None and ("#" in asked or not figure["percent"])


def _role(words: Words, hit: Hit[_Meaning], meaning: _Meaning) -> tuple[Role, Agent | None, int | None]:
    """Role, agent and sign; "exports" is a noun unless the words around it say otherwise."""
    agents: dict[Flow, Agent] = {"export": "exporter", "reexport": "exporter", "import": "importer"}
    agent = agents.get(cast(Flow, meaning.flow))
    if meaning.role == "noun" and agent and hit.last - hit.first == 1 and _is_verb(words, hit):
        return "verb", agent, None
    return meaning.role, meaning.agent, meaning.sign


def _is_verb(words: Words, hit: Hit[_Meaning]) -> bool:
    word = words.folded[hit.first]
    if not word.startswith(("export", "import", "reexport")) or word.endswith("ing"):
        return False
    first = hit.first
    if words.spaced(first) and words.folded[first - 1] in ("its", "their", "our", "the"):
        return False  # "the drought meant that its exports fell"
    if words.spaced(first) and words.folded[first - 1] in _context("before") and words.raw[first - 1] != "May":
        return True
    if words.spaced(hit.last) and words.folded[hit.last] in _context("after") and words.capital(first - 1):
        return words.spaced(first)
    for index in range(first - 1, max(first - 2 - _CLAUSE, -1), -1):
        if words.gaps[index + 1] not in (" ", "'") or words.folded[index] in ("exports", "imports"):
            return False  # "by which exports exceeded imports"
        if words.folded[index] in _context("opener"):
            return words.text[words.ends[first - 1] : words.starts[first]] == " " and words.folded[first - 1] != "s"
    return False


@cache
def _context(place: str) -> frozenset[str]:
    return frozenset(row["word"] for row in rows("flow_verb_contexts") if row["place"] == place)


@cache
def _phrases() -> Phrases[_Meaning]:
    flows = [(row["phrase"], _row_meaning(row)) for row in rows("flows")]
    others = [(row["phrase"], _Meaning(None)) for row in rows("must_not_match") if row["room"] == "flows"]
    return Phrases([*others, *flows])


def _row_meaning(row: dict[str, str]) -> _Meaning:
    return _Meaning(
        cast(Flow, row["flow"]),
        cast(Role, row["role"]),
        cast(Agent, row["agent"]) if row["agent"] else None,
        int(row["sign"]) if row["sign"] else None,
        frozenset(listed(row["followed_by"])),
    )
