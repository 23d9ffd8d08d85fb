"""Scores of claim extraction on a set of annotated passages.

    python tests/gold/score.py tests/gold/development.jsonl [--misses] [--json] [--ids d001-d150]

`claimcheck.extract` is called once an item, on its context and its text joined by a space; the claims
whose span starts inside the text count. Printed:

- found         precision, recall and F1 of detection: the spans overlap and the kind agrees, one to one;
- whole         the same, but a claim counts only when every core slot is right;
- slots         accuracy of each slot over the claims that were found;
- false alarms  claims returned on items that hold none, an item.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

CORE = ("reporter", "partner", "flow", "product", "period", "value", "unit", "direction", "modifier")
SIDE = ("base_period", "attributed_to", "forecast", "value_high")
NO_NUMBER = {"rank", "record", "comparison"}
ALL_GOODS = {"goods", "merchandise", "all goods", "all", "products", "total"}
SAME_PRODUCT = [
    {"crude", "crude oil", "petroleum oil"},
    {"chips", "chip", "semiconductors", "semiconductor"},
    {"autos", "cars", "vehicles", "motor vehicles", "automobiles"},
    {"goods and services", "goods & services"},
]
MIRRORED = ("level", "growth", "balance", "ratio", "average")

Item = dict[str, Any]
Extract = Callable[[Item], list[dict[str, Any]]]


def read(path: Path, ids: str | None = None, split: str | None = None) -> list[Item]:
    """The items of a JSONL file; ``ids`` (``d001-d150``) and ``split`` keep those of a part."""
    items = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    items = [item for item in items if split in (None, item.get("split"))]
    if ids is None:
        return items
    first, last = ids.split("-")
    return [item for item in items if first <= item["id"] <= last]


def months(period: str | None) -> str | None:
    """Normal form of a period: quarters and halves become month spans."""
    if not period:
        return None
    if m := re.fullmatch(r"(\d{4})-([QHS])([1-4])", period):
        length = 3 if m[2] == "Q" else 6
        first = length * (int(m[3]) - 1) + 1
        return f"{m[1]}-{first:02d}/{m[1]}-{first + length - 1:02d}"
    if m := re.fullmatch(r"(\d{4})-01/(\d{4})-12", period):
        return m[1] if m[1] == m[2] else f"{m[1]}/{m[2]}"
    if m := re.fullmatch(r"(\d{4}-\d{2})/\1", period):
        return m[1]
    return period


def product(words: str | None) -> str | None:
    """One name for products that count as the same; ``None`` for all goods."""
    words = re.sub(r"[^a-z& ]", "", (words or "").lower()).strip()
    if not words or words in ALL_GOODS:
        return None
    return next((min(group) for group in SAME_PRODUCT if words in group), words)


def same_product(a: str | None, b: str | None) -> bool:
    a, b = product(a), product(b)
    if a is None or b is None:
        return a == b
    stems_a, stems_b = ({word.rstrip("s") for word in words.split()} for words in (a, b))
    return stems_a <= stems_b or stems_b <= stems_a


def close(a: Any, b: Any) -> bool:
    """Whether two numbers agree within a tenth of a percent."""
    if a is None or b is None:
        return a is None and b is None
    a, b = Decimal(str(a)), Decimal(str(b))
    return bool(abs(a - b) <= max(abs(a), abs(b)) * Decimal("0.001"))


def world(area: str | None) -> str | None:
    return None if area in (None, "", "WLD", "W00") else area


def areas(area: str | None) -> frozenset[str]:
    return frozenset((world(area) or "").split("+"))


def is_flipped(gold: Item, got: Item) -> bool:
    """Whether a trade or balance between two is told from the other side."""
    return bool(
        gold["flow"] in ("trade", "balance")
        and gold["kind"] in MIRRORED
        and world(gold["partner"])
        and areas(gold["reporter"]) == areas(got.get("partner"))
        and areas(gold["partner"]) == areas(got.get("reporter"))
    )


def slots_right(gold: Item, got: Item) -> dict[str, bool]:
    flipped, value = is_flipped(gold, got), got.get("value")
    if value is not None and flipped and gold["kind"] == "balance":
        value = -Decimal(str(value))
    said, heard = (gold["attributed_to"] or "").lower(), (got.get("attributed_to") or "").lower()
    return {
        "reporter": flipped or areas(gold["reporter"]) == areas(got.get("reporter")),
        "partner": flipped or areas(gold["partner"]) == areas(got.get("partner")),
        "flow": gold["flow"] == got.get("flow"),
        "product": same_product(gold["product"], got.get("product")),
        "period": months(gold["period"]) == months(got.get("period")),
        "value": close(gold["value"], value),
        "unit": gold["unit"] == got.get("unit"),
        "direction": gold["direction"] == got.get("direction"),
        "modifier": gold["modifier"] == got.get("modifier"),
        "base_period": months(gold["base_period"]) == months(got.get("base_period")),
        "forecast": bool(gold["forecast"]) == bool(got.get("forecast")),
        "value_high": close(gold["value_high"], got.get("value_high")),
        "attributed_to": said == heard or bool(said and heard and (said in heard or heard in said)),
    }


def overlap(a: tuple[int, int], b: tuple[int, int]) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def pair(gold: list[Item], got: list[Item]) -> list[tuple[Item, Item]]:
    """One-to-one pairs of the same kind whose spans overlap; the best slots first."""
    candidates = [
        (sum(slots_right(g, p).values()), overlap(g["at"], p["at"]), -i, -j)
        for i, g in enumerate(gold)
        for j, p in enumerate(got)
        if g["kind"] == p["kind"] and overlap(g["at"], p["at"])
    ]
    taken_gold: set[int] = set()
    taken_got: set[int] = set()
    pairs = []
    for _, _, i, j in sorted(candidates, reverse=True):
        if -i not in taken_gold and -j not in taken_got:
            taken_gold.add(-i)
            taken_got.add(-j)
            pairs.append((gold[-i], got[-j]))
    return pairs


def place(text: str, claims: list[Item]) -> list[Item]:
    """The gold claims with the offsets of their spans; a span that comes again is the next one in the text."""
    used: Counter[str] = Counter()
    placed = []
    for claim in claims:
        span, start = claim["span"], -1
        for _ in range(used[span] + 1):
            start = text.find(span, start + 1)
        start = text.find(span) if start < 0 else start
        used[span] += 1
        placed.append({**claim, "at": (start, start + len(span))})
    return placed


def f1(right: int, got: int, gold: int) -> dict[str, float]:
    precision = right / got if got else 0.0
    recall = right / gold if gold else 0.0
    both = precision + recall
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / both if both else 0.0}


def claimcheck_claims(item: Item) -> list[Item]:
    """What claimcheck finds in the text of an item, with offsets in that text."""
    import claimcheck

    lead = f"{item['context']} " if item["context"] else ""
    claims = [claim.to_dict() for claim in claimcheck.extract(lead + item["text"], published=item["date"])]
    at = len(lead)
    return [{**c, "at": (c["start"] - at, c["end"] - at)} for c in claims if c["start"] >= at]


def checked_slots(gold: Item) -> Iterator[str]:
    """The core slots; a rank, record or comparison without a number has no value and unit to check."""
    skip = gold["kind"] in NO_NUMBER and gold["value"] is None
    return (slot for slot in CORE if not (skip and slot in ("value", "unit")))


def misses(item: Item, gold: list[Item], got: list[Item], pairs: list[tuple[Item, Item]]) -> Iterator[str]:
    """One line for every claim missed, extra or wrong."""
    name = item["id"]
    if not gold and got:
        yield f"{name} FALSE ALARM {[c['span'] for c in got]} in: {item['text']}"
    for g, p in pairs:
        right = slots_right(g, p)
        wrong = {slot: (g.get(slot), p.get(slot)) for slot in checked_slots(g) if not right[slot]}
        if wrong:
            yield f"{name} {g['span']!r} {g['kind']}: (gold, got) {wrong}"
    hit = {id(g) for g, _ in pairs}
    yield from (f"{name} MISSED {g['kind']} {g['span']!r} in: {item['text']}" for g in gold if id(g) not in hit)
    hit = {id(p) for _, p in pairs}
    yield from (f"{name} EXTRA {p['kind']} {p['span']!r} in: {item['text']}" for p in got if gold and id(p) not in hit)


def score(items: Iterable[Item], extract: Extract = claimcheck_claims, show: bool = False) -> dict[str, Any]:
    """Detection, whole claims, slots, kinds and false alarms over ``items``."""
    n: Counter[str] = Counter()
    slots: Counter[str] = Counter()
    kinds: dict[str, Counter[str]] = {}
    for item in items:
        gold, got = place(item["text"], item["claims"]), extract(item)
        pairs = pair(gold, got)
        n.update(gold=len(gold), got=len(got), found=len(pairs), negatives=not gold, alarms=0 if gold else len(got))
        for g in gold:
            kinds.setdefault(g["kind"], Counter())["gold"] += 1
        for g, p in pairs:
            right = slots_right(g, p)
            slots.update(slot for slot in (*CORE, *SIDE) if right[slot])
            whole = all(right[slot] for slot in checked_slots(g))
            n["whole"] += whole
            kinds[g["kind"]].update(found=1, whole=int(whole))
        if show:
            print(*misses(item, gold, got, pairs), sep="\n", end="\n")  # noqa: T201
    return {
        "gold": n["gold"],
        "returned": n["got"],
        "found": f1(n["found"], n["got"], n["gold"]),
        "whole": f1(n["whole"], n["got"], n["gold"]),
        "slots": {slot: slots[slot] / n["found"] for slot in (*CORE, *SIDE) if n["found"]},
        "kinds": {kind: dict(count) for kind, count in sorted(kinds.items())},
        "false_alarms_per_negative": n["alarms"] / n["negatives"] if n["negatives"] else 0.0,
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--ids", help="only the items between two ids, such as d001-d150")
    parser.add_argument("--split", help="only the items of this part: open or blind")
    parser.add_argument("--misses", action="store_true", help="print every claim missed, extra or wrong")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    result = score(read(args.path, args.ids, args.split), show=args.misses)
    lines = [json.dumps(result)] if args.json else list(report(result))
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def report(result: dict[str, Any]) -> Iterator[str]:
    yield f"claims: {result['gold']} gold, {result['returned']} returned"
    for name in ("found", "whole"):
        yield f"{name:>6}: " + "  ".join(f"{key} {value:.3f}" for key, value in result[name].items())
    yield "slots : " + "  ".join(f"{slot} {value:.2f}" for slot, value in result["slots"].items())
    for kind, count in result["kinds"].items():
        yield f"  {kind:<11}" + "  ".join(f"{key} {count.get(key, 0):>3}" for key in ("gold", "found", "whole"))
    yield f"false alarms per negative item: {result['false_alarms_per_negative']:.2f}"


if __name__ == "__main__":
    sys.exit(main())
