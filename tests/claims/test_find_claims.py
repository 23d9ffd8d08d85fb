"""Sentences of every kind and every turn of discourse, and what each of their numbers measures."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claimcheck
from claimcheck import documents
from claimcheck.claims import find_claims, trace
from claimcheck.records import Claim

CASES = [json.loads(line) for line in (Path(__file__).parent / "cases.jsonl").read_text(encoding="utf-8").splitlines()]
WORDS = [
    "Japan",
    "China",
    "the-EU",
    "exports",
    "imports",
    "trade",
    "deficit",
    "surplus",
    "rose",
    "fell",
    "5%",
    "12.3",
    "percent",
    "$3",
    "billion",
    "to",
    "from",
    "of",
    "with",
    "and",
    "its",
    "it",
    "the",
    "country",
    ",",
    ";",
    "(",
    ")",
    ".",
    "in",
    "May",
    "2023",
    "last",
    "year",
    "a",
    "third",
    "doubled",
    "record",
    "share",
    "accounted",
    "for",
    "than",
    "more",
    "largest",
    "partner",
    "oil",
    "chips",
    "tonnes",
    "'s",
    "while",
    "after",
    "compared",
    "with",
    "each",
    "respectively",
    "will",
    "whose",
    "paid",
    "billed",
    "foreign",
    "leaned on",
    "found buyers",
    "took in",
    "abroad",
    "having",
    "volume",
    "shipped",
    "bought",
    "bill",
    "by",
    "which",
]


def brief(claim: Claim) -> str:
    """A claim in one line: span, kind, who, with whom, which flow, of what, which way."""
    area = f"{claim.reporter}>{claim.partner}" if claim.partner else f"{claim.reporter}"
    parts = [claim.span, "=", claim.kind, area, str(claim.flow)]
    parts += [f"({claim.product})"] * bool(claim.product) + [str(claim.direction)] * bool(claim.direction)
    return " ".join(parts + ["forecast"] * claim.forecast)


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_numbers_get_the_flow_that_governs_them(case: dict[str, object]) -> None:
    """Every number of the sentence is claimed as a reader would, and no other."""
    claims = claimcheck.extract(str(case["text"]), published=str(case["date"]))
    assert [brief(claim) for claim in claims] == case["claims"]


def test_the_claims_of_a_document_are_numbered_in_its_order() -> None:
    """Ids count from c1 along the text."""
    text = "Japan's exports rose 5 percent in May. Imports fell 3 percent. The surplus was 2 billion yen."
    claims = find_claims(documents.from_text(text, published="2024-06-10"))
    assert [claim.id for claim in claims] == ["c1", "c2", "c3"]
    assert [claim.start for claim in claims] == sorted(claim.start for claim in claims)


def test_what_a_sentence_leaves_out_comes_from_the_one_before_and_is_marked() -> None:
    """An inherited slot keeps the words it came from and is a doubt."""
    text = "Japan's trade with China grew in May. Exports rose 5 percent."
    (claim,) = claimcheck.extract(text, published="2024-06-10")
    assert (claim.reporter, claim.partner, claim.flow) == ("JPN", "CHN", "export")
    assert text[claim.words["reporter"].start : claim.words["reporter"].end] == "Japan"
    assert {"reporter:inherited", "partner:inherited"} <= set(claim.doubts)


def test_trade_of_one_sentence_does_not_reach_over_another() -> None:
    """A number two sentences on, without a word of trade, is not taken for trade."""
    text = "Japan's exports rose 5 percent in May. The weather was fine. The stadium holds 40,000 people."
    assert [claim.span for claim in claimcheck.extract(text, published="2024-06-10")] == ["5 percent"]


def test_an_attribution_stays_in_force_but_is_only_the_texts_own_where_it_stands() -> None:
    """The sentence after an attribution has no source of its own, but knows the one in force."""
    text = "Japan's exports rose 5 percent, the customs office said. Imports fell 3 percent."
    first, second = claimcheck.extract(text, published="2024-06-10")
    assert first.attributed_to == second.source_named
    assert first.attributed_to is not None
    assert second.attributed_to is None


def test_trace_says_where_each_slot_came_from_and_why_numbers_were_refused() -> None:
    """The trace shows words, place and doubt of each slot, and the reason of every refusal."""
    text = "Japan's exports rose 5 percent to $3 billion (2.8 billion euros) in May. The 25% tariff stays."
    entries = trace(documents.from_text(text, published="2024-06-10"))
    taken = [entry for entry in entries if "kind" in entry]
    assert [entry["id"] for entry in taken] == ["c1", "c2"]
    assert taken[0]["slots"]["reporter"]["words"] == "Japan"
    assert taken[0]["slots"]["reporter"]["where"] == "own sentence"
    refused = {entry["span"]: entry["refused"] for entry in entries if "refused" in entry}
    assert refused["2.8 billion euros"] == "converts the figure before it"
    assert refused["25%"] == "a tariff or tax"


def test_trace_shows_what_was_weighed_for_a_role() -> None:
    """A partner that was chosen among several places has them all, with what speaks for each."""
    text = "Nearly a third of the timber that Latvia exported in 2022 was bought by Swedish sawmills."
    (entry,) = trace(documents.from_text(text, published="2024-06-10"))
    assert entry["slots"]["partner"]["weighed"] == [
        {"words": "Swedish", "score": 4, "evidence": {"done by it": 4}},
    ]


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_without_a_crash_and_with_true_offsets(text: str) -> None:
    """Spans and words slice the text exactly, and reading twice gives the same claims."""
    document = documents.from_text(text, published="2024-06-10")
    claims = find_claims(document)
    for claim in claims:
        assert document.text[claim.start : claim.end] == claim.span
        assert document.text[claim.sentence_start :].startswith(claim.text)
        for words in claim.words.values():
            assert document.text[words.start : words.end] == words.text
    assert find_claims(document) == claims


@pytest.mark.parametrize(
    "unit", ["Japan's exports rose 5 percent, ", "(of the ", "and China with 3 percent ", "the first since "]
)
def test_time_grows_with_the_length_of_the_text_only(unit: str) -> None:
    """A text without a full stop that is eight times as long takes no more than a few times as long a unit."""

    def seconds(times: int) -> float:
        document = documents.from_text(unit * times, published="2024-06-10")
        begin = time.perf_counter()
        find_claims(document)
        return time.perf_counter() - begin

    seconds(20)
    small, large = min(seconds(200) for _ in range(2)), seconds(1600)
    assert large < 24 * small + 0.2
