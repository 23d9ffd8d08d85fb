from __future__ import annotations

import re
from pathlib import Path

from claimcheck import reports
from claimcheck.reports import wording
from claimcheck.reports.html import _part

PAGE = (Path(__file__).parents[2] / "docs" / "reports.md").read_text(encoding="utf-8")
LINES = {"solid": "straight"}


def test_the_page_names_every_format_with_its_ending():
    for name, made in reports.FORMATS.items():
        assert f"| `{name}` | `{made.ending}` |" in PAGE


def test_the_page_shows_every_verdict_as_the_reports_do():
    """Sign, word, line and meaning are those of the tables and the style sheet."""
    for code, row in wording.table("verdicts").items():
        style = re.search(rf"\.v-{code}{{[^}}]*--style:(\w+)", _part("report.css"))[1]
        assert f"| {row['symbol']} | {row['word']} | {LINES.get(style, style)} | {row['meaning']} |" in PAGE
