"""docs/reference-data.md: what it shows is what happens."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from claimcheck.cli.data import app
from claimcheck.reference.columns import COLUMNS
from claimcheck.reference.metadata import read

PAGE = (Path(__file__).parents[2] / "docs" / "reference-data.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
AUSFUHR = "Land;Jahr;Mio. EUR\nChina;2023;97.346,2\nFR;2023;..\n"


def _block(kind: str, words: str) -> str:
    return next(text for found, text in BLOCKS if found == kind and words in text)


def _commands(text: str) -> list[list[str]]:
    lines = text.replace("\\\n", " ").splitlines()
    return [shlex.split(line.removeprefix("$ claimcheck data "), comments=True) for line in lines]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_first_table(here: Path) -> None:
    """The first table has the fault that the page shows, passes once mended, and is added as shown."""
    (here / "first.csv").write_text(_block("csv", "DEU"))
    assert CliRunner().invoke(app, ["check", "first.csv"]).stdout.strip() == _block("", "1 fault").strip()
    head, *rows = _block("csv", "DEU").splitlines()
    (here / "first.csv").write_text(
        "\n".join([head + ",basis", *(f"{row},{'EUR' * ('growth' in row)}" for row in rows)])
    )
    (command,) = _commands(_block("console", "german-exports"))
    result = CliRunner().invoke(app, command)
    assert (result.exit_code, "german-exports added: 3 rows" in result.stdout) == (0, True)


def test_round_of_commands(here: Path) -> None:
    """The commands at the top of the page work in the order shown."""
    (here / "my-table.csv").write_text("\n".join(_block("csv", "DEU").splitlines()[:3]))
    for command in _commands(_block("console", "claimcheck data where")):
        assert CliRunner().invoke(app, command).exit_code == 0, command


def test_layout_of_ones_own(here: Path) -> None:
    """The options and the map beside the file read the same table, as the page says."""
    (here / "ausfuhr.csv").write_text(AUSFUHR.rsplit("\n", 2)[0], encoding="utf-8")
    (command,) = _commands(_block("console", "ausfuhr.csv"))
    assert CliRunner().invoke(app, command).exit_code == 0
    assert "DEU,CHN,export,TOTAL,2023,level,97346200000,EUR,6" in CliRunner().invoke(app, ["export", "ausfuhr"]).stdout
    (here / "ausfuhr.csv").write_text(AUSFUHR, encoding="utf-8")
    (here / "ausfuhr.map.json").write_text(_block("json", "Ausfuhr"))
    result = CliRunner().invoke(app, ["add", "ausfuhr.csv", "--id", "beside"])
    assert "beside added: 1 row" in result.stdout


def test_metadata_of_the_page(here: Path) -> None:
    """The metadata on the page are understood whole."""
    (here / "datapackage.json").write_text(json.dumps({"resources": [json.loads(_block("json", "kotra"))]}))
    (resource,) = read(here)
    assert resource.dataset.not_covered == ("RUS:2022/",)
    assert resource.dataset.licence == "terms of the publisher"


def test_every_column_is_explained() -> None:
    """The table of the native form names every column."""
    assert all(f"`{column}`" in PAGE for column in COLUMNS)
