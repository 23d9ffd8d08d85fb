"""Text from outside made harmless: an article is data, and must not move a cursor or colour a screen."""

from __future__ import annotations

import re

# Each branch eats what it scans, so a hostile text costs one pass.
_ESCAPES = re.compile(
    r"""
    (?:\x1b\[|\x9b) [0-?]* [ -/]* [@-~]?                              # CSI: colours, cursor
  | (?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f]) [^\x07\x1b\x9c\r\n]* (?:\x07|\x1b\\|\x9c)?  # OSC, DCS: titles, links
  | \x1b [ -/]* [0-~]?                                                # any other escape
    """,
    re.VERBOSE,
)
_CONTROLS = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # C0 and C1, tab and line ends apart
    "\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # bidi, invisible
    "\U000e0000-\U000e007f"  # tags
)
_INVISIBLE = re.compile(f"[{_CONTROLS}]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_ENDS_LINE = re.compile("\r\n?|[\u0085\u2028\u2029]")
_UNSAFE_IN_JSON = re.compile(f"[{_CONTROLS}\ud800-\udfff\u0085\u2028\u2029]")


def clean(text: str) -> str:
    r"""``text`` without terminal escapes, control characters and marks that turn its direction.

    Line ends become ``\n``, half a surrogate pair becomes the replacement character.

    >>> clean("\x1b[31mred\x1b[0m \u202edesrever")
    'red desrever'
    """
    text = _ENDS_LINE.sub("\n", _ESCAPES.sub("", text))
    return _SURROGATES.sub("\ufffd", _INVISIBLE.sub("", text))


def line(text: str) -> str:
    """``clean`` text on one line, runs of white space made one space."""
    return " ".join(clean(text).split())


def inert(text: str) -> str:
    r"""``clean`` text whose square brackets are no rich markup: safe to print with rich.

    >>> inert("[red]4%[/red]")
    '\\[red]4%\\[/red]'
    """
    from rich.markup import escape

    return escape(clean(text))


def json_safe(encoded: str) -> str:
    r"""JSON whose strings hold no raw control or direction mark: each is written as ``\uXXXX``.

    The values read back are the very ones that were written.
    """
    return _UNSAFE_IN_JSON.sub(lambda found: _escaped(found[0]), encoded)


def _escaped(character: str) -> str:
    code = ord(character)
    if code > 0xFFFF:
        code -= 0x10000
        return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
    return f"\\u{code:04x}"
