from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language._tables import rows
from claimcheck.language.flows import find_flows


def found(text: str) -> list[str]:
    """The flows of ``text`` as ``words=flow``, a verb marked by ``>`` for who sells and ``<`` for who buys."""
    marks = {"exporter": ">", "importer": "<", None: ""}
    return [f"{m.text}={m.flow}{marks[m.agent] if m.role == 'verb' else ''}" for m in find_flows(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("China's exports rose and its imports fell.", ["exports=export", "imports=import"]),
        ("Bilateral trade grew.", ["Bilateral trade=trade"]),
        ("Two-way trade hit a record.", ["Two-way trade=trade"]),
        ("Foreign trade turnover shrank.", ["Foreign trade turnover=trade"]),
        ("Commerce between the two grew.", ["Commerce=trade"]),
        ("Trade in goods slowed.", ["Trade=trade"]),
        ("Mexico made up 15 percent of U.S. trade in February.", ["trade=trade"]),
        ("Merchandise trade and services trade", ["trade=trade", "trade=trade"]),
        ("The trade deficit narrowed.", ["trade deficit=balance"]),
        ("The trade surplus widened.", ["trade surplus=balance"]),
        ("The goods shortfall shrank.", ["shortfall=balance"]),
        ("The balance of trade was in the red.", ["balance of trade=balance", "in the red=balance"]),
        ("Re-exports and reexports", ["Re-exports=reexport", "reexports=reexport"]),
        ("Domestic exports and re-exports", ["Domestic exports=export", "re-exports=reexport"]),
        ("Outbound shipments reached 35 billion.", ["Outbound shipments=export"]),
        ("Inbound shipments fell.", ["Inbound shipments=import"]),
        ("Overseas sales of rice", ["Overseas sales=export"]),
        ("Sales abroad rose.", ["Sales abroad=export"]),
        ("Sales to the United States rose.", ["Sales=export"]),
        ("Sales of used cars to Russia rose.", ["Sales=export"]),
        ("Sales of used cars rose.", []),
        ("The chain's sales rose.", []),
        ("Its purchases from Russia collapsed.", ["purchases=import"]),
        ("Deliveries to Poland and deliveries from Norway", ["Deliveries=export", "deliveries=import"]),
        ("The import bill and export earnings", ["import bill=import", "export earnings=export"]),
        ("Crude arrivals from Iraq", ["arrivals=import"]),
        ("The total import and export value grew.", ["total import and export value=trade"]),
        ("What India exports goes by sea.", ["exports=export>"]),
        ("what the country imports", ["imports=import<"]),
        ("the flowers that Germany imports", ["imports=import<"]),
        ("Iraq orders 5 million tonnes a year.", ["orders=import<"]),
        ("It exports rice and imports oil.", ["exports=export>", "imports=import"]),
        ("India exports about 20 million tonnes.", ["exports=export>"]),
        ("They plan to export more.", ["export=export>"]),
        ("May exports were higher.", ["exports=export"]),
        ("62% of all its exports", ["exports=export"]),
        ("Brazil exported soybeans.", ["exported=export>"]),
        ("China bought 16 percent of it.", ["bought=import<"]),
        ("China took in crude.", ["took in=import<"]),
        ("The EU took 31% of it.", ["took=import<"]),
        ("The North sells coal.", ["sells=export>"]),
        ("Mexico shipped out crude.", ["shipped out=export>"]),
        ("Hanoi supplied rice.", ["supplied=export>"]),
        ("India sourced oil from Iraq.", ["sourced=import<"]),
        ("Russia supplies 40 percent of it.", ["supplies=export>"]),
        ("India sources $5 billion of oil there.", ["sources=import<"]),
        ("The water supplies were cut.", []),
        ("Copper traded 1.5 percent lower.", []),
        ("The two traded 5 billion euros last year.", ["traded=trade"]),
        ("Hong Kong re-exported phones.", ["re-exported=reexport>"]),
        ("The two countries traded $5 billion.", ["traded=trade"]),
        ("EXPORTS JUMP", ["EXPORTS=export"]),
        ("export-import turnover", ["export=export", "import=import", "turnover=trade"]),
    ],
)
def test_flow_words_are_found(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("a deficit of 5 billion", -1),
        ("the gap with Mexico", -1),
        ("Ottawa's shortfall", -1),
        ("a surplus of 5 billion", 1),
        ("a positive trade balance", 1),
        ("a negative balance of trade", -1),
        ("the trade balance", None),
        ("back in the black", 1),
    ],
)
def test_a_balance_says_its_sign(text: str, sign: int | None) -> None:
    (mention,) = find_flows(text)
    assert (mention.flow, mention.sign) == ("balance", sign)


MUST_NOT = [
    "the trade union", "a trade war", "trade talks", "a trade deal", "a trade agreement", "the trade minister",
    "free trade", "a free-trade area", "in early trade", "morning trade", "fair trade", "trade secrets", "trade name",
    "terms of trade", "import duties", "an import tariff", "import prices", "months of import cover",
    "export controls", "an export ban", "export credit", "export prices", "export orders", "export-led growth",
    "its exports division's profit", "the Export-Import Bank", "the Chamber of Commerce", "the Commerce Ministry",
    "the commerce secretary", "e-commerce", "the World Trade Organization", "the Ministry of Trade",
    "the budget deficit", "a fiscal surplus", "the current account deficit", "the current-account surplus",
    "the gender pay gap", "the output gap", "a funding shortfall", "balance of payments", "retail sales",
    "global sales", "staff turnover", "the turnover tax", "the law took effect", "talks took place", "he took part",
    "sources said", "industry sources", "it traded at 34 euros", "shares traded higher", "closed in the red",
    "traded three picks", "tourist arrivals", "smartphone shipments", "the money supply", "supply chains",
    "a container ship", "shipping costs", "bond purchases", "panic buying", "trade data", "trade figures",
    "the trade representative", "trade tensions", "trade routes", "tariffs on imports", "durable goods orders",
    "early Asian trade", "a sell-off", "the carry trade", "portrait and exportable",
]  # fmt: skip


@pytest.mark.parametrize("text", MUST_NOT)
def test_what_only_looks_like_a_flow_is_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("row", rows("flows"), ids=lambda row: f"{row['phrase']}-{row['followed_by']}")
def test_every_row_of_the_table_is_found(row: dict[str, str]) -> None:
    after = row["followed_by"].split("|")[0].replace("#", "5 percent of").replace("$", "$5 million of")
    mentions = find_flows(f"Last year {row['phrase']} {after} something.")
    assert row["flow"] in [mention.flow for mention in mentions]
    assert mentions[0].text.lower() == row["phrase"].lower()


@pytest.mark.parametrize("row", [r for r in rows("must_not_match") if r["room"] == "flows"], ids=lambda r: r["phrase"])
def test_every_phrase_that_must_not_match_does_not(row: dict[str, str]) -> None:
    assert found(f"Last year {row['phrase']}.") == []


@given(st.text(max_size=300))
def test_any_text_gives_ordered_mentions_that_are_in_it(text: str) -> None:
    end = 0
    for mention in find_flows(text):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        end = mention.end


@given(
    st.lists(st.sampled_from(["what ", "India ", "exports ", "sales ", "of ", "to ", "trade ", "deficit", ", ", "’s "]))
)
def test_pieces_in_any_order_break_nothing(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert all(text[mention.start : mention.end] == mention.text for mention in find_flows(text))


def seconds(text: str) -> float:
    """The best of three, in the processor's time: other work on the machine does not count."""
    best = float("inf")
    for _ in range(3):
        start = process_time()
        find_flows(text)
        best = min(best, process_time() - start)
    return best


@pytest.mark.parametrize("piece", ["sales of ", "what ", "exports ", "trade "])
def test_the_time_grows_with_the_length_only(piece: str) -> None:
    """A text four times as long takes about four times as long, not sixteen."""
    short, long = (piece * (length // len(piece)) for length in (20_000, 80_000))
    assert seconds(long) < 10 * seconds(short) + 0.2
