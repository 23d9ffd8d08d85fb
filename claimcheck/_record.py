"""The records that reading a text makes by the thousand: unchanging ones that are cheap to make and to vary.

A frozen dataclass sets each field through ``object.__setattr__``, which takes four times as long as plain
assignment, and ``dataclasses.replace`` asks about every field again. Reading a sentence makes some sixty records.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def record(cls: type[T]) -> type[T]:
    """Make a slotted dataclass that the type checker holds to be frozen; nothing stops a change at run time."""
    return dataclass(slots=True, unsafe_hash=True)(cls)


@cache
def _setters(cls: type[Any]) -> dict[str, Callable[[Any, Any], None]]:
    """Field name to what writes it past a frozen ``__setattr__``."""
    return {field.name: getattr(cls, field.name).__set__ for field in fields(cls)}


if TYPE_CHECKING:
    from dataclasses import replace as replace  # the same to the type checker, which knows its arguments
else:

    def replace(old: T, /, **changes: Any) -> T:
        """A copy of a slotted record with some fields changed: ``dataclasses.replace`` without a call of ``__init__``.

        Not for records with a ``__post_init__``.
        """
        cls = type(old)
        new: T = object.__new__(cls)
        for name, put in _setters(cls).items():
            put(new, changes.pop(name) if name in changes else getattr(old, name))
        if changes:
            raise TypeError(f"{cls.__name__} has no field {', '.join(changes)}")
        return new
