"""What a row of a source's table of objects says.

The tables themselves are data: `cvcrm/objects.py` and `sienge/objects.py`. Adding an API object is
one row there, one table in the sandbox and one staging model.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal

Mode = Literal["incremental", "full"]


@dataclass(frozen=True, kw_only=True)
class ApiObject:
    """One object of an API and how it is read.

    Attributes:
        table: name of the raw table.
        path: the object's path below the source's base URL.
        key: the fields that make the natural key, in order; empty where nothing in a record is unique,
            so that its fingerprint stands for it.
        cursor: the field by which the API filters changes, None where it has none.
        mode: `incremental` where the cursor sees edits; `full` where it lies or does not exist, so
            that every run reads the whole object and lands what is new or changed.
        look_back: how far an incremental window reaches behind the watermark.
        full_every: the rhythm of the full pass that finds vanished rows of an incremental object.
        protocol: which of the client's ways of reading serves this object.
        params: fixed query parameters.
        needs: objects of the same source that must have landed before this one is read.
        group: the subject, for choosing several objects by one word.
        meaning: what the cursor stands for, or why the object is read in full.
        default: whether a run reads it without being asked to by name: what the marts need.
    """

    table: str
    path: str
    key: tuple[str, ...]
    group: str
    meaning: str
    cursor: str | None = None
    mode: Mode = "full"
    look_back: timedelta = timedelta(days=1)
    full_every: timedelta = timedelta(days=30)
    protocol: str = "list"
    params: Mapping[str, str] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    default: bool = True
