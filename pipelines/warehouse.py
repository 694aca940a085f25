"""Where the warehouse is and who may write to it.

`WAREHOUSE` is the one variable: a DuckDB file (default `data/warehouse.duckdb`) or `md:<database>` on
MotherDuck. dlt gets its destination from here; `profiles.yml` and the dashboards read the same
variable. All writers of one machine hold one lock around load and build, because DuckDB lets one
process write to a file and refuses every other, readers included.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pipelines.errors import WarehouseError
from pipelines.redaction import redact, remember_secret

DEFAULT_WAREHOUSE = "data/warehouse.duckdb"
LOCK_WAIT_SECONDS = 600.0
LOADING_MEMORY = "1GB"


@dataclass(frozen=True)
class Warehouse:
    """A DuckDB file or a MotherDuck database, as `WAREHOUSE` names it."""

    location: str

    @classmethod
    def from_environment(cls) -> Warehouse:
        """The warehouse that `WAREHOUSE` names, or the default file."""
        return cls(os.environ.get("WAREHOUSE") or DEFAULT_WAREHOUSE)

    @property
    def is_motherduck(self) -> bool:
        return self.location.startswith("md:")

    @property
    def exists(self) -> bool:
        """Whether there is a file; MotherDuck itself says whether there is a database."""
        return self.is_motherduck or Path(self.location).exists()

    def must_exist(self) -> None:
        """Refuse to look into a warehouse that only a run may create.

        Raises:
            WarehouseError: if the DuckDB file is not there.
        """
        if not self.exists:
            raise WarehouseError(
                f"There is no warehouse {self.location} yet: `dlt pipeline run` creates it."
            )

    @property
    def folder(self) -> Path:
        """Where the lock, dlt's working folder and the published copies stand."""
        if self.is_motherduck:
            return Path("data") / "motherduck" / self.location.removeprefix("md:")
        return Path(self.location).resolve().parent

    @property
    def dlt_folder(self) -> Path:
        """dlt's working folder: beside the warehouse, so that two warehouses never share a state."""
        return (self.folder / "dlt").resolve()

    @property
    def published(self) -> Path:
        """Beside a file, the pointer that readers open: a symlink to the newest published copy."""
        return self.folder / "publicado" / "warehouse.duckdb"

    @property
    def readers_location(self) -> str:
        """What readers open instead of the warehouse; on MotherDuck a database of its own.

        dbt's macro `publicar` writes both.
        """
        return f"{self.location}_publicado" if self.is_motherduck else str(self.published)

    def destination(self) -> Any:
        """dlt's named destination `warehouse` for this location.

        A DuckDB file is created here once, with the newest storage version, because only there does
        zstd make the raw text three times smaller; forced on an old-format file it makes it bigger.

        Raises:
            WarehouseError: if the file cannot be created or MotherDuck has no token.
        """
        import dlt

        if self.is_motherduck:
            self.require_token()
            return dlt.destinations.motherduck(self.location, destination_name="warehouse")
        from dlt.destinations.impl.duckdb.configuration import DuckDbCredentials

        self.create_file()
        credentials = DuckDbCredentials(str(Path(self.location).resolve()))
        credentials.global_config = {
            "force_compression": "zstd",
            # Raw rows carry their own order; not keeping it takes a tenth less CPU in the load.
            "preserve_insertion_order": False,
            # Left alone, DuckDB keeps what it wrote in memory up to four fifths of the machine's: a
            # first load of a million records would peak higher than one of a hundred thousand.
            "memory_limit": LOADING_MEMORY,
        }
        return dlt.destinations.duckdb(credentials, destination_name="warehouse")

    def require_token(self) -> None:
        """Have MotherDuck's token in the environment, and hide it in whatever is said from now on.

        Raises:
            WarehouseError: if it is not set.
        """
        token = os.environ.get("MOTHERDUCK_TOKEN")
        if not token:
            raise WarehouseError(
                f"WAREHOUSE is {self.location} but MOTHERDUCK_TOKEN is not set: create a token in "
                "MotherDuck's settings and put it in the environment."
            )
        remember_secret(token)

    def create_file(self) -> None:
        """Create the DuckDB file in the newest storage format unless it exists."""
        import duckdb

        path = Path(self.location).resolve()
        if path.exists():
            return
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with duckdb.connect() as connection:
                quoted = str(path).replace("'", "''")
                connection.execute(f"attach '{quoted}' as created (storage_version 'latest')")
        except (OSError, duckdb.Error) as error:
            raise WarehouseError(
                f"The warehouse {self.location} cannot be created ({error}): check that the folder "
                "exists, is writable and has free space, or set WAREHOUSE to another path."
            ) from error

    def open_once(self) -> None:
        """Open the DuckDB file and close it again, before somebody opens it who says less clearly why not.

        Raises:
            WarehouseError: if it is no database, or another program has it open.
        """
        import duckdb

        try:
            duckdb.connect(str(Path(self.location).resolve())).close()
        except duckdb.Error as error:
            raise unreadable(self.location, error) from error

    @contextmanager
    def to_plan_on(self) -> Iterator[Warehouse]:
        """Itself, or where there is none yet an empty one: a plan leaves nothing behind."""
        if self.exists:
            yield self
            return
        with TemporaryDirectory() as folder:
            yield Warehouse(str(Path(folder) / "warehouse.duckdb"))

    @contextmanager
    def writer_lock(
        self,
        *,
        wait_seconds: float = LOCK_WAIT_SECONDS,
        on_wait: Callable[[str], None] | None = None,
    ) -> Iterator[None]:
        """Hold the machine's writer lock of this warehouse.

        Raises:
            WarehouseError: if another writer still holds it after `wait_seconds`.
        """
        handle = acquire_writer_lock(self, wait_seconds=wait_seconds, on_wait=on_wait)
        try:
            yield
        finally:
            os.close(handle)


def unreadable(location: str, error: Exception) -> WarehouseError:
    """What to say of a warehouse that does not open: it is none, or another program has it open."""
    said = redact(" ".join(str(error).split()))[:200]
    return WarehouseError(
        f"The warehouse {location} cannot be read ({said}); close the program that has it open, and "
        "run `dlt pipeline doctor`."
    )


def acquire_writer_lock(
    warehouse: Warehouse,
    *,
    wait_seconds: float = LOCK_WAIT_SECONDS,
    on_wait: Callable[[str], None] | None = None,
) -> int:
    """Take the writer lock and return its file descriptor; the lock lives as long as it is open.

    The kernel drops the lock when the process ends, however it ends, so a killed run leaves nothing
    to clean up.

    Raises:
        WarehouseError: if another writer still holds it after `wait_seconds`.
    """
    try:
        warehouse.folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(warehouse.folder / "writer.lock", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise WarehouseError(
            f"The folder {warehouse.folder} cannot be written ({error.strerror}): "
            "set WAREHOUSE to a path that can."
        ) from error
    deadline = time.monotonic() + wait_seconds
    told = False
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(handle, 64, 0).decode(errors="replace").strip() or "unknown"
            if time.monotonic() >= deadline:
                os.close(handle)
                raise WarehouseError(
                    f"Another writer (process {holder}) still holds the warehouse "
                    f"{warehouse.location} after {wait_seconds:.0f} s: wait for it or stop it."
                ) from None
            if on_wait and not told:
                on_wait(f"Waiting for the other writer of {warehouse.location} (process {holder})")
                told = True
            time.sleep(min(0.5, max(0.01, wait_seconds / 20)))
            continue
        os.ftruncate(handle, 0)
        os.pwrite(handle, str(os.getpid()).encode(), 0)
        return handle
