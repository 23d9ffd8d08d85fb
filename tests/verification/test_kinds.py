"""Each kind of claim against one small table, right and wrong."""

from __future__ import annotations

import pytest
from stand_in import StandIn, claim, dataset, verdict

from claimcheck.records import Flow

TABLE = """
AAA WLD export TOTAL 2021 level 80_000_000_000 USD digits=3
AAA WLD export TOTAL 2022 level 90_000_000_000 USD digits=3
AAA WLD export TOTAL 2023 level 100_000_000_000 USD digits=3
AAA WLD import TOTAL 2021 level 100_000_000_000 USD digits=3
AAA WLD import TOTAL 2022 level 105_000_000_000 USD digits=3
AAA WLD import TOTAL 2023 level 125_000_000_000 USD digits=3
AAA CHN export TOTAL 2022 level 30_000_000_000 USD digits=3
AAA CHN export TOTAL 2023 level 40_000_000_000 USD digits=3
AAA USA export TOTAL 2023 level 35_000_000_000 USD digits=3
AAA JPN export TOTAL 2023 level 20_000_000_000 USD digits=3
AAA WLD export HS2701 2023 level 25_000_000_000 USD digits=3
AAA WLD export HS1001 2023 level 2_000_000 tonnes digits=3
"""


@pytest.fixture(scope="module")
def catalog() -> StandIn:
    return StandIn(office=(dataset("office", reporters=("AAA",)), TABLE))


E = {"reporter": "AAA", "flow": "export", "period": "2023"}
TO_CHINA = {**E, "partner": "CHN"}
TO_USA, OVER_IMPORTS = Flow("AAA", "USA", "export"), Flow("AAA", None, "import")
MORE, LESS = {**TO_CHINA, "modifier": "more_than"}, {**TO_CHINA, "modifier": "less_than"}
HIGH = {**E, "direction": "up", "quantum": "none"}
ALL = {"reporter": "AAA", "flow": "balance", "period": "2023"}

CASES = [
    ("share", 40, "percent", TO_CHINA, "supported"),
    ("share", 41, "percent", TO_CHINA, "close"),
    ("share", 55, "percent", TO_CHINA, "refuted"),
    ("share", 25, "percent", {**E, "product": "coal"}, "supported"),
    ("share", 52, "percent", {**E, "product": "coal"}, "refuted"),
    ("level", 100e9, "USD", {**E, "quantum": 1e9}, "supported"),
    ("level", 98e9, "USD", {**E, "quantum": 1e9}, "close"),
    ("level", 125e9, "USD", {**E, "quantum": 1e9}, "refuted"),
    ("level", 225e9, "USD", {**E, "flow": "trade", "quantum": 1e9}, "supported"),
    ("level", 75e9, "USD", {**TO_CHINA, "partner": "CHN+USA", "quantum": 1e9}, "supported"),
    ("growth", 11, "percent", {**E, "base_period": "2022", "direction": "up"}, "supported"),
    ("growth", 11, "percent", {**E, "base_period": "2022", "direction": "down"}, "refuted"),
    ("growth", 25, "percent", {**E, "base_period": "2021", "direction": "up"}, "supported"),
    ("growth", 10e9, "USD", {**E, "base_period": "2022", "direction": "up", "quantum": 1e9}, "supported"),
    ("growth", 3, "percent", {**E, "base_period": "2022", "direction": "up"}, "refuted"),
    ("growth", 7, "percentage_points", {**TO_CHINA, "base_period": "2022", "direction": "up"}, "supported"),
    ("balance", -25e9, "USD", {**ALL, "quantum": 1e9}, "supported"),
    ("balance", 25e9, "USD", {**ALL, "quantum": 1e9}, "refuted"),
    ("growth", 67, "percent", {**ALL, "base_period": "2022", "direction": "up"}, "supported"),
    ("growth", 67, "percent", {**ALL, "base_period": "2022", "direction": "down"}, "refuted"),
    ("rank", 1, "rank", {**TO_CHINA, "rank_of": "partner", "quantum": "none"}, "supported"),
    ("rank", 2, "rank", {**TO_CHINA, "rank_of": "partner", "quantum": "none"}, "refuted"),
    ("rank", 2, "rank", {**TO_CHINA, "partner": "USA", "rank_of": "partner", "quantum": "none"}, "supported"),
    ("ratio", "1.25", "times", {**E, "base_period": "2021"}, "supported"),
    ("ratio", 2, "times", {**E, "base_period": "2021", "quantum": "none"}, "refuted"),
    ("ratio", 2, "times", {**TO_CHINA, "compared_to": Flow("AAA", "JPN", "export"), "quantum": "none"}, "supported"),
    ("ratio", 80, "percent", {**E, "compared_to": OVER_IMPORTS}, "supported"),
    ("ratio", 62, "percent", {**E, "compared_to": OVER_IMPORTS}, "refuted"),
    ("comparison", None, None, {**MORE, "compared_to": TO_USA}, "supported"),
    ("comparison", None, None, {**LESS, "compared_to": TO_USA}, "refuted"),
    ("comparison", None, None, {**LESS, "compared_to": Flow("AAA", "USA+JPN", "export")}, "supported"),
    ("record", 3, "years", {**HIGH, "span": "third straight year"}, "not_enough_evidence"),
    ("record", 1, "rank", {**HIGH, "base_period": "2021", "span": "highest since 2021"}, "supported"),
    ("record", 1, "rank", {**HIGH, "direction": "down", "base_period": "2021", "span": "lowest"}, "refuted"),
    ("average", 274e6, "USD/day", {**E, "quantum": 1e6}, "supported"),
    ("average", 8.3e9, "USD/month", {**E, "quantum": 1e8}, "supported"),
    ("average", 3.3e9, "USD/month", {**E, "quantum": 1e8}, "refuted"),
    ("average", "11.8", "percent/year", {**E, "period": "2021/2023", "direction": "up"}, "supported"),
    ("quantity", 2e6, "tonnes", {**E, "product": "wheat", "quantum": 1e5}, "supported"),
    ("quantity", 7e6, "tonnes", {**E, "product": "wheat", "quantum": 1e5}, "refuted"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "value", "unit", "slots", "expected"), CASES)
def test_each_kind_is_worked_out(
    catalog: StandIn, kind: str, value: object, unit: str | None, slots: dict[str, object], expected: str
) -> None:
    """A right figure is supported, one off by less than noise close, any other refuted."""
    found = verdict(catalog, claim(kind, value, unit, **slots))
    assert (found.verdict, found.reasons) == (expected, found.reasons), found.explanation
