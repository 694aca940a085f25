"""The only door into raw: records as the API sent them, as Arrow rows.

A raw table has the same columns for every object, so no new field or type of an API can break a load:
the record's natural key and cursor as text, its JSON byte for byte, and where it came from. A row
without payload is a tombstone: a complete pass of the API no longer showed this key.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from operator import attrgetter
from typing import Any

import msgspec
import pyarrow as pa

from pipelines.errors import ApiError
from pipelines.objects import ApiObject
from pipelines.versions import fingerprint

RAW_SCHEMA = pa.schema(
    [
        pa.field("record_key", pa.string(), nullable=False),
        pa.field("record_cursor", pa.string()),
        pa.field("payload", pa.string()),
        pa.field("request", pa.string()),
        pa.field("page", pa.int32()),
        pa.field("fetched_at", pa.timestamp("us", tz="UTC")),
        pa.field("run_id", pa.string()),
    ]
)
ROWS_PER_BATCH = 10_000


@dataclass(frozen=True, slots=True)
class Page:
    """One answer of the API, column by column: a first load passes here a million times.

    Attributes:
        request: what was asked, without the page; no secrets in it.
        number: the page's number within that request, from 1.
        keys, cursors, payloads: one entry for each record; payloads as sent.
        total: how many records the API says this request has, None where it does not say.
    """

    request: str
    number: int
    keys: list[str]
    cursors: list[str | None]
    payloads: list[bytes]
    total: int | None = None

    def __len__(self) -> int:
        return len(self.keys)

    def only(self, chosen: list[int]) -> Page:
        """The page with only the records at these positions; a part promises no total."""
        return Page(
            self.request,
            self.number,
            [self.keys[i] for i in chosen],
            [self.cursors[i] for i in chosen],
            [self.payloads[i] for i in chosen],
        )


class RecordDecoder:
    """Takes keys and cursors out of an answer without decoding the rest of its records.

    Key fields may come as number or text ("7" and 7 are the same key); a record without a key cannot
    be landed. Where nothing in a record is unique (`key=()`), its fingerprint is its key: an edited
    record is then another one, and the old one vanishes. Equal records of a page are told apart by
    their number, because the API counts them all.
    """

    def __init__(self, obj: ApiObject, *, records: str) -> None:
        """
        Args:
            records: the field of the answer that holds the list of records.
        """
        names = list(dict.fromkeys([*obj.key, *([obj.cursor] if obj.cursor else [])]))
        # Generated names: a field called `_id` or `class` could not be an attribute.
        fields: list[Any] = [(f"f{i}", int | str | float | None, None) for i, _ in enumerate(names)]
        key: Any = msgspec.defstruct(
            "Key", fields, rename={f"f{i}": name for i, name in enumerate(names)}, gc=False
        )
        answer = msgspec.defstruct(
            "Keys", [("records", list[key] | None, None)], rename={"records": records}
        )
        self._decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(answer)
        self._keys = [attrgetter(f"f{names.index(name)}") for name in obj.key]
        self._cursor = attrgetter(f"f{names.index(obj.cursor)}") if obj.cursor else None
        self._object = obj

    def page(
        self,
        request: str,
        number: int,
        body: bytes,
        raws: Sequence[msgspec.Raw],
        *,
        total: int | None = None,
    ) -> Page:
        """The page of one answer.

        Args:
            body: the whole answer, read a second time for keys and cursors only: two passes of the
                JSON parser cost less than one call for each record.
            raws: the same answer's records as sent.

        Raises:
            ApiError: if a field of the key is missing or null.
            msgspec.MsgspecError: if a key is neither number nor text.
        """
        fields: list[Any] = self._decoder.decode(body).records or []
        payloads = [bytes(raw) for raw in raws]
        parts = [list(map(key, fields)) for key in self._keys]
        if any(None in part for part in parts):
            raise ApiError(
                f"{self._object.path}: a record came without {', '.join(self._object.key)}; "
                "its key is unknown, so nothing of this page was landed: ask the vendor's support."
            )
        if not parts:
            keys = _fingerprint_keys(payloads)
        elif len(parts) == 1:
            keys = list(map(str, parts[0]))
        else:
            keys = ["|".join(map(str, key)) for key in zip(*parts, strict=True)]
        cursors: list[str | None] = [None] * len(keys)
        if self._cursor:
            cursors = list(map(iso_cursor, map(self._cursor, fields)))
        return Page(request, number, keys, cursors, payloads, total)


def _fingerprint_keys(payloads: Sequence[bytes]) -> list[str]:
    """The fingerprint of each record in hexadecimal; equal records carry `#2`, `#3` …"""
    seen: Counter[str] = Counter()
    keys = []
    for payload in payloads:
        key = f"{fingerprint(payload):016x}"
        seen[key] += 1
        keys.append(key if seen[key] == 1 else f"{key}#{seen[key]}")
    return keys


def iso_cursor(value: object) -> str | None:
    """A cursor as ISO text with `T`; null, empty and zero dates are None.

    CVDW sends `YYYY-MM-DD HH:MM:SS`, bare dates, `0000-00-00 00:00:00` and null; a zero date must
    never become a watermark.
    """
    if not isinstance(value, str) or len(value) < len("2000-01-01") or value.startswith("0000"):
        return None
    return value.replace(" ", "T", 1)


@dataclass
class Batch:
    """Rows on their way into one Arrow table, collected over several pages."""

    run_id: str
    keys: list[str] = field(default_factory=list)
    cursors: list[str | None] = field(default_factory=list)
    payloads: list[bytes | None] = field(default_factory=list)
    origins: list[tuple[str, int, datetime, int]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.keys)

    def add(self, page: Page, fetched_at: datetime) -> int:
        """Take the page's records; returns how many."""
        self.keys += page.keys
        self.cursors += page.cursors
        self.payloads += page.payloads
        self.origins.append((page.request, page.number, fetched_at, len(page)))
        return len(page)

    def add_tombstones(self, keys: Iterable[str], request: str) -> int:
        """Take one row without payload for each vanished key; returns how many."""
        before = len(self.keys)
        self.keys.extend(keys)
        added = len(self.keys) - before
        self.cursors.extend([None] * added)
        self.payloads.extend([None] * added)
        self.origins.append((request, 0, datetime.now(UTC), added))
        return added

    def take(self) -> pa.Table:
        """The collected rows as an Arrow table of `RAW_SCHEMA`; the batch is empty afterwards."""
        columns: list[pa.Array | pa.ChunkedArray] = [
            pa.array(self.keys, pa.string()),
            pa.array(self.cursors, pa.string()),
            pa.array(self.payloads, pa.binary()).cast(pa.string()),
            _repeated([(o[0], o[3]) for o in self.origins], pa.string()),
            _repeated([(o[1], o[3]) for o in self.origins], pa.int32()),
            _repeated([(o[2], o[3]) for o in self.origins], pa.timestamp("us", tz="UTC")),
            _repeated([(self.run_id, len(self.keys))], pa.string()),
        ]
        table = pa.table(columns, schema=RAW_SCHEMA)
        self.keys, self.cursors, self.payloads, self.origins = [], [], [], []
        return table


def empty_table() -> pa.Table:
    """No rows: makes dlt create the raw table before the first record of an object arrives."""
    return RAW_SCHEMA.empty_table()


def _repeated(runs: Sequence[tuple[Any, int]], kind: pa.DataType) -> pa.ChunkedArray:
    chunks = [pa.repeat(pa.scalar(value, kind), count) for value, count in runs]
    return pa.chunked_array(chunks, type=kind)
