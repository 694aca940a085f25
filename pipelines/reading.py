"""One object's reading in one run: what to ask, what to land, and whether it was all.

A reading outlives dlt's load packages: pages are pulled from one long generator, and every round of
the run closes a package with what came so far. The state that dlt commits with the package says where
to go on, so a killed run loses at most the pages of its last round.
"""

from __future__ import annotations

import operator
import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, Protocol

import pyarrow as pa

from pipelines.ahead import PagesAhead
from pipelines.errors import ApiError, IncompleteError
from pipelines.forget.scrub import Scrubber
from pipelines.http import Traffic
from pipelines.landing import ROWS_PER_BATCH, Batch, Page, empty_table
from pipelines.limits import SAO_PAULO
from pipelines.objects import ApiObject, Mode
from pipelines.schema_watch import FieldChange, SchemaWatch
from pipelines.versions import Hashes, KeySet, Versions

REREADS = 2  # a pass whose count does not agree is read again this often, then reported
FEW_ROWS = 20  # below this, any share of vanished rows is believed

Outcome = Literal["ok", "failed", "skipped"]


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What one pass reads.

    Attributes:
        start: the cursor to begin at, None for the very beginning.
        until: the end of a frozen window, None for an open one.
        resumed: a first load that goes on where an earlier run was stopped.
        reason: why this mode, for people.
    """

    mode: Mode
    start: str | None
    until: str | None
    resumed: bool
    reason: str


class KnownVersions(Protocol):
    """What raw already shows as the latest version of each key of one object."""

    def all(self) -> Versions: ...

    def of(self, keys: list[str]) -> Versions: ...

    def keys_of(self, hashes: Hashes) -> list[str]: ...


Pages = Generator[Page, None, int | None]
"""Pages of one pass; returns how many distinct keys the API says there are, None where it does not."""

PageReader = Callable[[ApiObject, Plan, Traffic, Callable[[], int]], Pages]


def wall_time(moment: datetime) -> str:
    """A moment as São Paulo wall time, ISO text to the second, as the APIs write it."""
    return moment.astimezone(SAO_PAULO).replace(tzinfo=None).isoformat(timespec="seconds")


def earlier(cursor: str, by: timedelta) -> str:
    """An ISO cursor moved back; a bare date stays a bare date."""
    if "T" in cursor:
        return (datetime.fromisoformat(cursor) - by).isoformat(timespec="seconds")
    return (datetime.fromisoformat(cursor) - by).date().isoformat()


def window_start(obj: ApiObject, state: dict[str, Any]) -> str | None:
    """Where a window must begin to see every change since the passes so far; None before them."""
    watermark = state.get("watermark") or state.get("full_at")
    return earlier(watermark, obj.look_back) if watermark else None


def plan_pass(
    obj: ApiObject,
    state: dict[str, Any],
    *,
    now: datetime,
    full: bool = False,
    since: str | None = None,
) -> Plan:
    """Decide between an incremental window and a full pass.

    Args:
        state: the object's committed state: `watermark`, `resume_from`, `full_at`.
        now: the API's time.
        full: a full pass was asked for.
        since: a window from this date was asked for; it never counts as a complete load, and if it
            begins behind a gap, the next window still begins before the gap.
    """
    until = wall_time(now)
    full_at = state.get("full_at")
    if full or obj.mode == "full":
        reason = "asked for" if full else f"cursor: {obj.meaning}"
        resume = state.get("resume_from") if not full_at else None
        return Plan(mode="full", start=resume, until=None, resumed=bool(resume), reason=reason)
    if since:
        return Plan(
            mode="incremental", start=since, until=until, resumed=False, reason=f"since {since}"
        )
    if not full_at:
        resume = state.get("resume_from")
        return Plan(
            mode="full", start=resume, until=None, resumed=bool(resume), reason="first load"
        )
    if datetime.fromisoformat(until) - datetime.fromisoformat(full_at) >= obj.full_every:
        days = obj.full_every.days
        reason = f"every {days} days, to find what vanished"
        return Plan(mode="full", start=None, until=None, resumed=False, reason=reason)
    return Plan(
        mode="incremental",
        start=window_start(obj, state),
        until=until,
        resumed=False,
        reason=f"changes since {state.get('watermark') or full_at}",
    )


@dataclass(kw_only=True)
class ObjectReading:
    """Reads one object to its end over as many rounds as it takes, and knows how it went.

    Attributes:
        lacking: objects that this one needs and that failed in this run. What they showed is enough
            to read something, never to call it complete.
        scrubber: takes erased people out of what is to be landed.
    """

    obj: ApiObject
    plan: Plan
    run_id: str
    state: dict[str, Any]
    read_pages: PageReader
    known: KnownVersions
    now: datetime
    max_vanished_share: float
    lacking: tuple[str, ...] = ()
    scrubber: Scrubber | None = None
    traffic: Traffic = field(default_factory=Traffic)
    seen: KeySet = field(default_factory=KeySet)
    rows_landed: int = 0
    bytes_landed: int = 0
    rows_vanished: int = 0
    rows_expected: int | None = None
    rows_promised: int | None = None
    is_complete: bool = False
    outcome: Outcome | None = None
    error: str | None = None
    started_at: datetime | None = None
    finished_at: datetime | None = None
    seconds: float = 0.0

    def __post_init__(self) -> None:
        self._pages: PagesAhead | None = None
        self._batch = Batch(self.run_id)
        self._versions: Versions | None = None
        self._previous: dict[str, bytes] = {}
        self._top = ""
        self._watch: SchemaWatch | None = None
        self._rereads = 0

    @property
    def done(self) -> bool:
        return self.outcome is not None

    @property
    def rows_seen(self) -> int:
        """Different keys seen; a few too many until the object is done, for a count for free."""
        return len(self.seen) if self.done else self.seen.at_most

    @property
    def schema_changes(self) -> list[FieldChange]:
        """How the landed records' fields differ from what earlier runs saw."""
        return self._watch.changes() if self._watch else []

    def refuse(self, error: ApiError) -> None:
        """The source cannot be read at all: the object fails without being asked."""
        self.started_at = self.finished_at = datetime.now(UTC)
        self.outcome, self.error = "failed", str(error)

    def lose(self, sentence: str) -> None:
        """What the last round read could not be kept: the object is not read to its end after all."""
        self.outcome, self.error, self.is_complete = "failed", sentence, False

    def round(self, should_stop: Callable[[], bool]) -> Iterator[pa.Table]:
        """Pull pages until the object ends or `should_stop`; yields Arrow tables for dlt.

        An API error ends the object, not the run: what came before it is landed, and the outcome
        says what happened. The state is written last, so it never runs ahead of the rows.
        """
        started = time.monotonic()
        self.started_at = self.started_at or datetime.now(UTC)
        self._watch = self._watch or SchemaWatch(self.state.get("fields") or {})
        yield empty_table()
        try:
            for page in self._pull(should_stop):
                self._take(page)
                if len(self._batch) >= ROWS_PER_BATCH:
                    yield self._flush()
            if len(self._batch):
                yield self._flush()
        except ApiError as error:
            self.outcome, self.error = "failed", str(error)
            yield from self._what_came_before()
        self._remember_position()
        self.seconds += time.monotonic() - started
        self.finished_at = datetime.now(UTC)

    def _what_came_before(self) -> Iterator[pa.Table]:
        """The rows of the pages before an error; an unreadable page among them is left to the API."""
        try:
            if len(self._batch):
                yield self._flush()
        except ApiError as error:
            self.error = str(error)

    def _pull(self, should_stop: Callable[[], bool]) -> Iterator[Page]:
        self._prepare()
        while not should_stop():
            self._pages = self._pages or self._begin()
            try:
                page = next(self._pages)
            except StopIteration as end:
                self._pages = None
                if self._closes(end.value):
                    return
                continue
            yield page

    def _begin(self) -> PagesAhead:
        """A pass from its first page."""
        pages = self.read_pages(self.obj, self.plan, self.traffic, lambda: len(self.seen))
        return PagesAhead(pages, self._count, name=self.obj.table)

    def close(self) -> None:
        """Ask for nothing more."""
        if self._pages:
            self._pages.close()

    def _count(self, page: Page) -> None:
        """Note what a page shows as soon as it arrives: the reader itself asks how many were seen."""
        if self.rows_promised is None and page.total is not None:
            before = self.seen.at_most if self.plan.resumed else 0
            self.rows_promised = before + page.total
        self.seen.add(page.keys)

    def _prepare(self) -> None:
        """A full pass compares with every known version; loaded once, only where it is needed."""
        if self.plan.mode == "full" and self._versions is None:
            self._versions = self.known.all()
            if self.plan.resumed:
                self.seen.add_hashes(self._versions.hashes)

    def _take(self, page: Page) -> None:
        """Land what is new or changed of a page."""
        fetched_at = datetime.now(UTC)
        self._top = max(self._top, *(cursor for cursor in page.cursors if cursor), "")
        fresh = self._without_erased(self._without_known(self._without_repeated(page)))
        self.rows_landed += self._batch.add(fresh, fetched_at)
        self.bytes_landed += sum(map(len, fresh.payloads))
        if self._watch:
            self._watch.look_at(fresh.payloads)

    def _without_repeated(self, page: Page) -> Page:
        """Without the rows that the page before showed too: pages overlap at their cursor."""
        before, self._previous = self._previous, dict(zip(page.keys, page.payloads, strict=True))
        if before.keys().isdisjoint(page.keys):
            return page
        return page.only(
            [i for i, key in enumerate(page.keys) if before.get(key) != page.payloads[i]]
        )

    def _without_known(self, page: Page) -> Page:
        """Without the versions that raw already holds.

        An incremental window brings few rows, which are looked up as they come; a full pass compares
        with all known versions, loaded once. A first load knows none and compares nothing.
        """
        known = self.known.of(page.keys) if self._versions is None else self._versions
        return page.only(known.unknown(page.keys, page.payloads)) if len(known) else page

    def _without_erased(self, page: Page) -> Page:
        """Without what names erased people; what raw then holds already is not landed once more."""
        if not self.scrubber:
            return page
        payloads = [self.scrubber.scrub(payload) for payload in page.payloads]
        if all(map(operator.is_, payloads, page.payloads)):
            return page
        return self._without_known(replace(page, payloads=payloads))

    def _flush(self) -> pa.Table:
        try:
            return self._batch.take()
        except pa.ArrowInvalid as error:
            raise ApiError(
                f"{self.obj.path}: the API sent text that is not UTF-8; ask the vendor's support."
            ) from error

    def _closes(self, expected: int | None) -> bool:
        """Whether the pass that just ended was complete; False asks for another reading.

        Raises:
            IncompleteError: if the API's total was not reached after the re-reads, or if more of
                the known rows vanished than is believable.
        """
        self.rows_expected = expected
        if self.lacking:
            raise IncompleteError(
                f"{self.obj.path}: read only as far as {', '.join(self.lacking)} had come, which was "
                "not read to its end; the next run reads both again."
            )
        if expected is not None and len(self.seen) < expected:
            self._rereads += 1
            if self._rereads <= REREADS:
                return False
            raise IncompleteError(
                f"{self.obj.path}: the API says that there are {expected} rows but shows only "
                f"{len(self.seen)} after {REREADS + 1} readings; nothing was lost, the next run "
                "reads this object again."
            )
        if self.plan.mode == "full" and self._versions is not None:
            self._bury(self._versions)
        self.is_complete = True
        self.outcome = "ok"
        return True

    def _bury(self, versions: Versions) -> None:
        vanished = versions.missing_from(self.seen)
        if len(vanished) > max(FEW_ROWS, self.max_vanished_share * len(versions)):
            raise IncompleteError(
                f"{self.obj.path}: {len(vanished)} of {len(versions)} known rows are gone from the "
                f"API, more than the {self.max_vanished_share:.0%} that is believed; they were kept. "
                "Check the account's permissions; if the rows are really gone, run once with "
                "max_vanished_share set to 1."
            )
        if len(vanished):
            keys = self.known.keys_of(vanished)
            self.rows_vanished = self._batch.add_tombstones(keys, "vanished")

    def _remember_position(self) -> None:
        """Write the object's state for dlt to commit with this round's rows.

        The fields are remembered at the reading's end only: what a stopped run noticed, the next one
        notices again. A window with a gap before it (`--since`) moves nothing: the next one would begin
        behind the gap, and what changed in it would never be read.
        """
        if self._watch and self.done:
            self.state["fields"] = self._watch.to_remember()
        limit = wall_time(self.now)
        top: str | None = min(self._top, limit)  # a date in the future is no watermark
        if self.is_complete and self._joins_what_came_before():
            if self.plan.mode == "full":
                self.state.pop("resume_from", None)
                self.state["full_at"] = limit
            if self.obj.cursor is None:  # asked by date of change, which the records do not carry
                top = limit
            watermark = max(top or "", self.state.get("watermark") or "")
            if watermark:
                self.state["watermark"] = watermark
        elif self.plan.mode == "full" and not self.state.get("full_at") and top:
            self.state["resume_from"] = top

    def _joins_what_came_before(self) -> bool:
        """Whether nothing can have changed between the passes so far and this one's beginning."""
        if self.plan.mode == "full":
            return True
        latest = window_start(self.obj, self.state)
        return latest is not None and (self.plan.start or "") <= latest
