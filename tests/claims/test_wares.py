"""Products told by their place in the sentence, and under a second name."""

from __future__ import annotations

import pytest

import claimcheck

PLACED = [
    ("Kava fetched Fiji 41 million dollars in 2022.", "41 million dollars", "kava"),
    ("In 2021 feta was Greece's fourth most valuable export.", "fourth most valuable export", "feta"),
    ("Weapons worth $1.2 billion were exported by Norway in 2023.", "$1.2 billion", "weapons"),
    ("Iran exported 230 tonnes of saffron in 2023.", "230 tonnes", "saffron"),
    ("Ghana exported 4,000 tonnes of dried mangoes in 2023.", "4,000 tonnes", "dried mangoes"),
    ("Slovenia exported roof tiles worth 300 million euros to Austria in 2023.", "300 million euros", "roof tiles"),
    ("Beef fetched Uruguay $2.5 billion, tallow $300 million and towels $100 million.", "$300 million", "tallow"),
    ("Beef fetched Uruguay $2.5 billion, tallow $300 million and towels $100 million.", "$100 million", "towels"),
]
SECOND_NAMES = [
    ("In 2022 gold beat tin as Peru's top export: the yellow metal fetched $3 billion.", "$3 billion", "gold"),
    ("Chile exported cherries worth $2 billion in 2023. China took 91 percent of the fruit.", "91 percent", "cherries"),
    (
        "Vanilla is Comoros' pride. Comoros' exports of the spice fell by a third in 2023.",
        "a third",
        "vanilla",
    ),
    ("Kava earned Tonga $8 million in 2022. Fiji bought 61 percent of the dried root.", "61 percent", "kava"),
    ("Qatar sold gas worth $90 billion in 2022. Japan took 7 percent of the fuel.", "7 percent", "gas"),
]
PASSED_OVER = [
    ("Cars dethroned oil in 2016 as Mexico's top export.", "top export", "cars"),
    ("Angola's exports, mostly oil, fell by 26 percent to $36 billion in 2023.", "26 percent", None),
    ("Peru's exports (chiefly copper and gold) reached $64 billion in 2023.", "$64 billion", None),
    (
        "Tourism was Croatia's biggest export in 2022, ahead of machinery, drugs and food, and worth 13 billion euros.",
        "13 billion euros",
        "tourism",
    ),
]
LEFT_OUT = [
    ("With energy stripped out, Germany's imports rose 2 percent in May.", "2 percent", "with energy stripped out"),
    ("Ships and aircraft aside, Norwegian imports grew by 4 percent.", "4 percent", "ships and aircraft aside"),
]
COUNTED = [
    ("Britain had a deficit of £17 billion in goods and a surplus of £14 billion in services.", "£17 billion", "goods"),
    (
        "The US goods deficit was $99 billion, or $75 billion with services included.",
        "$75 billion",
        "goods and services",
    ),
    ("The deficit that India runs with China in electronics reached $60 billion.", "$60 billion", "electronics"),
]
OTHERS = [
    (
        "Chile exported cherries worth $2 billion. Its exports of the metal copper rose 3 percent.",
        "3 percent",
        "cherries",
    ),
    ("Panasonic earned $5 billion abroad, while Japan's exports rose 3 percent.", "3 percent", "panasonic"),
    ("China bought a paltry $264 million of goods from Tonga.", "$264 million", "paltry"),
]


@pytest.mark.parametrize(("text", "span", "product"), [*PLACED, *SECOND_NAMES, *PASSED_OVER, *LEFT_OUT, *COUNTED])
def test_a_product_is_told_by_its_place_or_by_what_was_named_before(text: str, span: str, product: str | None) -> None:
    assert _products(text)[span] == product


@pytest.mark.parametrize(("text", "span", "product"), OTHERS)
def test_what_only_stands_alike_is_no_product(text: str, span: str, product: str | None) -> None:
    assert _products(text).get(span) != product


def _products(text: str) -> dict[str, str | None]:
    return {claim.span: claim.product for claim in claimcheck.extract(text, published="2024-06-10")}
