"""What each text format says of the example report, and that words from outside do nothing in it."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from claimcheck import reports
from claimcheck.records import VERDICTS
from claimcheck.reports.csv import COLUMNS, safe_cell
from claimcheck.reports.listing import render_listing
from claimcheck.reports.markdown import escaped

from . import example

WHOLE_TEXT_FORMATS = ("terminal", "markdown")


@pytest.mark.parametrize("name", WHOLE_TEXT_FORMATS)
def test_a_reader_finds_everything_said_about_a_claim(name, report):
    """Verdict, quote, explanation, calculations with source and outcome, gaps, notes, suggestion, consistency."""
    text = " ".join(reports.render(report, name, width=400).replace("\\", "").split())
    for finding in report.findings:
        assert finding.claim.span in text
        assert finding.explanation in text
        assert finding.suggestion is None or finding.suggestion in text
        for missing in finding.missing:
            assert missing.reading in text
            assert missing.fill in text
        for tried in finding.calculations:
            assert tried.reading.label in text
    for expected in (
        "4 supported, 1 conflicting, 1 refuted, 1 not enough evidence", "98.27%", "97.06%", "Korea Trade-Investment",
        "2721100000 / (2769120000 + 34400000) x 100", "≈ close", "✓ agrees", "✗ disagrees",
        "a growth rate and its two levels fit together", "CC BY 4.0", "https://www.example.org/world",
    ):  # fmt: skip
        assert expected in text


@pytest.mark.parametrize("width", [20, 40, 72, 80, 100, 200])
def test_no_terminal_line_is_wider_than_the_terminal(width, report, hostile):
    from rich.cells import cell_len

    for one in (report, hostile):
        lines = reports.render(one, "terminal", width=width).split("\n")
        assert max(map(cell_len, lines)) <= width


def test_colour_is_there_only_when_asked_for(report):
    assert "\x1b" not in reports.render(report, "terminal")
    coloured = reports.render(report, "terminal", color=True)
    assert "\x1b[" in coloured
    assert "✗ REFUTED" in re.sub(r"\x1b\[[0-9;]*m", "", coloured)


def test_json_is_the_record_itself(report):
    text = reports.render(report, "json")
    found = json.loads(text)
    assert found == json.loads(json.dumps(report.to_dict()))
    assert list(found) == list(report.to_dict())
    assert found["claims"][3]["value"] == 832200000000


def test_jsonl_has_a_line_a_claim_each_with_its_document(report):
    lines = [json.loads(text) for text in reports.render(report, "jsonl").splitlines()]
    assert [one["id"] for one in lines] == [f"c{n}" for n in range(1, 8)]
    assert {one["document"]["sha256"] for one in lines} == {report.document.sha256}


def test_csv_has_a_row_a_claim_with_the_calculation_that_carries_it(report):
    rows = list(csv.DictReader(io.StringIO(reports.render(report, "csv"))))
    assert list(rows[0]) == list(COLUMNS)
    assert [row["verdict"] for row in rows] == [finding.verdict for finding in report.findings]
    assert rows[0]["best_reading"] == "KOTRA, with Russia's own figure added"
    assert rows[3]["best_value"] == "632200000000"
    assert rows[6]["best_value"] == ""


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\x00=1", "\u202e=1", "＝1", "%0A=1", "|x"]
)
def test_no_cell_begins_as_a_formula(cell):
    assert safe_cell(cell).startswith("'")


def test_hostile_words_are_inert_in_text_formats(hostile):
    """No escape, control character or direction mark leaves; half a surrogate pair does not break the file."""
    for name in reports.FORMATS:
        text = reports.render(hostile, name, color=False)
        assert not re.search(
            "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\u2028\ud800]", text
        ), name
        text.encode()


def test_hostile_markup_stays_words_in_the_terminal(hostile):
    coloured = reports.render(hostile, "terminal", width=100, color=True)
    assert "[/red][bold]markup[/bold]" in coloured
    assert not re.search("\x1b(?!\\[[0-9;]*m)", coloured)
    assert "\x1b[31;5m" not in coloured


def test_hostile_cells_stay_text_in_csv(hostile):
    rows = list(csv.reader(io.StringIO(reports.render(hostile, "csv"))))
    assert len(rows) == 1 + len(hostile.findings)
    assert not [cell for row in rows for cell in row if re.match(r"[=+@\t]|-(?!\d)", cell)]


def test_hostile_words_make_no_markdown(hostile):
    """No tag, link, image, heading, code or table cell of theirs."""
    text = reports.render(hostile, "markdown")
    bare = re.sub(r"\\[\\`*_\[\]|~$]", "", text)
    assert "<" not in bare
    assert not re.search(r"`|!\[|\]\(|http:", bare)
    assert {one.count("|") for one in bare.splitlines() if one.startswith("|")} == {6}
    for name in ("# x", "- x", "1. x", "= x", "+ x"):
        assert escaped(name)[0] == "\\" or escaped(name)[1] == "\\"


def test_a_long_line_is_cut_around_the_claim(hostile):
    """A sentence of a hundred thousand characters is shown by its window, never whole."""
    for name in WHOLE_TEXT_FORMATS:
        assert len(reports.render(hostile, name)) < 100_000


@pytest.mark.parametrize("format", ["text", "json", "jsonl", "csv"])
def test_a_listing_shows_every_claim(format, report, hostile):
    claims = [finding.claim for finding in report.findings]
    listed = render_listing(claims, format)
    assert all(claim.span in listed for claim in claims)
    assert render_listing([], format)[:1] in ("N", "[", "", "i")
    bad = render_listing([finding.claim for finding in hostile.findings], format)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800]", bad)


def test_a_listing_says_how_a_claim_was_read():
    (claim,) = (finding.claim for finding in example.FINDINGS if finding.claim.id == "c1")
    assert "share · PRK · trade with CHN · 2023 · approx 97%" in render_listing([claim])


def test_unknown_listing_names_the_formats():
    from claimcheck.errors import FormatError

    with pytest.raises(FormatError, match="text, json, jsonl, csv"):
        render_listing([], "xml")


def test_frames_have_a_row_a_claim_a_calculation_and_a_row_of_evidence(report):
    claims, tried, rows = report.to_frame(), report.calculations_frame(), report.evidence_frame()
    assert list(claims["verdict"]) == [finding.verdict for finding in report.findings]
    assert set(claims["verdict"]) <= set(VERDICTS)
    assert len(tried) == sum(len(f.calculations) + len(f.missing) for f in report.findings)
    assert len(rows) == sum(len(c.rows) for f in report.findings for c in f.calculations)
    assert claims["value"].dtype == tried["claim_low"].dtype == "float64"
    assert set(rows.loc[rows["dataset"] == "prk_kotra", "publisher"]) == {example.KOTRA.publisher}


def test_compared_reports_stack_and_name_their_document(report):
    from claimcheck.records import Document, Report

    both = reports.compare([report, Report(Document("x", "empty"), (), ()), report])
    assert len(both) == 14
    assert set(both["document"]) == {"neighbours.txt"}
    assert both["value"].dtype == "float64"
