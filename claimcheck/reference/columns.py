"""The native form: its columns, and the words that stand in them."""

from __future__ import annotations

REQUIRED = ("reporter", "partner", "flow", "product", "period", "measure", "value", "unit")
OPTIONAL = ("digits", "status", "basis", "published", "source_url", "note")
COLUMNS = REQUIRED + OPTIONAL

KEY = (
    "reporter", "partner", "flow", "product", "period", "measure", "unit", "basis", "published", "source_url",
)  # fmt: skip
"""No two rows of a dataset agree in all of these: vintages differ in ``published``, pages in ``source_url``."""

FLOWS = ("export", "import", "trade", "balance", "reexport")
MEASURES = ("level", "share", "growth")
STATUSES = ("estimate", "provisional", "revised")
