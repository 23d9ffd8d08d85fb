"""Any source becomes a document, or one clear line says why not."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import InputError, documents
from claimcheck.documents.dates import published_form, stated_date

SENTENCE = "Exports rose 5 percent in May."


@pytest.mark.parametrize(
    ("given", "form"),
    [
        ("2025", "2025"),
        ("2025-09", "2025-09"),
        (" 2025-09-01 ", "2025-09-01"),
        (date(2025, 9, 1), "2025-09-01"),
        (datetime(2025, 9, 1, 12, 30), "2025-09-01"),
    ],
)
def test_publication_dates_have_three_forms(given, form):
    """A date, a month or a year comes out as written."""
    assert published_form(given) == form


@pytest.mark.parametrize("given", ["", "yesterday", "2025-13", "2025-02-30", "01/09/2025", "2025-9-1", "0000"])
def test_other_dates_are_refused(given):
    """A date that does not exist or has another form names the form expected."""
    with pytest.raises(InputError, match="YYYY"):
        published_form(given)


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("Date: 2025-09-01\n\nText.", "2025-09-01"),
        (" date 2025-09-01 A leader will travel.", "2025-09-01"),
        ("Published: Monday, 1 September 2025\nText.", "2025-09-01"),
        ("A headline\n\nSept. 1, 2025\n\nText.", "2025-09-01"),
        ("SEOUL, July 18, 2024 (Agency) - Trade grew.", "2024-07-18"),
        ("Berlin, 9 February 2024 – Exports fell.", "2024-02-09"),
        ("Exports fell on 9 February 2024, the office said.", None),
        ("In 2023, on May 5, 2023, trade grew.", None),
        ("Date: 2025-02-31", None),
        ("\n".join(["line"] * 10 + ["Date: 2025-09-01"]), None),
        ("", None),
    ],
)
def test_the_head_of_an_article_may_state_its_date(head, found):
    """Only a label, a line of its own or a dateline states a date; a date in a sentence does not."""
    assert stated_date(head) == found


def test_a_given_date_overrides_the_stated_one():
    """The caller knows better than the dateline."""
    text = "SEOUL, July 18, 2024 (Agency) - Trade grew."
    assert documents.from_text(text).published == "2024-07-18"
    assert documents.from_text(text, published="2024").published == "2024"


def test_a_short_first_line_is_the_title():
    """A headline has an empty line after it and no full stop."""
    assert documents.from_text(f"Exports up\n\n{SENTENCE}").title == "Exports up"
    assert documents.from_text(f"{SENTENCE}\n\n{SENTENCE}").title is None
    assert documents.from_text(f"Exports up\n{SENTENCE}").title is None


def test_markdown_keeps_its_offsets():
    """Line numbers of findings are those of the file."""
    text = f'---\ntitle: "Trade"\ndate: 2025-09-01\n---\n\n# Heading\n\n{SENTENCE}\n'
    document = documents.from_bytes(text.encode(), source="a.md")
    assert (document.text, document.title, document.published) == (text, "Trade", "2025-09-01")


def test_html_yields_the_article_alone():
    """Scripts, menus and footers of a page are not read; entities are resolved."""
    page = f"""<!doctype html><html><head><title>Site</title>
    <meta property="article:published_time" content="2025-09-01T10:00:00Z"><style>p {{}}</style></head><body>
    <nav>Exports 99 percent</nav><article><h1>Trade &amp; more</h1><p>{SENTENCE} {"Words. " * 40}</p>
    <script>var a = "imports 3 percent";</script><p>Caf&eacute; imports<br>fell.</article>
    <footer>Imports 7 percent</footer></body></html>"""
    document = documents.from_bytes(page.encode(), source="page.html")
    assert (document.title, document.published) == ("Trade & more", "2025-09-01")
    assert document.text.startswith(f"Trade & more\n\n{SENTENCE}")
    assert document.text.endswith("Café imports\n\nfell.")


def test_a_page_without_an_article_element_is_read_whole():
    """Visible words come out even where the markup is broken."""
    document = documents.from_bytes(b"<html><body><div><b>Exports</i> rose 5%</body>", source="page")
    assert document.text == "Exports rose 5%"


def test_deep_nesting_is_read_in_linear_time():
    """A hundred thousand open elements are no reason to hang."""
    document = documents.from_bytes(b"<html>" + b"<div>a</p>" * 100_000, source="page.html")
    assert document.text.count("a") == 100_000


@pytest.mark.parametrize(
    ("content", "source", "said"),
    [
        (b"", "a.txt", "is empty"),
        (b" \n\t", "a.txt", "is empty"),
        (b"\x00\x01\x02junk", "a.txt", "not text"),
        (b"%PDF-1.7\n\x00\x01", "a.txt", "a PDF file"),
        ("Größe 5 %".encode("latin-1"), "a.txt", "is not UTF-8"),
        (b"a,b\n1,2\n", "a.csv", "files ending in .csv"),
    ],
)
def test_what_is_no_article_is_refused(content, source, said):
    """One line says what was found and where."""
    with pytest.raises(InputError, match=said) as caught:
        documents.from_bytes(content, source=source)
    assert caught.value.where == source
    assert "\n" not in str(caught.value)


def test_files_that_cannot_be_read_are_named(tmp_path: Path):
    """A missing file and a directory are told apart."""
    with pytest.raises(InputError, match="no such file"):
        documents.read(tmp_path / "none.txt")
    with pytest.raises(InputError, match="is a directory"):
        documents.read(tmp_path)
    with pytest.raises(InputError, match="no such file"):
        documents.read("missing.txt")


def test_a_string_is_a_path_only_when_it_can_be_one(tmp_path: Path):
    """A sentence is text; the name of a file is a path."""
    path = tmp_path / "article.txt"
    path.write_bytes(b"\xef\xbb\xbf" + SENTENCE.encode())
    assert documents.read(str(path)).text == SENTENCE
    assert documents.read(SENTENCE).source == "text"
    assert documents.read("utf16", published="2024").published == "2024"
    assert documents.from_bytes(SENTENCE.encode("utf-16"), source="a.txt").text == SENTENCE


@given(st.text())
def test_any_text_becomes_a_document(text):
    """Offsets count the text as given, whatever it holds."""
    assert documents.from_text(text).text == text


@given(st.text(alphabet="<>/ap\"'=!-&;divscriptheadstyle \n"))
def test_any_markup_is_read(text):
    """No page, however broken, ends in a traceback."""
    assert isinstance(documents.html.read(text).text, str)
