"""One line of JSON a claim, each with its document: what a stream of many articles is made of."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from claimcheck.reports.inert import json_safe

if TYPE_CHECKING:
    from claimcheck.records import Report


def render(report: Report, *, width: int | None = None, color: bool = False) -> str:
    """A line a claim, its keys after ``document``, then ``reviews`` where it has any; empty without claims."""
    whole = report.to_dict()
    lines = ({"document": whole["document"], **claim, **_reviews(whole, claim["id"])} for claim in whole["claims"])
    return "".join(json_safe(json.dumps(line, ensure_ascii=False, allow_nan=False)) + "\n" for line in lines)


def _reviews(whole: dict[str, Any], claim: str) -> dict[str, Any]:
    given = [review for review in whole.get("reviews", ()) if review["claim"] == claim]
    return {"reviews": given} if given else {}
