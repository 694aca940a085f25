"""The sandbox as one object: start it, point programs at it, move its clock, ask for the truth."""

from __future__ import annotations

import contextlib
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, Literal, Self

from pipelines.sandbox import cvdw, planilhas, sienge
from pipelines.sandbox.clock import Clock, today_in_sao_paulo
from pipelines.sandbox.faults import Faults
from pipelines.sandbox.limits import REAL, UNLIMITED, Limits
from pipelines.sandbox.served import Archive
from pipelines.sandbox.server import CVDW_ROOT, SIENGE_ROOT, BackgroundServer, Service
from pipelines.sandbox.truth import Truth, tell, tell_rows
from pipelines.sandbox.world import World

PERSONAL_DATA_KEY: Final = "sandbox-key-of-no-value"


class Sandbox:
    """Both APIs on a free port of 127.0.0.1 while the ``with`` block lasts.

    ``size``: 'tiny', 'demo' or a number of reservations; ``rate``: 'off', or 'real' for the limits
    of the real APIs. Raises ValueError for an unknown size and OSError when the port is taken.
    """

    def __init__(
        self,
        *,
        size: str | int = "demo",
        seed: int = 7,
        today: date | None = None,
        port: int = 0,
        rate: Literal["off", "real"] = "off",
    ) -> None:
        self.faults = Faults()
        self.clock = Clock(today or today_in_sao_paulo())
        self.limits = Limits(REAL if rate == "real" else UNLIMITED)
        with contextlib.ExitStack() as undo:
            self._world = World(size=size, seed=seed, today=self.clock.now.date())
            undo.callback(self._world.close)
            service = Service(
                archive=Archive(self._world),
                clock=self.clock,
                limits=self.limits,
                faults=self.faults,
                tell_truth=self.truth,
            )
            self._server = BackgroundServer(service.app(), port)
            self._server.start()
            undo.callback(self._server.stop)
            self._undo = undo.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Stop serving and remove the company's files."""
        self._undo.close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.port}"

    @property
    def now(self) -> datetime:
        """The simulated time, São Paulo wall time."""
        return self.clock.now

    @property
    def env(self) -> dict[str, str]:
        """The environment that points the pipelines at this sandbox, without WAREHOUSE."""
        return {
            "SOURCES__CVCRM__BASE_URL": self.url + CVDW_ROOT,
            "SOURCES__CVCRM__EMAIL": cvdw.EMAIL,
            "SOURCES__CVCRM__TOKEN": cvdw.TOKEN,
            "SOURCES__CVCRM__REQUESTS_PER_MINUTE": "0",
            "SOURCES__SIENGE__BASE_URL": self.url + SIENGE_ROOT,
            "SOURCES__SIENGE__USERNAME": sienge.USERNAME,
            "SOURCES__SIENGE__PASSWORD": sienge.PASSWORD,
            "SOURCES__SIENGE__REQUESTS_PER_MINUTE": "0",
            "SOURCES__SIENGE__BULK_REQUESTS_PER_MINUTE": "0",
            "PERSONAL_DATA_KEY": PERSONAL_DATA_KEY,
        }

    def write_planilhas(self, parent: Path) -> Path:
        """Write what the company's people keep by hand (targets, deadlines, shares) as CSV files.

        ``parent`` gets a folder for this company, which is returned: what PLANILHAS names to dbt,
        relative to the project's root.
        """
        return planilhas.write(self._world, parent)

    def advance(self, *, days: float = 0, minutes: float = 0) -> datetime:
        """Move the clock forward and return the new time."""
        return self.clock.advance(days=days, minutes=minutes)

    def truth(self) -> Truth:
        """What is true at the clock, by the warehouse's rules."""
        return tell(self._world, self.clock.now)

    def truth_rows(self, name: str) -> list[tuple[Any, ...]]:
        """The truth about one subject at the clock: the rows of ``verdade_<name>``, as named tuples.

        Raises FileNotFoundError when no ``sql/verdade_<name>.sql`` tells it.
        """
        return tell_rows(self._world, self.clock.now, name)
