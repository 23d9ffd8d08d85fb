"""The named checks that decide verdicts, as one pandera schema over the table of claims joined with calculations.

``evidence`` has one row for each claim and calculation; ``facts`` sums it up to one row a claim; ``failed`` validates
that table once, for all claims, and says which checks each claim failed. A check is named after what has to hold, or,
where it only carries a reason, after the reason code.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from claimcheck.verification.cases import Case
from claimcheck.verification.flags import FLAGS
from claimcheck.verification.settings import table

if TYPE_CHECKING:
    import pandas as pd
    import pandera.pandas as pa

OUTCOMES: Final = ("agrees", "close", "disagrees", "bound")
HOLDS: Final = {
    "has_figure": "some reading gives a figure",
    "first_agrees": "the first-ranked reading agrees",
    "first_is_near": "the first-ranked reading agrees or is close",
    "some_agrees": "some reading agrees",
    "some_is_near": "some reading agrees or is close",
    "inside_bounds": "no limit is passed",
    "is_statement": "the claim says what happened, not what is expected",
    "is_consistent": "the source's own figures fit each other",
    "may_accuse": "nothing unknown could still bear the claim out",
}
"""What the policy asks of a claim; ``claimcheck.verification.verdicts`` says what follows."""


def evidence(cases: Sequence[Case]) -> pd.DataFrame:
    """The join: one row a claim and calculation, with its outcome and whether it is first-ranked."""
    import pandas as pd

    rows = [
        (n, worked.is_point, worked.outcome, worked.is_point and worked in case.first)
        for n, case in enumerate(cases)
        for worked in case.worked
    ]
    return pd.DataFrame(rows, columns=["claim", "is_point", "outcome", "is_first"])


def facts(cases: Sequence[Case]) -> pd.DataFrame:
    """One row a claim: what its evidence comes to, and which reasons apply."""
    import pandas as pd

    summed = _summed(evidence(cases)).groupby("claim").any().reindex(range(len(cases)), fill_value=False)
    reasons = {flag.code: [flag.applies(case) for case in cases] for flag in FLAGS}
    doubts = [reasons[flag.code] for flag in FLAGS if flag.forbids_accusing]
    held: dict[str, Any] = {
        "inside_bounds": ~summed.pop("outside"),
        "is_statement": [not case.context.claim.forecast for case in cases],
        "is_consistent": [not clashes for clashes in reasons["source_inconsistent"]],
        "may_accuse": [not any(of_claim) for of_claim in zip(*doubts, strict=True)],
    }
    return pd.concat([summed, pd.DataFrame({**held, **reasons}, index=summed.index)], axis=1).astype(bool)


def _summed(joined: pd.DataFrame) -> pd.DataFrame:
    """The evidence as columns that a claim has when any of its calculations has."""
    agrees, close = joined["outcome"].eq("agrees"), joined["outcome"].isin(["agrees", "close"])
    point, first = joined["is_point"].astype(bool), joined["is_first"].astype(bool)
    return joined[["claim"]].assign(
        has_figure=point,
        first_agrees=first & agrees,
        first_is_near=first & close,
        some_agrees=point & agrees,
        some_is_near=point & close,
        outside=~point & joined["outcome"].eq("disagrees"),
    )


def failed(found: pd.DataFrame) -> list[set[str]]:
    """The names of the checks that each claim of ``facts`` fails, in the order of its rows."""
    import pandera.errors as pe

    names: list[set[str]] = [set() for _ in range(len(found))]
    asked = questions(found)
    try:
        schema().validate(asked, lazy=True)
    except pe.SchemaErrors as faults:
        rows = asked.loc[faults.failure_cases["index"].astype(int)]
        for claim, check in zip(rows["claim"], rows["check"], strict=True):
            names[claim].add(check)
    return names


def questions(found: pd.DataFrame) -> pd.DataFrame:
    """One row a claim and named check: whether it holds. A reason holds where there is no cause to give it.

    Long rather than wide, because a validation costs by the column: one article is judged in a tenth of the time.
    """
    import numpy as np
    import pandas as pd

    reasons = [flag.code for flag in FLAGS]
    holds = np.hstack([found[list(HOLDS)].to_numpy(), ~found[reasons].to_numpy()])
    claims, checks = np.meshgrid(np.arange(len(found)), np.array(CHECKS, dtype=object), indexing="ij")
    return pd.DataFrame({"claim": claims.ravel(), "check": checks.ravel(), "holds": holds.ravel()})


CHECKS: Final = (*HOLDS, *(flag.code for flag in FLAGS))
"""Names of all checks, conditions first."""


@cache
def schema() -> pa.DataFrameSchema:
    """The schema, compiled once: every check is one of those named, and holds."""
    import pandera.pandas as pa

    columns: dict[str, Any] = {
        "claim": pa.Column(int, pa.Check.ge(0)),
        "check": pa.Column(checks=pa.Check.isin(CHECKS)),
        "holds": pa.Column(bool, pa.Check(_holds, name="holds", error="the check named in this row fails")),
    }
    return pa.DataFrameSchema(columns, strict=True, name="verdicts")


def _holds(column: pd.Series[bool]) -> pd.Series[bool]:
    return column


@cache
def meanings() -> dict[str, str]:
    """What each reason code means, from ``tables/reasons.csv``."""
    return {row["code"]: row["meaning"] for row in table("reasons")}
