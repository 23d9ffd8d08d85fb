"""Claims judged by reference data: readings, calculations, consistency and verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.verification.consistency import check_consistency
from claimcheck.verification.explain import explain
from claimcheck.verification.recheck import recheck
from claimcheck.verification.settings import Settings

if TYPE_CHECKING:
    from claimcheck.verification.findings import judge

__all__ = ["Settings", "check_consistency", "explain", "judge", "recheck"]


def __getattr__(name: str) -> Any:
    # Explaining and rechecking a report need neither the catalog nor the language of articles.
    if name == "judge":
        from claimcheck.verification.findings import judge

        return judge
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
