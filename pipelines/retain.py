"""`dlt pipeline retain`: deletes versions of raw records that newer ones have superseded.

Raw keeps every version that the APIs ever showed; this is for a company that must or wants to keep
fewer. The latest version of a key is never touched, be it a record or a tombstone, nor the latest one
in which a list is filled that staging reads from there, so staging rebuilt from what is left equals
staging before. Rows of loads that were never committed are left to dlt.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import duckdb
from rich import box
from rich.console import Console
from rich.table import Table

from pipelines.errors import WarehouseError
from pipelines.raw import LATEST_FIRST, RawDataset
from pipelines.redaction import redact
from pipelines.run import open_pipeline
from pipelines.selection import RunOptions, choose
from pipelines.warehouse import Warehouse

logger = logging.getLogger("pipelines")

# Lists that Sienge stops telling when a sale is cancelled: staging reads them from the latest version
# in which they are filled (`lista_nao_vazia` of the dbt macro `versao_atual`; a test compares).
LASTING_LISTS = {
    "sienge.sales": ("units",),
    "sienge.sales_contracts": ("salesContractCustomers", "salesContractUnits"),
}


@dataclass(frozen=True, kw_only=True)
class Policy:
    """What is kept beside the latest version of each key; exactly one of the two.

    Attributes:
        keep_last: this many of the newest versions, the latest among them; at least 1.
        keep_days: what was the latest version at any moment of the last so many days.
    """

    keep_last: int | None = None
    keep_days: int | None = None

    def condition(self, now: datetime) -> tuple[str, dict[str, object]]:
        """SQL over the columns of `RetainedDataset._versions`, true for what goes."""
        if self.keep_last is not None:
            return "not is_read and age > $keep_last", {"keep_last": self.keep_last}
        oldest = now - timedelta(days=self.keep_days or 0)
        return "not is_read and superseded_at < $oldest", {"oldest": oldest}


@dataclass(frozen=True, kw_only=True)
class Removal:
    """What goes, or would go, of one object; `bytes` of the records' text."""

    source: str
    object: str
    versions: int
    rows: int
    bytes: int


class RetainedDataset(RawDataset):
    """The raw schema of one source, whose superseded versions may be deleted."""

    def superseded(self, table: str, policy: Policy, now: datetime) -> tuple[int, int, int]:
        """Committed versions of one table, and how many of them go with how many bytes."""
        condition, parameters = policy.condition(now)
        # Tables and schema are names of ours (objects.py), never input.
        query = f"""
            {self._versions(table)}

            select
                count(*),
                count(*) filter (where {condition}),
                coalesce(sum(size) filter (where {condition}), 0)::bigint
            from versions
        """  # noqa: S608
        with self._cursor() as cursor:
            versions, rows, size = cursor.execute(query, parameters).fetchone()
        return versions, rows, size

    def delete(self, table: str, policy: Policy, now: datetime) -> None:
        """Delete in one statement: all that goes, or nothing."""
        condition, parameters = policy.condition(now)
        query = f"""
            delete from {self._schema}.{table}
            where rowid in ({self._versions(table)} select version from versions where {condition})
        """  # noqa: S608
        with self._cursor() as cursor:
            cursor.execute(query, parameters)

    def _versions(self, table: str) -> str:
        """Every committed version: its `age` (1 for the latest), when it was superseded, and
        whether staging reads it.
        """
        # rank(), not row_number(): where two rows are the latest alike, both stay.
        read = ["rank() over newest_first = 1"]
        name = f"{self._schema.removeprefix('raw_')}.{table}"
        for field in LASTING_LISTS.get(name, ()):
            filled = (
                f"(payload is null or coalesce(json_array_length(payload, '$.{field}'), 0) > 0)"
            )
            read.append(
                f"({filled} and rank() over (partition by record_key, {filled} {LATEST_FIRST}) = 1)"
            )
        return f"""
            with versions as (
                select
                    rowid as version,
                    coalesce(strlen(payload), 0) as size,
                    rank() over newest_first as age,
                    lag(fetched_at) over newest_first as superseded_at,
                    {" or ".join(read)} as is_read
                from {self._schema}.{table}
                where _dlt_load_id in
                    (select load_id from {self._schema}._dlt_loads where status = 0)
                window newest_first as (partition by record_key {LATEST_FIRST})
            )
        """  # noqa: S608


def retain(
    options: RunOptions, warehouse: Warehouse, policy: Policy, *, now: datetime | None = None
) -> list[Removal]:
    """Delete what the policy does not keep, object by object; with `options.dry_run` only count.

    The caller holds the writer lock.

    Raises:
        VgvError: if a name is unknown, or the warehouse is not there or refuses.
    """
    warehouse.must_exist()
    now = now or datetime.now(UTC)
    removals = []
    for part in choose(options):
        name = part.source.name
        with RetainedDataset(open_pipeline(part.source, warehouse)) as raw:
            existing = raw.tables()
            for obj in part.objects:
                if obj.table not in existing:
                    continue
                try:
                    versions, rows, size = raw.superseded(obj.table, policy, now)
                    if rows and not options.dry_run:
                        raw.delete(obj.table, policy, now)
                except duckdb.Error as error:
                    raise WarehouseError(
                        redact(f"{name}.{obj.table}: the warehouse refused: {error}")
                    ) from error
                removals.append(
                    Removal(source=name, object=obj.table, versions=versions, rows=rows, bytes=size)
                )
                logger.debug("%s.%s: %d of %d versions", name, obj.table, rows, versions)
    return removals


def show(removals: list[Removal], *, dry_run: bool) -> None:
    """Print rows and bytes of each object that had superseded versions to lose, and the sum."""
    console = Console()
    rows, size = sum(r.rows for r in removals), sum(r.bytes for r in removals)
    table = Table(box=box.SIMPLE, title="Superseded versions")
    for column in ("source", "object"):
        table.add_column(column)
    for column in ("versions", "to delete" if dry_run else "deleted", "bytes"):
        table.add_column(column, justify="right")
    for removal in removals:
        figures = (removal.versions, removal.rows, removal.bytes)
        table.add_row(removal.source, removal.object, *(f"{figure:,}" for figure in figures))
    console.print(table)
    console.print(
        f"{rows:,} rows, {size:,} bytes {'would go' if dry_run else 'deleted'}; the file does not "
        "shrink, the next loads fill the room.",
        highlight=False,
        soft_wrap=True,
    )
