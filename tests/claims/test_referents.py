"""What stands for a place or a product named before: descriptions, neighbours, members, "the latter"."""

from __future__ import annotations

import pytest

import claimcheck
from claimcheck.language._tables import rows
from claimcheck.language.generics import neighbours
from claimcheck.language.places import is_area

PLACES = [
    (
        "Paraguay lives by the river. Its eastern neighbour bought 38% of the country's exports in 2023.",
        "38%",
        "PRY",
        "BRA",
    ),
    (
        "Norway's trade is lopsided. Exports to the southern neighbour came to 12 billion kroner in May.",
        "12 billion kroner",
        "NOR",
        "DNK",
    ),
    ("Kenya exported goods worth $900 million to its western neighbour in 2023.", "$900 million", "KEN", "UGA"),
    ("Mexico sells its northern neighbour goods worth $475 billion a year.", "$475 billion a year", "MEX", "USA"),
    (
        "Vietnam and Cambodia traded more. The kingdom's exports to its eastern neighbour were $3 billion in 2023.",
        "$3 billion",
        "KHM",
        "VNM",
    ),
    (
        "Kuwait and Oman struck a deal. The emirate's imports from the sultanate rose to $300 million in 2023.",
        "$300 million",
        "KWT",
        "OMN",
    ),
    (
        "Iceland's seafood sales rose. The island's exports to the United Kingdom were $700 million in 2023.",
        "$700 million",
        "ISL",
        "GBR",
    ),
    (
        "ASEAN is Singapore's backyard. Singapore shipped goods for $90 billion to the bloc in 2023.",
        "$90 billion",
        "SGP",
        "ASEAN",
    ),
    (
        "Chad, Niger and Mali met in Niamey. The three took 14 percent of Nigeria's exports in 2023.",
        "14 percent",
        "NGA",
        "TCD+NER+MLI",
    ),
    (
        "Zambia and Malawi differ: the former imported goods worth $2.1 billion in 2023, the latter $700 million.",
        "$700 million",
        "MWI",
        None,
    ),
    (
        "Portugal's exports to the other 26 member states rose to 5.2 billion euros in April 2024.",
        "5.2 billion euros",
        "PRT",
        "EU27",
    ),
    (
        "Oman sold goods worth $3 billion to the five other members of the GCC in 2023.",
        "$3 billion",
        "OMN",
        "GCC",
    ),
    ("Canada's trade with its two USMCA partners reached $1 trillion in 2023.", "$1 trillion", "CAN", "MEX+USA"),
    (
        "Ecuador supplied 5 percent of the imports, leaving Peru $300 million in the red with its neighbour in 2023.",
        "$300 million",
        "PER",
        "ECU",
    ),
    (
        "Laos, Nepal, Bhutan and Mongolia have no coast. The four bought goods worth $9 billion from Japan in 2023.",
        "$9 billion",
        "LAO+NPL+BTN+MNG",
        "JPN",
    ),
    ("Uruguay sent 23% of its exports to its Mercosur partners in May 2024.", "23%", "URY", "MERCOSUR"),
    ("The former president said exports of Peru came to $3 billion in May 2024.", "$3 billion", "PER", None),
    (
        "Denmark and Norway differ. The four biggest firms in Sweden exported goods worth $2 billion in 2023.",
        "$2 billion",
        "SWE",
        None,
    ),
]
PRODUCTS = [
    ("Ghana sold gold worth $7 billion in 2023. The yellow metal made up 45% of its exports.", "45%", "gold"),
    ("Russia halved wheat shipments to Turkey. Exports of the grain fell to 2 million tonnes.", "2 million", "wheat"),
    ("Ethiopia earned $1.4 billion from coffee. Exports of the bean to Japan rose 12%.", "12%", "coffee"),
    ("Qatar sells LNG. Its exports of the fuel to Italy came to $4 billion in 2023.", "$4 billion", "lng"),
    ("Benin sells cotton and cashews abroad. Of the latter two-thirds went to India in 2023.", "two-thirds", "cashews"),
    ("Benin sells cotton and cashews abroad. Of the former two-thirds went to India in 2023.", "two-thirds", "cotton"),
    ("Turkey exports steel. Fruit exports rose 3% in 2023.", "3%", "fruit"),
    ("Chile sold copper in 2023. Its fuel imports were $9 billion.", "$9 billion", "fuel"),
]


def claim(text: str, span: str) -> claimcheck.Claim:
    return next(found for found in claimcheck.extract(text, published="2024-06-10") if span in found.span)


@pytest.mark.parametrize(("text", "span", "reporter", "partner"), PLACES)
def test_a_description_is_the_place_that_it_can_mean(text, span, reporter, partner):
    """Whoever was named last, and fits, is meant; the slot says that a description stood for it."""
    found = claim(text, span)
    assert (found.reporter, found.partner) == (reporter, partner)


@pytest.mark.parametrize(("text", "span", "product"), PRODUCTS)
def test_a_kind_word_is_the_product_named_before(text, span, product):
    """Only "the grain" refers back; a bare word is a product of its own."""
    assert claim(text, span).product == product


def test_a_description_is_a_doubtful_slot():
    """Verification has to know that the words do not name the place."""
    assert "partner:pronoun" in claim(PLACES[7][0], "$90 billion").doubts


@pytest.mark.parametrize(("code", "side", "found"), [("USA", "northern", "CAN"), ("EST", "eastern", "RUS")])
def test_a_side_tells_neighbours_apart(code, side, found):
    """Most countries have one neighbour on a side, or a text names the one."""
    assert neighbours(code, side) == (found,)


def test_neighbours_are_areas_on_both_sides():
    """Whoever borders on another is bordered by it."""
    pairs = {(row["code"], row["neighbour"]) for row in rows("neighbouring_areas")}
    assert all(is_area(code) or code == "GUF" for pair in pairs for code in pair)
    assert {(there, here) for here, there in pairs} == pairs
