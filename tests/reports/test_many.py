from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from claimcheck import reports
from claimcheck.errors import FormatError
from claimcheck.records import Document, Report

from . import example
from .test_standards import SCHEMAS, validator

OTHER = replace(
    example.REPORT,
    document=replace(example.REPORT.document, source="other.txt"),
    findings=example.FINDINGS[:2],
    consistency=(),
)
EMPTY = Report(Document("Nothing.", "empty.txt"), (), ())
THREE = (example.REPORT, EMPTY, OTHER)
ALONE = ("html",)


@pytest.mark.parametrize("name", reports.FORMATS)
def test_one_report_is_written_as_ever(name):
    assert reports.render_many([OTHER], name) == reports.render(OTHER, name)


@pytest.mark.parametrize("name", [name for name in reports.FORMATS if name not in ALONE])
def test_many_reports_hold_what_each_holds(name):
    text = reports.render_many(THREE, name)
    for finding in example.FINDINGS:
        assert finding.explanation.split(";")[0] in text.replace("\\", "").replace("\n  ", " ")
    assert text.endswith("\n")


def test_many_reports_are_one_list_one_table_one_log():
    """Each stays readable by the programs that read one."""
    whole = json.loads(reports.render_many(THREE, "json"))
    assert [one["document"]["source"] for one in whole] == ["neighbours.txt", "empty.txt", "other.txt"]
    assert len(reports.render_many(THREE, "jsonl").splitlines()) == 9
    rows = list(csv.DictReader(io.StringIO(reports.render_many(THREE, "csv"))))
    assert [row["document"] for row in rows] == ["neighbours.txt"] * 7 + ["other.txt"] * 2
    log = json.loads(reports.render_many(THREE, "sarif"))
    validator(SCHEMAS / "sarif-2.1.0-used.schema.json").validate(log)
    assert [len(run["results"]) for run in log["runs"]] == [8, 0, 2]


def test_claims_of_many_articles_keep_ids_of_their_own():
    graph = json.loads(reports.render_many(THREE, "claimreview"))
    validator(SCHEMAS / "claimreview.schema.json").validate(graph)
    ids = [review["@id"] for review in graph["@graph"]]
    assert len(set(ids)) == len(ids) == 9
    assert ids[0] == "#1-c1"
    assert ids[-1] == "#3-c2"
    assert all(review["url"].endswith(review["@id"]) for review in graph["@graph"])


@pytest.mark.parametrize("name", ALONE)
def test_a_page_holds_one_article(name):
    with pytest.raises(FormatError, match="holds one article; several articles fit terminal, json"):
        reports.render_many(THREE, name)
