from __future__ import annotations

from importlib.util import find_spec

# These read periods and products by their words.
collect_ignore = (
    []
    if find_spec("claimcheck.language.periods") and find_spec("claimcheck.language.products")
    else ["test_kinds.py", "test_seed_case.py"]
)
