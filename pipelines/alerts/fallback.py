"""When the warehouse itself fails, nothing can be remembered in it: a file beside it must do.

On a runner whose disk does not last this means a message for each run, until the warehouse is back.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

from pipelines.alerts import sentences
from pipelines.alerts.delivery import destinations
from pipelines.alerts.settings import resolve_alert_settings
from pipelines.limits import SAO_PAULO
from pipelines.warehouse import Warehouse

logger = logging.getLogger("pipelines")

FILE: Final = "alerts_without_warehouse.json"


def tell_without_warehouse(warehouse: Warehouse, errors: Mapping[str, str], run_id: str) -> None:
    """Send what a run says of whole sources, each at most once a day by the file's memory.

    Args:
        errors: the run's sentences by source.

    Raises:
        OSError: if the file cannot be written.
    """
    day = datetime.now(UTC).astimezone(SAO_PAULO).date().isoformat()
    path = warehouse.folder / FILE
    for destination in destinations(resolve_alert_settings()):
        sent = _sent(warehouse, day)
        due = {
            source: error
            for source, error in errors.items()
            if f"{destination.identity} {source}" not in sent
        }
        if not due or not destination.is_understood:
            continue
        lines = [f"• {sentences.unreadable_source(source, due[source])}." for source in due]
        body = "\n".join([*lines, "", f"Execução {run_id}."])
        if destination.send("VGV: o armazém não respondeu", body, is_good_news=False):
            sent += [f"{destination.identity} {source}" for source in due]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps({"day": day, "sent": sent}), encoding="utf-8")


def _sent(warehouse: Warehouse, day: str) -> list[str]:
    """What went out on this day, as `destination source`."""
    try:
        remembered = json.loads((warehouse.folder / FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    except ValueError:
        logger.warning("alerts: %s cannot be read and is written anew", FILE)
        return []
    return list(remembered["sent"]) if remembered.get("day") == day else []
