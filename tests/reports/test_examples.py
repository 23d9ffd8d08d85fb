"""Every format on what the whole pipeline finds in the example articles."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

import claimcheck
from claimcheck import reports
from claimcheck.reports import wording

from .test_html import Page
from .test_standards import PUBLISHED, SCHEMAS, validator

ARTICLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))


@pytest.fixture(scope="module")
def found():
    catalog = claimcheck.load_catalog()
    return {article.stem: claimcheck.verify(article, catalog=catalog) for article in ARTICLES}


@pytest.fixture(params=[article.stem for article in ARTICLES])
def one(request, found):
    return found[request.param]


def test_what_the_pipeline_says_is_as_the_schemas_say(one):
    validator(PUBLISHED).validate(json.loads(reports.render(one, "json")))
    validator(SCHEMAS / "sarif-2.1.0-used.schema.json").validate(json.loads(reports.render(one, "sarif")))
    validator(SCHEMAS / "claimreview.schema.json").validate(json.loads(reports.render(one, "claimreview")))


def test_a_saved_report_comes_back_whole(one, tmp_path):
    one.save(tmp_path / "report.json")
    again = claimcheck.load_report(tmp_path / "report.json", document=one.document)
    for name in reports.FORMATS:
        assert reports.render(again, name) == reports.render(replace(one, around=()), name)


def test_most_amounts_are_drawn_among_the_years_around_them(found):
    """The rows beside those used come from the catalog; the page says what they are."""
    pages = "".join(reports.render(one, "html") for one in found.values())
    assert pages.count("The figures around it: ") > 20


def test_a_second_run_gives_the_same_bytes():
    """Read, found, judged and written anew."""
    first, second = (
        [reports.render(claimcheck.verify(ARTICLES[0]), name).encode() for name in reports.FORMATS] for _ in range(2)
    )
    assert first == second


def test_every_reason_and_caveat_is_said_in_words(one):
    """No code that a reader would have to look up: each has its sentence in the tables, and the page has it."""
    page = " ".join("".join(Page(reports.render(one, "html")).words).split())
    for finding in one.findings:
        for code in (*finding.reasons, *finding.caveats):
            said = wording.said(code)
            assert said in page
            assert wording.plain_words(code).capitalize() + "." != said, f"{code} stands in no table"


def test_every_claim_is_marked_in_its_place(one):
    text = reports.render(one, "html")
    for number, finding in enumerate(one.findings, 1):
        assert f'id="t{number}"' in text
        assert one.document.text[finding.claim.start : finding.claim.end] == finding.claim.span
