from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.reports.inert import clean, inert, json_safe, line

CASES = {
    "\x1b[31mred\x1b[0m": "red",
    "\x1b]0;new title\x07after": "after",
    "\x1b]8;;http://evil.example\x1b\\click\x1b]8;;\x1b\\": "click",
    "\x9b2Jcleared": "cleared",
    "\x1bcreset": "reset",
    "a\x1b": "a",
    "\x1b[": "",
    "nul\x00 bell\x07 backspace\x08": "nul bell backspace",
    "\u202eabc\u202c": "abc",
    "\u2066x\u2069 \u200fy\u061c": "x y",
    "one\r\ntwo\rthree\u2028four": "one\ntwo\nthree\nfour",
    "\ud800": "\ufffd",
    "tab\tstays": "tab\tstays",
    "naïve – 5 €, 中国, मूल्य": "naïve – 5 €, 中国, मूल्य",
    "zero\u200bwidth\ufeff": "zerowidth",
}


@pytest.mark.parametrize("given_text", CASES, ids=ascii)
def test_clean_keeps_words_and_drops_what_acts(given_text):
    assert clean(given_text) == CASES[given_text]


def test_a_screen_full_of_escapes_takes_one_pass():
    """An unfinished title escape before much text must not be scanned again and again."""
    assert clean("\x1b]0;" * 100_000 + "x") == ""
    assert clean("\x1b[" * 100_000) == ""


def test_inert_text_prints_as_it_stands_with_markup_on():
    from io import StringIO

    from rich.console import Console

    out = StringIO()
    Console(file=out, width=200).print(inert("[red]4%[/red] [/bold] \x1b[1mx"))
    assert out.getvalue() == "[red]4%[/red] [/bold] x\n"


@given(st.text())
def test_line_is_one_line_without_controls(text):
    found = line(text)
    assert found.isprintable() or all(c.isprintable() or ord(c) > 0xA0 for c in found)
    assert "\n" not in found
    assert found == line(found)
    found.encode()


@given(st.text(st.characters(codec=None)))
def test_json_comes_back_unchanged_and_can_always_be_written(text):
    encoded = json_safe(json.dumps([text], ensure_ascii=False))
    assert json.loads(encoded) == [text]
    assert encoded == clean(encoded)
    encoded.encode()
