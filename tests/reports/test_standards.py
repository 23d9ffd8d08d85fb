"""JSON against the schema we publish; ClaimReview and SARIF against what their standards require."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from claimcheck import reports
from claimcheck.records import VERDICTS, Document, Flow, Report, Review

from . import example

SCHEMAS = Path(__file__).parent / "schemas"
PUBLISHED = Path(__file__).parents[2] / "docs" / "report.schema.json"
REVIEWED = replace(
    example.REPORT,
    reviews=(
        Review(
            "c4", "overrule", "Ada Editor", "2025-09-05T10:00:00Z", "supported", "The figure is in Canadian dollars."
        ),
        Review("c6", "misread", "Ada Editor", "2025-09-05T10:01:00Z"),
        Review("c1", "accept", "Ada Editor", "2025-09-05T10:02:00Z"),
    ),
)
EMPTY = Report(Document("Nothing.", "text"), (), ())
RANKED = replace(
    example.REPORT,
    findings=(
        replace(
            example.KOREA_LEVEL,
            claim=replace(
                example.KOREA_LEVEL.claim,
                kind="rank",
                rank_of=None,
                compared_to=Flow("KOR", None, "import"),
                value=None,
            ),
        ),
    ),
)


def validator(path: Path) -> jsonschema.Draft202012Validator:
    schema = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.fixture(params=["report", "hostile", "reviewed", "empty", "ranked"])
def any_report(request):
    known = {"reviewed": REVIEWED, "empty": EMPTY, "ranked": RANKED}
    return known[request.param] if request.param in known else request.getfixturevalue(request.param)


def test_json_is_as_the_published_schema_says(any_report):
    validator(PUBLISHED).validate(json.loads(reports.render(any_report, "json")))


def test_the_published_schema_refuses_what_it_does_not_name():
    """The schema is closed: a key that is new, missing or of another kind is a fault."""
    good = json.loads(reports.render(example.REPORT, "json"))
    check = validator(PUBLISHED)
    for fault in (
        lambda r: r["claims"][0].pop("verdict"),
        lambda r: r["claims"][0].update(extra=1),
        lambda r: r["claims"][0]["calculations"][0]["rows"][0].update(line="7"),
        lambda r: r.update(schema_version=2),
        lambda r: r["claims"][0].update(verdict="true"),
        lambda r: r["claims"][0]["interval"].pop(),
    ):
        bad = json.loads(json.dumps(good))
        fault(bad)
        assert not check.is_valid(bad)


def test_sarif_is_as_the_standard_says(any_report):
    validator(SCHEMAS / "sarif-2.1.0-used.schema.json").validate(json.loads(reports.render(any_report, "sarif")))


def test_sarif_results_stand_at_the_words_and_name_their_rule():
    log = json.loads(reports.render(example.REPORT, "sarif"))["runs"][0]
    lines = example.TEXT.split("\n")
    rules = log["tool"]["driver"]["rules"]
    for result in log["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region["startLine"] == region["endLine"]
        assert (
            lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1]
            == region["snippet"]["text"]
            == example.TEXT[region["charOffset"] :][: region["charLength"]]
        )
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    levels = {result["properties"]["claim"]: result["level"] for result in log["results"] if "properties" in result}
    assert levels == {
        "c1": "none",
        "c2": "none",
        "c3": "none",
        "c4": "error",
        "c5": "none",
        "c6": "warning",
        "c7": "none",
    }
    (clash,) = (result for result in log["results"] if result["ruleId"] == "inconsistent")
    assert len(clash["relatedLocations"]) == 1


@pytest.mark.parametrize(
    ("source", "uri"),
    [
        ("-", "text"),
        ("articles/my story.txt", "articles/my%20story.txt"),
        ("a\\b.txt", "a/b.txt"),
        ("50%.txt", "50%25.txt"),
        ("https://example.org/a?b=c&d=%20e", "https://example.org/a?b=c&d=%20e"),
    ],
)
def test_sarif_names_the_source_as_an_address(source, uri):
    report = replace(EMPTY, document=replace(EMPTY.document, source=source))
    assert json.loads(reports.render(report, "sarif"))["runs"][0]["artifacts"][0]["location"]["uri"] == uri


def test_sarif_rules_do_not_move_when_claims_do():
    """A finding keeps its fingerprint when its sentence moves down the page."""

    def prints(report):
        return [r["partialFingerprints"] for r in json.loads(reports.render(report, "sarif"))["runs"][0]["results"][:7]]

    moved = tuple(
        replace(
            f,
            claim=replace(
                f.claim, start=f.claim.start + 9, end=f.claim.end + 9, sentence_start=f.claim.sentence_start + 9
            ),
        )
        for f in example.FINDINGS
    )
    document = replace(example.REPORT.document, text="\n" * 9 + example.TEXT)
    before = prints(example.REPORT)
    assert prints(replace(example.REPORT, document=document, findings=moved)) == before
    assert len({tuple(one.items()) for one in before}) == 7


def test_claim_reviews_have_what_is_required_and_are_drafts(any_report):
    """Required: claimReviewed, reviewRating, url. Ours are marked as drafts, unsigned until a human spoke."""
    validator(SCHEMAS / "claimreview.schema.json").validate(json.loads(reports.render(any_report, "claimreview")))


def test_claim_reviews_rate_what_is_settled_only():
    graph = json.loads(reports.render(example.REPORT, "claimreview"))["@graph"]
    values = [one["reviewRating"].get("ratingValue") for one in graph]
    assert values == [5, 5, 5, 1, 5, 3, None]


def test_claim_reviews_show_both_verdicts_and_never_one_for_the_other():
    graph = json.loads(reports.render(REVIEWED, "claimreview"))["@graph"]
    assert [one["author"]["name"] for one in graph[3]["reviewRating"]] == ["claimcheck", "Ada Editor"]
    assert [one.get("ratingValue") for one in graph[3]["reviewRating"]] == [1, 5]
    assert [one.get("ratingValue") for one in graph[5]["reviewRating"]] == [3, None]
    assert graph[3]["author"] == {"@type": "Person", "name": "Ada Editor"}


def test_claim_reviews_can_stand_in_a_script_element(hostile):
    assert not set("<>&") & set(reports.render(hostile, "claimreview"))


@pytest.mark.parametrize("name", reports.FORMATS)
def test_every_format_shows_both_verdicts(name):
    """The machine's verdict stays where it was; the human's and their name stand beside it."""
    text = " ".join(reports.render(REVIEWED, name).replace("\\", "").split())
    assert "Ada Editor" in text
    assert "Canadian dollars" in text
    for verdict in ("refuted", "supported"):
        assert verdict in text.lower()
    assert "misread" in text


def test_every_verdict_has_a_rule_and_a_rating_word():
    one = tuple(
        replace(example.KOREA_LEVEL, verdict=verdict, claim=replace(example.KOREA_LEVEL.claim, id=f"c{n}"))
        for n, verdict in enumerate(VERDICTS, 1)
    )
    report = replace(example.REPORT, findings=one)
    rules = json.loads(reports.render(report, "sarif"))["runs"][0]["tool"]["driver"]["rules"]
    assert {rule["id"].partition("/")[0] for rule in rules} == {*VERDICTS, "inconsistent"}
