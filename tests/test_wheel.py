"""The built wheel, not the checkout: what ships is what works."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(*command: str, **options) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, **options)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--outdir", str(out), str(ROOT))
    return next(out.glob("claimcheck_trade-*.whl"))


def test_the_wheel_holds_tables_data_and_templates(wheel):
    """Everything that the code reads at run time ships."""
    names = set(zipfile.ZipFile(wheel).namelist())
    tables = {str(path.relative_to(ROOT)) for path in (ROOT / "claimcheck").rglob("*.csv")}
    data = {f"claimcheck/_data/{path.name}" for path in (ROOT / "data").iterdir() if path.suffix in (".csv", ".json")}
    assert tables <= names
    assert data <= names
    assert not [name for name in names if "/tests/" in name or name.endswith(".pyc")]


def test_an_installed_wheel_verifies_an_article_from_another_folder(wheel, tmp_path):
    """A clean environment, the wheel, an article elsewhere: a report with claims and data."""
    environment = {**os.environ, "CLAIMCHECK_DATA": str(tmp_path / "data"), "CLAIMCHECK_CACHE": str(tmp_path / "cache")}
    environment.pop("PYTHONPATH", None)
    run(sys.executable, "-m", "venv", str(tmp_path / "venv"))
    python = str(tmp_path / "venv" / "bin" / "python")
    constraints = str(ROOT / "constraints.txt")
    run(python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "-c", constraints, str(wheel))
    article = tmp_path / "elsewhere" / "article.txt"
    article.parent.mkdir()
    article.write_text((ROOT / "examples" / "north-korea.txt").read_text(encoding="utf-8"), encoding="utf-8")
    command = str(tmp_path / "venv" / "bin" / "claimcheck")
    report = json.loads(run(command, "verify", "article.txt", "--format", "json", cwd=article.parent, env=environment))
    assert report["claims"]
    assert report["catalog"]
    assert report["summary"]["supported"]
