"""What the two sources have in common: settings, a connected account, and the dlt source of a round."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import dlt
import pyarrow as pa
from dlt.common.configuration import configspec, resolve_configuration
from dlt.common.configuration.exceptions import ConfigFieldMissingException
from dlt.common.configuration.specs import BaseConfiguration

from pipelines.errors import SettingsError
from pipelines.http import ApiSession, HttpSettings, Traffic
from pipelines.objects import ApiObject
from pipelines.reading import ObjectReading, Pages, Plan

# The raw columns are the same for ever: a surprise in them is a bug of ours, not news of the API.
RAW_CONTRACT: Any = {"tables": "evolve", "columns": "freeze", "data_type": "freeze"}


@configspec
class SourceSettings(BaseConfiguration):
    """Settings that every source has; resolved by dlt from the environment and `.dlt/*.toml`."""

    base_url: str = None  # type: ignore[assignment]  # dlt: not Optional, so required
    timeout_seconds: float = 90.0
    attempts: int = 6
    retry_backoff_seconds: float = 1.0
    rate_limit_pause_seconds: float = 61.0
    round_seconds: float = 300.0
    max_vanished_share: float = 0.2
    skip_objects: list[str] | None = None

    def http(self) -> HttpSettings:
        return HttpSettings(
            timeout_seconds=self.timeout_seconds,
            attempts=self.attempts,
            retry_backoff_seconds=self.retry_backoff_seconds,
            rate_limit_pause_seconds=self.rate_limit_pause_seconds,
        )


class Reader(Protocol):
    """A source's way of asking its API."""

    def probe(self, obj: ApiObject) -> None: ...

    def pages(
        self, obj: ApiObject, plan: Plan, traffic: Traffic, count_seen: Callable[[], int]
    ) -> Pages: ...


@dataclass(frozen=True, kw_only=True)
class ConnectedSource:
    """One account of one API, ready to be read."""

    name: str
    objects: tuple[ApiObject, ...]
    session: ApiSession
    reader: Reader


def resolve_settings(settings: type[SourceSettings], name: str) -> Any:
    """The source's settings from the environment, `.dlt/secrets.toml` and `.dlt/config.toml`.

    Raises:
        SettingsError: naming every missing setting and where to put it.
    """
    try:
        resolved = resolve_configuration(settings(), sections=("sources", name))
    except ConfigFieldMissingException as error:
        prefix = f"SOURCES__{name.upper()}__"
        missing = ", ".join(f"{prefix}{field.upper()}" for field in error.fields)
        raise SettingsError(
            f"{name}: not configured: set {missing} in the environment (see .env.example) or the same "
            f"keys under [sources.{name}] in .dlt/secrets.toml."
        ) from error
    if not resolved.base_url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
        raise SettingsError(
            f"{name}: SOURCES__{name.upper()}__BASE_URL must begin with https:// and hold everything up "
            "to the object's path (see .env.example)."
        )
    return resolved


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
