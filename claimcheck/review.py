"""A human's word on a report, kept beside it: append-only, with a name and a time, never in the verdict's place.

The words on ``report.json`` are lines of JSON in ``report.review.jsonl``. Each line says which text, which
words and which verdict it was about, so that it is shown again only where these are still the same.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, cast, get_args

from claimcheck.errors import InputError
from claimcheck.records import VERDICTS, Finding, Report, Review, Verdict

Action = Literal["accept", "overrule", "misread"]
ACTIONS: tuple[str, ...] = get_args(Action)


def give(
    report: Report,
    claim: str,
    action: str,
    *,
    reviewer: str,
    verdict: str | None = None,
    reason: str = "",
    at: datetime | None = None,
) -> Review:
    """One review of the claim of that id, checked but kept nowhere yet.

    ``overrule`` needs a ``verdict`` other than the machine's and a ``reason``. ``at`` is now where not given.
    Raises ``InputError`` for an unknown claim, action or verdict, a missing name or reason.
    """
    finding = finding_of(report, claim)
    name, why = " ".join(reviewer.split()), " ".join(reason.split())
    if not name:
        raise InputError("a review needs a name", rule="whoever reviews says who they are", way_out="Give --name NAME.")
    if action not in ACTIONS:
        raise InputError(f"unknown action {action!r}", rule=f"expected one of {', '.join(ACTIONS)}")
    if action == "overrule":
        _check_overruling(finding, verdict, why)
    elif verdict is not None:
        raise InputError(f"{action!r} takes no verdict", rule="only an overruling has a verdict of its own")
    return Review(claim, cast(Action, action), name, _stamp(at), cast("Verdict | None", verdict), why)


def _check_overruling(finding: Finding, verdict: str | None, reason: str) -> None:
    if verdict not in VERDICTS:
        raise InputError(f"unknown verdict {verdict!r}", rule=f"expected one of {', '.join(VERDICTS)}")
    if verdict == finding.verdict:
        raise InputError(
            f"claim {finding.claim.id} is already {verdict!r}",
            rule="overruling needs another verdict",
            way_out="Accept the verdict instead.",
        )
    if not reason:
        raise InputError(
            f"overruling claim {finding.claim.id} needs a reason",
            rule="a verdict is not set aside without one",
            way_out="Give --reason TEXT.",
        )


def finding_of(report: Report, claim: str) -> Finding:
    """The finding of the claim of that id. Raises ``InputError`` naming the claims there are."""
    for finding in report.findings:
        if finding.claim.id == claim:
            return finding
    ids = [finding.claim.id for finding in report.findings]
    near = get_close_matches(claim, ids, n=1)
    raise InputError(
        f"no claim {claim!r} in the report",
        rule=f"it holds {ids[0]} to {ids[-1]}" if ids else "it holds no claim",
        way_out=f"Did you mean {near[0]}?" if near else "",
    )


def _stamp(at: datetime | None) -> str:
    """UTC to the second, ``2025-09-04T12:00:00Z``; a time without a zone is taken as UTC."""
    moment = datetime.now(UTC) if at is None else at
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def reviewed(report: Report, *reviews: Review) -> Report:
    """``report`` with ``reviews`` added, in order of time, each once."""
    every = dict.fromkeys((*report.reviews, *reviews))
    return replace(report, reviews=tuple(sorted(every, key=lambda review: review.at)))


def sidecar(path: Path) -> Path:
    """Where the reviews of the report at ``path`` are kept."""
    return path.with_name(f"{path.stem}.review.jsonl")


def append(path: Path, report: Report, review: Review) -> None:
    """Add one line to the reviews of the report at ``path``. Raises ``InputError`` where it cannot be written."""
    finding = finding_of(report, review.claim)
    about = {
        "document": report.document.sha256,
        "start": finding.claim.start,
        "span": finding.claim.span,
        "machine": finding.verdict,
    }
    kept = sidecar(path)
    line = json.dumps({**review.to_dict(), **about}) + "\n"
    try:
        # One write in append mode: two reviewers at once leave two whole lines.
        with kept.open("a+b") as file:
            file.write((b"" if _ends_whole(kept) else b"\n") + line.encode())
    except OSError as fault:
        raise InputError(
            f"cannot keep the review: {(fault.strerror or str(fault)).lower()}", where=str(kept)
        ) from fault


def _ends_whole(path: Path) -> bool:
    """Whether the last line of the file is whole: a write that was cut off must not swallow the next."""
    data = path.read_bytes()
    return not data or data.endswith(b"\n")


@dataclass(frozen=True, slots=True)
class Kept:
    """What a sidecar holds for a report."""

    reviews: tuple[Review, ...]
    stale: int
    """Reviews of another text, of words that are no claim now, or of a verdict that is no longer the machine's."""


def kept(path: Path, report: Report) -> Kept:
    """The reviews kept beside the report at ``path``; none where there is no sidecar.

    Raises ``InputError`` naming file and line for a line that is no review.
    """
    try:
        lines = sidecar(path).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return Kept((), 0)
    except (OSError, UnicodeDecodeError) as fault:
        raise InputError(f"cannot read the reviews: {fault}", where=str(sidecar(path))) from fault
    given = [_line(sidecar(path), number, line) for number, line in enumerate(lines, 1) if line.strip()]
    found = tuple(review for one in given if (review := _placed(report, one)) is not None)
    return Kept(found, len(given) - len(found))


_KEYS = frozenset({"claim", "action", "verdict", "reason", "reviewer", "at", "document", "start", "span", "machine"})


def _line(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        one = json.loads(line)
    except ValueError:
        one = None
    good = isinstance(one, dict) and set(one) == _KEYS and one["action"] in ACTIONS
    if not good or one["verdict"] not in (*VERDICTS, None) or (one["action"] == "overrule") != bool(one["verdict"]):
        raise InputError(
            "no review",
            where=f"{path}, line {number}",
            rule="each line is one review, as claimcheck review writes it",
            way_out="Take the line out; the rest is kept.",
        )
    return cast("dict[str, Any]", one)


def _placed(report: Report, one: Mapping[str, Any]) -> Review | None:
    """The review under the id that its claim has now; ``None`` where it speaks of something else."""
    if one["document"] != report.document.sha256:
        return None
    for finding in report.findings:
        if (finding.claim.start, finding.claim.span) == (one["start"], one["span"]):
            if one["action"] == "accept" and one["machine"] != finding.verdict:
                return None
            known = {key: one[key] for key in ("action", "reviewer", "at", "verdict", "reason")}
            return Review(claim=finding.claim.id, **known)
    return None
