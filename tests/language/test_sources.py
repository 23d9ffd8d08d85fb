from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language import places
from claimcheck.language._tables import rows
from claimcheck.language.sources import find_quotes, find_sources, publisher_of


def found(text: str) -> list[str]:
    return [mention.words for mention in find_sources(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trade shrank in May, Chinese customs data showed.", ["Chinese customs"]),
        ("They take 60 percent, said the commerce secretary.", ["commerce secretary"]),
        ("The ministry sees a rise of 5 percent.", ["The ministry"]),
        ("It was 91 percent last year, ITC data suggest.", ["ITC"]),
        ("Vortexa has published its figures.", ["Vortexa"]),
        ("It may reach 1 million tonnes, the Commerce Ministry believes.", ["Commerce Ministry"]),
        ("Trade grew, premier Mishustin said.", ["premier Mishustin"]),
        ("Economists had looked for $74 billion.", ["Economists"]),
        ("Fruit sales rose, ProChile's director said.", ["ProChile's director"]),
        ("The statistics agency DANE sees exports falling.", ["The statistics agency DANE"]),
        ("The surplus shrank, Miti said.", ["Miti"]),
        ("A Reuters poll had forecast growth.", ["A Reuters poll"]),
        ("Exports grew, Istat says.", ["Istat"]),
        ("Exports rose, according to Eurostat.", ["Eurostat"]),
        ("Oil World expects exports of 5 million tonnes.", ["Oil World"]),
        ("Cargonaut, which follows ships by radar, estimates that exports fell.", ["Cargonaut"]),
        ("By Bishkek's count imports came to $728 million.", ["Bishkek"]),
        ("By the secretariat's reckoning trade grew.", ["secretariat"]),
        ("Ministers promise to double exports.", ["Ministers"]),
        ("Exports fell, the envoy complained.", ["envoy"]),
        ("According to the customs office, exports rose.", ["customs office"]),
        (
            "According to the Ministry of Trade, Industry and Energy, chips led.",
            ["Ministry of Trade, Industry and Energy"],
        ),
        ("According to data released on Monday by Statistics Korea, it rose.", ["Statistics Korea"]),
        ("According to official figures, trade fell.", ["official figures"]),
        ("Data from China's customs showed a rise.", ["China's customs"]),
        ("Figures released by the Philippine Statistics Authority show it.", ["Philippine Statistics Authority"]),
        ("Data compiled by Kpler show a fall.", ["Kpler"]),
        ("Data from the General Statistics Office (GSO) showed it.", ["General Statistics Office"]),
        ("Official data showed a surplus.", ["Official data"]),
        ("As per the ministry's data, rice led.", ["ministry"]),
        ("It fell, citing the South Korean government.", ["South Korean government"]),
        ("Trade grew, the figure cited by TASS was old.", ["TASS"]),
        ("Beijing said that imports rose.", ["Beijing"]),
        ("John Smith, an economist at a bank, said exports rose.", ["John Smith"]),
        ("Trade minister Don Farrell said beef led.", ["Trade minister Don Farrell"]),
        ("“Exports rose,” said Lee Chang-yong.", ["Lee Chang-yong"]),
        ("The Turkish Exporters' Assembly (TIM) said cars led.", ["Turkish Exporters' Assembly"]),
        ("The Bank of Japan said so.", ["The Bank of Japan"]),
        ("On Friday the statistics office reported on trade.", ["statistics office"]),
        ("The ministry on Thursday announced a surplus.", ["The ministry"]),
        ("Exports fell, the U.S. Census Bureau reported.", ["U.S. Census Bureau"]),
        ("Analysts expect exports to rise.", ["Analysts"]),
        ("The government forecasts a deficit.", ["The government"]),
        ("The association of Finnish mills estimates a fall.", ["The association of Finnish mills"]),
        ("The state statistics agency in Astana put it at $140 billion.", ["The state statistics agency in Astana"]),
        ("Analysts polled by Bloomberg had predicted a rise.", ["Analysts polled by Bloomberg"]),
        ("Less than economists at Capital Economics had forecast.", ["economists at Capital Economics"]),
        ("Economists in a Reuters poll had expected a surplus.", ["Economists in a Reuters poll"]),
        ("Imports rose, think tank Ember said.", ["think tank Ember"]),
        ("Wine fell, the FEVS exporters' federation said.", ["FEVS exporters' federation"]),
        ("Imports, the agency said, fell.", ["agency"]),
        ("The Commerce and Industry Ministry said tea led.", ["The Commerce and Industry Ministry"]),
        ("The Office for National Statistics said tea led.", ["Office for National Statistics"]),
    ],
)
def test_who_says_so_is_found(text: str, expected: list[str]) -> None:
    assert [words.removeprefix("The ").removeprefix("A ") for words in found(text)] == [
        words.removeprefix("The ").removeprefix("A ") for words in expected
    ]


@pytest.mark.parametrize(
    "text",
    [
        "China reported a surplus.",
        "China said nothing new.",
        "Exports showed a rise.",
        "He said exports rose.",
        "It said so.",
        "The data showed a rise.",
        "Trade data showed a rise.",
        "Exports rose 5 percent in May.",
        "India expects to sell more.",
        "Exports, which showed strength, rose.",
        "That suggests a rise.",
        "They found buyers in Iraq.",
        "according to first estimates",
        "Imports saw a fall.",
        "Shipments recorded a gain.",
        "The IMF cut its forecast for trade.",
        "China's stated aim is trade.",
    ],
)
def test_where_nobody_is_named_nothing_is_found(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "phrase", "area", "publisher"),
    [
        ("Exports fell, Chinese customs data showed.", "Chinese customs data showed", "CHN", "china_customs"),
        ("Exports fell, Istat says.", "Istat says", "ITA", "ita_istat"),
        ("According to Statistics Korea, it fell.", "According to Statistics Korea", "KOR", "kor_kosis"),
        ("It fell, said the trade ministry.", "said the trade ministry", None, None),
        ("Seoul's trade ministry said it fell.", "Seoul's trade ministry said", "KOR", None),
        ("Figures released by Destatis show it.", "Figures released by Destatis show", "DEU", "deu_destatis"),
        ("As Kpler reported", "Kpler reported", None, "kpler"),
    ],
)
def test_the_whole_phrase_its_area_and_publisher_are_given(
    text: str, phrase: str, area: str | None, publisher: str | None
) -> None:
    (mention,) = find_sources(text)
    assert (mention.text, mention.area, mention.publisher) == (phrase, area, publisher)


@pytest.mark.parametrize("row", rows("publishers"), ids=lambda row: row["name"])
def test_every_publisher_is_known_by_its_names(row: dict[str, str]) -> None:
    known = publisher_of(f"the {row['name']} in spring")
    assert known is not None
    assert known.id == row["publisher"]
    assert known.area == (row["area"] or None)
    assert known.area is None or places.is_area(known.area) or places.is_bloc(known.area)


def test_no_name_belongs_to_two_publishers() -> None:
    ids: dict[str, set[str]] = {}
    for row in rows("publishers"):
        ids.setdefault(row["name"].casefold(), set()).add(row["publisher"])
    assert {name: owners for name, owners in ids.items() if len(owners) > 1} == {}


def test_an_unknown_publisher_is_none() -> None:
    assert publisher_of("the bakers' guild") is None


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ('He said "exports rose" twice.', ['"exports rose"']),
        ("“Exports rose,” he said. “So did imports.”", ["“Exports rose,”", "“So did imports.”"]),
        ("«Trade grew», it said.", ["«Trade grew»"]),
        ("China's exports and Japan's", []),
        ('an open " mark', []),
    ],
)
def test_direct_quotations_are_found(text: str, quotes: list[str]) -> None:
    assert [text[start:end] for start, end in find_quotes(text)] == quotes


@given(st.text(max_size=300))
def test_any_text_gives_ordered_mentions_that_are_in_it(text: str) -> None:
    end = 0
    for mention in find_sources(text):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert mention.words in text
        end = mention.end


PIECES = [
    "according to ",
    "the ",
    "data ",
    "said ",
    "by ",
    "customs ",
    "China",
    "'s ",
    ", ",
    "(",
    ") ",
    "of ",
    "showed ",
]


@given(st.lists(st.sampled_from(PIECES)))
def test_pieces_in_any_order_break_nothing(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert all(text[mention.start : mention.end] == mention.text for mention in find_sources(text))
    find_quotes(text)


def seconds(text: str) -> float:
    """The best of three, in the processor's time: other work on the machine does not count."""
    best = float("inf")
    for _ in range(3):
        start = process_time()
        find_sources(text)
        find_quotes(text)
        best = min(best, process_time() - start)
    return best


@pytest.mark.parametrize("piece", ["according to ", "data from ", "said ", "the ministry ", '"', "“"])
def test_the_time_grows_with_the_length_only(piece: str) -> None:
    """A text four times as long takes about four times as long, not sixteen."""
    short, long = (piece * (length // len(piece)) for length in (10_000, 40_000))
    assert seconds(long) < 10 * seconds(short) + 0.2
