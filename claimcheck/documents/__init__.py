"""Any source becomes a ``Document``: the text exactly as offsets count it, its title, its date.

One file a layout (``plain``, ``markdown``, ``html``); the ending of a file's name chooses, and a file
without a known ending is read by what it begins with. Nothing is fetched from anywhere.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from claimcheck.documents import html, markdown, plain
from claimcheck.documents.dates import published_form
from claimcheck.documents.parts import Parts
from claimcheck.errors import InputError
from claimcheck.records import Document

READERS = {
    ".txt": plain.read,
    ".text": plain.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".html": html.read,
    ".htm": html.read,
}
# A path is at most this long on any system in use; a longer string can only be a text.
_LONGEST_PATH = 4096
# Bytes below the space that text files do not hold; tab, line feed, form feed and carriage return are text.
_CONTROLS = bytes(byte for byte in range(32) if byte not in (9, 10, 12, 13))
# Text pasted from a terminal holds stray escapes; a file of which a twentieth is controls is no text.
_MOST_CONTROLS = 0.05


def from_text(text: str, *, published: date | str | None = None, source: str = "text") -> Document:
    """The document of ``text`` as given, with a title and a date where the text states them.

    ``published`` overrides the text's own date. Raises ``InputError`` for another form of it.
    """
    return _document(plain.read(text), source, sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), published)


def read(source: str | Path | Document, *, published: date | str | None = None) -> Document:
    """The document behind ``source``: a path, a text, or a document already read.

    A string is a path when it is one short line that ends in a known ending or names something that
    exists; else it is the text itself. Raises ``InputError`` for what cannot be read.
    """
    if isinstance(source, Document):
        return _dated(source, published)
    if isinstance(source, Path):
        return read_file(source, published=published)
    if _looks_like_path(source):
        return read_file(Path(source), published=published)
    if not source.strip():
        raise InputError("the text is empty", rule="an article is needed", way_out="Give a text or the path of a file")
    return from_text(source, published=published)


def read_file(path: Path, *, published: date | str | None = None) -> Document:
    """The document in the file at ``path``. Raises ``InputError`` for what cannot be read."""
    where = str(path)
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise InputError("no such file", where=where, way_out="Check the name, or give text with --text") from None
    except IsADirectoryError:
        raise InputError("is a directory", where=where, way_out="Give the files in it one by one") from None
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", where=where) from error
    return from_bytes(content, source=where, published=published)


def from_bytes(content: bytes, *, source: str, published: date | str | None = None) -> Document:
    """The document in ``content``; the ending of ``source`` names the layout.

    Raises ``InputError`` for empty content, binary content, bytes that are not UTF-8 and endings not known.
    """
    text = _decoded(content, source)
    ending = Path(source).suffix.lower()
    if ending in READERS:
        reader = READERS[ending]
    elif ending in _UNREADABLE:
        raise InputError(
            f"files ending in {ending} cannot be read",
            where=source,
            rule=f"known endings are {', '.join(READERS)}",
            way_out="Save the article as text or HTML",
        )
    else:
        reader = html.read if html.looks_like(text) else plain.read
    return _document(reader(text), source, sha256(content).hexdigest(), published)


# Endings whose bytes may well be UTF-8 and still are no article.
_UNREADABLE = {".pdf", ".docx", ".doc", ".odt", ".rtf", ".csv", ".json", ".xlsx", ".xml", ".ipynb", ".py"}


def _looks_like_path(source: str) -> bool:
    if "\n" in source or len(source) > _LONGEST_PATH or not source.strip():
        return False
    if Path(source).suffix.lower() in READERS.keys() | _UNREADABLE and len(source.split()) < 12:
        return True
    try:
        return Path(source).exists()
    except (OSError, ValueError):
        return False


def _decoded(content: bytes, source: str) -> str:
    if not content.strip():
        raise InputError("the file is empty", where=source, way_out="Give an article of at least one sentence")
    utf16 = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    if not utf16 and _is_binary(content[:65536]):
        what = "a PDF file" if content.startswith(b"%PDF") else "not text"
        raise InputError(
            what,
            where=source,
            rule="articles are read as text, Markdown or HTML in UTF-8",
            way_out="Save the article as text",
        )
    try:
        return content.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"byte {error.start} is not {error.encoding.upper()}",
            where=source,
            rule="articles are read as UTF-8",
            way_out="Convert it: iconv -f WINDOWS-1252 -t UTF-8",
        ) from None


def _is_binary(content: bytes) -> bool:
    controls = len(content) - len(content.translate(None, _CONTROLS))
    return b"\0" in content or controls > _MOST_CONTROLS * len(content)


def _document(parts: Parts, source: str, digest: str, published: date | str | None) -> Document:
    document = Document(parts.text, source, parts.title, parts.published, digest)
    return _dated(document, published)


def _dated(document: Document, published: date | str | None) -> Document:
    return document if published is None else replace(document, published=published_form(published))
