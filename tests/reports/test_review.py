from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from claimcheck import review
from claimcheck.errors import InputError
from claimcheck.reports.view import review_of

from . import example

NOON = datetime(2025, 9, 5, 12, tzinfo=UTC)


@pytest.fixture
def path(tmp_path):
    saved = tmp_path / "report.json"
    example.REPORT.save(saved)
    return saved


def test_a_review_stands_beside_the_verdict_and_changes_nothing_else(report):
    """The machine's verdict, the summary and every other record stay as they were."""
    after = report.override("c4", "supported", reviewer="Ada", reason="Canadian dollars", at=NOON)
    assert [f.verdict for f in after.findings] == [f.verdict for f in report.findings]
    assert replace(after, reviews=()) == report
    said = review_of(after, "c4")
    assert (said.said, said.reviewer, said.at) == ("overruled: supported", "Ada", "2025-09-05T12:00:00Z")
    assert report.reviews == ()


def test_the_latest_review_holds_and_the_earlier_one_is_kept(report):
    late = report.override("c4", reviewer="Bea", at=NOON + timedelta(hours=1))
    both = late.accept("c4", reviewer="Ada", at=NOON)
    assert [one.reviewer for one in both.reviews] == ["Ada", "Bea"]
    assert review_of(both, "c4").said == "misread"
    assert review_of(both, "c1") is None


@pytest.mark.parametrize(
    ("moment", "stamp"),
    [
        (datetime(2025, 9, 5, 12), "2025-09-05T12:00:00Z"),
        (datetime(2025, 9, 5, 12, 0, 0, 999999, tzinfo=timezone(timedelta(hours=9))), "2025-09-05T03:00:00Z"),
    ],
)
def test_times_are_utc_to_the_second(report, moment, stamp):
    assert report.accept("c1", reviewer="Ada", at=moment).reviews[0].at == stamp


def test_now_is_meant_where_no_time_is_given(report):
    before = datetime.now(UTC).replace(microsecond=0)
    stamp = report.accept("c1", reviewer="Ada").reviews[0].at
    assert before <= datetime.strptime(stamp, "%Y-%m-%dT%H:%M:%S%z") <= datetime.now(UTC)


@pytest.mark.parametrize(
    ("claim", "action", "given", "said"),
    [
        ("c9", "accept", {}, "no claim 'c9' in the report; it holds c1 to c7"),
        ("c4", "praise", {}, "expected one of accept, overrule, misread"),
        ("c4", "accept", {"reviewer": "  "}, "a review needs a name"),
        ("c4", "overrule", {"verdict": "wrong", "reason": "x"}, "unknown verdict 'wrong'"),
        ("c4", "overrule", {"verdict": None, "reason": "x"}, "unknown verdict None"),
        ("c4", "overrule", {"verdict": "refuted", "reason": "x"}, "already 'refuted'"),
        ("c4", "overrule", {"verdict": "supported"}, "needs a reason"),
        ("c4", "accept", {"verdict": "supported"}, "takes no verdict"),
    ],
)
def test_a_review_that_cannot_stand_is_refused_with_a_way_out(report, claim, action, given, said):
    with pytest.raises(InputError, match=said):
        review.give(report, claim, action, **{"reviewer": "Ada", **given})


def test_reviews_are_appended_and_read_back(path, report):
    first = review.give(
        report, "c4", "overrule", reviewer="Ada", verdict="supported", reason="Canadian\ndollars", at=NOON
    )
    second = review.give(report, "c6", "misread", reviewer="Béa", at=NOON)
    review.append(path, report, first)
    once = review.sidecar(path).read_bytes()
    review.append(path, report, second)
    assert review.sidecar(path).name == "report.review.jsonl"
    assert review.sidecar(path).read_bytes().startswith(once)
    assert review.kept(path, report) == review.Kept((first, second), 0)
    assert review.kept(path.with_name("other.json"), report) == review.Kept((), 0)


def test_reviews_follow_their_words_and_not_their_number(path, report):
    """A claim found before it moves the ids; the review stays with the words it was about."""
    review.append(path, report, review.give(report, "c4", "misread", reviewer="Ada", at=NOON))
    moved = tuple(replace(f, claim=replace(f.claim, id=f"c{n}")) for n, f in enumerate(report.findings, 5))
    assert [one.claim for one in review.kept(path, replace(report, findings=moved)).reviews] == ["c8"]


def test_reviews_of_another_text_or_of_a_verdict_since_changed_are_not_shown(path, report):
    review.append(path, report, review.give(report, "c4", "accept", reviewer="Ada", at=NOON))
    review.append(path, report, review.give(report, "c6", "misread", reviewer="Ada", at=NOON))
    other = replace(report, document=replace(report.document, sha256="00"))
    assert review.kept(path, other) == review.Kept((), 2)
    changed = tuple(replace(f, verdict="close") for f in report.findings)
    now = review.kept(path, replace(report, findings=changed))
    assert ([one.claim for one in now.reviews], now.stale) == (["c6"], 1)
    fewer = replace(report, findings=report.findings[:1])
    assert review.kept(path, fewer).stale == 2


def test_a_line_cut_off_does_not_swallow_the_next(path, report):
    """The broken line is named; the one written after it is whole."""
    kept = review.sidecar(path)
    kept.write_text('{"claim": "c1", "act')
    review.append(path, report, review.give(report, "c4", "misread", reviewer="Ada", at=NOON))
    with pytest.raises(InputError, match=r"report\.review\.jsonl, line 1: no review"):
        review.kept(path, report)
    kept.write_text("\n".join(kept.read_text().splitlines()[1:]))
    assert len(review.kept(path, report).reviews) == 1


@pytest.mark.parametrize(
    "fault", [{"action": "praise"}, {"verdict": "refuted"}, {"verdict": "x"}, {"extra": 1}, {"span": ...}]
)
def test_a_line_that_is_no_review_is_refused(path, report, fault):
    review.append(path, report, review.give(report, "c4", "misread", reviewer="Ada", at=NOON))
    one = json.loads(review.sidecar(path).read_text())
    one = {key: value for key, value in {**one, **fault}.items() if value is not ...}
    review.sidecar(path).write_text(json.dumps(one))
    with pytest.raises(InputError, match="line 1: no review"):
        review.kept(path, report)


def test_a_place_that_cannot_be_written_is_the_users_mistake(report, tmp_path):
    with pytest.raises(InputError, match="cannot keep the review"):
        review.append(tmp_path / "gone" / "report.json", report, review.give(report, "c1", "accept", reviewer="Ada"))
