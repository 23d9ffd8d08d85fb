"""A small report made by hand, for the tests of those who read reports."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from claimcheck.records import (
    Calculation,
    Claim,
    Consistency,
    Dataset,
    Document,
    Finding,
    Interval,
    Missing,
    Observation,
    Reading,
    Report,
    Words,
)
from claimcheck.verification import intervals as iv

TEXT = "South Korean officials put China's part in the North's trade of 2023 at 97 per cent."
SHARE = Claim(
    "share",
    "97 per cent",
    TEXT.index("97"),
    TEXT.index("97") + 11,
    text=TEXT,
    reporter="PRK",
    partner="CHN",
    flow="trade",
    period="2023",
    value=Decimal(97),
    unit="percent",
    quantum=Decimal(1),
    id="c1",
    share_of="reporter",
    words={"partner": Words("China", 27, 32), "reporter": Words("the North", 44, 53)},
    doubts=("flow:inherited",),
)
KOTRA = Dataset("kotra", "Trade of North Korea", "KOTRA", "open", "2024-07")


def row(line: int, partner: str, value: str, digits: int, period: str = "2023", dataset: str = "kotra") -> Observation:
    number = Decimal(value)
    return Observation(dataset, line, "PRK", partner, "trade", "TOTAL", period, "level", number, "USD", digits)


CHINA, WORLD, RUSSIA = row(2, "CHN", "2721100000", 6), row(3, "WLD", "2769120000", 6), row(4, "RUS", "34400000", 3)


def calculated(label: str, outcome: Any, *, filled: bool) -> Calculation:
    total = iv.add(WORLD.interval, RUSSIA.interval) if filled else WORLD.interval
    whole = WORLD.value + (RUSSIA.value if filled else 0)
    return Calculation(
        Reading(label, "part_over_total", ("kotra",), "PRK", "CHN", "trade", period="2023", currency="USD"),
        "2721100000 / (2769120000 + 34400000) x 100" if filled else "2721100000 / 2769120000 x 100",
        CHINA.value / whole * 100,
        iv.scale(iv.divide(CHINA.interval, total), 100),
        outcome,
        (CHINA, WORLD, RUSSIA) if filled else (CHINA, WORLD),
    )


def report() -> dict[str, Any]:
    """The report as it comes out of its JSON file."""
    finding = Finding(
        SHARE,
        iv.claim_interval(SHARE),
        "supported",
        ("definition_dependent",),
        "97 per cent holds once Russia's own figure is added.",
        None,
        (
            calculated("KOTRA as published", "close", filled=False),
            calculated("KOTRA with Russia's own figure added", "agrees", filled=True),
        ),
        (Missing("Russian customs for 2023", "claimcheck data pull comtrade"),),
        ("fill_in",),
    )
    limit = Calculation(
        Reading("KOTRA list of largest partners", "bound_by_list", ("kotra",)),
        "0 .. 2721100000 / 2769120000 x 100",
        CHINA.value / WORLD.value * 100,
        Interval(Decimal(0), iv.scale(iv.divide(CHINA.interval, WORLD.interval), 100).high),
        "bound",
        (CHINA, WORLD),
    )
    rest = Claim("share", "a third", 90, 97, text="x", value=Decimal("33.33"), unit="percent", id="c2")
    bounded = Finding(rest, iv.claim_interval(rest), "not_enough_evidence", (), "No data.", calculations=(limit,))
    check = Consistency(
        ("c1", "c2"), "shares_of_one_whole", "at most 100 %", '"97 per cent" and "a third"', "inconsistent"
    )
    made = Report(Document(TEXT, "story.txt", "A story", "2025-09-03"), (KOTRA,), (finding, bounded), (check,))
    found: dict[str, Any] = json.loads(json.dumps(made.to_dict()))
    return found
