"""The simulated company: its life tables in DuckDB, a pure function of (seed, size, today).

Every entity's whole life, past and future, is generated once. The clock is only a parameter of the
queries that read the life tables, so advancing it costs nothing and can never contradict itself.
"""

from __future__ import annotations

import shutil
import tempfile
import threading
import weakref
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from importlib import resources
from pathlib import Path
from typing import Final

import duckdb

SIZES: Final = {"tiny": 300, "demo": 3_000}
SMALLEST: Final = 100
LARGEST: Final = 1_000_000
SMALL: Final = 600  # up to this size the company has half the developments
YEARS_BACK: Final = 3
YEARS_AHEAD: Final = 2
ROUNDS: Final = 14  # attempts to sell one unit; the chain of a unit is cut there
UNITS_PER_RESERVATION: Final = 0.43  # what makes the reservations up to today come near the size
SUBJECTS: Final = ("05_reservas", "06_contratos", "07_comissoes")


def sql(name: str) -> str:
    """The text of one of this package's SQL files, such as ``mundo/05_reservas``."""
    return (resources.files(__package__) / "sql" / f"{name}.sql").read_text(encoding="utf-8")


def reservations_of(size: str | int) -> int:
    """How many reservations a size stands for: ``tiny``, ``demo`` or a number from 100 to 1M."""
    number = SIZES.get(size) if isinstance(size, str) else size
    if number is None and str(size).isdigit():
        number = int(size)
    if number is None or not SMALLEST <= number <= LARGEST:
        raise ValueError(
            f"size is 'tiny', 'demo' or a number from {SMALLEST} to {LARGEST}, not {size!r}"
        )
    return number


@dataclass(frozen=True)
class Scale:
    """How large each kind of master data is for a number of reservations."""

    reservations: int

    @property
    def developments(self) -> int:
        """12, fewer in a tiny company, more when one bulk answer would grow past some thousands."""
        if self.reservations <= SMALL:
            return 6
        return 12 + self.reservations // 9_000

    @property
    def agencies(self) -> int:
        return max(5, min(600, self.reservations // 250))

    @property
    def brokers(self) -> int:
        return max(20, min(4_000, self.reservations // 50))

    @property
    def units(self) -> int:
        return round(self.reservations * UNITS_PER_RESERVATION)


class World:
    """The life tables of one company, in a temporary DuckDB file that ``close`` removes.

    One connection, one user at a time: take it with ``connection(now)``, which also sets the
    variable ``agora`` (São Paulo wall time) that the queries read as the clock.
    """

    def __init__(self, *, size: str | int = "demo", seed: int = 7, today: date) -> None:
        self.scale = Scale(reservations_of(size))
        self.seed = seed
        self.today = today
        self.folder = Path(tempfile.mkdtemp(prefix="vgv-sandbox-"))
        self._remove = weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)
        self._lock = threading.RLock()
        self._states: dict[str, datetime] = {}
        self._connection = duckdb.connect(str(self.folder / "world.duckdb"))
        self._connection.execute("set enable_progress_bar = false")  # stdout is the command's
        try:
            self._generate()
        except BaseException:
            self.close()
            raise

    @contextmanager
    def connection(
        self, now: datetime, states: Sequence[str] = (), derived: Sequence[str] = ()
    ) -> Iterator[duckdb.DuckDBPyConnection]:
        """The connection with the clock set to ``now``, locked against other threads.

        ``states`` names the files of ``sql/agora`` (the state of things at the clock) whose temporary
        tables must stand, ``derived`` the files of ``sql`` that read them, in an order in which each
        finds what it reads; every one is built once per moment. Raises FileNotFoundError where there
        is no such file.
        """
        with self._lock:
            self._connection.execute("set variable agora = $1", [now])
            for name in (*(f"agora/{state}" for state in states), *derived):
                if self._states.get(name) != now:
                    self._connection.execute(sql(name))
                    self._states[name] = now
            yield self._connection

    def close(self) -> None:
        """Close the database and remove its folder."""
        self._connection.close()
        self._remove()

    def _generate(self) -> None:
        con = self._connection
        con.execute("set preserve_insertion_order = true")
        con.execute("set temp_directory = $1", [str(self.folder / "spill")])
        con.execute("set memory_limit = '3GB'")
        variables: dict[str, object] = {
            "semente": self.seed,
            "hoje": self.today,
            "inicio": self.today - timedelta(days=round(365.25 * YEARS_BACK)),
            "horizonte": self.today + timedelta(days=round(365.25 * YEARS_AHEAD)),
            "empreendimentos": self.scale.developments,
            "imobiliarias": self.scale.agencies,
            "corretores": self.scale.brokers,
            "unidades": self.scale.units,
        }
        for name, value in variables.items():
            con.execute(f"set variable {name} = $1", [value])
        con.execute(sql("macros"))
        con.execute(sql("mundo/01_cadastros"))
        con.execute(sql("mundo/02_unidades"))
        attempts = sql("mundo/03_tentativas")
        for number in range(1, ROUNDS + 1):
            con.execute("set variable rodada = $1", [number])
            con.execute(attempts)
        con.execute(sql("mundo/04_trocas"))
        for subject in SUBJECTS:
            con.execute(sql(f"mundo/{subject}"))
