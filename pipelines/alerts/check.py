"""The check: which causes hold, what of them is due where, one message for each destination.

The caller holds the writer lock, which keeps two checks of one machine apart.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from pipelines.alerts import sentences
from pipelines.alerts.causes import Cause, SourceState, causes, may_be_over, title
from pipelines.alerts.delivery import Destination, destinations
from pipelines.alerts.fallback import tell_without_warehouse
from pipelines.alerts.memory import AlertMemory, AlertRow, Kind, Told, alert_source
from pipelines.alerts.settings import resolve_alert_settings
from pipelines.errors import SettingsError, VgvError, WarehouseError
from pipelines.limits import SAO_PAULO
from pipelines.quota import QuotaUse, quota_share
from pipelines.redaction import redact
from pipelines.run import RunResult, land, open_pipeline
from pipelines.selection import SOURCES, Source
from pipelines.source import SourceSettings, resolve_settings
from pipelines.warehouse import Warehouse

logger = logging.getLogger("pipelines")

WAREHOUSE: Final = "o armazém"
MANY: Final = 4  # causes of one family that share a sentence


@dataclass(frozen=True, kw_only=True)
class Due:
    """One sentence that one destination is to hear."""

    source: str
    cause: str
    kind: Kind
    message: str
    run_id: str | None
    advice: str = ""

    @property
    def family(self) -> tuple[str, str]:
        """What it may share a sentence with: causes of one kind with the same advice or end."""
        kind = self.cause.partition(":")[0]
        return kind, self.advice if self.kind == "alert" else "over"


@dataclass(frozen=True)
class Message:
    """What one destination is to hear at once."""

    destination: Destination
    dues: tuple[Due, ...]

    @property
    def title(self) -> str:
        alerts = sum(due.kind == "alert" for due in self.dues)
        over = len(self.dues) - alerts
        said = [
            f"{count} {one if count == 1 else many}"
            for count, one, many in (
                (alerts, "alerta", "alertas"),
                (over, "resolvido", "resolvidos"),
            )
            if count
        ]
        return f"VGV: {' e '.join(said)}"

    def body(self, run_id: str) -> str:
        """The sentences, alerts first, and the id under which the run's log lines are found."""
        lines = [f"• {sentence}." for sentence in self._sentences()]
        runs = sorted({due.run_id for due in self.dues if due.run_id}) or [run_id]
        return "\n".join([*lines, "", f"Execução {', '.join(runs)}."])

    def _sentences(self) -> Iterator[str]:
        """One for each cause; many of one family share one, for services cut long messages."""
        families: dict[tuple[str, str], list[Due]] = {}
        for due in self.dues:
            families.setdefault(due.family, []).append(due)
        for (_, advice), dues in families.items():
            abouts = [due.cause.partition(":")[2] for due in dues]
            if len(dues) < MANY or not advice:
                yield from (due.message for due in dues)
            elif dues[0].kind == "alert":
                yield sentences.failed_objects(abouts, advice)
            else:
                yield sentences.all_over(title(dues[0].cause).removesuffix(f" {abouts[0]}"), abouts)


@dataclass(kw_only=True)
class Checked:
    """What a check found and did.

    Attributes:
        causes: everything that holds now, told or not.
        messages: what was due, by destination.
        undelivered: destinations that did not take their message.
    """

    causes: list[Cause] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    undelivered: list[Destination] = field(default_factory=list)


def check(
    warehouse: Warehouse,
    *,
    run_id: str,
    sources: Sequence[str] = (),
    errors: Mapping[str, str] | None = None,
    dry_run: bool = False,
    now: datetime | None = None,
) -> Checked:
    """Find the causes of the chosen sources, send what is due, and remember it.

    Args:
        run_id: of the run or command that checks.
        sources: names; empty for all.
        errors: what this process's run says of a source as a whole.
        dry_run: only say what is due; without a destination, as a new one would hear it.

    Raises:
        SettingsError: for an unknown source or a threshold that makes no sense.
        WarehouseError: if the warehouse cannot be opened.
    """
    unknown = set(sources) - set(SOURCES)
    if unknown:
        raise SettingsError(
            f"Unknown source {', '.join(sorted(unknown))}; there are {', '.join(SOURCES)}."
        )
    now = now or datetime.now(UTC)
    to = [d for d in destinations(resolve_alert_settings()) if d.is_understood]
    if dry_run and not to:
        to = [Destination(1, "", "none configured", None)]
    checked = Checked()
    dues: dict[str, list[Due]] = {d.identity: [] for d in to}
    for name in sources or SOURCES:
        source = SOURCES[name]
        with AlertMemory(open_pipeline(source, warehouse)) as memory:
            state = _state(source, warehouse, memory, (errors or {}).get(name), run_id)
            found = causes(state, resolve_alert_settings(name), now)
            checked.causes += found
            for destination in to:
                told = memory.told(destination.identity)
                dues[destination.identity] += _due(state, found, told, now)
    for destination in to:
        sentences_due = sorted(dues[destination.identity], key=lambda due: due.kind)
        if sentences_due:
            checked.messages.append(Message(destination, tuple(sentences_due)))
    if not dry_run:
        _send(checked, warehouse, run_id, now)
    return checked


def check_after_run(result: RunResult, warehouse: Warehouse) -> None:
    """The same check at a run's end, when alerts are configured; tells what fails and raises nothing."""
    try:
        if not destinations(resolve_alert_settings()):
            return
        check(
            warehouse,
            run_id=result.run_id,
            sources=[part.source.name for part in result.sources],
            errors={part.source.name: part.error for part in result.sources if part.error},
        )
    # An alert that cannot be sent must never make a run fail that has landed its rows.
    except Exception as error:
        said = " ".join(redact(str(error)).split())[:300]
        logger.warning("alerts: not checked (%s: %s)", type(error).__name__, said)
        logger.debug("alerts: not checked", exc_info=True)
        failed = {part.source.name: part.error for part in result.sources if part.error}
        _tell_without_warehouse(warehouse, failed or {WAREHOUSE: said}, result.run_id)


def tell_not_started(error: VgvError, warehouse: Warehouse, run_id: str) -> None:
    """Tell that a run or a check could not open its warehouse; raises nothing.

    A running load is no cause: should it never end, the sources grow stale.
    """
    if isinstance(error, WarehouseError) and not isinstance(error.__context__, BlockingIOError):
        _tell_without_warehouse(warehouse, {WAREHOUSE: str(error)}, run_id)


def _tell_without_warehouse(warehouse: Warehouse, errors: Mapping[str, str], run_id: str) -> None:
    try:
        tell_without_warehouse(warehouse, errors, run_id)
    except (OSError, SettingsError) as error:
        logger.warning("alerts: %s", redact(str(error)))


def _state(
    source: Source, warehouse: Warehouse, memory: AlertMemory, error: str | None, run_id: str
) -> SourceState:
    """One source as its ledger and settings show it."""
    settings: SourceSettings | None
    quotas: tuple[QuotaUse, ...] = ()
    try:
        settings = resolve_settings(source.settings, source.name)
        quotas = quota_share(source, open_pipeline(source, warehouse))
    except SettingsError:
        settings = None
    return SourceState(
        source=source.name,
        histories=memory.histories(),
        watched={obj.table for obj in source.objects if obj.default},
        skipped=settings.skipped if settings else (),
        quotas=quotas,
        is_configured=settings is not None,
        error=error,
        run_id=run_id,
    )


def _due(
    state: SourceState, found: Sequence[Cause], told: Mapping[str, Told], now: datetime
) -> Iterator[Due]:
    """What one destination has not heard today, and what is over that it was told of."""
    today = now.astimezone(SAO_PAULO).date()
    for cause in found:
        before = told.get(cause.key)
        if cause.is_covered or (before and before.alerted_on == today):
            continue
        if before and not cause.repeats and before.run_id == cause.run_id:
            continue
        yield Due(
            source=state.source,
            cause=cause.key,
            kind="alert",
            message=redact(cause.sentence),
            run_id=cause.run_id,
            advice=cause.advice,
        )
    holding = {cause.key for cause in found}
    for key, before in told.items():
        is_open = before.kind == "alert" and key not in holding
        if is_open and may_be_over(key, state, before.alerted_at):
            yield Due(
                source=state.source,
                cause=key,
                kind="recovery",
                message=sentences.over(title(key)),
                run_id=None,
            )


def _send(checked: Checked, warehouse: Warehouse, run_id: str, now: datetime) -> None:
    """Send the messages and land what became of them, source by source."""
    day = now.astimezone(SAO_PAULO).date().isoformat()
    rows: dict[str, list[AlertRow]] = {}
    for message in checked.messages:
        destination = message.destination
        good = all(due.kind == "recovery" for due in message.dues)
        delivered = destination.send(message.title, message.body(run_id), is_good_news=good)
        if not delivered:
            checked.undelivered.append(destination)
        for due in message.dues:
            row = AlertRow(
                cause=due.cause,
                kind=due.kind,
                message=due.message,
                cause_run_id=due.run_id,
                destination=destination.identity,
                service=destination.service,
                is_delivered=delivered,
                day=day,
                sent_at=now,
                run_id=run_id,
            )
            rows.setdefault(due.source, []).append(row)
    for name, landed in rows.items():
        pipeline = open_pipeline(SOURCES[name], warehouse)
        land(pipeline, alert_source(name, landed))
