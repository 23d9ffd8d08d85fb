"""The words that a pattern cannot do without, by which most sentences are told not to fit it."""

import pytest

from claimcheck.claims.marks import _patterns
from claimcheck.claims.patterns import compiled, needed, vocabulary

LISTS = {"streak": ("in a row", "running"), "role": ("buyer", "market")}


def test_each_element_that_must_be_there_needs_one_of_its_words():
    assert needed("for <wild..2>? <streak> the?", LISTS) == ({"for"}, {"in", "running"})
    assert needed("of its|their <role>s", LISTS) == ({"of"}, {"its", "their"}, {"buyers", "markets"})


def test_an_element_of_unlisted_words_needs_none():
    assert needed("<nth> place|spot", LISTS) == ({"place", "spot"},)


@pytest.mark.parametrize("text", ["the year-on-year rise", "its second-biggest buyer,", "three in a row."])
def test_words_are_cut_at_hyphens_and_marks(text):
    pattern = compiled("<any>", {"any": "(?:year|biggest|row)"})
    assert (pattern.search(text) is not None) == bool(vocabulary(text) & {"year", "biggest", "row"})


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("record", "for the fifth month running"),
        ("record", "the steepest drop in a decade"),
        ("rank", "its second-largest market"),
        ("rank", "came third"),
    ],
)
def test_a_pattern_that_fits_has_all_the_words_it_needs(kind, text):
    fitting = [pattern for pattern in _patterns(kind) if pattern.search.search(text)]
    assert fitting
    assert not [p.needs for p in fitting if any(map(vocabulary(text).isdisjoint, p.needs))]
