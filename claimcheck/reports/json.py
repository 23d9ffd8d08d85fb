"""The JSON report, exactly the records' own form."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from claimcheck.reports.inert import json_safe

if TYPE_CHECKING:
    from claimcheck.records import Report


def render(report: Report, *, width: int | None = None, color: bool = False) -> str:
    """The whole report, ``schema_version`` 1, keys in the records' order, indented by two."""
    return json_safe(json.dumps(report.to_dict(), ensure_ascii=False, indent=2, allow_nan=False)) + "\n"
