from __future__ import annotations

import pytest

from claimcheck.records import Report

from . import example


@pytest.fixture
def report() -> Report:
    return example.REPORT


@pytest.fixture(scope="session")
def hostile() -> Report:
    return example.hostile()
