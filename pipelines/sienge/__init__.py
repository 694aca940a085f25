"""Sienge: the objects of `objects.py`, read by `client.py`, with the account's settings."""

from __future__ import annotations

import base64
from dataclasses import replace
from typing import ClassVar

from dlt.common.configuration import configspec
from dlt.common.typing import TSecretStrValue

from pipelines.http import ApiSession
from pipelines.objects import ApiObject
from pipelines.raw import RawDataset
from pipelines.redaction import remember_secret
from pipelines.sienge.bulk import ATTEMPTS_BEFORE_A_JOB, BulkReader, BulkSettings
from pipelines.sienge.client import LARGEST_PAGE, SiengeReader
from pipelines.sienge.objects import OBJECTS
from pipelines.source import ConnectedSource, SourceSettings

NAME = "sienge"
__all__ = ["NAME", "OBJECTS", "SiengeSettings", "connect"]


@configspec
class SiengeSettings(SourceSettings):
    """`SOURCES__SIENGE__…` in the environment, or `[sources.sienge]` in `.dlt/*.toml`."""

    known_objects: ClassVar[tuple[ApiObject, ...]] = OBJECTS

    username: str = None  # type: ignore[assignment]  # dlt: not Optional, so required
    password: TSecretStrValue = None  # type: ignore[assignment]
    requests_per_minute: float = 180.0
    bulk_requests_per_minute: float = 18.0
    night_bulk_requests_per_minute: float | None = None
    bulk_daily_quota: int = 0
    page_size: int = 200
    bulk_async: str = "auto"
    bulk_async_chunk_kilobytes: int = 4096
    bulk_async_wait_seconds: float = 1800.0
    bulk_async_poll_seconds: float = 2.0

    def bulk(self) -> BulkSettings:
        return BulkSettings(
            form=self.bulk_async.strip().lower(),
            chunk_kilobytes=self.bulk_async_chunk_kilobytes,
            wait_seconds=self.bulk_async_wait_seconds,
            poll_seconds=self.bulk_async_poll_seconds,
        )


def connect(settings: SiengeSettings, raw: RawDataset) -> ConnectedSource:
    """The account's session and reader; no request is made yet.

    Raises:
        SettingsError: if `bulk_async` is none of its forms.
    """
    remember_secret(settings.password, settings.username, basic_credentials(settings))
    rest_limiter = settings.limiter(
        NAME,
        "rest",
        per_minute=settings.requests_per_minute,
        night_per_minute=settings.night_requests_per_minute,
        per_day=settings.daily_quota,
    )
    bulk_limiter = settings.limiter(
        NAME,
        "bulk",
        per_minute=settings.bulk_requests_per_minute,
        night_per_minute=settings.night_bulk_requests_per_minute,
        per_day=settings.bulk_daily_quota,
    )
    session = ApiSession(
        source=NAME,
        base_url=settings.base_url,
        limiter=rest_limiter,
        settings=settings.http(),
        auth=(settings.username.strip(), settings.password.strip()),
    )
    attempts = min(settings.attempts, ATTEMPTS_BEFORE_A_JOB)
    hasty = replace(session, settings=replace(session.settings, attempts=attempts))
    reader = SiengeReader(
        session,
        page_size=settings.page_size,
        bulk=BulkReader(
            session,
            hasty=hasty,
            limiter=bulk_limiter,
            settings=settings.bulk(),
        ),
        enterprises=lambda since: raw.distinct(
            "sales_contracts", "enterpriseId", changed_since=since
        ),
        commission_bills=lambda: raw.distinct("commissions", "billNumber", changed_since=None),
    )
    return ConnectedSource(
        name=NAME,
        objects=OBJECTS,
        session=session,
        reader=reader,
        limiters={"rest": rest_limiter, "bulk": bulk_limiter},
        page_size=min(settings.page_size, LARGEST_PAGE),
    )


def basic_credentials(settings: SiengeSettings) -> str:
    """User and password as the request's header spells them, for masking."""
    pair = f"{settings.username.strip()}:{settings.password.strip()}"
    return base64.b64encode(pair.encode()).decode()
