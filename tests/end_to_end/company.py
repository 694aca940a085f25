"""One simulated company with its warehouse, driven by the commands that a user types."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb

from pipelines.sandbox import Sandbox

ROOT = Path(__file__).resolve().parents[2]
PLANILHAS = Path("data/sandbox/planilhas")  # relative to the root, as dbt wants it
BIN = Path(sys.executable).parent
LOAD_METADATA = {"_carregado_em", "_id_carga", "processado_em"}
FAST = {
    "SOURCES__CVCRM__RETRY_BACKOFF_SECONDS": "0.01",
    "SOURCES__CVCRM__RATE_LIMIT_PAUSE_SECONDS": "0.2",
    "SOURCES__CVCRM__ATTEMPTS": "3",
    "SOURCES__SIENGE__RETRY_BACKOFF_SECONDS": "0.01",
    "SOURCES__SIENGE__RATE_LIMIT_PAUSE_SECONDS": "0.2",
    "SOURCES__SIENGE__ATTEMPTS": "3",
}


@dataclass
class Company:
    """A sandbox, a warehouse in a folder of its own, and the day by the sandbox's clock."""

    sandbox: Sandbox
    folder: Path
    today: date
    environment: dict[str, str] = field(default_factory=dict)
    _reader: duckdb.DuckDBPyConnection | None = field(default=None, init=False, repr=False)

    @property
    def warehouse(self) -> Path:
        return self.folder / "warehouse.duckdb"

    @property
    def published(self) -> Path:
        return self.folder / "publicado" / "warehouse.duckdb"

    def planilhas(self) -> str:
        """The folder of what this company's people keep by hand, relative to the root."""
        return str(self.sandbox.write_planilhas(ROOT / PLANILHAS).relative_to(ROOT))

    def advance(self, days: int) -> None:
        self.sandbox.advance(days=days)
        self.today += timedelta(days=days)

    def command(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a command of the environment's `bin` as a user would, from the repository's root."""
        return subprocess.run(
            [str(BIN / arguments[0]), *arguments[1:]],
            cwd=ROOT,
            env={
                **os.environ,
                **self.sandbox.env,
                **FAST,
                "WAREHOUSE": str(self.warehouse),
                "DLT_DATA_DIR": str(self.folder / "dlt"),
                "DBT_TARGET_PATH": str(self.folder / "target"),
                "DBT_LOG_PATH": str(self.folder / "logs"),
                "PLANILHAS": self.planilhas(),
                **self.environment,
                **environment,
            },
            capture_output=True,
            text=True,
            check=False,
            timeout=600,
        )

    def load(self, *options: str) -> subprocess.CompletedProcess[str]:
        """`dlt pipeline run`, which must succeed."""
        return succeeded(self.command("dlt", "pipeline", "run", *options))

    def build(
        self, *options: str, without: tuple[str, ...] = ("unit_test",)
    ) -> subprocess.CompletedProcess[str]:
        """`dbt build` on the sandbox's day, which must succeed.

        Args:
            without: kinds of nodes that are left out. Unit tests bring their own rows, so the
                session's first build alone runs them.
        """
        variables = json.dumps({"hoje": self.today.isoformat()})
        left_out = [f"--exclude-resource-type={kind}" for kind in without]
        return succeeded(self.command("dbt", "build", "--vars", variables, *left_out, *options))

    @contextmanager
    def reading(self) -> Iterator[None]:
        """While it lasts, queries of the warehouse share one connection: opening the file costs more
        than most of them. Nothing else may write meanwhile."""
        with duckdb.connect(str(self.warehouse), read_only=True) as reader:
            self._reader = reader
            try:
                yield
            finally:
                self._reader = None

    def query(self, sql: str, *, published: bool = False) -> list[tuple[Any, ...]]:
        if self._reader is not None and not published:
            return self._reader.execute(sql).fetchall()
        path = self.published.resolve() if published else self.warehouse
        with duckdb.connect(str(path), read_only=True) as connection:
            return connection.execute(sql).fetchall()

    def contents(
        self, *schemas: str, without: Mapping[str, set[str]] | None = None
    ) -> dict[str, tuple[int, str]]:
        """Rows and a checksum of every relation, load metadata and order left out.

        Args:
            without: further columns to leave out, by relation.
        """
        others = without or {}
        found: dict[str, tuple[int, str]] = {}
        with duckdb.connect(str(self.warehouse), read_only=True) as connection:
            relations = connection.execute(
                "select table_schema, table_name from information_schema.tables "
                "where table_schema in (select unnest(?)) order by all",
                [list(schemas)],
            ).fetchall()
            for schema, name in relations:
                columns = [
                    column
                    for (column,) in connection.execute(
                        "select column_name from information_schema.columns "
                        "where table_schema = ? and table_name = ? order by all",
                        [schema, name],
                    ).fetchall()
                    if column not in LOAD_METADATA | others.get(f"{schema}.{name}", set())
                ]
                listed = ", ".join(f'"{column}"' for column in columns)
                row = connection.execute(
                    f"select count(*), coalesce(sum(hash({listed})::hugeint), 0)::text "
                    f"from {schema}.{name}"
                ).fetchone()
                assert row is not None
                found[f"{schema}.{name}"] = (row[0], row[1])
        return found


def succeeded(result: subprocess.CompletedProcess[str]) -> subprocess.CompletedProcess[str]:
    """The result of a command that must have ended well; shows what it said otherwise."""
    assert result.returncode == 0, (
        f"{result.args}\n{result.stdout[-6000:]}\n{result.stderr[-3000:]}"
    )
    return result


def raw_rows(company: Company) -> int:
    """Rows of all raw tables of the APIs' objects, without dlt's own and the ledger."""
    tables = company.query(
        "select table_schema || '.' || table_name from information_schema.tables "
        "where table_schema like 'raw_%' and table_name not like '\\_dlt%' escape '\\' "
        "and table_name <> 'run_ledger'"
    )
    return sum(company.query(f"select count(*) from {name}")[0][0] for (name,) in tables)
