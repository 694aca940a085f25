"""What dbt needs from the machine when it connects; `profiles.yml` names this module.

Two things that must not stand in SQL, logs or history: the key for hashing personal data, given to
every connection as the session variable `personal_data_key`, and the writer lock, held from connect
to the end of the process. It also gives dbt what SQL cannot do itself: naming the
published copy's file and swapping the pointer to it, and reading the files that people keep as they
are written, before dbt loads them.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from dbt.adapters.duckdb.plugins import BasePlugin
from dbt.flags import get_flags
from dbt_common.exceptions import DbtRuntimeError
from duckdb import DuckDBPyConnection

from pipelines.errors import VgvError
from pipelines.publish import new_version, point_readers_to
from pipelines.redaction import MINIMUM_KEY_LENGTH
from pipelines.sheets import wrong_sheets
from pipelines.warehouse import Warehouse, acquire_writer_lock

LOADS_SHEETS = {"build", "seed", "retry"}
MOST_FAULTS = 20  # of a file: whoever mends these will see the others


class Plugin(BasePlugin):
    """dbt-duckdb's plug-in: key, lock, publication and the form of the tables that people keep."""

    def initialize(self, plugin_config: dict[str, Any]) -> None:  # noqa: ARG002 (dbt's signature)
        self._key = os.environ.get("PERSONAL_DATA_KEY", "")
        self._warehouse = Warehouse(str(self.creds.path) if self.creds else ":memory:")
        if self._warehouse.location == ":memory:":
            return  # linters compile models; nothing is hashed or written
        if len(self._key) < MINIMUM_KEY_LENGTH:
            raise DbtRuntimeError(
                "PERSONAL_DATA_KEY is not set or shorter than 16 characters: it keys the hashes that "
                'replace CPF, e-mail and phone. Create one with `python3 -c "import secrets; '
                'print(secrets.token_hex(32))"` and keep it in the environment, always the same.'
            )
        flags = get_flags()  # type: ignore[no-untyped-call]
        if flags.WHICH in LOADS_SHEETS:
            _refuse_wrong_sheets(Path(flags.PROJECT_DIR))
        try:
            if not self._warehouse.is_motherduck:
                self._warehouse.create_file()
            self._lock = acquire_writer_lock(self._warehouse, on_wait=print)
            if not self._warehouse.is_motherduck:
                self._open_once()
        except VgvError as error:
            raise DbtRuntimeError(str(error)) from error

    def _open_once(self) -> None:
        """Where dbt's own opening would end in a traceback, fail here; dbt then tries anew with a lock."""
        try:
            self._warehouse.open_once()
        except VgvError:
            os.close(self._lock)
            raise

    def configure_connection(self, conn: DuckDBPyConnection) -> None:
        """Give SQL the two steps of a publication that only the file system can do."""
        if self._warehouse.is_motherduck:
            return
        conn.create_function(
            "preparar_publicacao", self._new_version, [], "VARCHAR", side_effects=True
        )
        conn.create_function(
            "apontar_leitores", self._point_readers_to, ["VARCHAR"], "VARCHAR", side_effects=True
        )

    def configure_cursor(self, cursor: DuckDBPyConnection) -> None:
        """Every cursor is a session of its own and needs the key again."""
        cursor.execute("set variable personal_data_key = ?", [self._key])

    def _new_version(self) -> str:
        return str(new_version(self._warehouse.published))

    def _point_readers_to(self, finished: str) -> str:
        return str(point_readers_to(finished, self._warehouse.published))


def _refuse_wrong_sheets(project: Path) -> None:
    """Stop before anything is loaded, in the words of the tests on the lines (`linhas_aceitas`)."""
    said = [
        f"{path.name} tem linhas erradas. "
        + "; ".join(f"linha {fault.line}: {fault.portuguese}" for fault in faults[:MOST_FAULTS])
        for path, faults in wrong_sheets(project)
    ]
    if said:
        raise DbtRuntimeError("\n".join(said))
