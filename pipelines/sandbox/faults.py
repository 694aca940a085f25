"""Fault switches: ways in which a real API misbehaves, set per object and for a number of hits."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import Final

# Every fault and the arguments it takes, with their defaults.
KINDS: Final[dict[str, dict[str, object]]] = {
    # An error status with the API's own body; retry_after (seconds) adds that header.
    "status": {"code": 500, "retry_after": None},
    # The connection is cut by a TCP reset after this share of the body; 0: before any byte.
    "reset": {"share": 0.0},
    # The body ends after this share of its bytes, although the length announced is the whole.
    "truncated": {"share": 0.5, "announce_whole": False},
    # A login or maintenance page with status 200.
    "html": {},
    # The answer waits.
    "slow": {"seconds": 5.0},
    # The answer waits in the middle of its body.
    "slow_body": {"seconds": 5.0},
    # How an empty result is told: '204', 'body' (200 without a byte), 'dados' or, on Sienge, '404'.
    "empty": {"mode": "204"},
    # What a page past the last one gives: 'dados', '204', '404'.
    "past_end": {"mode": "dados"},
    # The clock moves by some minutes after every so many requests, so rows move between pages.
    "drift": {"every": 1, "minutes": 60.0},
    # A number turns into text.
    "type_change": {"field": ""},
    # A documented field that no record has any more.
    "missing_field": {"field": ""},
    # A field that nobody documented.
    "new_field": {"field": "campo_novo", "value": "novo"},
    # The stated total promises more rows than there are.
    "overcount": {"by": 5},
    # CVDW: a date with a time is refused.
    "strict_dates": {},
    # CVDW: rows of equal cursors come in another order at every request.
    "unstable_ties": {},
    # CVDW: the filter is another column, so rows with a null cursor pass it.
    "null_cursors_pass": {},
    # Sienge: a limit above 200 is refused instead of clamped.
    "strict_limit": {},
    # Sienge: an asynchronous bulk job that ends 'Failed', or 'expired' (nobody knows it any more), or
    # 'never' ends.
    "job": {"mode": "Failed"},
    # Bulk /sales reads createdAfter and createdBefore as the registration date, not the contract's.
    "created_is_registration": {},
}


@dataclass
class Fault:
    """One fault in force: for an API ('cvdw', 'sienge' or None) and a target object (None: all)."""

    name: str
    api: str | None
    target: str | None
    times: int | None
    after: int
    args: dict[str, object] = field(default_factory=dict)
    hits: int = 0

    def text(self, key: str) -> str:
        return str(self.args[key])

    def number(self, key: str) -> float:
        return float(str(self.args[key]))


def plain(name: str) -> str:
    """An object's name as its raw table is called: ``reservas/condicoes`` -> ``reservas_condicoes``."""
    return name.strip("/").replace("/", "_").replace("-", "_")


class Faults:
    """The faults in force, safe to change while the server answers."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._faults: list[Fault] = []

    def set(
        self,
        name: str,
        *,
        api: str | None = None,
        object: str | None = None,  # noqa: A002 the word that tests and the HTTP control use
        times: int | None = None,
        after: int = 0,
        **args: object,
    ) -> Fault:
        """Put a fault in force for its next ``times`` hits (None: until cleared).

        The first ``after`` fitting requests are spared. Returns the fault, which counts its
        ``hits``. Raises ValueError for a name or an argument that does not exist.
        """
        if name not in KINDS:
            raise ValueError(f"no fault is called {name!r}; there are {', '.join(sorted(KINDS))}")
        unknown = set(args) - set(KINDS[name])
        if unknown:
            raise ValueError(f"fault {name!r} takes no {', '.join(sorted(unknown))}")
        which = None if object is None else plain(object)
        fault = Fault(name, api, which, times, after, {**KINDS[name], **args})
        with self._lock:
            self._faults.append(fault)
        return fault

    def clear(self, name: str | None = None) -> None:
        """End the faults of that name, or all."""
        with self._lock:
            self._faults = [f for f in self._faults if name is not None and f.name != name]

    def take(self, name: str, api: str, object_name: str) -> Fault | None:
        """The fault of that name that strikes this request, counting the hit."""
        with self._lock:
            for fault in self._faults:
                fits = (
                    fault.name == name
                    and fault.api in (None, api)
                    and fault.target in (None, object_name)
                )
                if not fits or fault.times == 0:
                    continue
                if fault.after:
                    fault.after -= 1
                    continue
                if fault.times is not None:
                    fault.times -= 1
                fault.hits += 1
                return fault
        return None
