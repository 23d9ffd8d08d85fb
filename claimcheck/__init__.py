"""Check the numeric claims about trade in a text against reference data.

>>> import claimcheck
>>> claims = claimcheck.extract("China's exports rose 5.9% to $3.58 trillion in 2024.")
>>> [claim.span for claim in claims]
['5.9%', '$3.58 trillion']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck._version import __version__
from claimcheck.errors import ClaimcheckError, DataError, FormatError, InputError, TableError
from claimcheck.records import (
    Calculation,
    Claim,
    Consistency,
    Dataset,
    Document,
    Finding,
    Interval,
    Observation,
    Reading,
    Report,
)

if TYPE_CHECKING:
    from claimcheck.pipeline import extract, load_catalog, verify
    from claimcheck.reference import Catalog
    from claimcheck.reports import compare
    from claimcheck.reports.reading import load_report

__all__ = [
    "Calculation",
    "Catalog",
    "Claim",
    "ClaimcheckError",
    "Consistency",
    "DataError",
    "Dataset",
    "Document",
    "Finding",
    "FormatError",
    "InputError",
    "Interval",
    "Observation",
    "Reading",
    "Report",
    "TableError",
    "__version__",
    "compare",
    "extract",
    "load_catalog",
    "load_report",
    "verify",
]

# The stages load on first use, so that the command line answers `--help` without pandas.
_LAZY = {
    "extract": "claimcheck.pipeline",
    "load_catalog": "claimcheck.pipeline",
    "verify": "claimcheck.pipeline",
    "Catalog": "claimcheck.reference",
    "compare": "claimcheck.reports",
    "load_report": "claimcheck.reports.reading",
}


def __getattr__(name: str) -> Any:
    if name in _LAZY:
        from importlib import import_module

        return getattr(import_module(_LAZY[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
