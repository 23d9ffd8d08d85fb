"""One fault of a reference table: where it stands, what was seen, the rule it broke, the way out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

_SEEN = 60


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault as data; its text is the one line people read.

    >>> print(Fault("a.csv", 812, "flow", "Imp", "expected one of export, import", "write import"))
    a.csv, line 812: flow is "Imp"; expected one of export, import. Write import
    """

    file: str
    line: int
    """Line of the file, the first is 1; 0 where the fault is of the file as a whole."""
    column: str
    """Name as the file's header has it; empty where the fault is of the line as a whole."""
    value: str
    rule: str
    way_out: str = ""
    severity: Literal["error", "warning"] = "error"
    """A warning is listed and keeps nothing out."""

    def __str__(self) -> str:
        where = f"{self.file}, line {self.line}" if self.line else self.file
        value = self.value if len(self.value) <= _SEEN else self.value[: _SEEN - 3] + "..."
        seen = f'{self.column} is "{value}"; ' if self.column else f"{value}; " if value else ""
        text = f"{where}: {seen}{self.rule}"
        return f"{text}. {self.way_out[0].upper()}{self.way_out[1:]}" if self.way_out else text

    def to_dict(self) -> dict[str, Any]:
        return {
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "value": self.value,
            "rule": self.rule,
            "way_out": self.way_out,
            "severity": self.severity,
        }
