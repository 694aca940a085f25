"""The floor of landing raw JSON: what cannot be left out, and nothing else; each stage's CPU apart.

    fetch   the pages' bytes
    find    the records, their keys and cursors within them
    insert  key, cursor and text into a compressed DuckDB table

Nothing here resumes, retries, compares or commits in a way that a killed process survives.
"""

import os
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import msgspec
import pyarrow as pa
import requests

ROWS_PER_INSERT = 250_000  # as large as a round of ours, so that DuckDB compresses alike


class Key(msgspec.Struct, gc=False):
    """What is taken out of a record."""

    idreserva: int
    referencia_data: str | None


class Records(msgspec.Struct):
    """A page; the records stay bytes."""

    dados: list[msgspec.Raw]
    total_de_paginas: int


class Keys(msgspec.Struct):
    """The same page, read for its keys only."""

    dados: list[Key]


def main(target: str) -> None:
    """Land every reservation in the DuckDB file `target`; print the CPU seconds of each stage."""
    spent: dict[str, float] = defaultdict(float)

    @contextmanager
    def stage(name: str) -> Iterator[None]:
        started = time.process_time()
        yield
        spent[name] += time.process_time() - started

    connection = duckdb.connect(
        config={"force_compression": "zstd", "preserve_insertion_order": False}
    )
    quoted = str(Path(target)).replace("'", "''")
    connection.execute(f"attach '{quoted}' as warehouse (storage_version 'latest'); use warehouse")
    connection.execute("create table reservas (key varchar, cursor varchar, payload varchar)")
    session = requests.Session()
    session.headers.update(
        {
            "email": os.environ["SOURCES__CVCRM__EMAIL"],
            "token": os.environ["SOURCES__CVCRM__TOKEN"],
        }
    )
    url = f"{os.environ['SOURCES__CVCRM__BASE_URL']}/reservas"
    find_records, find_keys = msgspec.json.Decoder(Records), msgspec.json.Decoder(Keys)
    keys: list[str] = []
    cursors: list[str | None] = []
    payloads: list[bytes] = []

    def insert() -> None:
        with stage("insert"):
            batch = pa.table(
                [
                    pa.array(keys, pa.string()),
                    pa.array(cursors, pa.string()),
                    pa.array(payloads, pa.binary()).cast(pa.string()),
                ],
                names=["key", "cursor", "payload"],
            )
            connection.register("batch", batch)
            connection.execute("insert into reservas select * from batch")
        for column in (keys, cursors, payloads):
            column.clear()

    page, pages = 1, 1
    while page <= pages:
        with stage("fetch"):
            body = session.get(
                url, params={"pagina": page, "registros_por_pagina": 500}, timeout=60
            ).content
        with stage("find"):
            answer = find_records.decode(body)
            found = find_keys.decode(body).dados
            keys += [str(record.idreserva) for record in found]
            cursors += [record.referencia_data for record in found]
            payloads += map(bytes, answer.dados)
        pages, page = answer.total_de_paginas, page + 1
        if len(keys) >= ROWS_PER_INSERT:
            insert()
    insert()
    with stage("insert"):
        connection.close()
    print(*(f"{name} {seconds:.2f}" for name, seconds in spent.items()))


if __name__ == "__main__":
    main(sys.argv[1])
