"""`python -m dashboards.digest semana`: the last week (or `mes`) to where the alerts go.

`hoje` is for a scheduler that asks every morning: the week on Mondays, the month on the 1st, both where
they meet, and otherwise nothing.

Exit codes: 0 sent, or nothing due; 1 at least one destination did not take it; 2 nothing could be sent.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import duckdb
from streamlit.logger import set_log_level

from dashboards import connection
from dashboards.connection import NotPublishedError

if TYPE_CHECKING:
    from dashboards.digest.summary import Digest

TODAY = "hoje"


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the digest and send it; returns the exit code."""
    set_log_level("ERROR")  # Streamlit would warn that a command has no session
    from dashboards.digest import summary

    parser = argparse.ArgumentParser(prog="python -m dashboards.digest", description=__doc__)
    parser.add_argument(
        "span", choices=[*summary.SPANS, TODAY], help="the last whole week or month, or what is due"
    )
    parser.add_argument("--dry-run", action="store_true", help="only print the message")
    parser.add_argument("--folder", type=Path, help="keep the charts here")
    chosen = parser.parse_args(arguments)
    today = connection.now().date()
    spans = summary.due(today) if chosen.span == TODAY else [chosen.span]
    if not spans:
        _say(f"Nothing is due on {today}.")
        return os.EX_OK
    try:
        if chosen.span == TODAY and not summary.is_built(today):
            return _failed(
                f"Nothing was built on {today}, so the last whole week or month is missing."
            )
        return max(_tell(summary.build(span), chosen.folder, chosen.dry_run) for span in spans)
    except NotPublishedError:
        return _failed("Nothing has been published yet: run `dlt pipeline run` and `dbt build`.")
    except (duckdb.Error, OSError) as error:
        return _failed(f"The published figures cannot be read, or --folder written: {error}")


def _tell(digest: Digest, kept: Path | None, is_dry_run: bool) -> int:
    """Draw it and send it, or only print it; returns the exit code."""
    with TemporaryDirectory() as temporary:
        folder = kept or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        pictures = draw(digest, folder)
        if is_dry_run:
            _say(f"{digest.title}\n\n{digest.text()}")
            return os.EX_OK
        return send(digest, pictures)


def draw(digest: Digest, folder: Path) -> list[Path]:
    """The charts as files; that of the developments only if something was sold or cancelled."""
    from dashboards.digest import pictures

    drawn = [pictures.ledger(digest.months, digest.period, folder / "vendas_por_mes.png")]
    if digest.ranking:
        drawn.append(
            pictures.ranking(digest.ranking, digest.period, folder / "empreendimentos.png")
        )
    return drawn


def send(digest: Digest, pictures: Sequence[Path]) -> int:
    """Send it to each destination of the settings; returns the exit code."""
    from pipelines.alerts.delivery import destinations
    from pipelines.alerts.settings import resolve_alert_settings
    from pipelines.errors import SettingsError

    try:
        # An empty address of its own, as GitHub writes a secret that is not set, is none.
        found = destinations(resolve_alert_settings("digest")) or destinations(
            resolve_alert_settings()
        )
    except SettingsError as error:
        return _failed(str(error))
    if not found:
        return _failed("No destination: set ALERTS__DIGEST__URLS or ALERTS__URLS (.env.example).")
    refused = 0
    for destination in found:
        taken = destination.is_understood and destination.deliver(
            digest.title, digest.html(), kind="info", body_format="html", attachments=pictures
        )
        refused += not taken
        _say(f"{destination} {'took' if taken else 'did not take'} the digest.")
    return 1 if refused else os.EX_OK


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


def _failed(reason: str) -> int:
    sys.stderr.write(reason + "\n")
    return 2


if __name__ == "__main__":
    sys.exit(main())
