from __future__ import annotations

import claimcheck

from . import example
from .test_html import Page
from .test_standards import REVIEWED


def test_a_cell_shows_every_claim_with_both_sides_of_the_figure(report):
    words = " ".join(Page(report._repr_html_()).words)
    for finding in report.findings:
        assert finding.claim.span in words
        assert finding.explanation in words
    assert "97.06%" in words
    assert "The article contradicts itself" in words
    assert len(report._repr_html_()) < 10_000


def test_a_cell_shows_both_verdicts():
    words = " ".join(Page(REVIEWED._repr_html_()).words)
    assert "overruled: supported, Ada Editor" in words
    assert "refuted" in words


def test_a_cell_needs_no_script_and_no_style_and_holds_no_tag_of_the_article(hostile, report):
    ours, theirs = Page(report._repr_html_()), Page(hostile._repr_html_())
    assert theirs.faults == ours.faults == []
    assert {tag for tag, _ in theirs.tags} <= {tag for tag, _ in ours.tags}
    assert not {"script", "style", "img", "a", "iframe"} & {tag for tag, _ in ours.tags}
    assert {name for _, known in theirs.tags for name in known} == {"class"}


def test_public_names_reach_compare_and_saved_reports(tmp_path):
    example.REPORT.save(tmp_path / "report.json")
    again = claimcheck.load_report(tmp_path / "report.json")
    assert len(claimcheck.compare([example.REPORT, again])) == 14
