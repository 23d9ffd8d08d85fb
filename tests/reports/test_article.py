from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.records import Claim, Document, Finding, Interval, Report, Words
from claimcheck.reports.article import paragraphs, pieces

from . import example


def made(text: str, spans: list[tuple[int, int]], words: list[tuple[int, int]] = ()) -> Report:  # type: ignore[assignment]
    heard = {str(n): Words(text[a:b], a, b) for n, (a, b) in enumerate(words)}
    findings = tuple(
        Finding(Claim("level", text[a:b], a, b, words=heard), Interval(None, None), "close", (), "") for a, b in spans
    )
    return Report(Document(text, "text"), (), findings)


def test_the_example_is_cut_at_its_claims(report):
    owned = [piece.text for piece in pieces(report) if piece.claim is not None and piece.begins]
    assert owned == [finding.claim.span for finding in report.findings]


def test_of_two_claims_over_the_same_words_the_shorter_owns_them():
    """The longer one keeps the rest; one without words of its own is marked where it ends."""
    text = "the biggest buyer at $5 billion in all"
    cut = pieces(made(text, [(4, 31), (21, 31)]))
    assert [(piece.text, piece.claim) for piece in cut] == [
        ("the ", None),
        ("biggest buyer at ", 0),
        ("$5 billion", 1),
        (" in all", None),
    ]
    twice = pieces(made(text, [(21, 31), (21, 31)]))
    assert [(piece.claim, piece.ends) for piece in twice] == [(None, ()), (0, (1,)), (None, ())]


def test_paragraphs_part_at_blank_lines_only():
    report = replace(example.REPORT, findings=())
    assert [len(paragraph) for paragraph in paragraphs(pieces(report))] == [1, 1, 1, 1]
    assert len(paragraphs(pieces(made("one\ntwo\r\n \r\nthree", [])))) == 2


@given(
    st.text("ab \n", max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6), st.data()
)
def test_no_word_is_lost_and_every_claim_is_reached(text, ends, data):
    """The pieces are the text; each claim begins once, or is marked once where it ends."""
    spans = sorted({(a, b) for a, b in ends if a < b <= len(text)})
    words = [span for span in spans if data.draw(st.booleans())]
    cut = pieces(made(text, spans, words))
    assert "".join(piece.text for piece in cut) == text
    begun = [piece.claim for piece in cut if piece.begins] + [n for piece in cut for n in piece.ends]
    assert sorted(begun) == list(range(len(spans)))
    assert sorted(anchor for piece in cut for anchor in piece.anchors) == sorted(set(words))
