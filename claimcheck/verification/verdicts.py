"""The policy: which verdict follows from the named checks a claim passes and fails.

The first line of ``POLICY`` whose conditions hold decides. Nothing but these lines makes a verdict.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from claimcheck.records import Verdict
from claimcheck.verification.cases import Case
from claimcheck.verification.checks import facts, failed
from claimcheck.verification.flags import ALTERNATIVES, FLAGS


@dataclass(frozen=True, slots=True)
class Rule:
    """A verdict and the checks that must pass and fail for it."""

    verdict: Verdict
    passes: tuple[str, ...] = ()
    fails: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    """Codes that go with the verdict whenever this line decides."""


POLICY: Final = (
    Rule("not_enough_evidence", fails=("is_statement",)),
    Rule("conflicting", passes=("some_agrees",), fails=("is_consistent",)),
    Rule("supported", passes=("first_agrees",)),
    Rule("supported", passes=("some_agrees", "first_is_near")),
    Rule("conflicting", passes=("some_agrees",)),
    Rule("close", passes=("some_is_near",)),
    Rule("refuted", passes=("has_figure", "may_accuse")),
    Rule("refuted", passes=("may_accuse",), fails=("has_figure", "inside_bounds")),
    Rule("not_enough_evidence", passes=("has_figure",), reasons=("contrary_indication",)),
    Rule("not_enough_evidence", fails=("inside_bounds",), reasons=("contrary_indication",)),
    Rule("not_enough_evidence"),
)

_NEVER: Final = frozenset({"supported", "conflicting"})
"""Verdicts that need no explanation by what else the figure might be."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict with its reason codes."""

    verdict: Verdict
    reasons: tuple[str, ...]


def decide(cases: Sequence[Case]) -> list[Decision]:
    """The verdict on every case, by one validation of the table of all of them."""
    if not cases:
        return []
    return [_decision(names) for names in failed(facts(cases))]


def _decision(names: set[str]) -> Decision:
    rule = next(rule for rule in POLICY if not names & set(rule.passes) and set(rule.fails) <= names)
    codes = [flag.code for flag in FLAGS if flag.code in names and _speaks(flag.code, rule.verdict)]
    return Decision(rule.verdict, (*rule.reasons, *codes))


def _speaks(code: str, verdict: Verdict) -> bool:
    """Whether a reason belongs to the verdict: doubts about accusing are idle where nobody is accused."""
    idle = {flag.code for flag in FLAGS if flag.forbids_accusing} - {"unread_slot", "unknown_product"}
    if code in idle:
        return verdict == "not_enough_evidence" or code in ("period_unstated", "period_incomplete")
    if code in ALTERNATIVES:
        return verdict not in _NEVER
    return True
