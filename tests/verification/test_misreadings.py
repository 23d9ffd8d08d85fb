"""A figure that may have been read wrongly is doubted, not accused."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

import claimcheck
from claimcheck.records import Claim, Document, Words
from claimcheck.reference import Catalog
from claimcheck.verification import Settings, judge

ARTICLE = Document("", "text", published="2025-03-01")
BILLION = Decimal(10) ** 9


@cache
def catalog() -> Catalog:
    return Catalog.load(embedded=True, user=False)


def german(printed: str, **slots: Any) -> Claim:
    """A claim about German exports in 2024, which were 1,560 billion euros, or what ``slots`` make of it."""
    made = {"kind": "level", "flow": "export", "period": "2024", "unit": "EUR", "text": "A sentence.", **slots}
    value = Decimal(printed) * BILLION if made["unit"] == "EUR" else Decimal(printed)
    quantum = Decimal(1).scaleb(Decimal(printed).as_tuple().exponent)  # type: ignore[arg-type]
    scaled = quantum * BILLION if made["unit"] == "EUR" else quantum
    return Claim(span=printed, start=0, end=len(printed), reporter="DEU", value=value, quantum=scaled, **made)


def verdicts(*claims: Claim) -> list[tuple[str, bool]]:
    """Verdict of each claim, and whether a misreading was thought possible."""
    named = [replace(claim, id=f"c{n}") for n, claim in enumerate(claims)]
    findings = judge(tuple(named), catalog(), ARTICLE, Settings.of())
    return [(finding.verdict, "misread_possible" in finding.reasons) for finding in findings]


DOUBTED, ACCUSED = ("not_enough_evidence", True), ("refuted", False)
UNHELD = ("not_enough_evidence", False)
"""A source that is not held may bear the figure out."""
INHERITED = {"doubts": ("period:inherited",)}
FALL = {"kind": "growth", "unit": "percent", "direction": "down", "base_period": "2023"}

CASES: list[tuple[str, Claim, tuple[str, bool]]] = [
    ("plain", german("1940"), ACCUSED),
    ("inherited", german("1940", **INHERITED), DOUBTED),
    ("swapped digits", german("1650", **INHERITED), ACCUSED),
    ("wrong scale", german("1.56", **INHERITED), ACCUSED),
    ("country lost", german("194.3", text="Exports to the Swiss were 194.3 billion."), DOUBTED),
    ("member of a group", german("1940", partner=None, text="German exports grew."), ACCUSED),
    ("country cited", german("1940", text="It was 1940 billion, the US said.", attributed_to="the US"), UNHELD),
    ("product lost", german("194.3", text="Exports of wine were 194.3 billion."), DOUBTED),
    ("partners together", german("251.4", partner="USA", text="The US and China took 251.4 billion."), DOUBTED),
    ("partner not named", german("251.4", partner="USA", text="The US took 251.4 billion."), ACCUSED),
    ("a gap in words", german("70.0", partner="USA", text="It sold 70.0 billion more than it bought."), DOUBTED),
    ("more than another", german("71.4", partner="USA", text="It sold the US 71.4 billion more than China."), DOUBTED),
    (
        "part of the trade between the two",
        german("63.8", kind="share", unit="percent", flow="trade", partner="USA", text="63.8 per cent were exports."),
        DOUBTED,
    ),
    (
        "a gap read as a change",
        german("66.3", **{**FALL, "unit": "EUR", "flow": "trade", "partner": "CHN", "text": "less than it bought"}),
        DOUBTED,
    ),
    (
        "over another partner",
        german("1.8", kind="ratio", unit="times", base_period="2022", partner="USA", text="1.8 times China."),
        DOUBTED,
    ),
    (
        "against a year named",
        german("17.3", **{**FALL, "flow": "trade", "partner": "CHN", "text": "It was 17.3 per cent below 2022."}),
        DOUBTED,
    ),
    ("against no year named", german("17.3", **{**FALL, "flow": "trade", "partner": "CHN"}), ACCUSED),
    ("other flow named", german("1318.5", text="Exports grew while imports shrank, to 1318.5 billion."), DOUBTED),
    ("other flow not named", german("1318.5", text="Exports were 1318.5 billion."), ACCUSED),
    (
        "record",
        german("1", kind="record", unit="rank", flow="balance", direction="down"),
        ("not_enough_evidence", True),
    ),
]


@pytest.mark.parametrize(("what", "claim", "expected"), CASES, ids=[case[0] for case in CASES])
def test_a_single_claim(what: str, claim: Claim, expected: tuple[str, bool]) -> None:
    """Guessed and lost slots shield from accusation; a slip of the pen does not."""
    assert verdicts(claim) == [expected]


def test_a_true_neighbour_vouches() -> None:
    """What was inherited is trusted once a claim read the same way is borne out nearby, and only there."""
    guessed, right = german("3.9", **FALL, **INHERITED), german("1560", sentence_start=200)
    assert verdicts(guessed, right) == [ACCUSED, ("supported", False)]
    assert verdicts(guessed, replace(right, sentence_start=4000))[0] == DOUBTED
    assert verdicts(guessed, replace(right, period="2023"))[0] == DOUBTED


def test_a_true_neighbour_vouches_for_another_flow() -> None:
    """ "Its surplus was ..." is of the country and year whose exports were just told rightly; a guessed flow is not."""
    surplus = german("341.2", kind="balance", flow="balance", sentence_start=200, doubts=("reporter:pronoun",))
    assert verdicts(german("1560"), surplus) == [("supported", False), ACCUSED]
    assert verdicts(german("1560"), replace(surplus, doubts=("flow:inherited",)))[1] == DOUBTED


def test_two_figures_for_one_thing_in_one_sentence() -> None:
    """One of them must be about something else, so that the one that misses is not accused."""
    assert verdicts(german("1560"), german("1940")) == [("supported", False), DOUBTED]
    assert verdicts(german("1560"), german("1940", sentence_start=200)) == [("supported", False), ACCUSED]


def test_the_verb_of_a_share_names_no_other_flow() -> None:
    """ "Took" beside "exports" is no sign of imports."""
    text = "China took 21.3 percent of the exports."
    words = {"flow": Words("exports", text.index("exports"), text.index("exports") + 7)}
    claim = Claim(
        "share", "21.3 percent", 11, 23, text, reporter="EU27", partner="CHN", flow="export", period="2024",
        value=Decimal("21.3"), unit="percent", quantum=Decimal("0.1"), words=words,
    )  # fmt: skip
    assert verdicts(claim) == [ACCUSED]


def test_what_claims_close_by_are_about() -> None:
    """A figure without a partner that is right for one named close by was more likely misread than misprinted."""
    alone, near = german("161.4", sentence_start=300), german("252.8", flow="trade", partner="USA")
    assert verdicts(alone) == [ACCUSED]
    assert verdicts(near, alone) == [("supported", False), DOUBTED]
    assert verdicts(near, replace(alone, sentence_start=4000))[1] == ACCUSED


def test_a_change_between_other_times_that_the_text_names() -> None:
    """ "Since 2022" may reach to the year that the claims close by are about."""
    slots = {**FALL, "flow": "trade", "partner": "CHN", "period": "2023", "base_period": "2022"}
    since = german("17.3", **slots, text="It has shrunk by 17.3 percent since 2022.", sentence_start=300)
    near = german("246.3", flow="trade", partner="CHN")
    assert verdicts(near, since) == [("supported", False), DOUBTED]
    assert not verdicts(since)[0][1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Australia's exports of goods and services were worth $425 billion in 2024.", "not_enough_evidence"),
        ("Canada imported goods for $92.6 billion in March 2023, Statistics Canada said.", "refuted"),
    ],
)
def test_whose_dollars(text: str, expected: str) -> None:
    """A bare sign that custom gives to the reporter is not held against a figure that is right in American dollars."""
    (finding,) = claimcheck.verify(text, published="2025-06-01", catalog=catalog()).findings
    assert finding.verdict == expected
