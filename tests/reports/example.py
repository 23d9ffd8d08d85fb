"""A realistic report: six claims, every verdict, two datasets, and an article that contradicts itself."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from hashlib import sha256

from claimcheck.records import (
    Calculation,
    Claim,
    Consistency,
    Dataset,
    Document,
    Finding,
    Interval,
    Missing,
    Observation,
    Outcome,
    Reading,
    Report,
    Words,
)

NORTH = (
    "About 97 per cent of North Korea's trade in 2023 was with China, and 1.2 per cent with Russia, "
    "South Korea's trade agency said."
)
SOUTH = "South Korea's exports fell 7.5% to $832.2 billion in 2023, while sales to Vietnam came to $53.5 billion."
GERMANY = "German exports rose 2% in 2023."
ERITREA = "Nobody knows what Eritrea sold abroad: one estimate puts its exports at $650 million."
AGENCY = "South Korea's trade agency"
TEXT = f"""\
North Korea leans on one neighbour

{NORTH}

Seoul itself did well that year. {SOUTH}

{GERMANY} {ERITREA}
"""

KOTRA = Dataset(
    id="prk_kotra",
    title="North Korea's trade as compiled from partners",
    publisher="Korea Trade-Investment Promotion Agency",
    licence="facts, free to quote",
    vintage="2024-07",
    sha256="4f" * 32,
    rows=212,
    url="https://www.example.org/kotra",
    grade="compiled",
    names=("KOTRA", "South Korea's trade agency"),
    not_covered=("RUS:2020/2024",),
)
RUSSIA = Dataset(
    id="prk_russia",
    title="Russia's own figures on its trade with North Korea",
    publisher="Russian government, as quoted",
    licence="facts, free to quote",
    vintage="2024-06",
    sha256="a1" * 32,
    rows=9,
    url="https://www.example.org/russia",
)
WORLD = Dataset(
    id="world_goods",
    title="Merchandise exports and imports, all economies",
    publisher="A statistics office",
    licence="CC BY 4.0",
    vintage="2025-03-31",
    sha256="0c" * 32,
    rows=18240,
    url="https://www.example.org/world",
)


def interval(low: str, high: str) -> Interval:
    return Interval(Decimal(low), Decimal(high))


def row(
    dataset: str,
    line: int,
    reporter: str,
    partner: str,
    flow: str,
    period: str,
    value: str,
    unit: str = "USD",
    measure: str = "level",
    status: str | None = None,
) -> Observation:
    digits = len(value.replace(".", "").rstrip("0"))
    number = Decimal(value)
    return Observation(
        dataset,
        line,
        reporter,
        partner,
        flow,
        "TOTAL",
        period,
        measure,
        number,
        unit,
        digits,
        status,  # type: ignore[arg-type]
    )


PRK_CHINA = row("prk_kotra", 118, "PRK", "CHN", "trade", "2023", "2721100000")
PRK_WORLD = row("prk_kotra", 117, "PRK", "WLD", "trade", "2023", "2769120000")
PRK_RUSSIA = row("prk_russia", 6, "PRK", "RUS", "trade", "2023", "34400000", status="estimate")
KOR_EXPORTS = tuple(
    row("world_goods", 4410 + n, "KOR", "WLD", "export", year, value)
    for n, (year, value) in enumerate(
        (
            ("2019", "542200000000"),
            ("2020", "512500000000"),
            ("2021", "644400000000"),
            ("2022", "683600000000"),
            ("2023", "632200000000"),
        )
    )
)
KOR_VIETNAM = row("world_goods", 4502, "KOR", "VNM", "export", "2023", "53480000000")
VNM_KOREA = row("world_goods", 9917, "VNM", "KOR", "import", "2023", "52500000000")
DEU_EXPORTS = (
    row("world_goods", 2201, "DEU", "WLD", "export", "2022", "1594300000000", "EUR"),
    row("world_goods", 2202, "DEU", "WLD", "export", "2023", "1575200000000", "EUR"),
)


def words(phrase: str, after: int = 0) -> Words:
    start = TEXT.index(phrase, after)
    return Words(phrase, start, start + len(phrase))


def claim(number: int, span: str, sentence: str, slots: dict[str, str], **known: object) -> Claim:
    """A claim whose span and slot words are looked up in the sentence."""
    begins = TEXT.index(sentence)
    start = TEXT.index(span, begins)
    return Claim(
        id=f"c{number}",
        span=span,
        start=start,
        end=start + len(span),
        text=sentence,
        sentence_start=begins,
        words={slot: words(phrase, begins) for slot, phrase in slots.items()},
        **known,  # type: ignore[arg-type]
    )


def calculation(
    label: str,
    formula: str,
    value: str,
    ends: tuple[str, str],
    outcome: Outcome,
    rows: tuple[Observation, ...],
    **known: object,
) -> Calculation:
    reading = Reading(
        label=label,
        datasets=tuple(dict.fromkeys(row.dataset for row in rows)),
        reporter=rows[0].reporter,
        partner=rows[0].partner,
        flow=rows[0].flow,
        period=rows[-1].period,
        **{"method": "part_over_total", **known},  # type: ignore[arg-type]
    )
    return Calculation(reading, formula, Decimal(value), interval(*ends), outcome, rows)


PULL = "claimcheck data pull comtrade --{} ERI --period 2023"

CHINA_SHARE = Finding(
    claim=claim(
        1,
        "97 per cent",
        NORTH,
        {
            "reporter": "North Korea's",
            "partner": "China",
            "flow": "trade",
            "period": "2023",
            "modifier": "About",
            "source_named": AGENCY,
        },
        kind="share",
        reporter="PRK",
        partner="CHN",
        flow="trade",
        period="2023",
        value=Decimal(97),
        unit="percent",
        modifier="approx",
        quantum=Decimal(1),
        attributed_to=AGENCY,
        source_named=AGENCY,
        share_of="reporter",
    ),
    interval=interval("96", "98"),
    verdict="supported",
    reasons=("definition_dependent",),
    explanation="China's share is 97.06% once Russia's own figure is added to the total; as published, it is 98.27%.",
    calculations=(
        calculation(
            "KOTRA as published",
            "2721100000 / 2769120000 x 100",
            "98.26587508",
            ("98.2479", "98.2839"),
            "close",
            (PRK_CHINA, PRK_WORLD),
        ),
        calculation(
            "KOTRA, with Russia's own figure added",
            "2721100000 / (2769120000 + 34400000) x 100",
            "97.06012299",
            ("97.0406", "97.0796"),
            "agrees",
            (PRK_CHINA, PRK_WORLD, PRK_RUSSIA),
            fill_in=("RUS=prk_russia",),
            assumptions=("fill_in",),
        ),
    ),
    caveats=("fill_in",),
)
RUSSIA_SHARE = Finding(
    claim=claim(
        2,
        "1.2 per cent",
        NORTH,
        {"reporter": "North Korea's", "partner": "Russia", "flow": "trade", "period": "2023", "source_named": AGENCY},
        kind="share",
        reporter="PRK",
        partner="RUS",
        flow="trade",
        period="2023",
        value=Decimal("1.2"),
        unit="percent",
        quantum=Decimal("0.1"),
        attributed_to=AGENCY,
        source_named=AGENCY,
        share_of="reporter",
    ),
    interval=interval("1.15", "1.25"),
    verdict="supported",
    reasons=("fill_in",),
    explanation="Russia's own figure, over KOTRA's total with that figure added, gives 1.23%.",
    calculations=(
        calculation(
            "Russia's own figure over KOTRA's total with it added",
            "34400000 / (2769120000 + 34400000) x 100",
            "1.22702888",
            ("1.2252", "1.2288"),
            "agrees",
            (PRK_RUSSIA, PRK_WORLD),
            fill_in=("RUS=prk_russia",),
            assumptions=("fill_in",),
        ),
    ),
    missing=(Missing("KOTRA as published: it covers no trade with Russia in 2023", "a KOTRA row for Russia, 2023"),),
    caveats=("fill_in", "estimate"),
)
KOREA_GROWTH = Finding(
    claim=claim(
        3,
        "7.5%",
        SOUTH,
        {"reporter": "South Korea's", "flow": "exports", "period": "2023", "direction": "fell"},
        kind="growth",
        reporter="KOR",
        flow="export",
        period="2023",
        base_period="2022",
        value=Decimal("7.5"),
        unit="percent",
        direction="down",
        quantum=Decimal("0.1"),
    ),
    interval=interval("-7.55", "-7.45"),
    verdict="supported",
    reasons=(),
    explanation="Exports were US$632.2 billion after US$683.6 billion the year before: down 7.52%.",
    calculations=(
        calculation(
            "Goods exports in US dollars, from levels",
            "(632200000000 / 683600000000 - 1) x 100",
            "-7.51901697",
            ("-7.5331", "-7.5049"),
            "agrees",
            KOR_EXPORTS[-2:],
            method="growth_from_levels",
            base_period="2022",
        ),
    ),
)
KOREA_LEVEL = Finding(
    claim=claim(
        4,
        "$832.2 billion",
        SOUTH,
        {"reporter": "South Korea's", "flow": "exports", "period": "2023"},
        kind="level",
        reporter="KOR",
        flow="export",
        period="2023",
        value=Decimal("832200000000"),
        unit="USD",
        quantum=Decimal("100000000"),
    ),
    interval=interval("832150000000", "832250000000"),
    verdict="refuted",
    reasons=("overstates",),
    explanation="The reference data give US$632.2 billion; the figure printed is 1.32 times that.",
    suggestion="$632.2 billion",
    calculations=(
        calculation(
            "Goods exports in US dollars",
            "632200000000",
            "632200000000",
            ("632150000000", "632250000000"),
            "disagrees",
            KOR_EXPORTS,
            method="printed_level",
        ),
    ),
)
VIETNAM_LEVEL = Finding(
    claim=claim(
        5,
        "$53.5 billion",
        SOUTH,
        {"flow": "sales", "partner": "Vietnam", "period": "2023"},
        kind="level",
        reporter="KOR",
        partner="VNM",
        flow="export",
        period="2023",
        value=Decimal("53500000000"),
        unit="USD",
        quantum=Decimal("100000000"),
        doubts=("reporter:inherited",),
    ),
    interval=interval("53450000000", "53550000000"),
    verdict="supported",
    reasons=("disputed",),
    explanation="South Korea recorded US$53.48 billion; Vietnam, as the buyer, recorded US$52.5 billion.",
    calculations=(
        calculation(
            "South Korea's own record",
            "53480000000",
            "53480000000",
            ("53475000000", "53485000000"),
            "agrees",
            (KOR_VIETNAM,),
            method="printed_level",
        ),
        calculation(
            "Vietnam's record of the same goods",
            "52500000000",
            "52500000000",
            ("52450000000", "52550000000"),
            "close",
            (VNM_KOREA,),
            method="printed_level",
            side="mirror",
            assumptions=("mirror",),
        ),
    ),
    caveats=("mirror",),
)
GERMAN_GROWTH = Finding(
    claim=claim(
        6,
        "2%",
        GERMANY,
        {"reporter": "German", "flow": "exports", "period": "2023", "direction": "rose"},
        kind="growth",
        reporter="DEU",
        flow="export",
        period="2023",
        base_period="2022",
        value=Decimal(2),
        unit="percent",
        direction="up",
        quantum=Decimal(1),
    ),
    interval=interval("1.5", "2.5"),
    verdict="conflicting",
    reasons=("definition_dependent", "source_inconsistent"),
    explanation="In euros exports fell 1.2%; in dollars, which had lost value, they rose 1.6%.",
    suggestion="rose 1.6% in dollars, or fell 1.2% in euros",
    calculations=(
        calculation(
            "In euros, from levels",
            "(1575200000000 / 1594300000000 - 1) x 100",
            "-1.19801794",
            ("-1.2042", "-1.1918"),
            "disagrees",
            DEU_EXPORTS,
            method="growth_from_levels",
            currency="EUR",
            base_period="2022",
        ),
        calculation(
            "In US dollars, at the average rate of each year",
            "(1703180000000 / 1676400000000 - 1) x 100",
            "1.59747077",
            ("1.585", "1.61"),
            "agrees",
            DEU_EXPORTS,
            method="growth_from_levels",
            currency="USD",
            base_period="2022",
            assumptions=("converted",),
        ),
    ),
    caveats=("converted",),
)
ERITREA_LEVEL = Finding(
    claim=claim(
        7,
        "$650 million",
        ERITREA,
        {"reporter": "Eritrea", "flow": "exports"},
        kind="level",
        reporter="ERI",
        flow="export",
        period="2023",
        value=Decimal("650000000"),
        unit="USD",
        quantum=Decimal("10000000"),
        attributed_to="one estimate",
        doubts=("period:inherited",),
    ),
    interval=interval("645000000", "655000000"),
    verdict="not_enough_evidence",
    reasons=("no_data",),
    explanation="No dataset within reach has Eritrea's exports of 2023.",
    missing=(
        Missing("Eritrea's own record of its exports, 2023", PULL.format("reporter")),
        Missing("What its partners recorded as imports, 2023", PULL.format("partner")),
    ),
)

FINDINGS = (CHINA_SHARE, RUSSIA_SHARE, KOREA_GROWTH, KOREA_LEVEL, VIETNAM_LEVEL, GERMAN_GROWTH, ERITREA_LEVEL)

REPORT = Report(
    document=Document(
        TEXT, "neighbours.txt", "North Korea leans on one neighbour", "2025-09-04", sha256(TEXT.encode()).hexdigest()
    ),
    catalog=(KOTRA, RUSSIA, WORLD),
    findings=FINDINGS,
    consistency=(
        Consistency(
            ("c1", "c2"), "the shares of one total add up to at most 100%", "at most 100%", "98.2%", "consistent"
        ),
        Consistency(
            ("c3", "c4"),
            "a growth rate and its two levels fit together",
            "$632.2 billion after a fall of 7.5%",
            "$832.2 billion",
            "inconsistent",
        ),
    ),
    settings={"noise": {"level": 0.05}},
    version="0.0",
)

CLOSE = replace(
    KOREA_GROWTH,
    verdict="close",
    reasons=("not_the_printed_figure",),
    explanation="The source named prints 7.4%.",
)

HOSTILE_WORDS = (
    '</script><script>alert("x")</script><img src=x onerror=alert(1)>',
    "[/red][bold]markup[/bold] [link=file:///etc/passwd]x[/link]",
    "\x1b[31;5mred\x1b[0m \x1b]0;title\x07 \x9b2J \x1b]8;;http://evil.example\x1b\\click\x1b]8;;\x1b\\",
    "\u202eright to left\u202c \u2066isolate\u2069 \u200f\u061c",
    '=cmd|"/c calc"!A1',
    "+1+1 @SUM(A1) -2",
    "| a | b |\n|---|---|\n# heading `code` ``` ![x](http://evil.example/x.png)",
    "{{ 7*7 }} {% raw %} &amp; &lt;b&gt;",
    "\ud800 half a pair \u2028 line \x00 nul",
)


def hostile(written: tuple[str, ...] = HOSTILE_WORDS, padding: int = 100_000) -> Report:
    """The same kind of report, with every word of it written by an enemy."""
    nasty = "\n".join(written)
    span = written[0]
    text = f"{nasty} " + "x" * padding + " 5% of trade"
    bad = Words(span, 0, len(span))
    reading = Reading(nasty, nasty, (nasty,), nasty, nasty, nasty, nasty, nasty, fill_in=(nasty,), assumptions=(nasty,))
    observed = Observation(
        nasty,
        2,
        nasty,
        nasty,
        nasty,
        nasty,
        nasty,
        "level",
        Decimal(5),
        nasty,
        1,
        source_url="javascript:alert(1)",
        note=nasty,
    )
    tried = Calculation(reading, written[-1], Decimal(5), interval("4.5", "5.5"), "disagrees", (observed,))
    findings = tuple(
        Finding(
            claim=Claim(
                kind="share",
                span=words,
                start=text.index(words),
                end=text.index(words) + len(words),
                text=text,
                reporter=nasty,
                partner=nasty,
                flow="export",
                product=nasty,
                period=nasty,
                value=Decimal(5),
                unit=nasty,
                attributed_to=nasty,
                source_named=nasty,
                id=f"c{n}",
                words={"reporter": bad, nasty: bad},
                doubts=(nasty,),
            ),
            interval=interval("4.5", "5.5"),
            verdict="refuted",
            reasons=(nasty,),
            explanation=nasty,
            suggestion=nasty,
            calculations=(tried,),
            missing=(Missing(nasty, nasty),),
            caveats=(nasty,),
        )
        for n, words in enumerate(written, 1)
    )
    evil = Dataset(nasty, nasty, nasty, nasty, nasty, url="javascript:alert(1)")
    return Report(
        Document(text, "=cmd.txt", nasty, "2025", "00" * 32),
        (evil,),
        findings,
        (Consistency(("c1",), nasty, nasty, nasty, "inconsistent"),),
        {"words": nasty},
        "0.0",
    )
