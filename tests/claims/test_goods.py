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


STORIES = [
    ("Kenya's growers of roses are glad. Sales abroad reached $541 million in 2022.", "$541", "roses"),
    ("Brazil sold China 70 million tonnes of maize. The shipments were worth $39 billion.", "$39", "maize"),
    ("Sri Lanka's tea planters had a bad spring. The country's exports fell 12 percent.", "12 percent", None),
]
IN_MIND = [
    ("In 2023 Turkey bought $12 billion worth of gold from Switzerland. This year it took $2 billion.", "$2", "gold"),
    ("In 2022 Germany got 26 million tonnes of oil from Russia. Last year it got 0.2 million.", "0.2", "oil"),
    ("Ivory Coast exported 1.8 million tonnes of cocoa. The year before, shipments were 2.2 million.", "2.2", "cocoa"),
    (
        "Zambia exported 900,000 tonnes of copper in 2022. A year later 700,000 tonnes brought Lusaka $6 billion.",
        "$6",
        "copper",
    ),
    (
        "Italians drink Brazilian coffee. In May they took 46,000 of the 210,000 tonnes that Brazil shipped.",
        "210",
        "coffee",
    ),
    ("Tea is Kenya's pride. In 2023 it brought the country $1.4 billion.", "$1.4", "tea"),
    ("Wine is the new oil of Moldova. Last year it earned the country $230 million.", "$230", "wine"),
    ("Diamonds made Botswana rich. Last year they fetched $2.8 billion abroad.", "$2.8", "diamonds"),
    ("Nobody sells more cork than Portugal. It earned 1.2 billion euros with it last year.", "1.2", "cork"),
    ("Who drinks Kenya's tea? Pakistan bought 40 percent of what the country exported in 2023.", "40", "tea"),
    ("Where does Japan get its gas? Australia delivered 41 percent of imports in 2023.", "41", "gas"),
    ("Then there is copper. Peru's exports rose 5 percent in 2023.", "5 percent", "copper"),
    ("Gold brought Ghana $7.6 billion in 2023. That was 45 percent of its exports.", "45", "gold"),
    ("Kenya's tea exports reached $1.4 billion last year. This amounted to a fifth of total exports.", "fifth", "tea"),
    ("Kenya's tea exports rose. To Egypt, where demand is strong, shipments were 12 percent higher.", "12", "tea"),
    ("India's purchases of Russian oil fell in May, but deliveries from Iraq climbed 5 percent.", "5", "oil"),
    ("Taiwan grows pineapples. China bought 97% of those that the island exported in 2020.", "97%", "pineapples"),
    ("Singapore's chip exports rose, against a 3.5 percent decline in textiles.", "3.5", "textiles"),
    # all goods, or goods that go the other way
    (
        "Gas and coal made up 62% of Mozambique's exports. India took a fifth of everything the country sold.",
        "fifth",
        None,
    ),
    ("Chile's copper exports fell 3 percent. The year before Chile had imported 2 percent more.", "2 percent", None),
    ("Tea is Kenya's pride. The country earned $7 billion from its exports in 2023.", "$7", None),
]


@pytest.mark.parametrize(("text", "span", "product"), [*STORIES, *IN_MIND])
def test_shipments_are_of_what_the_sentence_before_was_about(text: str, span: str, product: str | None) -> None:
    claims = [claim for claim in claimcheck.extract(text, published="2024-06-10") if span in claim.span]
    assert [claim.product for claim in claims] == [product]


LISTS = [
    ("Colombia's exports of coal fell 21 percent, of oil 9 percent and of coffee 4 percent.", "coffee"),
    ("Coal, iron ore and copper exports brought Mongolia $4 billion.", "coal, iron ore and copper"),
    ("Bangladesh's jute, leather and frozen food exports fell 4 percent.", "jute, leather and frozen food"),
    ("India's rice exports reached 22 million tonnes, including 4 million of basmati.", "basmati"),
    ("Norway sold Japan 40,000 tonnes of salmon fillets.", "salmon fillets"),
    ("Exports of coal from Poland rose 4 percent.", "coal"),
    ("Copper displaced gems as Botswana's top export in October: P780 million against P4 million.", "gems"),
    ("In 2023 tourism overtook textiles as Egypt's biggest export, with $13 billion to $4 billion.", "textiles"),
    ("Soy was Paraguay's top export in 2022, ahead of beef ($4 billion).", "beef"),
    ("Ukraine exported 39 million tonnes of grain, of which 29 million were corn and 4 million wheat.", "wheat"),
    (
        "Turkey exported $255 billion of goods: $35 billion were cars, $30 billion chemicals and $4 billion yarn.",
        "yarn",
    ),
    ("In cars alone Japan had a surplus of $4 billion with America in 2023.", "cars"),
    ("Peru's deficit was $19 billion; on energy alone, however, the country was $4 billion short.", "energy"),
    ("America bought $4 billion of goods, beef and wine above all, from New Zealand in 2023.", "goods"),
    ("Pakistan's information-technology exports rose 4 percent in May.", "information-technology"),
    ("Pakistan's exports of bedwear, knitwear and towels grew by 9, 7 and 4 percent respectively.", "towels"),
    (
        "Peru's mining exports were worth $41 billion, farm exports $9 billion and fishing exports $4 billion.",
        "fishing",
    ),
    ("The EU's surplus in chemicals was 200 billion euros; that in cars was 4 billion euros.", "cars"),
    ("Coal, with $127 billion, displaced iron ore ($4 billion) as Australia's top export.", "iron ore"),
]


@pytest.mark.parametrize(("text", "product"), LISTS)
def test_each_number_of_a_list_has_its_own_product(text: str, product: str) -> None:
    last = max((claim for claim in claimcheck.extract(text, published="2024-06-10") if "4" in claim.span), key=_where)
    assert last.product == product


RANKED = [
    ("In coffee, Germany was Uganda's biggest customer in 2021.", "coffee"),
    ("In goods and services taken together, Canada was America's largest customer in 2017.", "goods and services"),
    ("Mexico takes 40 percent of America's corn and Canada is the top market for its ethanol.", "ethanol"),
    ("China is the main buyer of Chile's cherries.", "cherries"),
    ("Vietnam sold pepper for $900 million; it is the spice's biggest exporter.", "pepper"),
    ("Nobody sells more cork than Portugal.", "cork"),
    ("Chips are in demand. Germany was Taiwan's biggest customer in 2021.", None),
]


@pytest.mark.parametrize(("text", "product"), RANKED)
def test_a_rank_is_among_those_who_trade_the_goods_that_its_clause_names(text: str, product: str | None) -> None:
    (rank,) = (claim for claim in claimcheck.extract(text, published="2024-06-10") if claim.kind == "rank")
    assert rank.product == product


def _where(claim: claimcheck.Claim) -> int:
    return claim.start if claim.unit != "rank" else -1
