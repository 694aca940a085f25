"""The tables that the simulated company's people keep by hand, written as the CSV files that dbt reads.

No API has targets, deadlines, partners' shares or what media cost; a warehouse gets them from people. A
real one starts with empty files (``dbt_project/planilhas``), so that nobody sees invented targets; the
sandbox brings its own, fitting what it sells.
"""

from __future__ import annotations

import os
from datetime import datetime, time
from pathlib import Path
from typing import Final

from pipelines.sandbox.world import World, sql

TABLES: Final = ("metas", "repasses_prazos", "participacoes", "investimento_midia")


def write(world: World, parent: Path) -> Path:
    """Write the files of that company into a folder of its own under ``parent``; return the folder.

    The folder's name follows from size, seed and first day, and so does what it holds: writing again
    changes nothing, and two sandboxes never write different things to one place. Raises OSError.
    """
    folder = parent / f"{world.scale.reservations}-{world.seed}-{world.today}"
    folder.mkdir(parents=True, exist_ok=True)
    with world.connection(datetime.combine(world.today, time())) as con:
        con.execute(sql("planilhas"))
        for table in TABLES:
            written = folder / f"{table}.csv.{os.getpid()}"
            quoted = str(written).replace("'", "''")
            con.execute(f"copy planilha_{table} to '{quoted}' (format csv, header true)")
            written.replace(folder / f"{table}.csv")
    return folder
