from __future__ import annotations

import re
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
README = (EXAMPLES / "README.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `([a-z-]+\.txt)` \| ([^|]+) \|", README, re.MULTILINE)
ARTICLES = sorted(EXAMPLES.glob("*.txt"))


@pytest.mark.parametrize(("article", "words"), [row for row in ROWS if "..." not in row[1]], ids=lambda v: v[:40])
def test_words_quoted_stand_in_the_article(article: str, words: str) -> None:
    """What the list of wrong and doubtful figures quotes is what the article says."""
    assert words in (EXAMPLES / article).read_text(encoding="utf-8")


def test_every_article_is_explained() -> None:
    """Each article has figures that are wrong on purpose, and the list says which."""
    assert {name for name, _ in ROWS} == {path.name for path in ARTICLES}
    assert len(ARTICLES) >= 5


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_article_has_a_headline_and_a_dateline(path: Path) -> None:
    """A headline, an empty line, and a paragraph that opens with place and date."""
    headline, empty, first, *_ = path.read_text(encoding="utf-8").splitlines()
    assert headline
    assert not empty
    assert re.match(r"[A-Z ]+, [A-Z][a-z]+\.? \d{1,2}, \d{4} — ", first)
    assert 250 <= len(path.read_text(encoding="utf-8").split()) <= 450
