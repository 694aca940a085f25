"""What earlier runs cost, asked of the ledger in the warehouse.

The ledger is the only memory that a runner with an empty disk has: today's spent requests and the price
of a pass both come from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pipelines.ledger import TABLE
from pipelines.objects import Mode
from pipelines.raw import RawDataset


@dataclass(frozen=True)
class PassCost:
    """The last complete pass of one object in one mode: requests without retries, and rows seen."""

    requests: int
    rows_seen: int


class LedgerHistory(RawDataset):
    """One source's ledger, asked over the connection that its raw dataset holds open."""

    def __init__(self, raw: RawDataset) -> None:
        self._schema = raw._schema
        self._client = raw._client

    def requests_since(self, moment: datetime, host: str) -> dict[str, int]:
        """Requests of each object to one host since a moment.

        A run that was under way at that moment counts by the part of its time that came after.
        """
        if TABLE not in self.tables():
            return {}
        # Table and schema are names of ours, never input; a row can stand twice after a kill.
        query = f"""
            with passes as (
                select run_id, object, max(requests) as requests,
                    min(started_at) as started_at, max(finished_at) as finished_at
                from {self._schema}.{TABLE}
                where api_host = $host
                group by all
            )

            select
                object,
                sum(ceil(
                    case
                        when started_at >= $since then requests
                        else requests * epoch(finished_at - $since)
                            / epoch(finished_at - started_at)
                    end
                ))::bigint
            from passes
            where finished_at > $since
            group by object
        """  # noqa: S608
        with self._cursor() as cursor:
            rows = cursor.execute(query, {"host": host, "since": moment}).fetchall()
        return {name: int(requests) for name, requests in rows}

    def runs_since(self, moment: datetime, host: str) -> int:
        """Runs that have asked one host since a moment: each began with a probe of its own."""
        if TABLE not in self.tables():
            return 0
        query = f"""
            select count(distinct run_id)
            from {self._schema}.{TABLE}
            where api_host = $host and started_at >= $since
        """  # noqa: S608
        with self._cursor() as cursor:
            (runs,) = cursor.execute(query, {"host": host, "since": moment}).fetchone()
        return int(runs)

    def last_passes(self) -> dict[tuple[str, Mode], PassCost]:
        """The last complete pass of each object and mode."""
        if TABLE not in self.tables():
            return {}
        query = f"""
            select object, mode, requests - coalesce(retries, 0), rows_seen
            from {self._schema}.{TABLE}
            where is_complete and outcome = 'ok'
            qualify row_number() over (partition by object, mode order by finished_at desc) = 1
        """  # noqa: S608
        with self._cursor() as cursor:
            rows = cursor.execute(query).fetchall()
        return {(name, mode): PassCost(requests, seen) for name, mode, requests, seen in rows}
