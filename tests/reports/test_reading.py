from __future__ import annotations

import json
from dataclasses import replace

import pytest

from claimcheck import reports
from claimcheck.errors import InputError
from claimcheck.records import Document, Report, Review
from claimcheck.reports import reading

from . import example

REVIEWED = replace(example.REPORT, reviews=(Review("c4", "misread", "Ada", "2025-09-05T10:00:00Z"),))


@pytest.mark.parametrize(
    "report", [example.REPORT, REVIEWED, Report(Document("", "text"), (), ())], ids=["plain", "reviewed", "empty"]
)
def test_what_was_saved_is_read_back(report, tmp_path):
    """The record read has the same JSON, to the byte."""
    path = tmp_path / "report.json"
    report.save(path)
    assert reports.render(reading.load_report(path), "json") == path.read_text(encoding="utf-8")


def test_with_its_document_the_whole_report_is_read_back(tmp_path):
    path = tmp_path / "report.json"
    example.REPORT.save(path)
    back = reading.load_report(path, document=replace(example.REPORT.document, title="of another name"))
    for name in reports.FORMATS:
        assert reports.render(back, name) == reports.render(example.REPORT, name)


def test_without_its_document_sentences_stand_at_their_own_offsets(tmp_path):
    path = tmp_path / "report.json"
    example.REPORT.save(path)
    back = reading.load_report(path)
    text = back.document.text
    assert len(text) == len(example.TEXT)
    for finding in back.findings:
        claim = finding.claim
        assert text[claim.start : claim.end] == claim.span
        assert text[claim.sentence_start :].startswith(claim.text)
    reports.render(back, "html")


def test_a_span_that_comes_twice_is_placed_by_the_words_around_it(tmp_path):
    """ "5% ... 5%": the second one is not taken for the first."""
    sentence = "Exports rose 5% and imports rose 5% in May."
    text = f"Well. {sentence}"
    at = text.rindex("5%")
    words = {
        "flow": replace(
            example.words("exports"), text="imports", start=text.index("imports"), end=text.index("imports") + 7
        )
    }
    claim = replace(
        example.KOREA_GROWTH.claim, text=sentence, span="5%", start=at, end=at + 2, sentence_start=6, words=words
    )
    report = replace(
        example.REPORT, document=Document(text, "t"), findings=(replace(example.KOREA_GROWTH, claim=claim),)
    )
    path = tmp_path / "report.json"
    report.save(path)
    assert reading.load_report(path).findings[0].claim.sentence_start == 6


@pytest.mark.parametrize(
    "content",
    [
        "",
        "not json",
        "[]",
        "{}",
        '{"schema_version": 2}',
        '{"schema_version": 1}',
        '{"schema_version": 1, "claims": [{}]}',
        "\xff",
    ],
)
def test_what_is_no_report_is_refused_in_one_line(content, tmp_path):
    path = tmp_path / "report.json"
    path.write_bytes(content.encode("latin-1"))
    with pytest.raises(InputError, match=r"report\.json: not a claimcheck report") as caught:
        reading.load_report(path)
    assert "\n" not in str(caught.value)


def test_a_document_that_was_not_checked_is_refused(tmp_path):
    path = tmp_path / "report.json"
    example.REPORT.save(path)
    with pytest.raises(InputError, match="not the one that was checked"):
        reading.load_report(path, document=Document("other", "x", sha256="1"))


def test_a_file_with_a_part_missing_is_refused(tmp_path):
    whole = json.loads(reports.render(example.REPORT, "json"))
    del whole["claims"][2]["calculations"][0]["interval"]
    path = tmp_path / "report.json"
    path.write_text(json.dumps(whole))
    with pytest.raises(InputError, match="interval"):
        reading.load_report(path)
