"""Twenty articles whose every figure is known to be true, wrong or out of reach: see ``stories/README.md``."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import claimcheck
from claimcheck.records import Finding

STORIES = Path(__file__).parent / "stories"
NAMES = sorted(path.stem for path in STORIES.glob("*.txt"))
FLOORS = json.loads((STORIES / "floors.json").read_text(encoding="utf-8"))
SLOTS = ("kind", "reporter", "partner", "flow", "period")
ACCUSED = ("refuted", "conflicting")

Claim = dict[str, Any]


@cache
def findings(name: str) -> tuple[Finding, ...]:
    catalog = claimcheck.Catalog.load(embedded=True, user=False)
    text = (STORIES / f"{name}.txt").read_text(encoding="utf-8")
    return claimcheck.verify(text, published=_told(name)["published"], catalog=catalog).findings


@cache
def _told(name: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((STORIES / f"{name}.json").read_text(encoding="utf-8"))
    return told


def at(name: str, claim: Claim) -> tuple[int, int]:
    """Where the words of a claim stand in its story."""
    text = (STORIES / f"{name}.txt").read_text(encoding="utf-8")
    start = text.index(claim["sentence"]) - 1
    for _ in range(claim.get("nth", 1)):
        start = text.index(claim["span"], start + 1)
    return start, start + len(claim["span"])


def found(name: str, claim: Claim) -> Finding | None:
    """What was found at the words of a claim, of the same kind if there are two."""
    first, last = at(name, claim)
    here = [one for one in findings(name) if one.claim.start < last and first < one.claim.end]
    return min(here, key=lambda one: one.claim.kind != claim["kind"], default=None)


def is_whole(claim: Claim, finding: Finding | None) -> bool:
    """Whether what the claim says was read right in every slot."""
    return finding is not None and all((getattr(finding.claim, slot) or None) == claim[slot] for slot in SLOTS)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_true_is_accused(name: str) -> None:
    """No figure that is true, or that nobody in reach can check, is refuted or called conflicting."""
    told = ((claim, found(name, claim)) for claim in _told(name)["claims"] if claim["truth"] != "wrong")
    accused = [(c["span"], f.explanation) for c, f in told if f is not None and f.verdict in ACCUSED]
    assert not accused


@pytest.mark.parametrize("name", NAMES)
def test_nothing_wrong_is_borne_out(name: str) -> None:
    """No figure that is wrong is supported."""
    told = ((claim, found(name, claim)) for claim in _told(name)["claims"] if claim["truth"] == "wrong")
    assert not [claim["span"] for claim, finding in told if finding is not None and finding.verdict == "supported"]


@pytest.mark.parametrize("part", FLOORS)
def test_as_much_is_read_and_judged_as_before(part: str) -> None:
    """True figures borne out, wrong ones refuted and claims read whole are no fewer than were reached."""
    names = [name for name in NAMES if int(name) % 2 == (part == "open")]
    counts: Counter[str] = Counter()
    for name in names:
        for claim in _told(name)["claims"]:
            finding = found(name, claim)
            counts["whole"] += is_whole(claim, finding)
            verdict = finding.verdict if finding is not None else None
            counts["supported"] += claim["truth"] == "true" and verdict == "supported"
            counts["refuted"] += claim["truth"] == "wrong" and verdict == "refuted"
    assert all(counts[what] >= least for what, least in FLOORS[part].items()), dict(counts)
