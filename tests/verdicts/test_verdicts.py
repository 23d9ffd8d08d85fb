"""Verdicts on true sentences and on false ones, by the data that ship.

``cases.jsonl`` holds pairs of sentences: one prints a figure of the reference data, its twin has gone wrong in one
known way (digits swapped, another year, partner or flow, a million for a billion, a sign turned, a share for a
growth, goods for goods and services, a stale figure).
"""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import claimcheck
from claimcheck.records import Report
from claimcheck.verification import explain, recheck

CASES: list[dict[str, Any]] = [
    json.loads(line) for line in Path(__file__).with_name("cases.jsonl").read_text(encoding="utf-8").splitlines()
]
TRUE = [case for case in CASES if case["right"]]
FALSE = [case for case in CASES if not case["right"]]
FOUND = 0.97
SUPPORTED = 0.95
CAUGHT = 0.95


@cache
def catalog() -> claimcheck.Catalog:
    return claimcheck.Catalog.load(embedded=True, user=False)


@cache
def reports() -> dict[str, Report]:
    return {
        case["id"]: claimcheck.verify(case["text"], published=case["published"], catalog=catalog()) for case in CASES
    }


def verdict(case: dict[str, Any]) -> str | None:
    """The verdict on the figure under test, or ``None`` when no claim was found there."""
    start = case["text"].index(case["span"])
    end = start + len(case["span"])
    for finding in reports()[case["id"]].findings:
        if finding.claim.start < end and start < finding.claim.end:
            return finding.verdict
    return None


def told(cases: list[dict[str, Any]]) -> str:
    return "\n".join(f"{verdict(case)}: {case['text']} ({case['published']})" for case in cases)


def test_there_are_enough_cases() -> None:
    """At least 150 sentences, about half of them wrong, in every way a figure is known to go wrong."""
    assert len(CASES) >= 150
    assert 0.4 < len(FALSE) / len(CASES) < 0.6
    ways = Counter(case["fault"] for case in FALSE)
    assert ways.keys() >= {
        "digit_swap",
        "wrong_year",
        "wrong_partner",
        "wrong_flow",
        "scale",
        "sign",
        "share_for_growth",
        "goods_for_goods_and_services",
        "stale",
    }


def test_the_figures_are_found() -> None:
    """The claim under test is among those found in its sentence."""
    missed = [case for case in CASES if verdict(case) is None]
    assert len(missed) <= (1 - FOUND) * len(CASES), told(missed)


def test_no_true_sentence_is_refuted() -> None:
    """No false accusation: not one."""
    accused = [case for case in TRUE if verdict(case) == "refuted"]
    assert not accused, told(accused)


def test_what_offices_elsewhere_print_is_not_refuted() -> None:
    """Figures of offices that are not held differ from the encyclopaedia that is; none of them is accused."""
    sentences = Path(__file__).with_name("elsewhere.txt").read_text(encoding="utf-8").splitlines()
    judged = [(text, claimcheck.verify(text, published="2024-03-01", catalog=catalog())) for text in sentences]
    found = [(finding.verdict, text) for text, report in judged for finding in report.findings]
    assert len(found) >= len(sentences)
    assert not [text for verdict, text in found if verdict in ("refuted", "conflicting")]


def test_true_sentences_are_supported() -> None:
    """What the data say is borne out, not only left alone."""
    missed = [case for case in TRUE if verdict(case) not in ("supported", None)]
    assert len(missed) <= (1 - SUPPORTED) * len(TRUE), told(missed)


def test_false_sentences_are_caught() -> None:
    """Of the sentences gone wrong at least 95 in 100 are refuted, conflicting or close."""
    missed = [case for case in FALSE if verdict(case) in ("supported", "not_enough_evidence")]
    assert len(missed) <= (1 - CAUGHT) * len(FALSE), told(missed)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_every_report_can_be_redone_and_told(case: dict[str, Any]) -> None:
    """A report comes out the same from its own rows, and each verdict is told in lines that fit a terminal."""
    report = json.loads(json.dumps(reports()[case["id"]].to_dict()))
    assert recheck(report) == []
    for claim in report["claims"]:
        assert all(len(line) <= 80 for line in explain(report, claim["id"]).split("\n"))
