"""``claimcheck data``: what each command prints, and how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from claimcheck.cli.data import app

SAMPLES = Path(__file__).parent / "samples"
BAD = "reporter,partner,flow,product,period,measure,value,unit\nUK,CHN,Imp,TOTAL,2023,level,1,GBP\n"


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_add_says_what_it_understood() -> None:
    """``add`` tells layout, rows, periods, areas, publisher and the first rows."""
    result = _run("add", SAMPLES / "comext.csv")
    assert result.exit_code == 0
    for words in ("comext added: 5 rows", "Eurostat", "DEU, EU27, GRC", "line 2: DEU VNM import HS030462 2024"):
        assert words in result.stdout
    assert "left out" in result.stderr


def test_list_show_export_remove(tmp_path: Path) -> None:
    """A table that was added is listed, shown, exported and removed."""
    _run("add", SAMPLES / "comext.csv", "--id", "mine", "--title", "My table")
    assert "My table" in _run("list").stdout
    shown = json.loads(_run("show", "mine", "--format", "json").stdout)
    assert (shown["layout"], shown["rows"], shown["units"]) == ("comext", 5, ["EUR", "kg"])
    assert "first rows" in _run("show", "mine").stdout
    _run("export", "mine", "-o", tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_text() == _run("export", "mine").stdout
    assert "removed mine" in _run("remove", "mine").stdout
    assert "My table" not in _run("list").stdout


def test_free_form_by_options(tmp_path: Path) -> None:
    """A layout of one's own needs no file beside it."""
    path = tmp_path / "t.csv"
    path.write_text("Country,Year,Way,Amount=m\nFrance,2023,Exp,12.5\n")
    result = _run(
        "add", path, "--map", "Country=reporter", "--map", "Year=period", "--map", "Way=flow",
        "--map", "Amount=m=value", "--recode", "flow:Exp=export", "--set", "partner=WLD", "--set", "product=TOTAL",
        "--set", "unit=EUR", "--scale", "1000000", "--format", "json",
    )  # fmt: skip
    understood = json.loads(result.stdout)
    assert understood["sample"] == ["line 2: FRA WLD export TOTAL 2023 level 12500000 EUR"]
    assert understood["columns"]["value"] == "Amount=m"


def test_check(tmp_path: Path) -> None:
    """``check`` names every fault and adds nothing."""
    path = tmp_path / "bad.csv"
    path.write_text(BAD)
    result = _run("check", path, SAMPLES / "owid.csv")
    assert result.exit_code == 2
    assert 'bad.csv, line 2: reporter is "UK"' in result.stdout
    assert "write import".casefold() in result.stdout.casefold()
    assert "sound, 3 rows (owid)" in result.stdout
    assert _run("check", SAMPLES / "owid.csv").exit_code == 0
    assert json.loads(_run("list", "--format", "json").stdout) == json.loads(_run("list", "--format", "json").stdout)


def test_check_as_data(tmp_path: Path) -> None:
    """``--format json`` gives the same faults as data."""
    path = tmp_path / "bad.csv"
    path.write_text(BAD)
    (told,) = json.loads(_run("check", path, "--format", "json").stdout)
    assert [(fault["line"], fault["column"], fault["value"]) for fault in told["faults"]] == [
        (2, "reporter", "UK"),
        (2, "flow", "Imp"),
    ]
    assert set(told["faults"][0]) == {"file", "line", "column", "value", "rule", "way_out", "severity"}


def test_check_of_no_table(tmp_path: Path) -> None:
    """What is no table at all is a fault of the file, as data too."""
    path = tmp_path / "book.csv"
    path.write_bytes(b"PK\x03\x04")
    result = _run("check", path, "--format", "json")
    assert result.exit_code == 2
    assert "Excel" in json.loads(result.stdout)[0]["faults"][0]["rule"]


def test_add_of_a_bad_table_as_data(tmp_path: Path) -> None:
    """A refused ``add`` gives its faults as data when asked."""
    path = tmp_path / "bad.csv"
    path.write_text(BAD)
    result = _run("add", path, "--format", "json")
    assert result.exit_code == 2
    assert len(json.loads(result.stdout)["faults"]) == 2


def test_where(tmp_path: Path) -> None:
    """``where`` names the three folders."""
    lines = dict(line.split(maxsplit=1) for line in _run("where").stdout.splitlines())
    assert lines["own"] == str(tmp_path / "user")
    assert lines["index"] == str(tmp_path / "cache")


@pytest.mark.parametrize(
    "arguments",
    [
        ("list", "--format", "xml"),
        ("add", "x.csv", "--map", "reporter"),
        ("check", "x.csv", "--recode", "a=b"),
        ("check",),
    ],
)
def test_mistakes_are_ours_to_word(arguments: tuple[str, ...]) -> None:
    """A wrong option is an error of ours, not a traceback of Python's."""
    from claimcheck.errors import ClaimcheckError

    assert isinstance(_run(*arguments).exception, ClaimcheckError)


def test_help_loads_nothing_heavy() -> None:
    """The commands can be described without loading what they use."""
    code = "import sys; import claimcheck.cli.data; assert not {'pandas', 'pandera', 'numpy'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_check_holds_files_against_their_metadata(tmp_path: Path) -> None:
    """A file in the user's folder that was changed by hand is a fault."""
    _run("add", SAMPLES / "comext.csv")
    assert _run("check").exit_code == 0
    (file,) = (tmp_path / "user").glob("comext.*.csv")
    file.write_text(file.read_text().replace("12345678", "12345679"))
    result = _run("check")
    assert result.exit_code == 2
    assert "hash" in result.stdout
