"""What an erasure does to files: a deleted row's bytes stay in a DuckDB file until it is copied anew.

The copy stands beside the original and takes its place by one rename, under the writer lock, so a kill at
any moment leaves one whole warehouse; the next erasure removes an unfinished copy. Text files that hold
any of the person's values (dbt's target folder and logs, what a broken load left in dlt's folder) are
deleted: all of them are made anew by the next run.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import duckdb

from pipelines.forget.suppression import Connection
from pipelines.publish import new_version, point_readers_to
from pipelines.warehouse import Warehouse

SUFFIX = ".compacting"


def compact(path: Path) -> tuple[int, int]:
    """Copy a DuckDB file anew, newest storage format, and put the copy in its place.

    Returns:
        bytes before and after.
    """
    before = path.stat().st_size
    copy = path.with_name(path.name + SUFFIX)
    _remove(copy)
    copy_database(path, copy)
    with copy.open("rb+") as file:
        os.fsync(file.fileno())
    copy.replace(path)
    _remove(path.with_name(path.name + ".wal"))
    return before, path.stat().st_size


def copy_database(
    path: Path, copy: Path, change: Callable[[Connection], object] | None = None
) -> None:
    """Copy everything that lives in a DuckDB file into a new one.

    Args:
        change: called with a connection to a passing copy first, so that the original stays as it is
            and what was changed there leaves no bytes in the new file.
    """
    passing = copy.with_name(copy.name + ".changing.duckdb")
    try:
        if change:
            shutil.copyfile(path, passing)
            with duckdb.connect(str(passing)) as connection:
                change(connection)
        with duckdb.connect(config={"force_compression": "zstd"}) as connection:
            # The same name inside as the file's, because views carry it.
            origin = str(passing if change else path).replace("'", "''")
            target = str(copy).replace("'", "''")
            connection.execute(f"attach '{origin}' as origin")
            connection.execute(f"attach '{target}' as copied (storage_version 'latest')")
            connection.execute("copy from database origin to copied")
    finally:
        _remove(passing)


def republish(warehouse: Warehouse, change: Callable[[Connection], object]) -> int:
    """Publish what readers see now once more, changed and copied anew; delete every other version.

    Returns:
        how many files went.
    """
    pointer = warehouse.published
    if not pointer.exists():
        return 0
    old = [pointer.parent / name for name in _versions(pointer)]
    copy = new_version(pointer)
    copy_database(pointer.resolve(), copy, change)
    kept = point_readers_to(copy, pointer)
    for version in old:
        if version != kept:
            _remove(version)
    return len(old)


def _versions(pointer: Path) -> list[str]:
    return [path.name for path in pointer.parent.glob(f"{pointer.stem}-*.duckdb*")]


def clear_packages(dlt_folder: Path) -> int:
    """Delete what dlt keeps of load packages, after everything pending was landed.

    Returns:
        how many files went.
    """
    folders = [
        package
        for name in ("normalize", "load")
        for stage in dlt_folder.glob(f"pipelines/*/{name}")
        for package in stage.glob("*/*")
    ]
    files = sum(1 for folder in folders for path in folder.rglob("*") if path.is_file())
    for folder in folders:
        if folder.is_dir():
            shutil.rmtree(folder)
        else:
            folder.unlink()
            files += 1
    return files


def delete_holding(folders: Iterable[Path], values: Iterable[str]) -> int:
    """Delete the files below these folders that hold any of the values; returns how many."""
    needles = [value.encode() for value in values]
    count = 0
    for path in _files(folders):
        content = path.read_bytes()
        if any(needle in content for needle in needles):
            path.unlink()
            count += 1
    return count


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        if folder.is_dir():
            yield from (p for p in sorted(folder.rglob("*")) if p.is_file() and not p.is_symlink())


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.with_name(path.name + ".wal").unlink(missing_ok=True)
