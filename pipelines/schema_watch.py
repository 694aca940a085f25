"""Notices that an API's records have changed their form; stops nothing, because raw takes any form.

What is compared is a sample: the first records that a run lands of an object, against what dlt's state
remembers of the object's fields. It costs some milliseconds and sees the top level of the records.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import msgspec

SAMPLE = 200
ENOUGH = 5  # fewer records prove neither that a field is in all of them nor that it is in none
ABSENT = "absent"  # remembered beside the types of a field that some records lack

Fields = dict[str, list[str]]
"""A field's name -> its JSON types as far as they were seen, sorted; `ABSENT` where records lack it."""

_TYPES: Mapping[type, str] = {
    str: "string",
    int: "number",
    float: "number",
    bool: "boolean",
    dict: "object",
    list: "array",
}


@dataclass(frozen=True, kw_only=True)
class FieldChange:
    """One field that came, went, or took another type; `types` are those of now."""

    field: str
    change: Literal["appeared", "vanished", "type"]
    types: tuple[str, ...] = ()
    types_before: tuple[str, ...] = ()

    def __str__(self) -> str:
        if self.change == "type":
            return f"{self.field}: {_listed(self.types_before)} -> {_listed(self.types)}"
        return f"{self.field} {self.change}"


@dataclass
class SchemaWatch:
    """Watches one object for one run.

    A null has no type, so it changes none; an integer and a decimal are both numbers. A field that the
    API leaves out of some records (Sienge does, where there is nothing to say) never counts as
    vanished. What has changed is remembered together with what was, so it is told once.

    Attributes:
        remembered: the fields by earlier runs; empty at the first, which only remembers.
    """

    remembered: Fields
    _seen: dict[str, set[str]] = field(default_factory=dict)
    _present: dict[str, int] = field(default_factory=dict)
    _records: int = 0

    def look_at(self, payloads: Iterable[bytes]) -> None:
        """Take records into the sample until it is full; what is no JSON object says nothing."""
        for payload in payloads:
            if self._records >= SAMPLE:
                return
            try:
                record = msgspec.json.decode(payload)
            except (msgspec.DecodeError, UnicodeDecodeError):
                continue  # text that is not UTF-8: the landing says so
            if not isinstance(record, dict):
                continue
            self._records += 1
            for name, value in record.items():
                self._present[name] = self._present.get(name, 0) + 1
                types = self._seen.setdefault(name, set())
                if value is not None:
                    types.add(_TYPES[type(value)])

    def changes(self) -> list[FieldChange]:
        """What differs from the remembered fields, by name; nothing at the first run."""
        if not self.remembered:
            return []
        found = [
            FieldChange(field=name, change="appeared", types=tuple(sorted(types)))
            for name, types in self._seen.items()
            if name not in self.remembered
        ]
        found += [
            FieldChange(field=name, change="vanished", types_before=tuple(self.remembered[name]))
            for name in self._vanished()
        ]
        for name, types in self._seen.items():
            before = set(self.remembered.get(name, ())) - {ABSENT}
            if before and types - before:
                found.append(
                    FieldChange(
                        field=name,
                        change="type",
                        types=tuple(sorted(types)),
                        types_before=tuple(sorted(before)),
                    )
                )
        return sorted(found, key=lambda change: change.field)

    def to_remember(self) -> Fields:
        """The fields as the next run shall know them."""
        fields: Fields = {}
        for name in sorted((self.remembered.keys() | self._seen.keys()) - set(self._vanished())):
            types = set(self.remembered.get(name, ())) | self._seen.get(name, set())
            unproven = name not in self.remembered and self._records < ENOUGH
            if unproven or 0 < self._present.get(name, 0) < self._records:
                types.add(ABSENT)
            fields[name] = sorted(types)
        return fields

    def _vanished(self) -> list[str]:
        if self._records < ENOUGH:
            return []
        return [
            name
            for name, types in self.remembered.items()
            if name not in self._seen and ABSENT not in types
        ]


def as_json(changes: Iterable[FieldChange]) -> str | None:
    """The changes for the ledger, None where there are none."""
    rows = [msgspec.to_builtins(change) for change in changes]
    return json.dumps(rows, ensure_ascii=False) if rows else None


def _listed(types: Iterable[str]) -> str:
    return "/".join(types)
