"""CV CRM: the CVDW objects of `objects.py`, read by `client.py`, with the account's settings."""

from __future__ import annotations

from typing import ClassVar, Literal

from dlt.common.configuration import configspec
from dlt.common.typing import TSecretStrValue

from pipelines.cvcrm.client import LARGEST_PAGE, CvdwReader
from pipelines.cvcrm.objects import OBJECTS
from pipelines.http import ApiSession
from pipelines.objects import ApiObject
from pipelines.raw import RawDataset
from pipelines.redaction import remember_secret
from pipelines.source import ConnectedSource, SourceSettings

NAME = "cvcrm"
__all__ = ["NAME", "OBJECTS", "CvcrmSettings", "connect"]


@configspec
class CvcrmSettings(SourceSettings):
    """`SOURCES__CVCRM__…` in the environment, or `[sources.cvcrm]` in `.dlt/*.toml`."""

    known_objects: ClassVar[tuple[ApiObject, ...]] = OBJECTS

    email: str = None  # type: ignore[assignment]  # dlt: not Optional, so required
    token: TSecretStrValue = None  # type: ignore[assignment]
    requests_per_minute: float = 18.0
    page_size: int = 500
    date_precision: Literal["second", "day"] = "second"


def connect(settings: CvcrmSettings, raw: RawDataset) -> ConnectedSource:
    """The account's session and reader; no request is made yet."""
    del raw  # nothing landed decides what CVDW is asked
    remember_secret(settings.token, settings.email)
    limiter = settings.limiter(
        NAME,
        "rest",
        per_minute=settings.requests_per_minute,
        night_per_minute=settings.night_requests_per_minute,
        per_day=settings.daily_quota,
    )
    session = ApiSession(
        source=NAME,
        base_url=settings.base_url,
        limiter=limiter,
        settings=settings.http(),
        headers={"email": settings.email.strip(), "token": settings.token.strip()},
    )
    reader = CvdwReader(
        session, page_size=settings.page_size, date_precision=settings.date_precision
    )
    return ConnectedSource(
        name=NAME,
        objects=OBJECTS,
        session=session,
        reader=reader,
        limiters={"rest": limiter},
        page_size=min(settings.page_size, LARGEST_PAGE),
    )
