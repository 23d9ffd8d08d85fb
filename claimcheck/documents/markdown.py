"""Markdown: offsets count the file as it is; front matter and the first heading give title and date."""

from __future__ import annotations

import re

from claimcheck.documents.dates import stated_date
from claimcheck.documents.parts import Parts

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n---[ \t]*\n", re.DOTALL)
_FIELD = re.compile(r"^(title|date|published)[ \t]*:[ \t]*(.+?)[ \t]*$", re.IGNORECASE | re.MULTILINE)
_HEADING = re.compile(r"^#{1,2}[ \t]+(.+?)[ \t]*#*$", re.MULTILINE)


def read(text: str) -> Parts:
    """The text unchanged, so that a line number of a finding is the line number in the file."""
    matter = _FRONT_MATTER.match(text)
    fields = {name.lower(): value.strip("\"'") for name, value in _FIELD.findall(matter[1])} if matter else {}
    heading = _HEADING.search(text[:4000])
    date = stated_date(f"Date: {fields.get('date') or fields.get('published') or ''}")
    body = text[matter.end() :] if matter else text
    return Parts(text, fields.get("title") or (heading[1] if heading else None), date or stated_date(body))
