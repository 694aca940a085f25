"""Alerts by e-mail, Slack, Telegram, Teams …: what is wrong with the landing, told once a day.

After a run, or when `dlt pipeline alerts` is called, the ledger is looked through for causes
(`causes.py`); what is due goes out as one message for each destination (`delivery.py`); what went out is
remembered in the warehouse (`memory.py`), so that no process, machine or runner tells it again that day,
and so that the end of a cause can be told too.
"""

from __future__ import annotations

from pipelines.alerts.check import Checked, check, check_after_run, tell_not_started
from pipelines.alerts.settings import AlertSettings, resolve_alert_settings

__all__ = [
    "AlertSettings",
    "Checked",
    "check",
    "check_after_run",
    "resolve_alert_settings",
    "tell_not_started",
]
