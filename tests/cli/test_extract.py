"""``claimcheck extract``: claims, and why other numbers are none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from claimcheck.cli import app

TEXT = "Japan's exports rose 5% last year to 100.89 trillion yen, while the Nikkei gained 2%. Imports fell 3%."


def run(*arguments: str) -> str:
    result = CliRunner().invoke(app, ["extract", "--published", "2025-02-01", "--text", TEXT, *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_claims_are_listed():
    """Each claim stands with what it says; the share index is none."""
    found = json.loads(run("--format", "json"))
    assert [claim["span"] for claim in found] == ["5%", "100.89 trillion yen", "3%"]
    assert {claim["reporter"] for claim in found} == {"JPN"}
    assert "3 claims found" in run()


def test_explanations_say_where_each_slot_was_read():
    """A slot names its words and the sentence they stand in; a number that is no claim says why."""
    (found,) = json.loads(run("--explain", "--format", "json"))
    by_span = {entry["span"]: entry for entry in found["numbers"]}
    assert by_span["2%"]["refused"]
    assert by_span["3%"]["slots"]["reporter"]["where"] == "sentence before"
    assert by_span["5%"]["slots"]["period"]["words"] == "last year"
    shown = run("--explain")
    assert "reporter: JPN, from “Japan”, own sentence" in shown
    assert "2%  no claim: " in shown


@pytest.mark.parametrize("format", ["text", "json", "jsonl", "csv"])
def test_a_listing_can_be_written_to_a_file(format, tmp_path: Path):
    """What goes to the screen goes to the file."""
    target = tmp_path / "claims.out"
    assert run("--format", format, "-o", str(target)) == ""
    assert target.read_text(encoding="utf-8") == run("--format", format)


def test_claims_of_several_articles_name_theirs(tmp_path: Path):
    """Every claim of a listing of two articles says which one it stands in."""
    for name, text in (("a.txt", "Japan's exports rose 5% in 2024."), ("b.txt", "India's imports fell 3% in 2024.")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    files = [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    found = json.loads(CliRunner().invoke(app, ["extract", *files, "--format", "json"]).output)
    assert [(claim["source"], claim["reporter"]) for claim in found] == [(files[0], "JPN"), (files[1], "IND")]
    first, *rows = CliRunner().invoke(app, ["extract", *files, "--format", "csv"]).output.splitlines()
    assert first.startswith("source,id,")
    assert [row.split(",")[0] for row in rows] == files
