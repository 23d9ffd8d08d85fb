"""Measure every gold set anew and pin the scores as floors: python tests/gold/pin.py

A score becomes a floor a hundredth below what was reached. A floor that was higher stays, so that a fall
is noticed; --lower takes the new one all the same, and the commit says why.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
from pathlib import Path
from typing import Any

import score as gold

HERE = Path(__file__).parent
SETS = {
    "development, first part": {"file": "development.jsonl", "ids": "d001-d150"},
    "development, second part": {"file": "development.jsonl", "ids": "d151-d240"},
    "constructions": {"file": "constructions.jsonl"},
    "news, open part": {"file": "news.jsonl", "ids": "n001-n135"},
    "news, blind part": {"file": "news.jsonl", "ids": "n136-n202"},
    "review": {"file": "review.jsonl"},
    "world": {"file": "world.jsonl"},
    "releases, open part": {"file": "releases.jsonl", "split": "open"},
    "releases, blind part": {"file": "releases.jsonl", "split": "blind"},
}
MARGIN = 0.01


def floor(value: float) -> float:
    return max(0.0, math.floor((value - MARGIN) * 1000) / 1000)


def measured(chosen: dict[str, str]) -> dict[str, Any]:
    """The floors that one set would have now."""
    result = gold.score(gold.read(HERE / chosen["file"], chosen.get("ids"), chosen.get("split")))
    levels = {level: {name: floor(value) for name, value in result[level].items()} for level in ("found", "whole")}
    slots = {slot: floor(value) for slot, value in result["slots"].items()}
    alarms = math.ceil((result["false_alarms_per_negative"] + MARGIN) * 1000) / 1000
    return {**chosen, **levels, "slots": slots, "false_alarms_per_negative": alarms}


def higher(old: Any, new: Any, name: str = "") -> Any:
    """The stricter of two floors, part by part."""
    if isinstance(new, dict):
        return {key: higher(old.get(key, value), value, key) for key, value in new.items()}
    if isinstance(new, str):
        return new
    return min(old, new) if name == "false_alarms_per_negative" else max(old, new)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lower", action="store_true", help="also lower floors that are no longer reached")
    lower = parser.parse_args().lower
    path = HERE / "floors.json"
    sets = {name: measured(chosen) for name, chosen in SETS.items()}
    if path.exists() and not lower:
        sets = higher(json.loads(path.read_text(encoding="utf-8"))["sets"], sets)
    files = sorted({chosen["file"] for chosen in SETS.values()})
    prints = {file: hashlib.sha256((HERE / file).read_bytes()).hexdigest() for file in files}
    path.write_text(json.dumps({"sha256": prints, "sets": sets}, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
