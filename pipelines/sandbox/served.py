"""The answers of the APIs at one moment of the clock: a file of JSON records and its index.

An object's records are built once per moment by SQL, streamed into a file, put in the order of the
pages, and located by numpy arrays. A page is then a handful of neighbouring slices of a memory map:
serving costs next to nothing and memory stays bounded however large the company is.
"""

from __future__ import annotations

import codecs
import mmap
import os
import tempfile
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any, Final

import duckdb
import numpy as np
import numpy.typing as npt

from pipelines.sandbox.faults import plain
from pipelines.sandbox.fields import FIELDS, INTEGER_REFERENCES
from pipelines.sandbox.world import World, sql

BATCH_ROWS: Final = 20_000
CURSOR: Final = "S19"  # 'YYYY-MM-DD HH:MM:SS'

# Objects of one shape: their template and what is put in its place.
TEMPO: Final = {
    "reservas": ("reservas", "idreserva"),
    "repasses": ("repasses", "idrepasse"),
    "comissoes": ("comissoes", "idcomissao"),
    "leads": ("leads", "idlead"),
    "precadastro": ("precadastro", "idprecadastro"),
    "atendimentos": ("atendimentos", "idatendimento"),
    "assistencias": ("assistencias", "idassistencia"),
    "assistencias/itens": ("itens", "idassistencia_item"),
    "assistencias/visitas": ("visitas", "idvisita"),
}
SITUATIONS: Final = {
    "reservas": "integer",
    "precadastro": "integer",
    "leads": "varchar",
    "repasses": "varchar",
}
FAMILY: Final = "/workflow/tempo", "/historico/situacoes"

Ints = npt.NDArray[np.int64]
Texts = npt.NDArray[np.bytes_]


def _json_escape(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end]
    return "".join(f"\\u{ord(letter):04x}" for letter in text), error.end


codecs.register_error("sandbox-json", _json_escape)


def cvdw_bytes(text: str) -> bytes:
    """Whole numbers without a fraction and accents as ``\\uXXXX``, as CVDW writes its JSON."""
    for end in ",}]":
        text = text.replace(f".0{end}", end)
    return text.encode("ascii", errors="sandbox-json")


def sienge_bytes(text: str) -> bytes:
    """UTF-8; a zero arrives as the integer 0 while other amounts are floats."""
    return text.replace(":0.0,", ":0,").replace(":0.0}", ":0}").encode()


@dataclass(frozen=True)
class ServedTable:
    """One object's records in the API's order.

    ``keys`` and ``cursors`` follow that order; a null cursor is empty text, so it sorts before the
    zero date and both before real dates. ``filters`` are further columns in the same order.
    """

    keys: Ints
    cursors: Texts
    starts: Ints
    ends: Ints
    filters: dict[str, npt.NDArray[Any]]
    _data: mmap.mmap | bytes

    def __len__(self) -> int:
        return len(self.keys)

    def window(self, since: str | None, until: str | None) -> tuple[int, int]:
        """The positions [first, last) whose cursor lies in [since, until], both inclusive.

        With either bound, rows without a real cursor are left out.
        """
        if since is None and until is None:
            return 0, len(self)
        floor = max((since or "0001").encode(), b"0001")
        first = int(np.searchsorted(self.cursors, np.array(floor, dtype=CURSOR), side="left"))
        if until is None:
            return first, len(self)
        ceiling = np.array(until.encode(), dtype=CURSOR)
        return first, max(first, int(np.searchsorted(self.cursors, ceiling, side="right")))

    def record(self, position: int) -> bytes:
        """One record's JSON."""
        return bytes(self._data[self.starts[position] : self.ends[position]])

    def join(self, positions: Sequence[int] | Ints | range) -> bytes:
        """The records at these positions, joined by commas."""
        data, starts, ends = self._data, self.starts, self.ends
        return b",".join([data[starts[i] : ends[i]] for i in positions])


def define(con: duckdb.DuckDBPyConnection, name: str) -> None:
    """Define the view ``servidos`` of an object.

    The newer CVDW objects tell in ``registros`` only the fields that this company fills, beside
    ``ordem`` (what the order of ties and, unless told apart, ``referencia`` come from) and ``em``
    (the instant of the cursor); the documented rest is null. Raises ValueError for a column that is
    not documented.
    """
    path = next((p for p in FIELDS if f"cvdw/{plain(p)}" == name), None)
    if path is None:
        con.execute(sql(name))
        return
    subject = next((path.removesuffix(end) for end in FAMILY if path.endswith(end)), "")
    if path.endswith(FAMILY[0]):
        assunto, chave = TEMPO[subject]
        text = sql("cvdw/workflow_tempo").replace("$assunto", assunto).replace("$chave", chave)
    elif path.endswith(FAMILY[1]):
        text = sql("cvdw/historico_situacoes").replace("$tipo", SITUATIONS[subject])
        text = text.replace("$assunto", subject).replace("$chave", TEMPO[subject][1])
    else:
        text = sql(name)
    con.execute(text)
    told = {row[0] for row in con.execute("describe registros").fetchall()}
    documented = FIELDS[path].split()
    unknown = told - {"ordem", "em", *documented}
    if unknown and not subject:
        raise ValueError(f"{path}: not documented: {', '.join(sorted(unknown))}")
    kind = "bigint" if path in INTEGER_REFERENCES else "varchar"
    rest = {"referencia": f"ordem::{kind}", "referencia_data": "ts(em)", "ativo": "'S'"}
    columns = [
        f'"{field}" := ' + (f'"{field}"' if field in told else rest.get(field, "null::varchar"))
        for field in documented
    ]
    con.execute(f"""
        create or replace temp view servidos as
        select r.referencia_data as cursor, ordem_ as ordem, to_json(r)::varchar as texto
        from (
            select ordem_, struct_pack({", ".join(columns)}) as r
            from (select *, ordem as ordem_ from registros)
        )
    """)  # noqa: S608 the names are this package's own


def build(
    con: duckdb.DuckDBPyConnection,
    name: str,
    folder: Path,
    encode: Callable[[str], bytes],
) -> ServedTable:
    """Run ``name``'s SQL at the connection's clock, stream its records to a file, index them.

    The SQL defines the view ``servidos`` (cursor, ordem, texto) and, where the API filters by more
    than the cursor, ``filtros``: one row per record in ascending ``ordem``.
    """
    con.execute("create or replace temp view filtros as select 0 as ordem where false")
    define(con, name)
    reader = con.execute(
        "select coalesce(cursor, '') as cursor, ordem::bigint as ordem, texto || chr(10) as texto"
        " from servidos"
    ).to_arrow_reader(BATCH_ROWS)
    keys: list[Ints] = []
    cursors: list[Texts] = []
    ends: list[Ints] = []
    written = 0
    with tempfile.TemporaryFile(dir=folder) as file:
        for batch in reader:
            text = "".join(batch.column("texto").to_pylist())
            encoded = encode(text)
            file.write(encoded)
            breaks = np.flatnonzero(np.frombuffer(encoded, dtype=np.uint8) == ord("\n"))
            ends.append(breaks.astype(np.int64) + written)
            written += len(encoded)
            keys.append(batch.column("ordem").to_numpy(zero_copy_only=False).astype(np.int64))
            cursors.append(np.array(batch.column("cursor").to_pylist(), dtype=CURSOR))
        file.flush()
        key = np.concatenate(keys) if keys else np.empty(0, np.int64)
        cursor = np.concatenate(cursors) if cursors else np.empty(0, CURSOR)
        end = np.concatenate(ends) if ends else np.empty(0, np.int64)
        start = np.concatenate(([0], end[:-1] + 1)) if len(end) else end
        order = np.lexsort((key, cursor))
        data = _rewritten(_mapped(file), start[order], end[order], folder)
    length = (end - start)[order]
    end = np.cumsum(length)
    columns = con.execute("select * from filtros order by ordem").fetchnumpy()
    return ServedTable(
        keys=key[order],
        cursors=cursor[order],
        starts=end - length,
        ends=end,
        filters={n: v.filled() if np.ma.isMaskedArray(v) else v for n, v in columns.items()},
        _data=data,
    )


def _mapped(file: IO[bytes]) -> mmap.mmap | bytes:
    """What a file holds; an empty one cannot be mapped."""
    is_empty = file.seek(0, os.SEEK_END) == 0
    return b"" if is_empty else mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _rewritten(
    data: mmap.mmap | bytes, starts: Ints, ends: Ints, folder: Path
) -> mmap.mmap | bytes:
    """The records in the order in which pages ask for them.

    A large company's answers do not fit into memory, and in another order each record of a page would
    be a place of its own on the disk.
    """
    with tempfile.TemporaryFile(dir=folder) as file:
        for first in range(0, len(starts), BATCH_ROWS):
            places = slice(first, first + BATCH_ROWS)
            file.write(
                b"".join(
                    [
                        data[start:end]
                        for start, end in zip(
                            starts[places].tolist(), ends[places].tolist(), strict=True
                        )
                    ]
                )
            )
        file.flush()
        return _mapped(file)


# What an object's SQL reads beside the life tables: the state of things at the clock.
STATES: Final = {
    "cvdw": ("reservas", "comissoes", "repasses", "apoio"),
    "sienge": ("contratos", "comissoes_erp", "parcelas"),
}
ENCODERS: Final = {"cvdw": cvdw_bytes, "sienge": sienge_bytes}


class Archive:
    """Builds each object's table on first use at a moment, and forgets it when the clock moves.

    A table that somebody still reads lives on until they let go of it.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self._lock = threading.RLock()
        self._now: datetime | None = None
        self._tables: dict[str, ServedTable] = {}

    def ready(self, name: str, now: datetime) -> ServedTable | None:
        """The table if it already stands for ``now``; never waits."""
        return self._tables.get(name) if self._now == now else None

    def table(self, name: str, now: datetime) -> ServedTable:
        """The table of an object such as ``cvdw/reservas`` at ``now``."""
        states = STATES[name.partition("/")[0]]
        with self._lock, self._world.connection(now, states) as con:
            if self._now != now:
                self._tables, self._now = {}, now
            if name not in self._tables:
                encode = ENCODERS[name.partition("/")[0]]
                self._tables[name] = build(con, name, self._world.folder, encode)
            return self._tables[name]
