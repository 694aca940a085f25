"""How much of its day's quota a source has spent, counted over runs, processes and machines.

Every request that leaves is counted in the account's state on this machine (`account_state.py`), whoever
makes it; a run first takes over what the ledger says of other machines and of runners that are gone; and
an API that tells in a header what is left of the day is believed. Nothing of this sees a run that was
killed on a machine without a disk: there the API's own refusal ends the object.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime

import dlt

from pipelines.history import LedgerHistory
from pipelines.limits import Family
from pipelines.raw import RawDataset
from pipelines.selection import Source
from pipelines.source import ConnectedSource, family_of, resolve_settings


@dataclass(frozen=True, kw_only=True)
class QuotaUse:
    """Requests of today against the quota of one family."""

    source: str
    family: Family
    spent: int
    quota: int

    @property
    def share(self) -> float:
        """0 at midnight, 1 when nothing is left."""
        return self.spent / self.quota


def take_over_spent(account: ConnectedSource, history: LedgerHistory) -> None:
    """Let the account's budgets begin where today's earlier runs, wherever they ran, have ended."""
    paths = {obj.table: obj.path for obj in account.objects}
    moment = datetime.now(UTC)
    for family, limiter in account.limiters.items():
        if not limiter.quota.per_day:
            continue
        since, host = limiter.quota.day_begins(moment), account.session.host
        spent: Counter[Family] = Counter({"rest": history.runs_since(since, host)})
        for table, requests in history.requests_since(since, host).items():
            spent[family_of(paths.get(table, ""))] += requests
        limiter.spent_at_least(spent[family])


def quota_uses(account: ConnectedSource) -> tuple[QuotaUse, ...]:
    """What is spent of each quota that is set."""
    return tuple(
        QuotaUse(
            source=account.name, family=family, spent=limiter.spent, quota=limiter.quota.per_day
        )
        for family, limiter in account.limiters.items()
        if limiter.quota.per_day
    )


def quota_share(source: Source, pipeline: dlt.Pipeline) -> tuple[QuotaUse, ...]:
    """What a source has spent of today's quotas; empty where none is set. Asks no API.

    Args:
        pipeline: the source's own (`run.open_pipeline`): its ledger is read.

    Raises:
        SettingsError: if the source is not configured.
    """
    with RawDataset(pipeline) as raw:
        account = source.connect(resolve_settings(source.settings, source.name), raw)
        take_over_spent(account, LedgerHistory(raw))
        return quota_uses(account)
