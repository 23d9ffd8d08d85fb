"""The records that reading a text makes by the thousand: unchanging ones that are cheap to make and to vary.

A frozen dataclass sets each field through ``object.__setattr__``, which takes four times as long as plain
assignment, and ``dataclasses.replace`` asks about every field again. Reading a sentence makes some sixty records.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def record(cls: type[T]) -> type[T]:
    """Make a slotted dataclass that the type checker holds to be frozen; nothing stops a change at run time."""
    return dataclass(slots=True, unsafe_hash=True)(cls)


if TYPE_CHECKING:
    from dataclasses import replace as replace  # the same to the type checker, which knows its arguments
else:

    @cache
    def _copier(cls):
        """What copies all fields from one record to another, written out as ``dataclass`` writes out ``__init__``."""
        names = [field.name for field in fields(cls)]
        if cls.__dataclass_params__.frozen:
            lines = [f"put_{name}(new, old.{name})" for name in names]
        else:
            lines = [f"new.{name} = old.{name}" for name in names]
        known = {f"put_{name}": getattr(cls, name).__set__ for name in names}
        exec("\n    ".join(["def copy(old, new):", *lines]), known)
        return known["copy"], {name: known[f"put_{name}"] for name in names}

    def replace(old, /, **changes):
        """A copy of a slotted record with some fields changed: ``dataclasses.replace`` without a call of ``__init__``.

        Not for records with a ``__post_init__``; a name that is no field raises ``KeyError``.
        """
        cls = type(old)
        copy, setters = _copier(cls)
        new = object.__new__(cls)
        copy(old, new)
        for name, value in changes.items():
            setters[name](new, value)
        return new
