from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck import reports
from claimcheck.errors import FormatError, InputError
from claimcheck.records import Document, Report
from claimcheck.reports import writing


@pytest.mark.parametrize("name", reports.FORMATS)
def test_every_format_writes_the_same_text_twice(name, report):
    """A second run gives the same bytes, and the text ends in one line end."""
    first = reports.render(report, name)
    assert first == reports.render(report, name)
    assert first.endswith("\n")
    assert first.encode()


@pytest.mark.parametrize("name", reports.FORMATS)
def test_every_format_takes_an_article_without_claims(name):
    """No claim is a result like any other."""
    reports.render(Report(Document("Nothing here.", "text"), (), ()), name)


@pytest.mark.parametrize("name", reports.FORMATS)
def test_every_ending_names_its_format(name, report, tmp_path):
    """What is saved is what is rendered, and nothing else is left in the folder."""
    path = tmp_path / f"report{reports.FORMATS[name].ending}"
    report.save(path)
    assert path.read_text(encoding="utf-8") == reports.render(report, name)
    assert list(tmp_path.iterdir()) == [path]


def test_unknown_format_names_all_formats(report):
    with pytest.raises(FormatError, match=r"'docx'.*terminal.*json.*jsonl.*csv.*markdown"):
        reports.render(report, "docx")


@pytest.mark.parametrize("name", ["report.docx", "report", ".json"])
def test_unknown_ending_names_all_endings_and_writes_nothing(name, report, tmp_path):
    with pytest.raises(FormatError, match=r"\.json \(json\)"):
        report.save(tmp_path / name)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("place", ["missing/report.json", "folder.json"])
def test_a_place_that_cannot_be_written_is_the_users_mistake(place, report, tmp_path):
    (tmp_path / "folder.json").mkdir()
    with pytest.raises(InputError, match="cannot write the report"):
        report.save(tmp_path / place)
    assert [path.name for path in tmp_path.iterdir()] == ["folder.json"]


def test_a_failed_write_leaves_the_old_report(tmp_path, monkeypatch):
    """A reader never sees half a file."""
    path = tmp_path / "report.json"
    path.write_text("old")

    def fails(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(InputError, match="no space left"):
        writing.write(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_the_registry_loads_no_heavy_library():
    """The command line's help page reads the formats' names, and must not wait for pandas."""
    code = "import sys, claimcheck.reports; print({'pandas', 'rich', 'jinja2', 'httpx'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "set()\n"
