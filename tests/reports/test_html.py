from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import cycle, islice

import pytest

from claimcheck import reports
from claimcheck.records import VERDICTS
from claimcheck.reports import html, pictures, wording

from . import example

VOID = {"meta", "link", "br", "rect", "circle", "path", "polyline"}


class Page(HTMLParser):
    """Tags, attributes and words of a page; faults in its nesting."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.faults: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)

    def handle_data(self, data):
        if self.open and self.open[-1] not in ("script", "style"):
            self.words.append(data)

    def values(self, attribute):
        return [known[attribute] for _, known in self.tags if attribute in known]


@pytest.fixture
def page(report):
    return Page(reports.render(report, "html"))


def test_a_reader_finds_everything_said_about_a_claim(page, report):
    words = " ".join("".join(page.words).split())
    for finding in report.findings:
        assert finding.explanation in words
        assert finding.claim.span in words
        for tried in finding.calculations:
            assert tried.reading.label in words
            assert tried.formula in words
        for missing in finding.missing:
            assert missing.fill in words
    for expected in (
        "CC BY 4.0",
        "North Korea, trade, China, 2023",
        "[1] line 118",
        "How to read a verdict",
        "2024-07",
        "North Korea's",
    ):
        assert expected in words


@pytest.mark.parametrize("which", ["report", "hostile"])
def test_the_page_is_well_formed_and_every_link_inside_it_leads_somewhere(which, request):
    page = Page(reports.render(request.getfixturevalue(which), "html"))
    assert page.faults == []
    assert page.open == []
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    inside = {link[1:] for link in page.values("href") if link and link.startswith("#")}
    assert inside <= set(ids)


@pytest.mark.parametrize("which", ["report", "hostile"])
def test_nothing_on_the_page_is_fetched_or_run_but_its_own_script(which, request):
    """No address but links to follow, no style attribute, no handler; style and script match the policy's hashes."""
    text = reports.render(request.getfixturevalue(which), "html")
    page = Page(text)
    names = {name for _, known in page.tags for name in known}
    assert not {name for name in names if name.startswith("on") or name in ("style", "src", "srcset", "action")}
    assert {tag for tag, known in page.tags if known.get("href", "").startswith(("http", "data:"))} <= {"a", "link"}  # type: ignore[union-attr]
    assert not [link for link in page.values("href") if not link.startswith(("#", "https://", "http://", "data:,"))]
    assert [tag for tag, _ in page.tags].count("script") == 1
    policy = page.values("content")[0]
    assert policy.startswith("default-src 'none'")
    for tag in ("style", "script"):
        inner = re.search(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL)[1]
        assert base64.b64encode(hashlib.sha256(inner.encode()).digest()).decode() in policy


def test_hostile_words_make_no_tag(hostile, report):
    """An enemy's article has the tags that our own template has, and no other."""
    ours = {tag for tag, _ in Page(reports.render(report, "html")).tags}
    assert {tag for tag, _ in Page(reports.render(hostile, "html")).tags} <= ours | {"em"}


def test_verdicts_differ_by_sign_and_line_and_word():
    """Without colour a claim's verdict can still be told: each has its own underline."""
    css = html._part("report.css")
    styles = {code: re.search(rf"\.v-{code}{{[^}}]*--style:(\w+)", css)[1] for code in VERDICTS}
    assert len(set(styles.values())) == len(VERDICTS)


def test_twenty_claims_fit_in_150_kilobytes(report):
    many = tuple(islice(cycle(report.findings), 20))
    assert len(reports.render(replace(report, findings=many), "html").encode()) <= 150_000


def test_a_claim_is_drawn_against_every_calculation_on_one_axis():
    """Band and signs keep the order of the numbers; each outcome has its own sign."""
    svg = pictures.intervals(example.CHINA_SHARE)
    band = re.search(r'class="band" x="([\d.]+)" y="\d+" width="([\d.]+)"', svg)
    low, high = float(band[1]), float(band[1]) + float(band[2])
    agrees = float(re.search(r'class="sign agrees" cx="([\d.]+)"', svg)[1])
    close = float(re.search(r'class="sign close" cx="([\d.]+)"', svg)[1])
    assert low < agrees < high < close
    assert 'class="sign disagrees"' in pictures.intervals(example.KOREA_LEVEL)
    assert pictures.intervals(example.ERITREA_LEVEL) == ""


def test_a_level_is_drawn_in_its_series():
    rows = example.KOR_EXPORTS
    drawn = pictures.series(example.KOREA_LEVEL, rows)
    assert drawn.svg.count("<circle") == 5
    assert 'class="printed"' in drawn.svg
    assert "South Korea, export, the world" in drawn.caption
    assert pictures.series(example.VIETNAM_LEVEL, (example.KOR_VIETNAM, example.VNM_KOREA)) is None


@pytest.mark.parametrize(
    ("ends", "unit"),
    [
        ((("0", "0"), ("0", "0")), "percent"),
        ((("1E+12", None), ("1", "2")), "USD"),
        (((None, "5"), ("-1E-9", "1E-9")), "percent"),
        ((("-5", "5"), (None, None)), "times"),
        ((("1E+30", "1E+40"), ("0", "1")), "a" * 200),
    ],
)
def test_any_interval_can_be_drawn_inside_its_frame(ends, unit):
    from decimal import Decimal

    from claimcheck.records import Interval

    claimed, tried = (Interval(*(end and Decimal(end) for end in pair)) for pair in ends)
    one = replace(example.KOREA_LEVEL.calculations[0], interval=tried, value=tried.high)
    finding = replace(example.KOREA_LEVEL, interval=claimed, calculations=(one,))
    finding = replace(finding, claim=replace(finding.claim, unit=unit))
    places = re.findall(r' c?x="(-?[\d.]+)"', pictures.intervals(finding))
    assert all(-1 <= float(x) <= pictures.WIDTH for x in places) or len(unit) > 100


def test_a_reader_sees_names_not_codes():
    assert wording.place("PRK") == "North Korea"
    assert wording.place(None) == "the world"
    assert wording.place("\x1b[1mXX") == "XX"


def test_places_in_a_ranking_are_marked_at_whole_numbers():
    """There is no place one and a half."""
    from decimal import Decimal

    from claimcheck.records import Interval

    first = Interval(Decimal(1), Decimal(1))
    one = replace(example.KOREA_LEVEL.calculations[0], interval=first, value=Decimal(1), outcome="agrees")
    ranked = replace(example.KOREA_LEVEL.claim, unit="rank", value=Decimal(1), quantum=None)
    svg = pictures.intervals(replace(example.KOREA_LEVEL, claim=ranked, interval=first, calculations=(one,)))
    assert re.findall(r'class="tick"[^>]*>([^<]*)<', svg) == ["no. 0", "no. 1", "no. 2"]


def test_a_computed_figure_shows_on_which_side_of_the_claim_it_lies():
    """10.846 beside a claim of 10.85 to 10.95 is not shown as 10.85."""
    from decimal import Decimal

    from claimcheck.records import Interval

    claimed = Interval(Decimal("10.85"), Decimal("10.95"))
    assert wording.figure(Decimal("10.846"), claimed, "percent") == "10.846%"
    assert wording.figure(Decimal("10.85"), claimed, "percent") == "10.85%"
    assert wording.figure(Decimal("10.949999"), claimed, "percent") == "10.949999%"
    assert wording.figure(Decimal("12.34567"), claimed, "percent") == "12.35%"
    assert wording.figure(Decimal(0), claimed, "percent") == "0%"


def test_what_an_editor_has_to_act_on_stands_on_top(page, report):
    """Refuted claims, then conflicting ones, each a link to its card with the wording suggested."""
    text = reports.render(report, "html")
    top = text[text.index('class="first"') : text.index("</nav>")]
    assert re.findall(r'href="#(c\d)"', top) == ["c4", "c6"]
    assert "$632.2 billion" in top
    good = replace(report, findings=report.findings[:3])
    assert 'class="first"' not in reports.render(good, "html")
    assert "Look at these first: c4 ($832.2 billion), c6 (2%)" in reports.render(report, "terminal")


def test_readings_that_wait_for_the_same_data_are_named_together(report):
    from claimcheck.records import Missing

    waiting = (Missing("one", "the same file"), Missing("two", "the same file"), Missing("one", "the same file"))
    one = replace(report, findings=(replace(example.ERITREA_LEVEL, missing=waiting),))
    assert "one; two<br><code>the same file</code>" in reports.render(one, "html")
    assert "Missing: one; two -> the same file" in reports.render(one, "terminal")


def test_a_sign_stays_with_the_last_word_of_its_claim(report):
    """A line may break inside "53.5 billion", never between "billion" and its sign."""
    text = reports.render(report, "html")
    assert re.search(r'>\$53\.5 <span class="nb">billion<sup><span aria-hidden="true">✓</span>5</sup></span>', text)


def test_how_a_claim_was_read_shows_the_words_of_the_text():
    """What stands at the offsets, whatever was kept of it; without the text, what was kept."""
    from claimcheck.records import Words
    from claimcheck.reports.view import reading_of

    start = example.TEXT.index("North Korea's")
    claim = replace(example.CHINA_SHARE.claim, words={"reporter": Words("PRK", start, start + 13)})
    assert [slot.words for slot in reading_of(claim, example.TEXT) if slot.name == "reporter"] == ["North Korea's"]
    assert [slot.words for slot in reading_of(claim, "\n…\n" * 90) if slot.name == "reporter"] == ["PRK"]


def colours() -> dict[str, dict[str, str]]:
    """The variables of the style sheet, by scheme."""
    blocks = re.findall(r":root{(.*?)}", html._part("report.css"), re.DOTALL)
    light, dark, paper = (dict(re.findall(r"--(\w+):(#[0-9a-f]{3,6})", block)) for block in blocks)
    return {"light": light, "dark": light | dark, "print": light | paper}


def luminance(colour: str) -> float:
    """WCAG 2.2, "relative luminance"."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
@pytest.mark.parametrize("ink", ["ink", "soft", "link", *VERDICTS])
def test_words_stand_out_from_every_ground(scheme, ink):
    """4.5 to 1, as WCAG's level AA asks of text, on paper, card, box and mark."""
    known = colours()[scheme]
    grounds = ["paper", "sheet", "wash"] + (["mark", "band"] if ink in ("ink", *VERDICTS) else [])
    for ground in grounds:
        dark, bright = sorted((luminance(known[ink]), luminance(known[ground])))
        assert (bright + 0.05) / (dark + 0.05) >= 4.5, ground
