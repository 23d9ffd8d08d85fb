from __future__ import annotations

import json

import pytest
import typer
from typer.testing import CliRunner

from claimcheck.cli.review import review
from claimcheck.errors import InputError

from . import example

app = typer.Typer()
app.command()(review)


@pytest.fixture
def path(tmp_path):
    saved = tmp_path / "report.json"
    example.REPORT.save(saved)
    return saved


@pytest.fixture
def run(path, monkeypatch):
    monkeypatch.delenv("CLAIMCHECK_REVIEWER", raising=False)

    def ran(*options, keys=""):
        done = CliRunner().invoke(app, [str(path), *options], input=keys)
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        assert done.exit_code == 0, done.output
        return done

    return ran


def lines(path):
    return [json.loads(line) for line in path.with_name("report.review.jsonl").read_text().splitlines()]


def test_one_claim_is_reviewed_without_questions(run, path):
    run("--claim", "c4", "--overrule", "supported", "--reason", "Canadian dollars", "--name", "Ada")
    run("--claim", "c1", "--accept", "--name", "Bea")
    assert [(one["claim"], one["action"], one["reviewer"], one["machine"]) for one in lines(path)] == [
        ("c4", "overrule", "Ada", "refuted"),
        ("c1", "accept", "Bea", "supported"),
    ]


def test_questions_go_from_claim_to_claim_and_stop_when_told(run, path):
    """Accept one, overrule the next after a refused answer, skip the third, stop at the fourth."""
    keys = "Ada\na\no\nwrong\nwhy\no\nrefuted\nfrom the source\nx\ns\nq\n"
    done = run(keys=keys)
    assert "97 per cent" in done.stdout
    assert "unknown verdict 'wrong'" in done.stderr
    assert [(one["claim"], one["action"], one["verdict"]) for one in lines(path)] == [
        ("c1", "accept", None),
        ("c2", "overrule", "refuted"),
    ]
    assert "c3" in run("--name", "Ada", keys="q\n").stdout


def test_nothing_is_asked_once_all_is_reviewed(run):
    run(keys="Ada\n" + "a\n" * 7)
    assert "Every claim has been reviewed" in run().stderr
    assert "[1 of 7]" in run("--again", "--name", "Ada", keys="q\n").stdout


def test_a_reviewed_report_is_written_in_any_format_with_both_verdicts(run, path, tmp_path):
    """Here the text itself is gone: the sentences with claims stand for it."""
    run("--claim", "c4", "--overrule", "supported", "--reason", "Canadian dollars", "--name", "Ada")
    shown = run("--show").stdout
    assert "REFUTED" in shown
    assert "overruled: supported, by Ada" in shown
    for ending in ("html", "md", "csv", "sarif", "jsonld", "json"):
        out = tmp_path / f"out.{ending}"
        run("-o", str(out))
        assert "Canadian dollars" in out.read_text(encoding="utf-8")


def test_the_whole_text_is_shown_where_it_is_still_the_same(run, path, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    out = tmp_path / "out.html"
    run("-o", str(out))
    assert "Seoul itself did well" not in out.read_text(encoding="utf-8")
    (tmp_path / "neighbours.txt").write_bytes(example.TEXT.encode())
    run("-o", str(out))
    assert "Seoul itself did well" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--claim", "c4"), "nothing said about the claim"),
        (("--claim", "c44", "--accept", "--name", "Ada"), "no claim 'c44'"),
        (("--claim", "c4", "--accept"), "needs a name"),
        (("--claim", "c4", "--accept", "--misread"), "--accept and --misread together"),
        (("--accept",), "no claim"),
        (("--claim", "c4", "--overrule", "maybe", "--name", "Ada"), "unknown verdict 'maybe'"),
        (("-o", "x.docx"), "no report format ends in '.docx'"),
    ],
)
def test_mistakes_are_said_in_one_line_and_nothing_is_written(run, path, options, said):
    from claimcheck.errors import ClaimcheckError

    with pytest.raises(ClaimcheckError, match=said):
        run(*options)
    assert [one.name for one in path.parent.iterdir()] == ["report.json"]


def test_reviews_of_an_older_report_are_counted_and_not_shown(run, path):
    run("--claim", "c4", "--accept", "--name", "Ada")
    whole = json.loads(path.read_text())
    whole["claims"][3]["verdict"] = "close"
    path.write_text(json.dumps(whole))
    done = run("--show")
    assert "1 earlier review speaks of another text or verdict" in done.stderr
    assert "Ada" not in done.stdout


def test_a_missing_report_is_named(tmp_path):
    done = CliRunner().invoke(app, [str(tmp_path / "none.json"), "--show"])
    assert isinstance(done.exception, InputError)
    assert "none.json" in str(done.exception)
