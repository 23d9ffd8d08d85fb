"""HTML: the visible words of the article, without menus, scripts and captions of the page around it."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

from claimcheck.documents.dates import stated_date
from claimcheck.documents.parts import Parts

_SILENT = {
    "aside", "button", "footer", "form", "head", "iframe", "nav", "noscript", "script", "select", "style", "svg",
    "template",
}  # fmt: skip
_BLOCKS = {
    "address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
}  # fmt: skip
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_DATE_NAMES = {"article:published_time", "date", "dc.date", "dcterms.date", "datepublished", "pubdate", "publish-date"}
_BODIES = ("article", "main")
# The part of a page that is its article is the first <article> or <main> with this many characters.
_SHORTEST_BODY = 200
_JSON_LD_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')


def looks_like(text: str) -> bool:
    """Whether ``text`` begins as an HTML page does."""
    return bool(re.match(r"\s*(?:<!doctype html|<html|<\?xml[^>]*>\s*<html)", text[:1000], re.IGNORECASE))


def read(text: str) -> Parts:
    """The visible words; a block is a line. Offsets count these words, not the file."""
    page = _Page()
    page.feed(text)
    page.close()
    words = page.words()
    return Parts(words, page.title(), page.date() or stated_date(words))


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[str] = []
        # How often each element is open: a page nested a hundred thousand deep is read in linear time.
        self._depth: Counter[str] = Counter()
        self._silent = 0
        self._all: list[str] = []
        self._bodies: dict[str, list[str]] = {name: [] for name in _BODIES}
        self._titles: dict[str, list[str]] = {"title": [], "h1": []}
        self._dates: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self._read_meta(given)
        if tag == "time" and given.get("datetime"):
            self._dates.append(given["datetime"])
        if tag in _BLOCKS:
            self._add("\n")
        if tag in _VOID:
            return
        self._open.append(tag)
        self._depth[tag] += 1
        self._silent += tag in _SILENT

    def handle_endtag(self, tag: str) -> None:
        if not self._depth[tag]:
            return
        # Pages leave elements open; an end tag closes everything inside it.
        while self._open:
            closed = self._open.pop()
            self._depth[closed] -= 1
            self._silent -= closed in _SILENT
            if closed == tag:
                break
        if tag in _BLOCKS:
            self._add("\n")

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] in self._titles:
            self._titles[self._open[-1]].append(data)
        if self._open and self._open[-1] == "script" and (match := _JSON_LD_DATE.search(data)):
            self._dates.insert(0, match[1])
        if not self._silent:
            self._add(data)

    def _read_meta(self, given: dict[str, str]) -> None:
        name = (given.get("property") or given.get("name") or given.get("itemprop") or "").lower()
        if name in _DATE_NAMES:
            self._dates.insert(0, given.get("content", ""))

    def _add(self, data: str) -> None:
        self._all.append(data)
        for name in _BODIES:
            if self._depth[name]:
                self._bodies[name].append(data)

    def words(self) -> str:
        for name in _BODIES:
            found = _tidy("".join(self._bodies[name]))
            if len(found) >= _SHORTEST_BODY:
                return found
        return _tidy("".join(self._all))

    def title(self) -> str | None:
        for name in ("h1", "title"):
            if found := " ".join("".join(self._titles[name]).split()):
                return found
        return None

    def date(self) -> str | None:
        return next((found for stated in self._dates if (found := stated_date(f"Date: {stated[:10]}"))), None)


def _tidy(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n\n".join(line for line in lines if line)
