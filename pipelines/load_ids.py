"""Load ids that only grow, also where the machine's clock was put back.

dlt names a load package by the machine's clock, restores its state from the greatest name, and the
latest version of a record is the one of the greatest name. After a clock that ran ahead for one run,
or one that is behind now, new versions would pass for older than those that they replace.
"""

from __future__ import annotations

import logging
import time
from typing import Any

from dlt.common.time import increasing_precise_time

logger = logging.getLogger("pipelines")

NOTABLE_SECONDS = 60.0


def continue_after(newest: float | None) -> None:
    """Let the ids of this process follow the newest one that the warehouse holds.

    Args:
        newest: the id's value, seconds since 1970; None where nothing was ever loaded.
    """
    if newest is None:
        return
    behind = newest - time.time()
    if behind > NOTABLE_SECONDS:
        logger.warning(
            "This machine's clock is %.1f h behind the newest load; the load goes on after that one, "
            "but put the clock right.",
            behind / 3600,
        )
    # dlt's own source of ids never goes back within a process; this is where it keeps its last one.
    # Nothing public sets it, and a test moves the clock to notice if dlt changes it.
    source: Any = increasing_precise_time
    source._last = max(source._last, newest)
