"""`dlt pipeline doctor`: checks everything that a run and a build need, and says what to do.

The checks come one after the other, cheap ones first; none changes anything but creating the
warehouse's folder. Each object is asked for one row, at the account's own pace. Nothing secret or
personal is told: settings by name, objects by name, errors as a run would show them.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from pathlib import Path
from typing import Literal

import dlt
import duckdb
import msgspec
from dlt.pipeline.exceptions import CannotRestorePipelineException

from pipelines.alerts.delivery import destinations
from pipelines.alerts.settings import resolve_alert_settings
from pipelines.errors import (
    ApiError,
    QuotaError,
    SettingsError,
    UnauthorizedError,
    VgvError,
    WarehouseError,
)
from pipelines.http import Traffic
from pipelines.objects import ApiObject
from pipelines.raw import RawDataset
from pipelines.redaction import MINIMUM_KEY_LENGTH, redact
from pipelines.selection import RunOptions, SourceRun, choose
from pipelines.sheets import EMPTY_SHEETS, PROJECT, sheets_folder, wrong_sheets
from pipelines.sienge.bulk import nothing_found
from pipelines.sienge.client import END
from pipelines.source import ConnectedSource, SourceSettings, resolve_settings
from pipelines.warehouse import Warehouse

Level = Literal["ok", "warning", "failed"]

CLOCK_TOLERANCE = timedelta(minutes=2)
SPARE_BYTES = 1 << 30  # beside a second copy of the warehouse, which publishing may need
ATTEMPTS = 2  # a doctor does not wait as long as a night's run

# A bulk answer cannot be asked for one row, but for days on which nothing lies. Sienge ignores the
# parameters that an object does not know; whether it finds nothing or calls the question invalid
# (400), it has let us in.
EMPTY_QUESTION = {
    "enterpriseId": "0",
    "situation": "SOLD",
    "createdAfter": END,
    "createdBefore": END,
    "startDate": END,
    "endDate": END,
    "selectionType": "D",
    "billsIds": "0",
    "correctionIndexerId": "0",
    "correctionDate": "2000-01-01",
}


@dataclass(frozen=True)
class Diagnosis:
    """One thing that was looked at; a warning needs no action before the next run."""

    subject: str
    level: Level
    said: str


class NothingLanded(RawDataset):
    """Stands where a source expects raw: the doctor asks APIs also without a warehouse."""

    def __init__(self) -> None:
        """No connection is made."""

    def distinct(self, table: str, field: str, *, changed_since: str | None) -> list[str]:
        del table, field, changed_since
        return []


def examine(options: RunOptions, warehouse: Warehouse) -> Iterator[Diagnosis]:
    """Check after check for the chosen sources and objects, as each comes to its end.

    Raises:
        SettingsError: if a source or object is unknown.
    """
    parts = choose(options)
    yield from _personal_data_key()
    yield from _sheets()
    yield from _alerts()
    yield from _warehouse(warehouse)
    yield from _disk(warehouse)
    for part in parts:
        yield from _pending(part.source.name, warehouse)
    for part in parts:
        yield from _source(part)


def _personal_data_key() -> Iterator[Diagnosis]:
    subject, length = "PERSONAL_DATA_KEY", len(os.environ.get("PERSONAL_DATA_KEY", ""))
    if length >= MINIMUM_KEY_LENGTH:
        yield Diagnosis(subject, "ok", "set and long enough")
        return
    yield Diagnosis(
        subject,
        "failed",
        f"{'shorter than ' + str(MINIMUM_KEY_LENGTH) + ' characters' if length else 'not set'}; "
        "`dbt build` needs it, and loads once a person was erased: create one with "
        '`python3 -c "import secrets; print(secrets.token_hex(32))"` and keep it, always the same',
    )


def _sheets() -> Iterator[Diagnosis]:
    """The tables that people keep: dbt stops without one of them, and at one that it would read wrong."""
    folder = sheets_folder()
    kept = {path.name for path in (PROJECT / folder).rglob("*.csv")}
    missing = sorted({path.name for path in (PROJECT / EMPTY_SHEETS).glob("*.csv")} - kept)
    if missing:
        yield Diagnosis(
            "PLANILHAS",
            "failed",
            f"the project's folder {folder} lacks {', '.join(missing)}, which `dbt build` needs: copy "
            f"what is missing from {EMPTY_SHEETS}; a table that nobody keeps stays without rows",
        )
    else:
        yield Diagnosis("PLANILHAS", "ok", f"{folder} has every table")
    for path, faults in wrong_sheets():
        first, others = faults[0], len(faults) - 1
        more = f", and {others} more to mend" if others else ""
        yield Diagnosis(str(path), "failed", f"line {first.line} {first.english}{more}")


def _alerts() -> Iterator[Diagnosis]:
    """The form of the alerts' addresses; whether they answer, only a message can tell."""
    subject = "ALERTS__URLS"
    try:
        found = destinations(resolve_alert_settings())
    except SettingsError as error:
        yield Diagnosis("alerts settings", "failed", str(error))
        return
    for destination in found:
        if not destination.is_understood:
            yield Diagnosis(
                subject,
                "failed",
                f"address {destination.number} is none that apprise understands: see its list of "
                "services, and .env.example",
            )
    understood = [d for d in found if d.is_understood]
    if understood:
        services = ", ".join(d.service for d in understood)
        said = f"{services}; `dlt pipeline alerts --test` sends a message"
        yield Diagnosis(subject, "ok", said)
    elif not found:
        yield Diagnosis(subject, "ok", "not set: nobody is told of failures")


def _warehouse(warehouse: Warehouse) -> Iterator[Diagnosis]:
    if warehouse.is_motherduck:
        yield _database(warehouse)
    try:
        with warehouse.writer_lock(wait_seconds=0):
            yield Diagnosis("writer lock", "ok", "free")
            if not warehouse.is_motherduck:
                yield _file(warehouse)
    except WarehouseError as error:
        held = isinstance(error.__context__, BlockingIOError)
        said = "a load or build is running: wait for it, or stop it" if held else str(error)
        yield Diagnosis("writer lock", "warning" if held else "failed", said)


def _database(warehouse: Warehouse) -> Diagnosis:
    """Whether MotherDuck lets us in and has the database."""
    name = warehouse.location
    try:
        warehouse.require_token()
        with duckdb.connect(f"{name}?attach_mode=single"):
            return Diagnosis("warehouse", "ok", f"{name} opens")
    except WarehouseError as error:
        return Diagnosis("warehouse", "failed", str(error))
    except duckdb.Error as error:
        said = redact(" ".join(str(error).split()))[:200]
        return Diagnosis(
            "warehouse",
            "failed",
            f"{name} does not open; check MOTHERDUCK_TOKEN (one that may write) and that the database "
            f"is there: {said}",
        )


def _file(warehouse: Warehouse) -> Diagnosis:
    """Whether the DuckDB file can be written, or created where there is none yet."""
    path = Path(warehouse.location).resolve()
    if not path.exists():
        if os.access(path.parent, os.W_OK):
            return Diagnosis("warehouse", "ok", f"{path} will be created by the first run")
        return Diagnosis(
            "warehouse", "failed", f"the folder {path.parent} cannot be written: set WAREHOUSE"
        )
    try:
        with duckdb.connect(str(path)):
            return Diagnosis("warehouse", "ok", f"{path} can be written")
    except duckdb.Error as error:
        said = " ".join(str(error).split())[:200]
        return Diagnosis(
            "warehouse",
            "failed",
            f"{path} cannot be opened for writing; close the program that has it open (a SQL "
            f"client should open the published copy {warehouse.published}): {said}",
        )


def _disk(warehouse: Warehouse) -> Iterator[Diagnosis]:
    folder = warehouse.folder.resolve()
    while not folder.exists():
        folder = folder.parent
    path = Path(warehouse.location)
    size = path.stat().st_size if not warehouse.is_motherduck and path.exists() else 0
    free, needed = shutil.disk_usage(folder).free, size + SPARE_BYTES
    enough = free >= needed
    yield Diagnosis(
        "disk",
        "ok" if enough else "failed",
        f"{_gib(free)} free at {folder}"
        + ("" if enough else f", less than the {_gib(needed)} of a copy and some room: make space"),
    )


def _pending(name: str, warehouse: Warehouse) -> Iterator[Diagnosis]:
    subject = f"dlt's folder of {name}"
    folder = warehouse.dlt_folder / "pipelines"
    if not (folder / name).exists():
        yield Diagnosis(subject, "ok", "empty")
        return
    try:
        pipeline = dlt.attach(pipeline_name=name, pipelines_dir=str(folder))
    except CannotRestorePipelineException:
        yield Diagnosis(
            subject,
            "warning",
            f"{folder / name} cannot be read: delete it; the next run takes the state from the "
            "warehouse",
        )
        return
    if pipeline.has_pending_data:
        yield Diagnosis(
            subject,
            "warning",
            "holds packages that a stopped run has read and not landed (or that a running one is "
            "about to land); the next `dlt pipeline run` lands them first",
        )
    else:
        yield Diagnosis(subject, "ok", "no pending packages")


def _source(part: SourceRun) -> Iterator[Diagnosis]:
    """Settings, credentials, clock and permissions of one account."""
    name = part.source.name
    try:
        settings: SourceSettings = resolve_settings(part.source.settings, name)
    except SettingsError as error:
        yield Diagnosis(f"{name} settings", "failed", _without_name(error, name))
        return
    empty = [f"SOURCES__{name.upper()}__{field.upper()}" for field in _empty(settings)]
    if empty:
        yield Diagnosis(f"{name} settings", "failed", f"{', '.join(empty)} must not be empty")
        return
    yield Diagnosis(f"{name} settings", "ok", "all there")
    settings.attempts = min(settings.attempts, ATTEMPTS)
    account = part.source.connect(settings, NothingLanded())
    skipped = settings.skipped
    objects = [obj for obj in part.objects if obj.table not in skipped]
    readable = 0
    for position, obj in enumerate(objects):
        refusal = _ask(account, obj)
        if position == 0 and account.session.server_time:
            yield _clock(name, account.session.server_time, datetime.now(UTC))
        if not refusal:
            readable += 1
            continue
        first = position == 0
        yield Diagnosis(f"{name} {obj.table}", "failed", _without_name(refusal, name))
        if _ends_the_source(refusal, first=first):
            return
    level: Level = "ok" if readable == len(objects) else "failed"
    yield Diagnosis(
        f"{name} access",
        level,
        f"{account.session.host} accepts the credentials; {readable} of {len(objects)} objects "
        "can be read",
    )


def _empty(settings: SourceSettings) -> list[str]:
    """Settings that are there without a value, as in a `.env` that was copied and not filled in."""
    values = ((field, getattr(settings, field)) for field in settings.get_resolvable_fields())
    return [field for field, value in values if isinstance(value, str) and not value.strip()]


def _ask(account: ConnectedSource, obj: ApiObject) -> ApiError | None:
    """Ask for one row, or of a bulk object for none; returns why it cannot be read."""
    try:
        if obj.path.startswith("bulk-data/"):
            account.session.fetch(
                obj.path,
                EMPTY_QUESTION,
                msgspec.json.decode,
                Traffic(),
                limiter=account.limiter_of(obj),
                empty_on_404=nothing_found,
            )
        else:
            account.reader.total(obj)
    except ApiError as error:
        bulk_let_in = obj.path.startswith("bulk-data/") and error.status == HTTPStatus.BAD_REQUEST
        return None if bulk_let_in else error
    return None


def _ends_the_source(refusal: ApiError, *, first: bool) -> bool:
    """Whether asking for the other objects is useless, or would lock the account out sooner."""
    if isinstance(refusal, UnauthorizedError | QuotaError) or refusal.status is None:
        return True
    return first and refusal.status == HTTPStatus.NOT_FOUND  # the address, not the object


def _clock(name: str, theirs: datetime, ours: datetime) -> Diagnosis:
    """The API's clock, which freezes the windows, against this machine's."""
    apart = abs(theirs - ours)
    if apart <= CLOCK_TOLERANCE:
        return Diagnosis(f"{name} clock", "ok", "the same as this machine's")
    direction = "behind" if ours < theirs else "ahead of"
    return Diagnosis(
        f"{name} clock",
        "warning",
        f"this machine is {timedelta(seconds=round(apart.total_seconds()))} {direction} the API: "
        "set the machine's time (NTP). Windows follow the API's clock, so nothing is lost; the "
        "ledger's times and the age of the data are wrong by as much",
    )


def _without_name(error: VgvError, name: str) -> str:
    """An error's sentence; the diagnosis names the source already."""
    return redact(str(error)).removeprefix(f"{name}: ")


def _gib(size: int) -> str:
    return f"{size / (1 << 30):.1f} GiB"
