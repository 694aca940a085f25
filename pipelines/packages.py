"""What a kill can leave in dlt's working folder, put in order before dlt goes on from there.

dlt moves a load package from folder to folder by atomic renames, and tidies up after each. Killed
between the two, it finds the package in both places, or marked as done in the place of those to do, and
stops at that in every later run.
"""

from __future__ import annotations

import logging
import re
import shutil
from pathlib import Path

import dlt
from dlt.common.storages.load_package import PackageStorage
from dlt.common.storages.load_storage import LoadStorage
from dlt.common.storages.normalize_storage import NormalizeStorage

logger = logging.getLogger("pipelines")

PASSING_NAME = re.compile("[0-9a-f]{16}")


def tidy(pipeline: dlt.Pipeline) -> None:
    """Remove what an earlier run of this pipeline had done with and could no longer clear away.

    Only for who holds the writer's lock: the pages that another run is fetching look the same.
    """
    folder = Path(pipeline.working_dir)
    extracted = folder / "normalize" / NormalizeStorage.EXTRACTED_FOLDER
    normalized = folder / "load" / LoadStorage.NORMALIZED_FOLDER
    # A file is written under a passing name, then renamed; among the schemas such a name stops dlt.
    for parent in (
        folder,
        folder / "schemas",
        extracted.parent,
        extracted,
        *_folders(folder / "load"),
    ):
        for path in parent.glob("*"):
            if path.is_file() and PASSING_NAME.fullmatch(path.name):
                path.unlink()
    # Pages of a round that never ended: they are read again, and these hold personal data.
    for unfinished in _folders(folder / "normalize"):
        if unfinished != extracted:
            _remove(unfinished)
    # Normalized, but the form before that is still there, whole or in part.
    for package in _folders(extracted):
        if (normalized / package.name).exists():
            _remove(package)
    # Of a first round whose end dlt had not yet written down: it would neither land nor drop them.
    if pipeline.default_schema_name is None:
        for package in [*_folders(extracted), *_folders(normalized)]:
            _remove(package)
    # Loaded and marked as such, but not yet moved to the loaded ones.
    for package in _folders(normalized):
        if (package / PackageStorage.PACKAGE_COMPLETED_FILE_NAME).exists():
            _remove(package)


def _folders(parent: Path) -> list[Path]:
    return [path for path in parent.iterdir() if path.is_dir()] if parent.exists() else []


def _remove(folder: Path) -> None:
    logger.info("removing what a stopped run had left: %s", folder)
    shutil.rmtree(folder)
