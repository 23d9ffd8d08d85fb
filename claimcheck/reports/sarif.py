"""Findings in SARIF 2.1.0 (OASIS), so that the code review of a text repository shows them at line and column.

A supported claim is a ``pass``, one that cannot be settled is ``open``; the rest are failures whose level
the table of verdicts names. Lines and columns hold for texts that were read as they stand.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any
from urllib.parse import quote as percent_encoded

from claimcheck.reports import wording
from claimcheck.reports.inert import json_safe, line
from claimcheck.reports.view import review_of, web_address

if TYPE_CHECKING:
    from claimcheck.records import Claim, Consistency, Document, Finding, Report

VERSION = "2.1.0"
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
INCONSISTENT = "inconsistent"
_KINDS = {"supported": "pass", "not_enough_evidence": "open"}


def render(report: Report, *, width: int | None = None, color: bool = False) -> str:
    """One SARIF run: a rule for each verdict with its first reason, a result for each claim and each clash."""
    ids = sorted({_rule_id(finding) for finding in report.findings} | _clashes(report))
    rules = {id: n for n, id in enumerate(ids)}
    lines = _line_starts(report.document.text)
    results = [_result(report, finding, rules, lines) for finding in report.findings]
    results += [_clash(report, check, rules, lines) for check in report.consistency if check.verdict == INCONSISTENT]
    driver = {"name": "claimcheck", "version": report.version or "0", "rules": [_rule(id) for id in ids]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "artifacts": [_artifact(report.document)],
        "results": results,
    }
    return written({"$schema": SCHEMA, "version": VERSION, "runs": [run]})


def written(log: dict[str, Any]) -> str:
    """A log as text."""
    return json_safe(json.dumps(log, ensure_ascii=False, indent=2)) + "\n"


def _clashes(report: Report) -> set[str]:
    return {INCONSISTENT} if any(check.verdict == INCONSISTENT for check in report.consistency) else set()


def _rule_id(finding: Finding) -> str:
    """``verdict`` or ``verdict/reason``: a reviewer can silence one kind without the other."""
    reason = finding.reasons[0].partition(":")[0] if finding.reasons else ""
    return f"{finding.verdict}/{line(reason)}" if reason else finding.verdict


def _rule(id: str) -> dict[str, Any]:
    verdict, _, reason = id.partition("/")
    if verdict == INCONSISTENT:
        meaning, level = "Two figures of the article cannot both be right.", "warning"
    else:
        row = wording.verdict(verdict)
        meaning, level = f"{row['meaning']} {wording.said(reason) if reason else ''}".strip(), _level(verdict)
    return {
        "id": id,
        "name": "".join(part.capitalize() for part in id.replace("/", "_").split("_")),
        "shortDescription": {"text": wording.plain_words(id.replace("/", ": "))},
        "fullDescription": {"text": meaning},
        "defaultConfiguration": {"level": level},
    }


def _level(verdict: str) -> str:
    """SARIF asks for level ``none`` wherever the kind is not ``fail``."""
    return "none" if verdict in _KINDS else wording.verdict(verdict)["sarif"]


def _result(report: Report, finding: Finding, rules: dict[str, int], lines: Sequence[int]) -> dict[str, Any]:
    id = _rule_id(finding)
    human = review_of(report, finding.claim.id)
    properties: dict[str, Any] = {"claim": finding.claim.id, "verdict": finding.verdict}
    if human is not None:
        properties["review"] = human.to_dict()
    return {
        "ruleId": id,
        "ruleIndex": rules[id],
        "kind": _KINDS.get(finding.verdict, "fail"),
        "level": _level(finding.verdict),
        "message": {"text": _message(report, finding)},
        "locations": [_location(report.document, finding.claim, lines)],
        "partialFingerprints": {"claim/v1": _fingerprint(finding.claim)},
        "properties": properties,
    }


def _message(report: Report, finding: Finding) -> str:
    """In the machine's words, then the human's; what a code review shows beside the line."""
    parts = [f"{wording.verdict(finding.verdict)['word'].capitalize()}: {finding.explanation}"]
    if finding.suggestion:
        parts.append(f"Suggested: {finding.suggestion}")
    human = review_of(report, finding.claim.id)
    if human is not None:
        parts.append(f"Reviewed: {human.said}, by {human.reviewer}{f' ({human.reason})' if human.reason else ''}.")
    return line(" ".join(parts))


def _clash(report: Report, check: Consistency, rules: dict[str, int], lines: Sequence[int]) -> dict[str, Any]:
    claims = [finding.claim for finding in report.findings if finding.claim.id in check.claims]
    places = [_location(report.document, claim, lines) for claim in claims]
    made: dict[str, Any] = {
        "ruleId": INCONSISTENT,
        "ruleIndex": rules[INCONSISTENT],
        "kind": "fail",
        "level": "warning",
        "message": {"text": line(f"{wording.rule(check.rule)}: expected {check.expected}, found {check.found}")},
        "locations": places[:1],
    }
    if places[1:]:
        made["relatedLocations"] = places[1:]
    return made


def _artifact(document: Document) -> dict[str, Any]:
    made: dict[str, Any] = {"location": {"uri": _uri(document)}}
    if document.sha256:
        made["hashes"] = {"sha-256": document.sha256}
    return made


def _location(document: Document, claim: Claim, lines: Sequence[int]) -> dict[str, Any]:
    (first, column), (last, end) = _position(claim.start, lines), _position(claim.end, lines)
    region = {
        "startLine": first,
        "startColumn": column,
        "endLine": last,
        "endColumn": end,
        "charOffset": claim.start,
        "charLength": claim.end - claim.start,
        "snippet": {"text": claim.span},
    }
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(document), "index": 0}, "region": region}}


def _uri(document: Document) -> str:
    """The source as a URI reference; text that came without a file is called so."""
    if document.source in ("-", "text", ""):
        return "text"
    if web_address(document.source):
        return percent_encoded(document.source, safe="/:~?=&%#+,;@!$'()*", errors="replace")
    return percent_encoded(document.source.replace("\\", "/"), safe="/:~", errors="replace")


def _line_starts(text: str) -> list[int]:
    r"""Offsets at which lines begin; a line ends in ``\n``, as SARIF's default has it (``\r\n`` included)."""
    return [0, *accumulate(len(one) + 1 for one in text.split("\n")[:-1])]


def _position(offset: int, lines: Sequence[int]) -> tuple[int, int]:
    """Line and column, both from 1."""
    at = bisect_right(lines, offset)
    return at, offset - lines[at - 1] + 1


def _fingerprint(claim: Claim) -> str:
    """The same for the same words in the same sentence, wherever the sentence moves to."""
    place = claim.start - claim.sentence_start
    return hashlib.sha256(f"{claim.text}\0{place}\0{claim.span}".encode(errors="replace")).hexdigest()[:32]
