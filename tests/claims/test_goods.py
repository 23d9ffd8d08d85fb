"""The product of a flow whose own phrase names none."""

from __future__ import annotations

import pytest

import claimcheck

TEA = "For the second year running tea was Kenya's chief export in 2022. "
CASES = [
    ("Copper brought Zambia $5.1 billion, two-thirds of the $7.4 billion that it earned abroad.", "$5.1", "copper"),
    ("Copper brought Zambia $5.1 billion, two-thirds of the $7.4 billion that it earned abroad.", "$7.4", None),
    (TEA + "It was sold for $1.4 billion, or 19 percent of the total.", "$1.4", "tea"),
    ("Coffee, not gold, topped Uganda's export list in March with $101 million.", "$101", "coffee"),
    ("France's exports of chocolate, whose value reached $3 billion, were a bright spot.", "$3", "chocolate"),
    ("Nickel, of which Indonesia is the world's biggest exporter, sells well.", "biggest exporter", "nickel"),
    ("Wine that sold overseas for A$2 billion helped Australia's farmers.", "A$2", "wine"),
    ("In 2022 Ireland exported goods and services worth $580 billion. It bought $230 billion.", "$230", "both"),
    ("Norway shipped Spain 1.2 million barrels a day, 7 percent of all the crude that it imports.", "1.2", "crude"),
    ("Australia's exports to Japan came to A$80 billion, A$11 billion of which was beef.", "A$11", "beef"),
    ("Chad's oil exports rose 4 percent; total exports fell 1 percent.", "1 percent", None),
    ("Chile's exports rose 8 percent in May, with copper up 12 percent.", "8 percent", None),
    ("Zimbabwe booked $5.2 billion of mineral exports last year.", "$5.2", "mineral"),
    ("Kenya's tea and coffee exports reached $1.8 billion in 2022.", "$1.8", "tea and coffee"),
    ("Turkish fruit and vegetable sales to Russia fell 72 percent.", "72 percent", "fruit and vegetable"),
    ("Crabs are more than 90 percent of Tonga's exports, and Fiji takes 83 percent.", "83 percent", None),
]


@pytest.mark.parametrize(("text", "span", "product"), CASES)
def test_a_flow_takes_its_product_from_the_words_around_it(text: str, span: str, product: str | None) -> None:
    claims = [claim for claim in claimcheck.extract(text, published="2024-06-10") if span in claim.span]
    assert [claim.product for claim in claims] == ["goods and services" if product == "both" else product]
