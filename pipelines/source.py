"""What the two sources have in common: settings, a connected account, and the dlt source of a round."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import dlt
import pyarrow as pa
from dlt.common.configuration import configspec
from dlt.common.configuration.exceptions import ConfigFieldMissingException
from dlt.common.configuration.specs import BaseConfiguration

from pipelines.account_state import ProcessesShare, state_path
from pipelines.errors import SettingsError
from pipelines.http import ApiSession, HttpSettings, Traffic
from pipelines.limits import Family, Limiter, Pace, Quota, parse_hours
from pipelines.objects import ApiObject
from pipelines.reading import ObjectReading, Pages, Plan
from pipelines.settings import resolve

# The raw columns are the same for ever: a surprise in them is a bug of ours, not news of the API.
RAW_CONTRACT: Any = {"tables": "evolve", "columns": "freeze", "data_type": "freeze"}

MAY_BE_ZERO = ("retry_backoff_seconds", "rate_limit_pause_seconds", "bulk_async_poll_seconds")


@configspec
class SourceSettings(BaseConfiguration):
    """Settings that every source has; resolved by dlt from the environment and `.dlt/*.toml`."""

    # The source's own, to know the names in `skip_objects`.
    known_objects: ClassVar[tuple[ApiObject, ...]] = ()

    base_url: str = None  # type: ignore[assignment]  # dlt: not Optional, so required
    timeout_seconds: float = 90.0
    attempts: int = 6
    retry_backoff_seconds: float = 1.0
    rate_limit_pause_seconds: float = 61.0
    round_seconds: float = 300.0
    max_vanished_share: float = 0.2
    # Names separated by commas; a list of `.dlt/*.toml` arrives as its JSON. `skipped` reads both.
    skip_objects: str | None = None
    night_requests_per_minute: float | None = None
    night_hours: str = "22-06"
    daily_quota: int = 0
    quota_time_zone: str = "America/Sao_Paulo"

    @property
    def skipped(self) -> set[str]:
        """The tables of the objects in `skip_objects`, which may be paths, and what is neither."""
        tables = {obj.path: obj.table for obj in self.known_objects}
        names = {name.strip(" []\"'") for name in (self.skip_objects or "").split(",")}
        return {tables.get(name, name) for name in names if name}

    def http(self) -> HttpSettings:
        return HttpSettings(
            timeout_seconds=self.timeout_seconds,
            attempts=self.attempts,
            retry_backoff_seconds=self.retry_backoff_seconds,
            rate_limit_pause_seconds=self.rate_limit_pause_seconds,
        )

    def limiter(
        self,
        source: str,
        family: Family,
        *,
        per_minute: float,
        night_per_minute: float | None,
        per_day: int,
    ) -> Limiter:
        """The account's limiter for what its API counts together, shared with the other processes."""
        return Limiter(
            Pace(
                per_minute=per_minute,
                night_per_minute=night_per_minute,
                night=parse_hours(self.night_hours),
            ),
            quota=Quota(per_day=per_day, zone=ZoneInfo(self.quota_time_zone)),
            shared=ProcessesShare(state_path(source, self.base_url, family)),
        )


def family_of(path: str) -> Family:
    """What the requests to a path count against."""
    return "bulk" if path.startswith("bulk-data/") else "rest"


class Reader(Protocol):
    """A source's way of asking its API."""

    def probe(self, obj: ApiObject) -> None: ...

    def total(self, obj: ApiObject) -> int | None: ...

    def pages(
        self, obj: ApiObject, plan: Plan, traffic: Traffic, count_seen: Callable[[], int]
    ) -> Pages: ...


@dataclass(frozen=True, kw_only=True)
class ConnectedSource:
    """One account of one API, ready to be read.

    Attributes:
        limiters: one for each family of requests that the API counts apart.
        page_size: records of a full page.
    """

    name: str
    objects: tuple[ApiObject, ...]
    session: ApiSession
    reader: Reader
    limiters: Mapping[Family, Limiter]
    page_size: int

    def limiter_of(self, obj: ApiObject) -> Limiter:
        """What paces the object's requests."""
        return self.limiters[family_of(obj.path)]


def resolve_settings(settings: type[SourceSettings], name: str) -> Any:
    """The source's settings from the environment, `.dlt/secrets.toml` and `.dlt/config.toml`.

    Raises:
        SettingsError: naming every missing setting and where to put it, or the one that is wrong.
    """
    try:
        resolved = resolve(settings(), "sources", name)
    except SettingsError as error:
        raise SettingsError(f"{name}: {error}") from error
    except ConfigFieldMissingException as error:
        prefix = f"SOURCES__{name.upper()}__"
        missing = ", ".join(f"{prefix}{field.upper()}" for field in error.fields)
        raise SettingsError(
            f"{name}: not configured: set {missing} in the environment (see .env.example) or the same "
            f"keys under [sources.{name}] in .dlt/secrets.toml."
        ) from error
    _check_address(name, resolved.base_url)
    _check_limits(name, resolved)
    _check_numbers(name, resolved)
    if unknown := resolved.skipped - {obj.table for obj in resolved.known_objects}:
        raise SettingsError(
            f"{_variable(name, 'skip_objects')} must be names of docs/objects.md, separated by commas; "
            f"there is no {', '.join(sorted(unknown))}."
        )
    return resolved


def _variable(name: str, field: str) -> str:
    """How a sentence about a source's setting begins."""
    return f"{name}: SOURCES__{name.upper()}__{field.upper()}"


def _check_address(name: str, base_url: str) -> None:
    variable = _variable(name, "base_url")
    if not base_url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
        raise SettingsError(
            f"{variable} must begin with https:// and hold everything up to the object's path (see "
            ".env.example)."
        )
    try:
        parts = urlsplit(base_url)
        is_plain = parts.hostname and parts.port != 0
    except ValueError:
        is_plain = False
    if not is_plain or "@" in parts.netloc or parts.query or parts.fragment:
        raise SettingsError(
            f"{variable} must be an address alone: no user, password, token or parameters in it (see "
            ".env.example)."
        )


def _check_limits(name: str, settings: SourceSettings) -> None:
    """Raises SettingsError for hours or a time zone that make no sense."""
    try:
        parse_hours(settings.night_hours)
    except ValueError as error:
        raise SettingsError(f"{_variable(name, 'night_hours')}: {error}.") from error
    try:
        ZoneInfo(settings.quota_time_zone)
    except (ValueError, ZoneInfoNotFoundError) as error:
        raise SettingsError(
            f"{_variable(name, 'quota_time_zone')}: {settings.quota_time_zone!r} is no time zone; "
            "America/Sao_Paulo and UTC are."
        ) from error


def _check_numbers(name: str, settings: SourceSettings) -> None:
    """Raises SettingsError for a number out of its range."""
    for field in settings.get_resolvable_fields():
        value = getattr(settings, field)
        if not isinstance(value, int | float):
            continue
        if field.endswith(("requests_per_minute", "daily_quota")):
            is_right, range_ = value >= 0, "0 (no limit) or more"
        elif field.endswith("_share"):
            is_right, range_ = 0 <= value <= 1, "from 0 to 1"
        elif field in MAY_BE_ZERO:
            is_right, range_ = value >= 0, "0 or more"
        else:
            is_right, range_ = value > 0, "more than 0"
        if not is_right:
            raise SettingsError(f"{_variable(name, field)} must be {range_}.")


def dlt_source(
    name: str, readings: Sequence[ObjectReading], should_stop: Callable[[], bool]
) -> Any:
    """One round as a dlt source: a resource for each object still being read, side by side."""

    @dlt.source(name=name, schema_contract=RAW_CONTRACT)
    def round_of_objects() -> Iterator[Any]:
        for reading in readings:
            yield _resource(reading, should_stop)

    return round_of_objects()


def _resource(reading: ObjectReading, should_stop: Callable[[], bool]) -> Any:
    table = reading.obj.table

    def rows() -> Iterator[pa.Table]:
        reading.state = dlt.current.resource_state(table)
        yield from reading.round(should_stop)

    return dlt.resource(rows, name=table, write_disposition="append", parallelized=True)
