"""What a user, or a file of theirs, can get wrong.

    ClaimcheckError
    ├── InputError       a source, an option or a date that cannot be used
    ├── DataError        a reference table or its metadata that cannot be trusted
    │   └── TableError   ... with every fault in it (``faults``)
    └── FormatError      a report or file layout that nobody here can write or read

The command line turns these into one line on stderr and exit code 2. Everything else is a bug
and keeps its traceback.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class ClaimcheckError(Exception):
    """Base of all errors that a user can mend.

    The message says what was being read, the value seen, the rule it broke and the way out.
    ``what``, ``where``, ``rule`` and ``way_out`` hold the parts for programs.
    """

    def __init__(self, what: str, *, where: str = "", rule: str = "", way_out: str = "") -> None:
        self.what, self.where, self.rule, self.way_out = what, where, rule, way_out
        message = f"{where}: {what}" if where else what
        if rule:
            message += f"; {rule}"
        if way_out:
            message += f". {way_out}"
        super().__init__(message)

    def to_dict(self) -> dict[str, str]:
        """The parts of the message, as text."""
        return {"what": self.what, "where": self.where, "rule": self.rule, "way_out": self.way_out}


class InputError(ClaimcheckError):
    """A document, an option or a date that cannot be used."""


class FormatError(ClaimcheckError):
    """A layout that is not known here, for reading or for writing."""


class DataError(ClaimcheckError):
    """A reference table or its metadata that cannot be used."""


class _Fault(Protocol):
    def __str__(self) -> str: ...


class TableError(DataError):
    """A reference table with faults, all of them in ``faults``; the message shows the first ones."""

    SHOWN = 20

    def __init__(self, where: str, faults: Sequence[_Fault]) -> None:
        self.faults = tuple(faults)
        n = len(self.faults)
        lines = [f"{n} fault{'s' * (n != 1)} found; nothing was taken from this file"]
        lines += [f"  {fault}" for fault in self.faults[: self.SHOWN]]
        if n > self.SHOWN:
            lines.append(f"  ... and {n - self.SHOWN} more (claimcheck data check --format json lists all)")
        super().__init__("\n".join(lines), where=where)
