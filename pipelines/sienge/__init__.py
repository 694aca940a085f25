"""Sienge: the objects of `objects.py`, read by `client.py`, with the account's settings."""

from __future__ import annotations

from dlt.common.configuration import configspec
from dlt.common.typing import TSecretStrValue

from pipelines.http import ApiSession
from pipelines.limits import Limiter
from pipelines.raw import RawDataset
from pipelines.redaction import remember_secret
from pipelines.sienge.client import SiengeReader
from pipelines.sienge.objects import OBJECTS
from pipelines.source import ConnectedSource, SourceSettings

NAME = "sienge"
__all__ = ["NAME", "OBJECTS", "SiengeSettings", "connect"]


@configspec
class SiengeSettings(SourceSettings):
    """`SOURCES__SIENGE__…` in the environment, or `[sources.sienge]` in `.dlt/*.toml`."""

    username: str = None  # type: ignore[assignment]  # dlt: not Optional, so required
    password: TSecretStrValue = None  # type: ignore[assignment]
    requests_per_minute: float = 180.0
    bulk_requests_per_minute: float = 18.0
    page_size: int = 200


def connect(settings: SiengeSettings, raw: RawDataset) -> ConnectedSource:
    """The account's session and reader; no request is made yet."""
    remember_secret(settings.password)
    session = ApiSession(
        source=NAME,
        base_url=settings.base_url,
        limiter=Limiter(settings.requests_per_minute),
        settings=settings.http(),
        auth=(settings.username.strip(), settings.password.strip()),
    )
    reader = SiengeReader(
        session,
        page_size=settings.page_size,
        bulk_limiter=Limiter(settings.bulk_requests_per_minute),
        enterprises=lambda since: raw.distinct(
            "sales_contracts", "enterpriseId", changed_since=since
        ),
    )
    return ConnectedSource(name=NAME, objects=OBJECTS, session=session, reader=reader)
