from __future__ import annotations

import re
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language._tables import rows
from claimcheck.language.products import (
    find_products,
    product_code,
    product_phrase_after,
    product_phrase_before,
)


def found(text: str) -> list[str]:
    return [mention.words for mention in find_products(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Crude oil and LNG led the way.", ["crude oil", "lng"]),
        ("Chips and ships did well.", ["chips", "ships"]),
        ("The deficit in goods and services", ["goods and services"]),
        ("The goods deficit and the services surplus", ["goods", "services"]),
        ("Iron ore, copper concentrate and copper", ["iron ore", "copper concentrate", "copper"]),
        ("Ready-made garments earned most.", ["ready-made garments"]),
        ("Palm oil, olive oil and oil", ["palm oil", "olive oil", "oil"]),
        ("Natural gas and gas", ["natural gas", "gas"]),
        ("Machinery and transport equipment fell.", ["machinery and transport equipment"]),
        ("Gems and jewellery shone.", ["gems and jewellery"]),
        ("Auto parts and cars", ["auto parts", "cars"]),
        ("Salmon and trout came third.", ["salmon and trout"]),
        ("Wigs and false eyelashes from the North", ["wigs and false eyelashes"]),
        ("Rare earths and rare-earth magnets", ["rare earths", "rare-earth magnets"]),
        ("Soyabeans, maize and rice", ["soyabeans", "maize", "rice"]),
        ("Not counting diamonds, exports rose.", ["not counting diamonds"]),
        ("Excluding gold and silver, imports fell.", ["excluding gold and silver"]),
        (
            "Excluding non-monetary gold and other precious metals, it fell.",
            ["excluding non-monetary gold and other precious metals"],
        ),
        ("Exports without energy rose.", ["without energy"]),
        ("Apart from oil, exports shrank.", ["apart from oil"]),
        ("Non-oil exports and non-energy goods", ["non-oil", "non-energy goods"]),
        ("Non-oil goods brought in more.", ["non-oil goods"]),
        ("Exports outside hydrocarbons leapt.", ["outside hydrocarbons"]),
        ("Exports outside the EU leapt.", []),
        ("Non-oil and gas exports", ["non-oil and gas"]),
        ("Excluding the effects of the strike", []),
        ("Without a deal", []),
        ("STEEL EXPORTS", ["steel"]),
        ("Agricultural products and farm produce", ["agricultural products", "farm produce"]),
        ("Electrical and electronic products as a whole", ["electrical and electronic products"]),
        ("E&E products", ["e&e products"]),
    ],
)
def test_known_products_and_exclusions_are_found(text: str, expected: list[str]) -> None:
    assert found(text) == expected


MUST_NOT = [
    "a gold medal", "oil prices fell", "the goods train", "a bargaining chip", "blue-chip shares", "the car park",
    "the iron curtain", "to iron out", "a coal-fired plant", "the services sector", "emergency services",
    "the intelligence services", "a white paper", "a tea party", "food for thought", "the aircraft carrier",
    "copper futures", "car makers", "he chipped in", "the steelworks", "golden years", "Tata Steel said",
    "the Indian Tea Board said", "Ivory Coast", "the rice harvest", "coal mines", "a state of the art lab",
]  # fmt: skip


@pytest.mark.parametrize("text", MUST_NOT)
def test_what_only_looks_like_a_product_is_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "row", [r for r in rows("must_not_match") if r["room"] == "products"], ids=lambda r: r["phrase"]
)
def test_every_phrase_that_must_not_match_does_not(row: dict[str, str]) -> None:
    assert found(f"Last year {row['phrase']}.") == []


@pytest.mark.parametrize("row", rows("products"), ids=lambda row: row["phrase"])
def test_every_row_of_the_table_is_found(row: dict[str, str]) -> None:
    assert found(f"They sold {row['phrase']}.") == [row["phrase"].lower()]
    assert product_code(row["phrase"].upper()) == (row["code"] or None)


@pytest.mark.parametrize("row", rows("products"), ids=lambda row: row["phrase"])
def test_codes_of_the_table_are_sound(row: dict[str, str]) -> None:
    assert re.fullmatch(r"TOTAL|SERVICES|GOODS_SERVICES|HS(\d{2}){1,3}|", row["code"])
    assert row["product"] in {other["phrase"] for other in rows("products")}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (None, "TOTAL"),
        ("", "TOTAL"),
        ("goods", "TOTAL"),
        ("merchandise", "TOTAL"),
        ("services", "SERVICES"),
        ("goods and services", "GOODS_SERVICES"),
        ("Crude", "HS2709"),
        ("crude oil", "HS2709"),
        ("chips", "HS8542"),
        ("semiconductors", "HS8542"),
        ("cars", "HS8703"),
        ("coffee", "HS0901"),
        ("gold", "HS7108"),
        ("iron ore", "HS2601"),
        ("LNG", "HS271111"),
        ("wigs", "HS6704"),
        ("fertilisers", "HS31"),
        ("oranges", None),
        ("used cars", None),
        ("electronics", None),
        ("non-oil", None),
        ("not counting diamonds", None),
        ("medical marvels", None),
    ],
)
def test_a_code_is_given_only_where_it_is_exact(words: str | None, code: str | None) -> None:
    assert product_code(words) == code


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("China's | exports", None),
        ("China's total | exports", None),
        ("Chinese | exports", None),
        ("Chinese steel | exports", "steel"),
        ("Thailand's crude palm oil | exports", "crude palm oil"),
        ("Canada's softwood lumber | exports", "softwood lumber"),
        ("Mexico's auto parts | exports", "auto parts"),
        ("India's farm | exports", "farm"),
        ("Lima's mining | exports", "mining"),
        ("annual electrical and electronic products | exports", "electrical and electronic products"),
        ("Dutch agricultural | exports", "agricultural"),
        ("Imports fell and car | exports", "car"),
        ("India resumed sugar | exports", "sugar"),
        ("Brazil's frozen chicken | exports", "frozen chicken"),
        ("Japan's January car | exports", "car"),
        ("its overall | deficit", None),
        ("a record | surplus", None),
        ("ninth straight | deficit", None),
        ("a hefty double-digit | deficit", None),
        ("5 billion USD | surplus", None),
        ("Dubai's non-oil | trade", "non-oil"),
        ("54% of all | exports", None),
        ("Vietnam's seafood and rice | exports", "seafood and rice"),
        ("rose 5%, | exports", None),
        ("| exports", None),
        ("Germany's machine tool | exports", "machine tool"),
        ("Italy's fashion | exports", "fashion"),
        ("Kenya's avocado | exports", "avocado"),
        ("Ethiopia's strong khat | exports", "khat"),
        ("Monthly global pharmaceutical | exports", "pharmaceutical"),
        ("while US liquefied natural gas | exports", "liquefied natural gas"),
        ("The surplus reflects | exports", None),
        ("the US$5 billion | surplus", None),
    ],
)
def test_the_product_before_a_flow_word_is_read(text: str, words: str | None) -> None:
    before, _, after = text.partition("|")
    mention = product_phrase_before(before + after, len(before))
    assert (mention.words if mention else None) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("exports| of medical devices rose", "medical devices"),
        ("exports| of $5 billion", None),
        ("exports| of R135.75 billion", None),
        ("exports| of EGP 145 billion", None),
        ("exports| of Dh118bn", None),
        ("exports| of US$21 billion", None),
        ("exports| to China", None),
        ("imports| of fresh cherries are Chilean", "fresh cherries"),
        ("imports| of crude from Iraq", "crude"),
        ("imports| of Russian crude", "crude"),
        ("exports| of ready-made garments to Europe", "ready-made garments"),
        ("exports| of steel and imports of coal", "steel"),
        ("exports| of cars and trucks fell", "cars and trucks"),
        ("exports| of rice, wheat and sugar", "rice"),
        ("trade| in services shrank", "services"),
        ("exports| of its goods", "goods"),
        ("exports| of all durian", "durian"),
        ("exports| of processed food reached", "processed food"),
        ("exports| of goods and services were", "goods and services"),
        ("exports| of the country", None),
        ("exports| of other manufactured goods", "manufactured goods"),
        ("exports| rose", None),
        ("exports|, of rice", None),
        ("exports|", None),
        ("exports| of smart meters totalling 5 million", "smart meters"),
        ("exports| of wood pulp worth", "wood pulp"),
        ("imports| of machinery and equipment increased", "machinery and equipment"),
        ("exports| of South Korea", None),
    ],
)
def test_the_product_after_a_flow_word_is_read(text: str, words: str | None) -> None:
    before, _, after = text.partition("|")
    mention = product_phrase_after(before + after, len(before))
    assert (mention.words if mention else None) == words


@given(st.text(max_size=200), st.integers(0, 200))
def test_any_text_gives_mentions_that_are_in_it(text: str, position: int) -> None:
    beside = (product_phrase_before(text, min(position, len(text))), product_phrase_after(text, position))
    for mention in (*find_products(text), *(m for m in beside if m)):
        assert 0 <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text


@given(
    st.lists(st.sampled_from(["non-", "oil ", "excluding ", "and ", "of ", "the ", "steel ", "exports ", "US$", ", "]))
)
def test_pieces_in_any_order_break_nothing(pieces: list[str]) -> None:
    text = "".join(pieces)
    end = 0
    for mention in find_products(text):
        assert end <= mention.start < mention.end
        end = mention.end
    for position in range(0, len(text), 3):
        product_phrase_before(text, position)
        product_phrase_after(text, position)


def seconds(text: str) -> float:
    """The best of three, in the processor's time: other work on the machine does not count."""
    best = float("inf")
    for _ in range(3):
        start = process_time()
        find_products(text)
        best = min(best, process_time() - start)
    return best


@pytest.mark.parametrize("piece", ["oil and ", "excluding oil and ", "non-", "crude ", "Steel "])
def test_the_time_grows_with_the_length_only(piece: str) -> None:
    """A text four times as long takes about four times as long, not sixteen."""
    short, long = (piece * (length // len(piece)) for length in (20_000, 80_000))
    assert seconds(long) < 10 * seconds(short) + 0.2
