"""Pages for a terminal, drawn in memory: words from outside arrive as ``Text``, never as markup."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

WIDTH = 100
NARROWEST = 20


def page(width: int | None, *, color: bool) -> Console:
    """An empty page ``width`` columns wide (100 where not known) that knows nothing of the real terminal."""
    from rich.console import Console

    return Console(
        file=io.StringIO(),
        width=max(NARROWEST, width or WIDTH),
        force_terminal=color,
        no_color=not color,
        color_system="standard" if color else None,
        highlight=False,
        emoji=False,
        markup=False,
        legacy_windows=False,
        _environ={},
    )


def printed(console: Console) -> str:
    """What is on the page, without the spaces that pad lines: a report pasted into a mail stays tidy."""
    assert isinstance(console.file, io.StringIO)
    return "\n".join(part.rstrip() for part in console.file.getvalue().split("\n"))


def text(*parts: str | tuple[str, str]) -> Text:
    """One ``Text`` of plain words and ``(words, style)`` pairs."""
    from rich.text import Text

    return Text.assemble(*parts)


def indented(console: Console, content: RenderableType, left: int = 2) -> None:
    """Print ``content`` ``left`` columns in."""
    from rich.padding import Padding

    console.print(Padding(content, (0, 0, 0, left)))
