"""Plain text: a title is a short first line with an empty line after it."""

from __future__ import annotations

from claimcheck.documents.dates import stated_date
from claimcheck.documents.parts import Parts

# Longer first lines are sentences; the longest headlines of news agencies run to some 120 characters.
LONGEST_TITLE = 160


def read(text: str) -> Parts:
    """The text unchanged, with its title and date where its head states them."""
    return Parts(text, _title(text), stated_date(text))


def _title(text: str) -> str | None:
    head, separator, rest = text.lstrip()[: LONGEST_TITLE + 2].partition("\n")
    head = head.strip()
    if not separator or not head or len(head) > LONGEST_TITLE or head.endswith((".", ":", ",")):
        return None
    return head if not rest.split("\n", 1)[0].strip() else None
