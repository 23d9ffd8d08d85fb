"""Every code that a report can hold is explained, and every explanation is of a code in use."""

from __future__ import annotations

from pathlib import Path

from claimcheck.verification import guide
from claimcheck.verification.checks import CHECKS, HOLDS
from claimcheck.verification.flags import ALTERNATIVES, FLAGS
from claimcheck.verification.settings import table
from claimcheck.verification.slips import _CHANGES
from claimcheck.verification.verdicts import POLICY

PACKAGE = Path(guide.__file__).parent
DOCS = PACKAGE.parent.parent / "docs" / "verdicts.md"
SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py")))


def test_every_reason_is_explained_with_an_example() -> None:
    """The codes of flags and policy are those of the table, no more and no fewer."""
    used = {flag.code for flag in FLAGS} | {code for rule in POLICY for code in rule.reasons}
    rows = table("reasons")
    assert {row["code"] for row in rows} == used
    assert len(rows) == len(used)
    assert all(row["meaning"].endswith(".") and row["example"] for row in rows)


def test_every_caveat_and_method_explained_is_in_use() -> None:
    """No line explains a code that nothing grants; the reverse raises wherever a reading is labelled."""
    listed = {row["code"] for row in table("caveats")} | {row["method"] for row in table("methods")}
    composed = {row["code"] for row in table("compositions")}
    assert {code for code in listed - composed if f'"{code}"' not in SOURCE} == set()
    assert composed <= listed


def test_the_policy_rests_on_named_checks() -> None:
    """Each condition of a rule is a check of the schema, and the last rule always holds."""
    asked = {name for rule in POLICY for name in (*rule.passes, *rule.fails)}
    assert asked <= set(HOLDS) <= set(CHECKS)
    assert (POLICY[-1].passes, POLICY[-1].fails) == ((), ())


def test_every_explanation_of_a_wrong_figure_is_looked_for() -> None:
    """Each named outcome has a change of the claim that leads to it."""
    text = (PACKAGE / "slips.py").read_text(encoding="utf-8")
    assert all(f'"{code}"' in text for code in ALTERNATIVES)
    assert len(_CHANGES) == len(set(_CHANGES))


def test_the_guide_says_what_the_code_does() -> None:
    """The tables of the guide are those of the program."""
    text = DOCS.read_text(encoding="utf-8")
    assert guide.filled(text) == text, "python -m claimcheck.verification.guide docs/verdicts.md"
