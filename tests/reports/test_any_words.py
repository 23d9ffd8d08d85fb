"""Whatever words an article, a table or a source is made of, every format is written and stays harmless."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck import reports

from . import example
from .test_html import Page

MARKS = st.sampled_from(
    [*example.HOSTILE_WORDS, "<", "&", "`", "|", "\\", "[/]", "\x1b[", "\u202e", "]]>", "-->", "${", "\x85"]
)
WORDS = st.lists(st.one_of(st.text(st.characters(codec=None), max_size=20), MARKS), min_size=1, max_size=4).map("".join)
ACTS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\u2028\ud800-\udfff]")


@pytest.fixture(scope="module")
def tags():
    return {tag for tag, _ in Page(reports.render(example.REPORT, "html")).tags} | {"em"}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.tuples(WORDS, WORDS))
def test_any_words_are_written_and_do_nothing(tags, words):
    made = example.hostile(words, padding=10)
    written = {name: reports.render(made, name) for name in reports.FORMATS}
    for name, text in written.items():
        assert not ACTS.search(text), name
        text.encode()
    page = Page(written["html"])
    assert page.faults == page.open == []
    assert {tag for tag, _ in page.tags} <= tags
    for name in ("json", "claimreview", "sarif"):
        json.loads(written[name])
    assert json.loads(written["json"])["claims"][0]["text"] == made.findings[0].claim.text
    assert len(list(csv.reader(io.StringIO(written["csv"])))) == 1 + len(made.findings)
