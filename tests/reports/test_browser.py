"""The HTML report in a real browser: Chromium without a network, driven by Playwright."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib import import_module, resources
from pathlib import Path
from typing import Any

import pytest

import claimcheck
from claimcheck import reports

from . import example

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
    # The driver leaves its pipes to the collector when it stops.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run",
    "--disable-dev-shm-usage",
)  # fmt: skip
WIDTHS = (1280, 400)
SERIOUS = ("serious", "critical")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture
def visit(browser, tmp_path) -> Iterator[Any]:
    """A function that opens a report and keeps what the page asked for and complained of."""
    contexts = []

    def opened(report, width=1280, scheme="light", **settings):
        path = tmp_path / "report.html"
        reports.save(report, path)
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, **settings)
        contexts.append(context)
        page = context.new_page()
        page.asked, page.complaints = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(path.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()


def shown(page: Any) -> list[str]:
    return page.eval_on_selector_all(".card:not([hidden])", "cards => cards.map(c => c.id)")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("which", ["report", "hostile"])
def test_the_page_asks_for_nothing_and_complains_of_nothing(visit, request, which, width):
    page = visit(request.getfixturevalue(which), width)
    assert page.asked == [page.url]
    assert page.complaints == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_no_script_of_the_article_runs(visit, hostile):
    page = visit(hostile)
    page.on("dialog", lambda dialog: page.complaints.append(dialog.message))
    page.wait_for_timeout(200)
    assert page.complaints == []
    assert page.evaluate("document.querySelectorAll('img, iframe, script').length") == 1


def test_a_claim_in_the_text_leads_to_its_card_by_keyboard(visit, report):
    page = visit(report)
    page.focus("#t4")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "c4"
    assert page.evaluate("location.hash") == "#c4"
    page.keyboard.press("t")
    assert page.evaluate("document.activeElement.id") == "t4"
    page.keyboard.press("t")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "c5"
    page.keyboard.press("k")
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == "c3"


def test_tab_reaches_every_claim_in_order(visit, report):
    page = visit(report)
    page.focus(".sheet")
    reached = []
    for _ in range(7):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id"))
    assert reached == [f"t{n}" for n in range(1, 8)]


def test_filters_show_the_verdicts_and_sources_asked_for(visit, report):
    page = visit(report)
    everything = shown(page)
    assert len(everything) == 7
    page.click(".filter[data-verdict=refuted]")
    assert shown(page) == ["c4"]
    assert page.text_content("#shown") == "1 of 7 shown"
    page.click(".filter[data-verdict=conflicting]")
    assert shown(page) == ["c4", "c6"]
    page.click(".filter[data-verdict=refuted]")
    page.click(".filter[data-verdict=conflicting]")
    assert shown(page) == everything
    page.select_option("#source", "s2")
    assert shown(page) == ["c1", "c2"]


def test_how_a_claim_was_read_leads_to_the_words(visit, report):
    page = visit(report)
    page.click("#c1 .read summary")
    page.click("#c1 .read a >> text=“China”")
    start = example.TEXT.index("China")
    assert page.evaluate("location.hash") == f"#w{start}-{start + 5}"


def test_the_page_is_whole_without_script(visit, report):
    page = visit(report, java_script_enabled=False)
    assert page.locator(".card").count() == 7
    assert page.locator("#filters").is_hidden()
    page.click("#t4")
    assert page.url.endswith("#c4")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_no_serious_fault(visit, report, width, scheme):
    pytest.importorskip("axe_playwright_python", reason="axe-core is not installed")
    script = resources.files(import_module("axe_playwright_python")).joinpath("axe.min.js").read_text(encoding="utf-8")
    page = visit(report, width, scheme, bypass_csp=True)
    page.eval_on_selector_all("details", "all => all.forEach(d => { d.open = true; })")
    page.evaluate(script)
    found = page.evaluate("axe.run(document)")
    faults = [
        (fault["id"], [node["html"][:120] for node in fault["nodes"]])
        for fault in found["violations"]
        if fault["impact"] in SERIOUS
    ]
    assert faults == []
    assert len(found["passes"]) > 20


def test_print_shows_every_claim_and_no_control(visit, report):
    page = visit(report)
    page.click(".filter[data-verdict=refuted]")
    page.emulate_media(media="print")
    assert page.locator(".card:visible").count() == 7
    assert page.locator(".filter:visible").count() == 0


EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))


@pytest.fixture(scope="module")
def catalog():
    return claimcheck.load_catalog()


@pytest.mark.parametrize("article", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_article_makes_a_quiet_page(visit, catalog, article):
    """Whatever is found in it: no request, no complaint, no sideways scrolling on a phone, a card a claim, small."""
    found = claimcheck.verify(article, catalog=catalog)
    page = visit(found, 400)
    assert page.asked == [page.url]
    assert page.complaints == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    assert page.locator(".card").count() == len(found.findings) > 10
    assert len(reports.render(found, "html").encode()) <= 150_000 * max(1, len(found.findings) / 20)
