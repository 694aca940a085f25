"""`dlt pipeline alerts`: the check and the test message, told to whoever called."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import duckdb

from pipelines.alerts.check import check
from pipelines.alerts.delivery import Destination, destinations
from pipelines.alerts.settings import resolve_alert_settings
from pipelines.errors import SettingsError
from pipelines.warehouse import Warehouse, unreadable

TEST_TITLE = "VGV: mensagem de teste"
TEST_BODY = "Os alertas do VGV chegam até aqui. Nada precisa ser feito."


def run_check(
    warehouse: Warehouse,
    *,
    run_id: str,
    sources: Sequence[str],
    dry_run: bool,
    say: Callable[[str], None],
) -> bool:
    """Check and send, or with `dry_run` only say what is due; whether everything was delivered.

    Raises:
        VgvError: without a destination (but for `dry_run`), or if the warehouse is not there or cannot
            be opened.
    """
    warehouse.must_exist()
    if not dry_run:
        _configured()
    try:
        checked = check(warehouse, run_id=run_id, sources=sources, dry_run=dry_run)
    except duckdb.Error as error:
        raise unreadable(warehouse.location, error) from error
    for message in checked.messages:
        verb = "would hear" if dry_run else "was sent"
        if message.destination in checked.undelivered:
            verb = "did not take"
        say(f"{message.destination} {verb}: {message.title}")
        for line in message.body(run_id).splitlines():
            say(f"  {line}".rstrip())
    if not checked.messages:
        holding = sum(not cause.is_covered for cause in checked.causes)
        say(f"Nothing is due; causes that hold: {holding}.")
    return not checked.undelivered


def run_test(say: Callable[[str], None]) -> bool:
    """Send a test message to each destination; whether every one took it.

    Raises:
        SettingsError: without a destination.
    """
    taken = True
    for destination in _configured():
        delivered = destination.is_understood and destination.send(
            TEST_TITLE, TEST_BODY, is_good_news=True
        )
        taken = taken and delivered
        outcome = "took the test message" if delivered else "did not take the test message"
        say(f"{destination} {outcome}.")
    return taken


def _configured() -> list[Destination]:
    found = destinations(resolve_alert_settings())
    if not found:
        raise SettingsError(
            "No alerts are configured: set ALERTS__URLS to apprise addresses (see .env.example)."
        )
    return found
