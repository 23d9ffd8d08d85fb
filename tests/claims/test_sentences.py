"""Sentences end where a reader ends them, and keep their offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.claims.sentences import split

CASES = [
    ("U.S. exports rose. In Jan. they fell to $1.2 bn. The gap grew.", 3),
    ("Sales to the U.S. rose. So did others.", 2),
    ("It went to the U.S. The gap grew.", 2),
    ("The U.S. Census Bureau said so.", 1),
    ("N. Korea is No. 8 in the list.", 1),
    ("The answer was no. They left.", 2),
    ("Prices rose 2.5 per cent vs. 3 per cent.", 1),
    ('He said "It grew." Then he left.', 2),
    ("It grew (by 3 percent.) Then it fell.", 2),
    ("One line\n\nAnother line", 2),
    ("Exports:\n- rice, 5 percent\n- tea, 6 percent", 3),
    ("Exports:\n1. Rice, 5 percent\n2. Tea, 6 percent", 3),
    ("Exports of Rs. 5 crore rose.", 1),
    ("It rose 5.2%. Imports fell.", 2),
    ("Was it a record? Yes!", 2),
    ("Toyota Motor Corp. Its sales fell.", 2),
    ("Exports rose at 10 a.m. local time.", 1),
    ("", 0),
    ("   \n ", 0),
]


@pytest.mark.parametrize(("text", "count"), CASES)
def test_sentences_end_where_a_reader_ends_them(text: str, count: int) -> None:
    """Abbreviations, decimals, quotes, brackets and bullets do not mislead the splitter."""
    assert len(list(split(text))) == count


@given(st.text(alphabet=st.sampled_from("aB. \n!?\"')-•1$U.S"), max_size=80))
def test_every_sentence_is_the_text_at_its_offsets(text: str) -> None:
    """Offsets slice the text, sentences do not overlap, and only white space and bullets lie between them."""
    end = 0
    for sentence in split(text):
        assert text[sentence.start : sentence.end] == sentence.text
        assert sentence.start >= end
        assert sentence.text == sentence.text.strip()
        end = sentence.end
