"""What a planned run will cost: requests, minutes and share of the day's quota, without asking anyone."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipelines.history import LedgerHistory, PassCost
from pipelines.limits import Family, Limiter
from pipelines.objects import ApiObject, Mode
from pipelines.reading import Plan
from pipelines.source import ConnectedSource, family_of

# An incremental pass that no run has made yet: its windows are small, so a page for each of its lists.
# Bulk sales cost two requests for each enterprise whose contracts changed, which is not known.
FIRST_WINDOW = {"contracts": 2}
UNKNOWN_WINDOW = {"bulk_sales"}


@dataclass(frozen=True, kw_only=True)
class ObjectCost:
    """One object's expected price.

    Attributes:
        requests: None where nothing is known yet.
        minutes: at the rate of this hour; None without a rate or requests.
        quota_share: of the family's daily quota; None without a quota or requests.
    """

    object: str
    family: Family
    requests: int | None
    minutes: float | None
    quota_share: float | None


@dataclass(frozen=True, kw_only=True)
class FamilyCost:
    """The objects of a source that count against one limit.

    Attributes:
        requests: of the objects whose price is known.
        per_minute: the rate of this hour, 0 for none.
        quota: the day's, 0 for none known; `spent` of it is gone already.
    """

    family: Family
    requests: int
    per_minute: float
    quota: int
    spent: int

    @property
    def minutes(self) -> float | None:
        return self.requests / self.per_minute if self.per_minute else None

    @property
    def quota_share(self) -> float | None:
        """Of the day's quota, what this run will spend."""
        return self.requests / self.quota if self.quota else None


@dataclass(frozen=True, kw_only=True)
class RunCost:
    """A source's part of a run."""

    objects: tuple[ObjectCost, ...]
    families: tuple[FamilyCost, ...]

    @property
    def requests(self) -> int:
        """At least so many, where the price of an object is unknown."""
        return sum(family.requests for family in self.families)

    @property
    def unknown(self) -> int:
        """Objects whose price is unknown."""
        return sum(cost.requests is None for cost in self.objects)

    @property
    def minutes(self) -> float | None:
        """The families run side by side, so the slowest decides; None where no rate is set."""
        return max((f.minutes for f in self.families if f.minutes is not None), default=None)


def estimate(
    account: ConnectedSource, plans: Sequence[tuple[ApiObject, Plan]], history: LedgerHistory
) -> RunCost:
    """The price of the planned passes, from what the last ones cost."""
    passes = history.last_passes()
    costs = tuple(
        _object_cost(account.limiter_of(obj), obj, _requests(obj, plan, passes, account.page_size))
        for obj, plan in plans
    )
    families = tuple(
        _family_cost(family, account.limiters[family], costs)
        for family in sorted({cost.family for cost in costs}, reverse=True)
    )
    return RunCost(objects=costs, families=families)


def _requests(
    obj: ApiObject, plan: Plan, passes: dict[tuple[str, Mode], PassCost], page_size: int
) -> int | None:
    last = passes.get((obj.table, plan.mode))
    if plan.resumed:  # how much of the first load is left, only the API knows
        return None
    if last:
        # A pass that went on from a stopped one asked for its end alone, but saw all the rows.
        pages = 0 if family_of(obj.path) == "bulk" else math.ceil(last.rows_seen / page_size)
        return max(last.requests, pages) if plan.mode == "full" else last.requests
    if plan.mode == "full" or obj.protocol in UNKNOWN_WINDOW:
        return None
    return FIRST_WINDOW.get(obj.protocol, 1)


def _object_cost(limiter: Limiter, obj: ApiObject, requests: int | None) -> ObjectCost:
    rate, quota = limiter.per_minute, limiter.quota.per_day
    return ObjectCost(
        object=obj.table,
        family=family_of(obj.path),
        requests=requests,
        minutes=requests / rate if rate and requests is not None else None,
        quota_share=requests / quota if quota and requests is not None else None,
    )


def _family_cost(family: Family, limiter: Limiter, costs: Iterable[ObjectCost]) -> FamilyCost:
    return FamilyCost(
        family=family,
        requests=sum(cost.requests or 0 for cost in costs if cost.family == family),
        per_minute=limiter.per_minute,
        quota=limiter.quota.per_day,
        spent=limiter.spent if limiter.quota.per_day else 0,
    )
