"""Sends messages through apprise; an address holds secrets, so it is named by number and service only."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from pipelines.alerts.settings import AlertSettings
from pipelines.redaction import redact, remember_secret

logger = logging.getLogger("pipelines")

LONG_ENOUGH_FOR_A_TOKEN: Final = 12
_BETWEEN_URLS: Final = re.compile(r"[\s,;]+(?=[A-Za-z0-9]+://)")  # an address may hold commas


@dataclass(frozen=True)
class Destination:
    """One address of ALERTS__URLS.

    Attributes:
        number: its place among them, from 1.
        identity: apprise's short hash of it; empty if apprise does not understand it.
        service: `Slack`, `Telegram` …
        sender: apprise's own object.
    """

    number: int
    identity: str
    service: str
    sender: Any

    @property
    def is_understood(self) -> bool:
        return self.sender is not None

    def __str__(self) -> str:
        return f"destination {self.number} ({self.service or 'not understood'})"

    def send(self, title: str, body: str, *, is_good_news: bool) -> bool:
        """Whether the message was delivered. Never raises: an alert must not fail a run."""
        delivered = self.deliver(title, body, kind="success" if is_good_news else "failure")
        if not delivered:
            logger.warning(
                "alerts: %s did not take the message; the next run sends it again. Check its address "
                "with `dlt pipeline alerts --test`.",
                self,
            )
        return delivered

    def deliver(
        self,
        title: str,
        body: str,
        *,
        kind: Literal["info", "success", "failure"],
        body_format: Literal["text", "html"] = "text",
        attachments: Sequence[Path] = (),
    ) -> bool:
        """Whether it took the message; a service that takes no files gets the words. Never raises."""
        import apprise

        try:
            delivered = self.sender.notify(
                title=redact(title),
                body=redact(body),
                notify_type=apprise.NotifyType(kind),
                body_format=apprise.NotifyFormat(body_format),
                attach=[str(path) for path in attachments] or None,
            )
        # A hundred services, each with a library of its own: what they raise cannot be listed.
        except Exception as error:
            logger.debug("alerts: %s raised %s", self, type(error).__name__)
            delivered = False
        return bool(delivered)


def destinations(settings: AlertSettings) -> list[Destination]:
    """The addresses of the settings, each once; also those that apprise does not understand."""
    if not settings.urls or not settings.urls.strip():
        return []
    import apprise

    # It tells addresses when it fails; we tell the failure, without them.
    logging.getLogger("apprise").setLevel(logging.CRITICAL + 1)
    asset = apprise.AppriseAsset(app_id="VGV", app_desc="VGV", app_url="", async_mode=False)
    found: dict[str, Destination] = {}
    for number, url in enumerate(_BETWEEN_URLS.split(settings.urls.strip()), start=1):
        _remember(url)
        plugin: Any = apprise.Apprise.instantiate(url, asset=asset, suppress_exceptions=True)
        if plugin is None:
            found[f"not understood {number}"] = Destination(number, "", "", None)
            continue
        plugin.overflow_mode = apprise.OverflowMode.SPLIT  # rather in parts than refused
        sender = apprise.Apprise(asset=asset)
        sender.add(plugin)
        identity = plugin.url_id() or str(number)
        service = str(plugin.service_name)
        found.setdefault(identity, Destination(number, identity, service, sender))
    return list(found.values())


def _remember(url: str) -> None:
    """Mask the address and whatever in it looks like a token or password, wherever it appears."""
    parts = re.split(r"[/:@?&=,]+", url)
    remember_secret(url, *(part for part in parts if len(part) >= LONG_ENOUGH_FOR_A_TOKEN))
    password = re.search(r"://[^/@]*:([^/@]+)@", url)
    if password:
        remember_secret(password[1])
