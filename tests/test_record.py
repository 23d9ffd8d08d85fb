"""Records are made and varied like dataclasses, only faster."""

import dataclasses

import pytest

from claimcheck._record import record, replace
from claimcheck.records import Claim


@record
class Pair:
    """Two things."""

    first: int
    second: str = "b"


def test_a_record_is_made_compared_and_hashed_like_a_dataclass():
    assert Pair(1) == Pair(1, "b") != Pair(2)
    assert hash(Pair(1)) == hash(Pair(1, "b"))
    assert not hasattr(Pair(1), "__dict__")


@pytest.mark.parametrize("old", [Pair(1), Claim("level", "$5 billion", 3, 13, flow="export")])
def test_a_varied_record_is_that_of_dataclasses(old):
    name = dataclasses.fields(old)[0].name
    new = replace(old, **{name: "other"})
    assert new == dataclasses.replace(old, **{name: "other"})
    assert getattr(old, name) != "other"


def test_a_frozen_record_stays_frozen_when_varied():
    claim = replace(Claim("level", "$5 billion", 3, 13), kind="share")
    with pytest.raises(dataclasses.FrozenInstanceError):
        claim.kind = "level"


def test_an_unknown_field_is_refused():
    with pytest.raises(KeyError):
        replace(Pair(1), third=3)
