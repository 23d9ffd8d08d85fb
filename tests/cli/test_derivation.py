"""``claimcheck explain`` and ``claimcheck recheck``: a saved report taken apart and worked out again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from claimcheck.cli import app

TEXT = "North Korea's trade with China came to $2.72 billion in 2023, KOTRA said."


@pytest.fixture(scope="module")
def saved(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.json"
    result = CliRunner().invoke(app, ["verify", "--text", TEXT, "--published", "2025-01-01", "-o", str(path)])
    assert result.exit_code == 0, result.output
    return path


def test_a_verdict_is_taken_apart(saved):
    """The derivation names the row, the formula's value and the rule; every line ends."""
    result = CliRunner().invoke(app, ["explain", str(saved), "c1"])
    assert result.exit_code == 0
    assert "Verdict: supported" in result.output
    assert "kotra_prk line" in result.output
    assert result.output.endswith("\n")


def test_a_report_comes_out_the_same(saved):
    """Working it out again says so in one line."""
    result = CliRunner().invoke(app, ["recheck", str(saved)])
    assert (result.exit_code, result.output.count("\n")) == (0, 1)


def test_a_report_that_was_changed_is_found_out(saved, tmp_path):
    """Another value in a row makes another outcome, and exit 3."""
    report = json.loads(saved.read_text(encoding="utf-8"))
    report["claims"][0]["calculations"][0]["value"] = 1
    changed = tmp_path / "changed.json"
    changed.write_text(json.dumps(report), encoding="utf-8")
    result = CliRunner().invoke(app, ["recheck", str(changed)])
    assert result.exit_code == 3
    assert "calculation 1" in result.output


@pytest.mark.parametrize("content", ["", "no json", "[]", "{}"])
def test_what_is_no_report_is_refused(content, tmp_path):
    """One error for a file that no report is in."""
    path = tmp_path / "file.json"
    path.write_text(content, encoding="utf-8")
    assert CliRunner().invoke(app, ["recheck", str(path)]).exit_code == 2
    assert CliRunner().invoke(app, ["explain", str(path), "c1"]).exit_code == 2
