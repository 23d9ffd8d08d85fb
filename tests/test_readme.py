"""Every command of the README and the guides runs, and prints what the page says it prints."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
# Its tables and commands belong together and have a test of their own: tests/reference/test_page.py.
TESTED_APART = ("reference-data.md",)
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
# These set the project up; the run that guards main (`.ci/run`) executes them, and the test of the wheel installs it.
SETTING_UP = ("git ", "python -m venv", ". ", "cd ", "python -m pip", "python -m pytest", "jupyter ")


def sessions() -> list[tuple[str, str, str]]:
    """(page, command, expected output) of every console block, in order."""
    found = []
    for page in PAGES:
        if page.name in TESTED_APART:
            continue
        for block in BLOCK.findall(page.read_text(encoding="utf-8")):
            for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                command, _, output = part.partition("\n")
                found.append((page.name, command, output))
    return found


def normal(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip("\n").split("\n"))


def test_the_pages_hold_commands():
    """The README shows at least how to verify an article and how to run the tests."""
    commands = [command for page, command, _ in sessions() if page == "README.md"]
    assert any(command.startswith("claimcheck verify") for command in commands)
    assert any(command.startswith("python -m pytest") for command in commands)


@pytest.mark.parametrize("page", sorted({page for page, _, _ in sessions()}))
def test_commands_run_and_print_what_the_page_says(page, tmp_path):
    """The commands of a page run one after another in a copy of the checkout's folders; output is compared."""
    for folder in ("examples", "data"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "bin").mkdir()
    wrapper = tmp_path / "bin" / "claimcheck"
    wrapper.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m claimcheck "$@"\n')
    wrapper.chmod(0o755)
    environment = {
        **os.environ,
        "PATH": f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "CLAIMCHECK_DATA": str(tmp_path / "user-data"),
        "CLAIMCHECK_CACHE": str(tmp_path / "cache"),
        "COLUMNS": "80",
        "NO_COLOR": "1",
    }
    for where, command, expected in sessions():
        if where != page or command.startswith(SETTING_UP):
            continue
        done = subprocess.run(
            command, shell=True, capture_output=True, text=True, cwd=tmp_path, env=environment, timeout=120
        )
        assert done.returncode in (0, 3), f"{page}: $ {command}\n{done.stderr}"
        if expected.strip():
            pattern = ".*?".join(map(re.escape, re.split(r"^\.\.\.$", normal(expected), flags=re.MULTILINE)))
            assert re.fullmatch(pattern, normal(done.stdout), re.DOTALL), f"{page}: $ {command}\n{done.stdout}"


def test_the_run_that_guards_main_calls_the_test_command_of_the_readme():
    """Whoever follows the README runs what guards main."""
    command = next(c for page, c, _ in sessions() if page == "README.md" and c.startswith("python -m pytest"))
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page):
    """A relative link names a file that exists."""
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if not target.startswith(("http://", "https://", "mailto:")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_nobody_is_told_to_install_another_project():
    """The name `claimcheck` on the package index belongs to somebody else."""
    for page in PAGES:
        assert not re.search(r"pip install (?:-\S+ )*claimcheck(?![-\w])", page.read_text(encoding="utf-8")), page.name
