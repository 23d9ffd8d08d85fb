"""Whole articles: what is accused in them is what was made wrong in them.

The articles of ``examples/`` hold twelve figures that are wrong on purpose (its README lists them) among more than a
hundred that are right, with pronouns, inherited years and neighbours that mislead a reader of single sentences.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

import claimcheck
from claimcheck.records import Report
from claimcheck.verification import explain, recheck

EXAMPLES = Path(__file__).parents[2] / "examples"
WRONG = {
    "north-korea.txt": ("$630.44 million", "widened to $1.98 billion"),
    "us-china.txt": ("16.9 percent", "more than twice"),
    "germany.txt": ("86.3 billion euros", "nearly doubled"),
    "india.txt": ("were $63.4 billion", "$131.45 billion"),
    "japan.txt": ("9.29 billion yen", "about a third"),
    "britain.txt": ("52 percent", "141 billion"),
}
SUPPORTED = 85
"""True figures of all articles that are borne out, at least."""


@cache
def report(name: str) -> Report:
    catalog = claimcheck.Catalog.load(embedded=True, user=False)
    return claimcheck.verify(EXAMPLES / name, catalog=catalog)


def wrong_places(name: str) -> list[tuple[int, int]]:
    """Where the words stand that are wrong on purpose."""
    text = report(name).document.text
    return [(text.index(words), text.index(words) + len(words)) for words in WRONG[name]]


@pytest.mark.parametrize("name", WRONG)
def test_only_what_is_wrong_is_refuted(name: str) -> None:
    """No true figure of an article is accused, however its slots were come by."""
    places = wrong_places(name)
    accused = [f for f in report(name).findings if f.verdict == "refuted"]
    falsely = [f for f in accused if not any(f.claim.start < end and start < f.claim.end for start, end in places)]
    assert not falsely, [(f.claim.span, f.explanation) for f in falsely]


@pytest.mark.parametrize("name", WRONG)
def test_no_article_is_said_to_contradict_itself(name: str) -> None:
    """None of the figures wrong on purpose clashes with another of its article, but for one German balance."""
    clashes = [c for c in report(name).consistency if c.verdict == "inconsistent"]
    spans = {f.claim.id: f.claim.span for f in report(name).findings}
    wrong = [words for words in WRONG[name] if any(spans[id] in words for clash in clashes for id in clash.claims)]
    assert not clashes or wrong


def test_wrong_figures_are_seen_and_true_ones_borne_out() -> None:
    """Some of what is wrong is refuted outright, and most of what can be looked up is supported."""
    verdicts = [f.verdict for name in WRONG for f in report(name).findings]
    assert verdicts.count("refuted") >= 4
    assert verdicts.count("supported") >= SUPPORTED


@pytest.mark.parametrize("name", WRONG)
def test_reports_of_articles_can_be_redone_and_told(name: str) -> None:
    """The report of an article comes out the same from its own rows, and every claim can be explained."""
    found = json.loads(json.dumps(report(name).to_dict()))
    assert recheck(found) == []
    assert all(explain(found, claim["id"]) for claim in found["claims"])
