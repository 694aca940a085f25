"""The readers' copy: swapping its pointer and deleting what nobody reads any more.

dbt writes the public tables to a new file at the end of a green build (macro `publicar`); here the
symlink that readers open is pointed to it. A reader keeps the file that it has open; the next one
opens the new version. Neither ever waits for the writer.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

KEEP_VERSIONS = 3


def new_version(pointer: Path) -> Path:
    """Where the next copy is to be written; what a killed build left there is deleted."""
    pointer.parent.mkdir(parents=True, exist_ok=True)
    for unfinished in pointer.parent.glob(f"{pointer.stem}-*.partial*"):
        unfinished.unlink()
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    return pointer.with_name(f"{pointer.stem}-{moment}.duckdb.partial")


def point_readers_to(finished: str | Path, pointer: Path) -> Path:
    """Name the finished copy as a version and make `pointer` lead to it.

    Args:
        finished: the closed file, in the pointer's folder, named `<stem>-<moment>.duckdb.partial`.
        pointer: the symlink that readers open.

    Returns:
        The version's path.
    """
    finished = Path(finished)
    version = finished.with_name(finished.name.removesuffix(".partial"))
    finished.rename(version)
    swap = pointer.with_name(f".{pointer.name}.{os.getpid()}")
    swap.unlink(missing_ok=True)
    swap.symlink_to(version.name)
    swap.replace(pointer)
    for old in sorted(pointer.parent.glob(f"{pointer.stem}-*.duckdb"))[:-KEEP_VERSIONS]:
        old.unlink()
    return version
