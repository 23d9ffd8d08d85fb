"""What a story carries from sentence to sentence: whose trade, with whom, and when."""

from __future__ import annotations

import pytest

import claimcheck

DEFICIT = "The US deficit reached $1.2 trillion in 2024. "
CHINA_TURN = DEFICIT + "China, for its part, has never sold more. Its exports rose 5.9 percent."
CHINA_OFFICE = DEFICIT + "Chinese customs said exports rose 5.9 percent. Imports fell 2 percent."
AGENCY = "North Korea traded goods worth $2.7 billion in 2024, KOTRA said. Exports rose 11 percent."
NORTH = (
    "North Korea's trade with China was $2.2 billion in 2024. Chinese customs put trade with the North at $2 billion."
)
MEXICO = (
    "Mexico's exports to the United States were $505.9 billion in 2024, more than twice the $216 billion of 2010. "
    "The surplus was $171.8 billion."
)
KENYA = (
    "Kenya's trade deficit widened in 2024. It was $9.8 billion, up from $8.6 billion in 2023. "
    "Exports came to $8 billion."
)
PERU = (
    "Peru's exports to China in 2024 came to $25 billion and those to Canada to $3 billion. Imports were $48 billion."
)
EURO = "The euro area's surplus was 176.9 billion euros in 2024. In December it was 15.5 billion."
NORTH_STORY = (
    "North Korea's trade with China was $2.2 billion in 2024. China's trade with the world shrank by 3 percent."
)
TOTAL = "North Korea's external trade was $2.7 billion in 2024. "
NORWAY = "Norway's trade surplus narrowed to 60 billion kroner in May. "
NORWAY_PAST = "Norway's exports were worth 2.6 trillion kroner in 2024. In 2019 they had been 0.9 trillion.\n\n"
SPANISH_AGENCY = "Cuba's exports fell in 2024, Spain's trade promotion agency said. "

CHILE = "Chile's copper exports were worth $50 billion in 2024.\n\n"
KOREA = "South Korea exported cars worth $70 billion in 2024. "

EGYPT = "Egypt exported goods worth $44 billion in 2024.\n\n"
AUSTRALIA = (
    "Australia's exports came to A$40 billion in May, imports to A$36 billion. The surplus narrowed to A$4 billion. "
)
POLISH = "Poland's exports to Germany were worth 80 billion euros in 2024. Germany has struggled for years. "

ANDES = "China took 20% of Peru's exports in 2024, worth $15bn. "
ZAMBIA = "Zambia exported copper worth $8bn in 2024.\n\n"

SWEDEN = (
    "Sweden's exports came to 170 billion kronor in May, imports to 160 billion. The surplus was 10 billion kronor. "
)
MALAY = (
    "Malaysia's exports reached $300 billion in 2024, imports $270 billion, for a surplus of $30 billion.\n\n"
    "Cambodia's exports were worth $32 billion. "
)
DRY = "Chad's exports were worth $3 billion in 2024. "

NILE = "Egypt's trade came to $33 billion in 2024. Exports were $12 billion and imports $21 billion. "

PARTNERS = NILE + "Italy is the largest partner, with two-way trade of $7 billion against $6 billion for China."
RUSSIAN = NILE + "Germany bought goods for $1 billion.\n\n"

CASES = [
    (PARTNERS, "$6 billion", "EGY", "CHN", "2024"),
    (NILE + "In 2018 it was $19 billion, so the rise since then is 11 percent.", "11 percent", "EGY", None, "2024"),
    (RUSSIAN + "Now Russia. Purchases amounted to $4 billion.", "$4 billion", "EGY", "RUS", "2024"),
    (RUSSIAN + "Then there is Turkey. Imports fell 3 percent to $2 billion.", "$2 billion", "EGY", "TUR", "2024"),
    (RUSSIAN + "Russia is the sore point. The gap reached $4 billion.", "$4 billion", "EGY", "RUS", "2024"),
    (RUSSIAN + "Now Russia. The country supplied 9 percent of what Egypt imported.", "9 percent", "EGY", "RUS", "2024"),
    (RUSSIAN + "Now Russia. Purchases were high.\n\nImports came to $21 billion.", "$21 billion", "EGY", None, "2024"),
    (RUSSIAN + "Now Russia. Exports as a whole rose 3 percent.", "3 percent", "EGY", None, "2024"),
    (NILE + "Fuels, at $6 billion, were nearly a third of the import bill.", "$6 billion", "EGY", None, "2024"),
    (NILE + "Farmers had a good year, with $3 billion in shipments from Sudan.", "$3 billion", "SDN", None, "2024"),
    (
        NILE + "Morocco has released trade data for the third quarter. Exports rose 4 percent.",
        "4 percent",
        "MAR",
        None,
        "2024-Q3",
    ),
    (NILE + "The pace was uneven. October brought turnover of $3 billion.", "$3 billion", "EGY", None, "2024-10"),
    (
        NILE + "Italy led with $4 billion, and Spain came next. Latin America accounted for $2 billion.",
        "$2 billion",
        "EGY",
        "LATAM",
        "2024",
    ),
    (NILE + "Exports to Jordan and Kuwait together came to $2 billion.", "$2 billion", "EGY", "JOR+KWT", "2024"),
    (
        NILE + "Compared with 2020, when imports stood at $16 billion, the increase is 31 percent.",
        "31 percent",
        "EGY",
        None,
        "2024",
    ),
    (
        NILE + "The gap, $9 billion, has narrowed; grain-hungry 2022 saw one of $14 billion.",
        "$9 billion",
        "EGY",
        None,
        "2024",
    ),
    (DRY + "They now come to $4 billion.", "$4 billion", "TCD", None, "2024"),
    (
        "Chad's exports were worth $1 billion in 2004. They now come to $4 billion.",
        "$4 billion",
        "TCD",
        None,
        "2025-02",
    ),
    (DRY + "As late as 2020 they had been $2 billion. Imports were $1 billion.", "$2 billion", "TCD", None, "2020"),
    (DRY + "As late as 2020 they had been $2 billion. Imports were $1 billion.", "$1 billion", "TCD", None, "2024"),
    (
        DRY + "Next comes Sudan, with which the country had a deficit of $90 million.",
        "$90 million",
        "TCD",
        "SDN",
        "2024",
    ),
    (DRY + "Imports left a gap of $2 billion. China took 60 percent of the total.", "60 percent", "TCD", "CHN", "2024"),
    (
        SWEDEN + "Finland slid into recession, as sales to Helsinki fell 9 percent. The gap with Norway was 3 billion.",
        "3 billion",
        "SWE",
        "NOR",
        "2024-05",
    ),
    (SWEDEN + "Denmark delivered twice as much as it bought.", "twice", "SWE", "DNK", "2024-05"),
    (MALAY + "Laos sold $9 billion and bought $8 billion.", "$8 billion", "LAO", None, "2024"),
    (MALAY + "Brunei sold $9 billion.", "$9 billion", "BRN", None, "2024"),
    (ZAMBIA + "Gabon sources 21% of its imports from China, Togo 30%.", "21%", "GAB", "CHN", None),
    (ZAMBIA + "Gabon sources 21% of its imports from China, Togo 30%.", "30%", "TGO", "CHN", None),
    (ZAMBIA + "Kenya sells 12% of its exports to Uganda.", "12%", "KEN", "UGA", None),
    (ZAMBIA + "In Mali France supplies 9% of imports, Germany 8%.", "9%", "MLI", "FRA", None),
    (ZAMBIA + "In Mali France supplies 9% of imports, Germany 8%.", "8%", "MLI", "DEU", None),
    (ZAMBIA + "The region matters, too. South Africa bought 13% of its exports.", "13%", "ZMB", "ZAF", "2024"),
    (ANDES + "Ecuador ships 15% of its exports to the same buyer.", "15%", "ECU", "CHN", None),
    (ANDES + "Bolivia, which sends a third of its exports to Brazil, sold $9bn.", "$9bn", "BOL", None, "2024"),
    (ANDES + "The drought meant that its exports declined 3%.", "3%", "PER", None, "2024"),
    (POLISH + "Its exports fell 3 percent.", "3 percent", "DEU", None, "2024"),
    (POLISH + "Exports as a whole fell 3 percent.", "3 percent", "POL", None, "2024"),
    (
        EGYPT + "A barrel of oil sold for 70 cents US less. Imports came to $80 billion.",
        "$80 billion",
        "EGY",
        None,
        "2024",
    ),
    (
        AUSTRALIA + "China bought A$12 billion worth of Australian goods and supplied A$9 billion.",
        "A$9 billion",
        "AUS",
        "CHN",
        "2024-05",
    ),
    (
        CHILE
        + "In March shipments came to $4 billion, and in August they were $5 billion.\n\nImports were $80 billion.",
        "$80 billion",
        "CHL",
        None,
        "2024",
    ),
    (KOREA + "In 2016 they had reached $40 billion. Imports were $12 billion.", "$12 billion", "KOR", None, "2024"),
    (
        KOREA + "The association has had no partner data since it stopped asking for them in 2021. "
        "Imports were $12 billion.",
        "$12 billion",
        "KOR",
        None,
        "2024",
    ),
    (KOREA + "The year 2021 was better. Imports were $12 billion.", "$12 billion", "KOR", None, "2021"),
    (
        NORWAY + "Germany took goods worth 9 billion kroner. The surplus with Sweden was 3 billion kroner.",
        "3 billion kroner",
        "NOR",
        "SWE",
        "2024-05",
    ),
    (NORWAY_PAST + "Imports came to 1.4 trillion kroner.", "1.4 trillion kroner", "NOR", None, "2024"),
    (
        NORWAY_PAST + "Sales to Poland were 90 billion kroner.\n\nImports came to 1.4 trillion kroner.",
        "1.4 trillion kroner",
        "NOR",
        None,
        "2024",
    ),
    (SPANISH_AGENCY + "Imports rose 3 percent.", "3 percent", "CUB", None, "2024"),
    (TOTAL + "China accounted for about 98 percent of that trade.", "98 percent", "PRK", "CHN", "2024"),
    (TOTAL + "China took about 98 percent of it.", "98 percent", "PRK", "CHN", "2024"),
    (TOTAL + "China made up 98 percent of the total, Vietnam 0.6 percent.", "0.6 percent", "PRK", "VNM", "2024"),
    (CHINA_TURN, "5.9 percent", "CHN", None, "2024"),
    (CHINA_OFFICE, "5.9 percent", "CHN", None, "2024"),
    (CHINA_OFFICE, "2 percent", "CHN", None, "2024"),
    (AGENCY, "11 percent", "PRK", None, "2024"),
    (NORTH, "$2 billion", "CHN", "PRK", "2024"),
    (MEXICO, "$505.9 billion", "MEX", "USA", "2024"),
    (KENYA, "$8 billion", "KEN", None, "2024"),
    (PERU, "$48 billion", "PER", None, "2024"),
    (NORTH_STORY + "\n\nImports came to $1.9 billion.", "$1.9 billion", "PRK", None, "2024"),
    (NORTH_STORY + "\n\nIts imports came to $2.6 trillion.", "$2.6 trillion", "CHN", None, "2024"),
    (
        "China took 98 percent of North Korea's trade in 2024.\n\nNorth Korea's trade came to $2.7 billion in 2024.",
        "$2.7 billion",
        "PRK",
        None,
        "2024",
    ),
    (
        DRY + "May 2022 had brought $200 million. In the same year imports were $1 billion.",
        "$1 billion",
        "TCD",
        None,
        "2022",
    ),
    (DRY + "In 2019 it was $2 billion. Imports that year came to $1 billion.", "$1 billion", "TCD", None, "2019"),
    (
        EURO + " For the European Union as a whole the monthly surplus was 12.9 billion euros.",
        "12.9 billion euros",
        "EU27",
        None,
        "2024-12",
    ),
    (
        "The UK sold 46% of its exports to the EU in 2023, against 49% in 2019.",
        "46%",
        "GBR",
        "EU27",
        "2023",
    ),
    (
        KENYA + " The EU now takes 19% of them, down from 24% in 2016.",
        "19%",
        "KEN",
        "EU27",
        "2024",
    ),
    (EURO + " Poland's exports grew 1.1 percent.", "1.1 percent", "POL", None, "2024"),
    (EURO + "\n\nExports grew 1.1 percent.", "1.1 percent", "EA20", None, "2024"),
]
SOURCES = [
    ("Exports of Japan rose 5%, the Finance Ministry said. Imports fell 2%, the ministry said.", "Finance Ministry"),
    ("Trade of Japan rose 5%, the Finance Ministry said. Imports fell 2%, according to Eurostat.", "Eurostat"),
    ("Exports of Japan rose 5%. Imports fell 2%, the ministry said.", "ministry"),
]
IRAQ_TURKEY = (
    "Commerce between Turkey and Iraq rose 4 percent in 2024 to $19.9 billion.\n\n"
    "November was slow: turnover stood at $1.5 billion. That is far from the $1.9 billion of May 2023. "
    "Baghdad's own deliveries, at $300 million, were 12 percent lower than in October, and total trade in December "
    "was $1.7 billion. In January it shrank by 8 percent.\n\n"
    "For Iraq, oil matters more. Its statistics office put total exports at $99 billion, and imports at $66 billion."
)
KENYA_UGANDA = (
    "Two-way trade between Kenya and Uganda came to $1.2 billion in 2024. Exports were $900 million and imports "
    "$310 million, so Nairobi had a surplus of $590 million. In 2019 the two did business worth $800 million. "
    "In that year Ugandan sales to its neighbor had been $250 million.\n\n"
    "Trade fell by 5 percent in 2020, to $760 million. Kenyan sales reached $80 million in December 2024. "
    "Overall, Kenya imported goods worth $19 billion."
)
BENGAL = (
    "India's trade with Bangladesh shrank to $13 billion in 2024. Exports fell 8 percent to $11 billion.\n\n"
    "Garments were worth $700 million, and supplies of yarn doubled. The following year may bring less. "
    "With everyone else the country ran a deficit of $200 billion. Exports came to $430 billion."
)
DATELINE = (
    "FRESNO, California \u2014 Nut growers are worried. US imports from Peru reached $9 billion in 2023. "
    "US exports to Peru fell to $11 billion. The US surplus was $2 billion. Peruvian deliveries had been $8 billion "
    "in 2019."
)
BILATERAL = [
    (DATELINE, "$8 billion", "USA", "PER", "import"),
    (IRAQ_TURKEY, "$1.5 billion", "TUR", "IRQ", "trade"),
    (IRAQ_TURKEY, "$1.9 billion", "TUR", "IRQ", "trade"),
    (IRAQ_TURKEY, "$300 million", "IRQ", "TUR", "export"),
    (IRAQ_TURKEY, "$1.7 billion", "IRQ", "TUR", "trade"),
    (IRAQ_TURKEY, "$99 billion", "IRQ", None, "export"),
    (IRAQ_TURKEY, "$66 billion", "IRQ", None, "import"),
    (KENYA_UGANDA, "$900 million", "KEN", "UGA", "export"),
    (KENYA_UGANDA, "$310 million", "KEN", "UGA", "import"),
    (KENYA_UGANDA, "$590 million", "KEN", "UGA", "balance"),
    (KENYA_UGANDA, "$800 million", "KEN", "UGA", "trade"),
    (KENYA_UGANDA, "$250 million", "UGA", "KEN", "export"),
    (KENYA_UGANDA, "$760 million", "KEN", "UGA", "trade"),
    (KENYA_UGANDA, "$80 million", "KEN", "UGA", "export"),
    (KENYA_UGANDA, "$19 billion", "KEN", None, "import"),
    (BENGAL, "$11 billion", "IND", "BGD", "export"),
    (BENGAL, "$700 million", "IND", "BGD", "export"),
    (BENGAL, "$200 billion", "IND", None, "balance"),
    (BENGAL, "$430 billion", "IND", None, "export"),
]


@pytest.mark.parametrize(("text", "span", "reporter", "partner", "flow"), BILATERAL)
def test_a_story_of_two_keeps_both(text, span, reporter, partner, flow):
    """What a text about the trade of two tells stays between them until it speaks of all trade of one."""
    claim = next(claim for claim in claimcheck.extract(text, published="2025-02-20") if claim.span == span)
    assert (claim.reporter, claim.partner, claim.flow) == (reporter, partner, flow)


@pytest.mark.parametrize(
    ("text", "span", "reporter", "partner", "period"), CASES, ids=[case[0][-50:] for case in CASES]
)
def test_a_story_keeps_its_subject_and_time(text, span, reporter, partner, period):
    """Slots that a sentence leaves out are those of the story, not of the figure named last."""
    claim = next(claim for claim in claimcheck.extract(text, published="2025-02-20") if claim.span == span)
    assert (claim.reporter, claim.partner, claim.period) == (reporter, partner, period)


@pytest.mark.parametrize(("text", "source"), SOURCES)
def test_a_common_noun_stands_for_the_source_named_before(text, source):
    """Read "the ministry" as the one already named; the claim still quotes the text's own words."""
    claim = next(claim for claim in claimcheck.extract(text, published="2025-02-20") if claim.span == "2%")
    assert claim.source_named == source


def test_goods_of_something_are_a_product():
    """Goods of human hair are not all goods; goods of a country or of a sum are."""
    made, all_goods = (
        claimcheck.extract(f"North Korea's exports of goods{words} in 2024.")[0].product
        for words in (" of human hair were worth $189 million", " were worth $360 million")
    )
    assert (made, all_goods) == ("goods of human hair", "goods")


def test_a_verb_is_no_record():
    """What an office does not record is no record."""
    text = "China's customs, which does not record shipments of crude oil, put trade with North Korea at $2.18 billion."
    assert [claim.kind for claim in claimcheck.extract(text)] == ["level"]


def test_a_list_goes_on_after_followed_by():
    """The next product of a list is the one named beside its own share."""
    text = "Tea made up 20 percent of Kenya's exports in 2024, followed by flowers with 12 percent."
    assert [claim.product for claim in claimcheck.extract(text)] == ["tea", "flowers"]
