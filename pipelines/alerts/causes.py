"""What is wrong with a source, found in its ledger; pure functions of what the ledger says."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from pipelines.alerts import sentences
from pipelines.alerts.settings import AlertSettings
from pipelines.quota import QuotaUse

FEW_ROWS: Final = 20  # as in reading.py: fewer may vanish whatever their share

FAILED, REFUSED, UNREADABLE, STALE, QUOTA, VANISHED = (
    "falha",
    "recusa",
    "fonte",
    "atraso",
    "cota",
    "sumico",
)
TITLES: Final = {
    FAILED: "falha na leitura de",
    REFUSED: "leitura recusada de",
    UNREADABLE: "falha geral de",
    STALE: "falta de carga de",
    QUOTA: "cota quase gasta de",
    VANISHED: "sumiço em",
}


@dataclass(frozen=True, kw_only=True)
class ObjectHistory:
    """What the ledger says of one object.

    Attributes:
        first_at: when a run first asked for it.
        complete_at: when it was last read to its end, None if never.
        run_id, finished_at, outcome, error: of the last run that did not skip it.
        full_run_id, rows_seen, rows_vanished: of the last complete full pass.
    """

    table: str
    first_at: datetime
    complete_at: datetime | None = None
    run_id: str | None = None
    finished_at: datetime | None = None
    outcome: str | None = None
    error: str | None = None
    full_run_id: str | None = None
    rows_seen: int = 0
    rows_vanished: int = 0


@dataclass(frozen=True, kw_only=True)
class Cause:
    """Something that is wrong now.

    Attributes:
        key: the kind and what it is about, `falha:cvcrm.leads`; at most one message a day for it.
        advice: what to do, where several causes may share it and be told in one sentence.
        run_id: the run that showed it, None where no run did.
        repeats: told again on another day although no other run showed it.
        is_covered: another cause says so already; not told, but not over either.
    """

    key: str
    sentence: str
    advice: str = ""
    run_id: str | None = None
    repeats: bool = True
    is_covered: bool = False

    @property
    def kind(self) -> str:
        return self.key.partition(":")[0]


@dataclass(frozen=True, kw_only=True)
class SourceState:
    """One source as the check finds it.

    Attributes:
        error: what this process's run says of the source as a whole.
        watched: the objects that every run reads; others count only while their failure is new.
        skipped: objects that the settings leave out: nothing about them is a cause.
        quotas: empty where none is set or the source is not configured.
        is_configured: whether a run could start.
    """

    source: str
    histories: Sequence[ObjectHistory]
    watched: Collection[str]
    skipped: Collection[str] = ()
    quotas: Sequence[QuotaUse] = ()
    is_configured: bool = True
    error: str | None = None
    run_id: str | None = None


def causes(state: SourceState, settings: AlertSettings, now: datetime) -> list[Cause]:
    """Every cause that holds now."""
    histories = [h for h in state.histories if h.table not in state.skipped]
    state = replace(state, histories=histories)
    whole = _unreadable(state)
    objects = [
        replace(cause, is_covered=cause.is_covered or whole is not None)
        for history in histories
        for cause in _object_causes(state, history)
    ]
    failing = {h.table for h in histories if h.outcome == "failed"}
    found = [*([whole] if whole else []), *objects]
    found += _stale(state, settings, now, failing)
    found += _vanished(state, settings)
    found += [
        Cause(key=f"{QUOTA}:{use.source}.{use.family}", sentence=sentences.quota_nearly_spent(use))
        for use in state.quotas
        if use.share >= settings.quota_share
    ]
    return found


def title(key: str) -> str:
    """A cause for people, also one that no longer holds."""
    kind, _, about = key.partition(":")
    return f"{TITLES.get(kind, kind)} {about}"


def may_be_over(key: str, state: SourceState, told_at: datetime) -> bool:
    """Whether a cause that no longer shows is really over.

    What vanished stays vanished. That a source could not be read at all may be known only to the run
    that failed, so a later read must prove the contrary.
    """
    kind = key.partition(":")[0]
    if kind == UNREADABLE:
        return any(
            h.outcome == "ok" and h.finished_at and h.finished_at > told_at for h in state.histories
        )
    return kind != VANISHED


def _unreadable(state: SourceState) -> Cause | None:
    """The source as a whole: what this run says, or the same error for all objects of the last run."""
    error, run_id = state.error, state.run_id
    if not error:
        last = max((h.finished_at for h in state.histories if h.finished_at), default=None)
        newest = next((h for h in state.histories if h.finished_at == last and last), None)
        in_run = [h for h in state.histories if newest and h.run_id == newest.run_id]
        errors = {h.error for h in in_run}
        if len(in_run) < 2 or len(errors) != 1 or any(h.outcome != "failed" for h in in_run):  # noqa: PLR2004
            return None
        error, run_id = errors.pop() or "", in_run[0].run_id
    return Cause(
        key=f"{UNREADABLE}:{state.source}",
        sentence=sentences.unreadable_source(state.source, error),
        run_id=run_id,
    )


def _object_causes(state: SourceState, history: ObjectHistory) -> Iterator[Cause]:
    """A failed object; one of two kinds, the other is kept open because it is no recovery."""
    if history.outcome != "failed":
        return
    name = f"{state.source}.{history.table}"
    refused = sentences.refused_fetch(state.source, history.table, history.error)
    for kind, is_told in ((REFUSED, refused is not None), (FAILED, refused is None)):
        yield Cause(
            key=f"{kind}:{name}",
            sentence=refused or sentences.failed_object(name, history.error),
            advice="" if refused else sentences.advice(history.error),
            run_id=history.run_id,
            repeats=history.table in state.watched,
            is_covered=not is_told,
        )


def _stale(
    state: SourceState, settings: AlertSettings, now: datetime, failing: Collection[str]
) -> Iterator[Cause]:
    """Watched objects whose last complete load is too old; a failure says so already."""
    key = f"{STALE}:{state.source}"
    if not state.histories:
        if state.is_configured and not state.error:
            yield Cause(key=key, sentence=sentences.never_loaded(state.source))
        return
    limit = now - timedelta(hours=settings.stale_hours)
    late = {
        h.table: h.complete_at or h.first_at
        for h in state.histories
        if h.table in state.watched and (h.complete_at or h.first_at) < limit
    }
    told = {table: since for table, since in late.items() if table not in failing} or late
    if late:
        yield Cause(
            key=key,
            sentence=sentences.stale(
                state.source, sorted(told), min(told.values()), now, settings.stale_hours
            ),
            is_covered=late.keys() <= set(failing),
        )


def _vanished(state: SourceState, settings: AlertSettings) -> Iterator[Cause]:
    for history in state.histories:
        known = history.rows_seen + history.rows_vanished
        if history.rows_vanished > max(FEW_ROWS, settings.vanished_share * known):
            name = f"{state.source}.{history.table}"
            yield Cause(
                key=f"{VANISHED}:{name}",
                sentence=sentences.vanished(
                    name, history.rows_vanished, history.rows_vanished / known
                ),
                run_id=history.full_run_id,
                repeats=False,
            )
