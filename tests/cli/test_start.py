"""The command line answers in a blink, and a user's mistake is one line."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("pandas", "pandera", "httpx", "jinja2", "numpy")


def run(*arguments: str, stdin: bytes = b"", **options):
    return subprocess.run(
        [sys.executable, "-m", "claimcheck", *arguments], input=stdin, capture_output=True, timeout=120, **options
    )


@pytest.mark.parametrize("arguments", [["--help"], ["verify", "--help"], ["extract", "--help"], ["--version"]])
def test_help_loads_nothing_heavy(arguments):
    """Help and version come without the table libraries."""
    code = (
        "import sys\n"
        "from claimcheck.cli import app\n"
        f"try: app({arguments!r}, prog_name='claimcheck')\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        f"loaded = [name for name in {HEAVY!r} if name in sys.modules]\n"
        "sys.exit(f'loaded: {loaded}' if loaded else 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert "claimcheck" in done.stdout


def test_extraction_loads_nothing_heavy():
    """Reading a text needs no table library."""
    code = (
        "import sys, claimcheck\n"
        "assert claimcheck.extract('Exports of Japan rose 5.9% to $717 billion in 2023.')\n"
        f"sys.exit(str([name for name in {HEAVY!r} if name in sys.modules] or ''))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert not done.stderr.strip(), done.stderr


MISTAKES = [
    (["verify", "missing.txt"], b"", "missing.txt: no such file"),
    (["verify", "."], b"", "is a directory"),
    (["verify", "-"], b"", "is empty"),
    (["verify", "-"], b"\x00\x01\xff\xfe", "not text"),
    (["verify", "-"], "Größe".encode("latin-1"), "is not UTF-8"),
    (["verify", "--text", "Exports rose 5%.", "--format", "poem"], b"", "poem"),
    (["verify", "--text", "Exports rose 5%.", "--published", "soon"], b"", "YYYY-MM-DD"),
    (["verify", "--text", "Exports rose 5%.", "--fail-on", "wrong"], b"", "not_enough_evidence"),
    (["verify", "--text", "Exports rose 5%.", "-o", "no/such/folder.json"], b"", "no such folder"),
    (["verify", "--text", "Exports rose 5%.", "-o", "report.poem"], b"", "poem"),
    (["verify", "--text", "Exports rose 5%.", "--data", "missing.csv"], b"", "missing.csv"),
    (["verify", "--text", "Exports rose 5%.", "--tolerance", "-1"], b"", "tolerance"),
    (["verify", "--text", " "], b"", "--text is empty"),
    (["verify"], b"", "no SOURCE"),
    (["verify", "https://example.org/a"], b"", "not fetched"),
    (["verify", "--no-such-option"], b"", "--no-such-option"),
    (["extract", "--text", "Exports rose 5%.", "--format", "poem"], b"", "poem"),
    (["nonsense"], b"", "nonsense"),
]


@pytest.mark.parametrize(("arguments", "stdin", "said"), MISTAKES, ids=lambda value: str(value)[:40])
def test_a_mistake_is_one_line(arguments, stdin, said, tmp_path):
    """One clear line on stderr, exit 2, nothing on stdout and nothing written."""
    done = run(*arguments, stdin=stdin, cwd=tmp_path)
    assert done.returncode == 2, done.stderr
    assert not done.stdout
    error = done.stderr.decode()
    assert error.count("\n") == 1, error
    assert said in error
    assert not list(tmp_path.iterdir())
