"""Waiting in a test for what other threads bring about."""

from __future__ import annotations

import time
from collections.abc import Callable

PATIENCE = 10.0  # seconds


def wait_until(is_so: Callable[[], bool]) -> None:
    """Wait for a condition, and fail where it does not come about."""
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.01)
