"""Raw rows: bytes as sent, keys and cursors as text."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import msgspec
import pytest

from pipelines.errors import ApiError
from pipelines.landing import (
    RAW_SCHEMA,
    Batch,
    Page,
    RecordDecoder,
    iso_cursor,
)
from pipelines.objects import ApiObject
from pipelines.versions import fingerprint

PRECOS = ApiObject(
    table="unidades_precos",
    path="unidades/precos",
    key=("idunidade", "idtabela"),
    cursor="referencia_data",
    group="cadastros",
    meaning="unknown",
)
PAYLOAD = (
    b'{"idunidade":"7712", "idtabela":140,"referencia_data":"2026-03-01 10:00:00","valor":1.10,'
    b'"nome":"acentua\\u00e7\\u00e3o","grande":12345678901234567890}'
)


def page_of(payload: bytes) -> Page:
    body = b'{"dados":[' + payload + b"]}"
    return RecordDecoder(PRECOS, records="dados").page("", 1, body, [msgspec.Raw(payload)])


def test_a_payload_is_landed_byte_for_byte() -> None:
    batch = Batch("run")
    first, second = datetime(2026, 3, 1, 12, tzinfo=UTC), datetime(2026, 3, 1, 13, tzinfo=UTC)
    batch.add(page_of(PAYLOAD), first)
    batch.add(replace(page_of(PAYLOAD), request="a=1", number=2), second)
    table = batch.take()
    assert table.schema.equals(RAW_SCHEMA)
    row = {
        "record_key": "7712|140",
        "record_cursor": "2026-03-01T10:00:00",
        "payload": PAYLOAD.decode(),
        "request": "",
        "page": 1,
        "fetched_at": first,
        "run_id": "run",
    }
    assert table.to_pylist() == [row, {**row, "request": "a=1", "page": 2, "fetched_at": second}]
    assert not len(batch)


def test_a_composite_key_takes_number_and_text_alike() -> None:
    page = page_of(PAYLOAD)
    assert page.keys == ["7712|140"]
    assert page.cursors == ["2026-03-01T10:00:00"]


def test_without_a_key_the_whole_record_is_the_key_and_equal_ones_are_counted() -> None:
    decoder = RecordDecoder(replace(PRECOS, key=()), records="dados")
    first, second = b'{"campo":1,"valor":"a"}', b'{"campo":1,"valor":"b"}'
    raws = [msgspec.Raw(payload) for payload in (first, second, first)]
    page = decoder.page("", 1, b'{"dados":[' + b",".join(map(bytes, raws)) + b"]}", raws)
    assert page.keys == [f"{fingerprint(p):016x}" for p in (first, second)] + [
        f"{fingerprint(first):016x}#2"
    ]
    assert page.payloads == [first, second, first]


def test_a_record_without_its_key_is_refused_by_name() -> None:
    with pytest.raises(
        ApiError, match="unidades/precos: a record came without idunidade, idtabela"
    ):
        page_of(b'{"idtabela":140}')


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("2026-03-01 10:00:00", "2026-03-01T10:00:00"),
        ("2026-03-01", "2026-03-01"),
        ("0000-00-00 00:00:00", None),
        ("0000-00-00", None),
        ("", None),
        (None, None),
        (7, None),
    ],
)
def test_zero_and_null_dates_are_no_cursor(sent: object, kept: str | None) -> None:
    assert iso_cursor(sent) == kept


def test_tombstones_have_no_payload() -> None:
    batch = Batch("run")
    assert batch.add_tombstones(["7", "8"], "vanished") == 2
    rows = batch.take().to_pylist()
    assert [(r["record_key"], r["payload"], r["page"]) for r in rows] == [
        ("7", None, 0),
        ("8", None, 0),
    ]
