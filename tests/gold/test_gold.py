"""Accuracy of extraction is a test: no score may fall below the floor pinned for its set."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from pathlib import Path

import pytest

HERE = Path(__file__).parent
FLOORS = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
_spec = importlib.util.spec_from_file_location("gold_score", HERE / "score.py")
gold = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(gold)


@pytest.fixture(scope="module", params=sorted(FLOORS["sets"]))
def measured(request):
    """The floors of one set beside what extraction reaches on it."""
    wanted = FLOORS["sets"][request.param]
    return wanted, gold.score(gold.read(HERE / wanted["file"], wanted.get("ids"), wanted.get("split")))


@pytest.mark.parametrize("file", sorted(FLOORS["sha256"]))
def test_the_sets_are_the_ones_measured(file):
    """A set that was changed needs its floors measured anew."""
    assert hashlib.sha256((HERE / file).read_bytes()).hexdigest() == FLOORS["sha256"][file]


@pytest.mark.parametrize("level", ["found", "whole"])
@pytest.mark.parametrize("measure", ["precision", "recall", "f1"])
def test_claims_stay_above_the_floor(measured, level, measure):
    """Claims are found, and read whole, at least as well as when the floors were pinned."""
    wanted, result = measured
    assert result[level][measure] >= wanted[level][measure]


def test_slots_stay_above_the_floor(measured):
    """Each slot is right at least as often as when the floors were pinned."""
    wanted, result = measured
    fallen = {slot: result["slots"][slot] for slot, floor in wanted["slots"].items() if result["slots"][slot] < floor}
    assert not fallen


def test_false_alarms_stay_below_the_ceiling(measured):
    """Passages that hold no claim raise no more false alarms than when the ceiling was pinned."""
    wanted, result = measured
    assert result["false_alarms_per_negative"] <= wanted["false_alarms_per_negative"]


@pytest.mark.parametrize("file", sorted(FLOORS["sha256"]))
def test_annotations_are_well_formed(file):
    """Every gold span stands in its text, every period has a form that can be read, and ids do not repeat."""
    from claimcheck.language.calendar import normal
    from claimcheck.records import KINDS

    items = gold.read(HERE / file)
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        for claim in item["claims"]:
            assert claim["span"] in item["text"], item["id"]
            assert claim["kind"] in KINDS, item["id"]
            for slot in ("period", "base_period"):
                assert claim[slot] is None or normal(claim[slot]), item["id"]
