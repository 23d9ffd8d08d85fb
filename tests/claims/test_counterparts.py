"""The other of two who trade, and what stays between the two."""

from __future__ import annotations

import pytest

import claimcheck

CASES = [
    ("Vietnam sold Italy shoes for $600 million in 2023. Italian exports there came to $1.5 billion.", "ITA", "VNM"),
    ("In 2022 Poland bought 40% of Ukraine's maize; Ukrainian wheat sales there came to $1.5 billion.", "UKR", "POL"),
    ("Jordan's exports to Syria doubled in 2023. In return it bought goods worth $1.5 billion.", "JOR", "SYR"),
    (
        "Cyprus shipped goods for 300 million euros to Lebanon. In the other direction went goods worth $1.5 billion.",
        "CYP",
        "LBN",
    ),
    ("Peru exported fish meal to China in 2023 and bought cars for $1.5 billion from there.", "PER", "CHN"),
    ("Brazil sold Argentina goods for $16 billion in 2023 and bought $1.5 billion from it.", "BRA", "ARG"),
    ("Brazil sold Argentina goods for $16 billion and bought $12 billion, a surplus of $1.5 billion.", "BRA", "ARG"),
    ("Exports from Nepal to India rose 4%. Shipments in that direction were worth $1.5 billion.", "NPL", "IND"),
    ("Japan's exports to Chile fell 3% in 2023. Two-way trade came to $1.5 billion.", "JPN", "CHL"),
    ("Japan's exports to Chile fell 3% in 2023. Tokyo's deficit in that exchange came to $1.5 billion.", "JPN", "CHL"),
    ("Germany's exports to Canada rose 3% in April 2024. The surplus was $1.5 billion.", "DEU", "CAN"),
    ("Trade between Egypt and Turkey grew in 2023. Of this, Egyptian exports made up $1.5 billion.", "EGY", "TUR"),
    ("Serbia's trade with China was $6 billion in 2023. Serbian exports were $1.5 billion of it.", "SRB", "CHN"),
    ("Lesotho exports clothes to Norway. They were worth $1.5 billion in 2023.", "LSO", "NOR"),
    ("Beijing has banned Norwegian salmon. Shipments there fell to $1.5 billion in May 2024.", "NOR", "CHN"),
    ("Britain left the single market. Danish sales to the country fell to $1.5 billion in 2021.", "DNK", "GBR"),
    ("Chile borders on Peru. Trade between them came to $1.5 billion in 2023.", "CHL", "PER"),
    (
        "Kenyan flowers for $90 million went to Spain in 2023, whereas exports to Italy came to $1.5 billion.",
        "KEN",
        "ITA",
    ),
    ("Japan eats tuna. Taiwan supplied $1.5 billion of the country's imports in 2023.", "JPN", "TWN"),
    # no longer between the two
    ("Exports of Malta to the bloc rose. Those to the rest of the world were flat at $1.5 billion.", "MLT", None),
    ("Hungary and Slovakia import Russian oil. The two bought goods worth $1.5 billion in 2023.", "HUN+SVK", None),
    ("Sweden's exports to Norway rose 2% in May 2023. Overall, the surplus came to $1.5 billion.", "SWE", None),
    (
        "Mexico's surplus was $3 billion in May 2023. Exports to Cuba were $40 million. The surplus was $1.5 billion.",
        "MEX",
        None,
    ),
    ("Chile bought goods for $17 billion from China. With Peru it had a deficit of $1.5 billion.", "CHL", "PER"),
]


@pytest.mark.parametrize(("text", "reporter", "partner"), CASES)
def test_the_other_side_is_the_one_in_mind(text, reporter, partner):
    """ "There", "in return", and a balance after a flow between two ask for the other of the two."""
    found = [claim for claim in claimcheck.extract(text, published="2024-06-10") if abs(claim.value or 0) == 1.5e9]
    assert [(claim.reporter, claim.partner) for claim in found] == [(reporter, partner)]


def test_the_other_direction_turns_the_flow():
    """What goes the other way is imports after exports."""
    found = claimcheck.extract(CASES[3][0], published="2024-06-10")
    assert [claim.flow for claim in found] == ["export", "import"]


def test_places_of_sentences_passed_over_are_remembered():
    """A sentence without trade still names who is meant later."""
    text = "Britain will leave the EU. How much is at stake? It sold goods worth $5 billion to the bloc in 2018."
    (found,) = claimcheck.extract(text, published="2019-03-01")
    assert found.partner == "EU28"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Malta's imports were 1.7 billion euros in April. The gap was 300 million.", [(1.7e9, "EUR"), (-3e8, "EUR")]),
        ("Iran sold 2 million tonnes of urea in 2023. Turkey bought 300,000.", [(2e6, "tonnes")]),
        ("Nepal's imports were $9 billion in 2023. The country has 30 million people.", [(9e9, "USD")]),
    ],
)
def test_a_unit_may_be_left_out_in_the_next_sentence(text, found):
    """ "300 million" is of the money named before; a count of people, or a bare figure, is not."""
    claims = claimcheck.extract(text, published="2024-06-10")
    assert [(claim.value, claim.unit) for claim in claims] == found
