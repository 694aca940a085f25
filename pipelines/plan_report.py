"""How `--dry-run` shows its plan: a table for people, a log line each for machines."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from rich import box
from rich.table import Table

from pipelines.estimate import ObjectCost, RunCost
from pipelines.objects import ApiObject
from pipelines.reading import Plan
from pipelines.selection import SourceRun

logger = logging.getLogger("pipelines")

BEGINNING = "the beginning"


def plan_table(parts: Sequence[SourceRun]) -> Table:
    """Objects with their price, and a line for each source with the sum."""
    table = Table(box=box.SIMPLE, title="Plan: nothing was asked or landed")
    for column in ("source", "object", "mode", "from", "why"):
        table.add_column(column, overflow="fold")
    for column in ("requests", "minutes", "of the day's quota"):
        table.add_column(column, justify="right")
    for part in parts:
        name = part.source.name
        for obj, plan, cost in _rows(part):
            figures = (_count(cost.requests), _minutes(cost.minutes), _share(cost.quota_share))
            start = plan.start or BEGINNING
            table.add_row(name, obj.table, plan.mode, start, plan.reason, *figures)
        if part.cost:
            table.add_section()
            table.add_row(name, "total", "", "", _limits(part.cost), *_total(part.cost))
            table.add_section()
    return table


def log_plan(part: SourceRun) -> None:
    """A line for each object, then one for the source, with their figures as fields."""
    name = part.source.name
    for obj, plan, cost in _rows(part):
        fields = {
            "source": name,
            "object": obj.table,
            "mode": plan.mode,
            "window_from": plan.start,
            "requests": cost.requests,
            "minutes": cost.minutes,
            "quota_share": cost.quota_share,
        }
        logger.info(
            "%s.%s: would be read %s from %s (%s), requests: %s",
            name,
            obj.table,
            plan.mode,
            plan.start or BEGINNING,
            plan.reason,
            _count(cost.requests),
            extra={"fields": fields},
        )
    if part.cost:
        shares = {f.family: f.quota_share for f in part.cost.families if f.quota}
        spent = {f.family: f.spent / f.quota for f in part.cost.families if f.quota}
        logger.info(
            "%s: %s%d requests, %s",
            name,
            _at_least(part.cost),
            part.cost.requests,
            _limits(part.cost),
            extra={
                "fields": {
                    "source": name,
                    "requests": part.cost.requests,
                    "objects_unknown": part.cost.unknown,
                    "minutes": part.cost.minutes,
                    "quota_share": shares,
                    "quota_spent_share": spent,
                }
            },
        )


def _rows(part: SourceRun) -> list[tuple[ApiObject, Plan, ObjectCost]]:
    costs = part.cost.objects if part.cost else ()
    return [(obj, plan, cost) for (obj, plan), cost in zip(part.plans, costs, strict=True)]


def _total(cost: RunCost) -> tuple[str, str, str]:
    """Requests, minutes and shares of a source; a lower bound where some objects are unknown."""
    if cost.unknown == len(cost.objects):
        return _count(None), "", ""
    bound, minutes = _at_least(cost), _minutes(cost.minutes)
    return f"{bound}{cost.requests:,}", minutes and f"{bound}{minutes}", _shares(cost)


def _at_least(cost: RunCost) -> str:
    return "≥ " if cost.unknown else ""


def _limits(cost: RunCost) -> str:
    """The rates that the minutes come from, what is spent, and for how many objects nothing is known."""
    said = [
        f"{family.family} at {family.per_minute:g} a minute"
        if family.per_minute
        else f"{family.family} without a limit"
        for family in cost.families
    ]
    said += [
        f"{family.spent:,} of today's {family.quota:,} {family.family} requests are spent"
        for family in cost.families
        if family.quota
    ]
    if cost.unknown:
        said.append(f"{cost.unknown} of {len(cost.objects)} objects unknown")
    return "; ".join(said)


def _shares(cost: RunCost) -> str:
    """The share of each quota: more than one where bulk has its own."""
    shares = [(f.family, f.quota_share) for f in cost.families if f.quota_share is not None]
    if len(shares) == 1:
        return _share(shares[0][1])
    return ", ".join(f"{family} {_share(share)}" for family, share in shares)


def _count(requests: int | None) -> str:
    return "unknown" if requests is None else f"{requests:,}"


def _minutes(minutes: float | None) -> str:
    return "" if minutes is None else f"{minutes:,.1f}"


def _share(share: float | None) -> str:
    return "" if share is None else f"{share:.1%}"
