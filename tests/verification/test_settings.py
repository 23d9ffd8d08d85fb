from __future__ import annotations

from decimal import Decimal

import pytest

from claimcheck.errors import InputError
from claimcheck.verification.settings import Settings, tolerances


@pytest.mark.parametrize(
    ("chosen", "message"),
    [
        ({"tolerence": 2}, "Did you mean tolerance?"),
        ({"tolerance": -1}, "from 0 to 10"),
        ({"tolerance": "wide"}, "from 0 to 10"),
        ({"tolerance": True}, "from 0 to 10"),
        ({"tolerance": float("nan")}, "from 0 to 10"),
        ({"strict": "yes"}, "true or false"),
        ({"later_data": 1}, "true or false"),
    ],
)
def test_a_setting_that_cannot_be_used_is_refused(chosen: dict[str, object], message: str) -> None:
    """An unknown name or a bad value raises, and the message says the way out."""
    with pytest.raises(InputError, match=message.replace("?", r"\?")):
        Settings.of(**chosen)


def test_settings_go_into_the_report_with_the_noise_in_force() -> None:
    """What was chosen and every noise figure can be read from the report alone."""
    found = Settings.of(tolerance="0.5", strict=True).to_dict()
    assert (found["tolerance"], found["strict"]) == (0.5, True)
    assert found["noise"]["share"] == {"relative": 0.2, "points": 2}


def test_every_noise_has_a_source() -> None:
    """No threshold stands in the table without the reason for its size."""
    assert all(tolerance.source for tolerance in tolerances().values())


@pytest.mark.parametrize(
    ("measure", "size", "width"),
    [
        ("level", 200, "10"),
        ("share", 98, "2"),
        ("share", "1.2", "0.24"),
        ("growth", 50, "2"),
        ("growth", 5, "1"),
        ("growth", "0.5", "0.3"),
        ("growth", "-5", "1"),
        ("rank", 3, "0"),
    ],
)
def test_noise_follows_the_rule_of_its_measure(measure: str, size: object, width: str) -> None:
    """Amounts are relative; shares and growth take the smaller of points and a fifth, growth at least 0.3 points."""
    assert tolerances()[measure].width(Decimal(str(size))) == Decimal(width)
