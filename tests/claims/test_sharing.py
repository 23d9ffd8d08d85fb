"""Which of two flows a number belongs to."""

from __future__ import annotations

import pytest

import claimcheck

JOINED = [
    ("China's exports and imports rose 5 percent and 3 percent respectively in May.", "export 5, import 3"),
    ("Korea's exports and imports reached $50 billion and $48 billion in May.", "export 50, import 48"),
    ("Imports and exports of fuel rose 7 and 5 percent in Peru.", "import 7, export 5"),
    (
        "Thai exports and imports fell 3 percent to $24 billion and 5 percent to $25 billion.",
        "export 3 24, import 5 25",
    ),
    ("Korea's exports and imports reached $98 billion in May.", "trade 98"),
]
AGAINST = [
    ("Nepal imported ten times as much as it exported: $12 billion against $2 billion.", "import 10 12, export 2"),
    ("Imports outran exports in Japan, $70 billion to $60 billion.", "import 70, export 60"),
    ("Japan's exports rose to $60 billion against $50 billion a year before.", "export 60 50"),
]
NAMED_BEFORE = [
    (
        "Mongolia's exports and imports grew in May. The former rose 5 percent, the latter 9 percent.",
        "export 5, import 9",
    ),
    ("Laos earned money from exports and spent it on imports. The former reached $9 billion.", "export 9"),
]
SAID_TO_BE = [
    ("Trade between Turkey and Iran came to $5 billion; $3 billion of it were Turkish exports.", "trade 5, export 3"),
    ("Peru's trade with China was worth $38 billion, and $23 billion of that were exports.", "trade 38, export 23"),
    (
        "Of the 94 billion euros of farm goods that Dutch traders sold, 26 billion was re-exports.",
        "export 94, reexport 26",
    ),
]
OTHERS = [
    (
        "Vietnam's coffee exports rose 10 percent. Germany was the biggest customer, spending $5 billion.",
        "export 10 1 5",
    ),
    ("Kenya sold tea for $14 billion in 2022, while Egypt spent $2 billion.", "export 14 2"),
    ("Japan earned $7 billion from services in May and spent $4 billion.", "export 7, import 4"),
    ("Kenya's trade gap narrowed to $3 billion in May as tea earnings rose 12 percent.", "balance 3, export 12"),
    ("Exports of $77 million took the total for the year so far to $569 million in Fiji.", "export 77 569"),
    ("Medicines made up half of the 14 billion euros exported by Ireland in May.", "export 50 14"),
]


@pytest.mark.parametrize(("text", "told"), [*JOINED, *AGAINST, *NAMED_BEFORE, *SAID_TO_BE, *OTHERS])
def test_each_number_goes_to_its_own_flow(text: str, told: str) -> None:
    """Written as the flow with the figures that are its own, in the order of the text."""
    found: dict[str, list[str]] = {}
    for claim in claimcheck.extract(text, published="2024-06-10"):
        if claim.value is not None and claim.kind not in ("comparison", "record"):
            number = abs(claim.value)
            while number >= 1000:
                number /= 1000
            found.setdefault(str(claim.flow), []).append(f"{number:g}" if number == int(number) else str(number))
    assert ", ".join(" ".join([flow, *numbers]) for flow, numbers in found.items()) == told
