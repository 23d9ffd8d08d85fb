"""Reference data: tables that passed the door, and one catalog to ask them."""

from __future__ import annotations

from claimcheck.reference.catalog import Catalog
from claimcheck.reference.faults import Fault

__all__ = ["Catalog", "Fault"]
