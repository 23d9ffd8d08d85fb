"""The whole story: one line a stage."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck import documents
from claimcheck._version import __version__
from claimcheck.claims import find_claims
from claimcheck.records import Claim, Document, Report

if TYPE_CHECKING:
    from claimcheck.reference import Catalog


def extract(text: str, *, published: date | str | None = None) -> list[Claim]:
    """The numeric trade claims of ``text``, in the order of the text.

    ``published`` (a date, ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``) resolves "last year" and months
    without a year. Raises ``InputError`` for any other form.
    """
    return list(find_claims(documents.from_text(text, published=published)))


def load_catalog(*paths: str | Path) -> Catalog:
    """All reference data in reach: what ships with claimcheck, the user's own folder, and ``paths``.

    Raises ``DataError`` for a path or table that cannot be used; nothing is then loaded from it.
    """
    from claimcheck.reference import Catalog

    return Catalog.load(*paths)


def verify(
    source: str | Path | Document,
    *,
    published: date | str | None = None,
    catalog: Catalog | None = None,
    **settings: Any,
) -> Report:
    """Find every claim of ``source`` (a text, a path or a ``Document``) and judge it by ``catalog``.

    Same input, same catalog, same settings: the same report. ``settings`` are those of
    ``claimcheck.verification.Settings``. Raises ``InputError`` for a source that cannot be read.
    """
    from claimcheck import verification
    from claimcheck.verification import surroundings

    document = documents.read(source, published=published)
    claims = find_claims(document)
    data = catalog if catalog is not None else load_catalog()
    chosen = verification.Settings.of(**settings)
    findings = verification.judge(claims, data, document, chosen)
    consistency = verification.check_consistency(claims)
    around = surroundings.around(findings, data)
    return Report(document, data.datasets, findings, consistency, chosen.to_dict(), __version__, around=around)
