"""The settings of the alerts: `ALERTS__…` in the environment, or `[alerts]` in `.dlt/*.toml`.

Every threshold may differ for one source: `ALERTS__SIENGE__STALE_HOURS` goes before
`ALERTS__STALE_HOURS`.
"""

from __future__ import annotations

from typing import Optional

from dlt.common.configuration import configspec
from dlt.common.configuration.specs import BaseConfiguration
from dlt.common.typing import TSecretStrValue

from pipelines.errors import SettingsError
from pipelines.settings import resolve


@configspec
class AlertSettings(BaseConfiguration):
    """Where alerts go and from when on something is one.

    Attributes:
        urls: addresses in apprise's form, separated by spaces, commas or lines; none, no alerts.
        stale_hours: age of the last complete load from which a source is stale. The default lets one
            daily load be two hours late.
        quota_share: of a daily quota, from which it is nearly spent.
        vanished_share: of an object's records, from which their vanishing in one pass is told.
    """

    # dlt reads the annotation itself and takes `X | None` for a setting that must be there.
    urls: Optional[TSecretStrValue] = None  # noqa: UP045
    stale_hours: float = 26.0
    quota_share: float = 0.8
    vanished_share: float = 0.05


def resolve_alert_settings(source: str | None = None) -> AlertSettings:
    """The settings, as they are for one source.

    Raises:
        SettingsError: if a threshold is no number or makes no sense.
    """
    settings: AlertSettings = resolve(AlertSettings(), "alerts", *([source] if source else []))
    if settings.stale_hours <= 0:
        raise SettingsError("ALERTS__STALE_HOURS must be more than 0.")
    for name in ("quota_share", "vanished_share"):
        if not 0 < getattr(settings, name) <= 1:
            raise SettingsError(f"ALERTS__{name.upper()} must be more than 0 and at most 1.")
    return settings
