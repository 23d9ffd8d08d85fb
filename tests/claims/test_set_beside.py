"""What a comparison sets beside a flow."""

from __future__ import annotations

import pytest

import claimcheck

CASES = [
    ("Peru's sales to China were larger than its sales to Japan in 2022.", ("PER", "JPN", "export")),
    ("Peru's sales to China were larger than those to Japan in 2022.", ("PER", "JPN", "export")),
    ("Ghana's exports were larger than its imports in 2022.", ("GHA", None, "import")),
    ("Swiss imports from Italy exceeded imports from Austria in 2021.", ("CHE", "AUT", "import")),
]


@pytest.mark.parametrize(("text", "beside"), CASES, ids=[text for text, _ in CASES])
def test_the_other_flow_is_named_by_its_own_words(text: str, beside: tuple[str, str | None, str]) -> None:
    """Partner and flow of what is set beside are those of its own phrase, never the first flow itself."""
    (claim,) = claimcheck.extract(text, published="2024-02-10")
    assert claim.kind == "comparison"
    other = claim.compared_to
    assert other is not None
    assert (other.reporter, other.partner, other.flow) == beside
