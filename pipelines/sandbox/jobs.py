"""The asynchronous form of Sienge's bulk resources: a job, polls until it is finished, chunks."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import msgspec

from pipelines.sandbox.answers import Answer, of_json

CHUNK_SIZE: Final = "_asyncChunkMaxSize"  # the parameter, in kilobytes
DEFAULT_CHUNK_KILOBYTES: Final = 4096
POLLS_BEFORE_FINISHED: Final = 2
KEPT_FOR: Final = timedelta(hours=24)


@dataclass
class _Job:
    chunks: list[bytes]
    started_at: datetime
    polls: int = 0

    @property
    def has_ended(self) -> bool:
        return self.polls > POLLS_BEFORE_FINISHED


class Jobs:
    """The jobs of this run of the sandbox; a result is kept for a day of the sandbox's clock."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._numbers = itertools.count(1)
        self._jobs: dict[str, _Job] = {}

    def start(
        self, body: bytes, now: datetime, chunk_kilobytes: int = DEFAULT_CHUNK_KILOBYTES
    ) -> Answer:
        """Take a whole bulk answer as the job's result and name the job."""
        rows = msgspec.json.decode(body, type=dict[str, list[msgspec.Raw]])["data"]
        chunks = in_chunks(rows, chunk_kilobytes * 1024)
        with self._lock:
            identifier = f"sandbox-{next(self._numbers):06d}"
            self._jobs[identifier] = _Job(chunks, now)
        return of_json(200, {"identifier": identifier})

    def answer(self, parts: list[str], now: datetime) -> Answer | None:
        """The answer for ``{identifier}`` or ``{identifier}/result/{chunk}``; None: no such thing."""
        job = self._jobs.get(parts[0]) if parts else None
        if job is None or now - job.started_at >= KEPT_FOR:
            return None
        match parts[1:]:
            case []:
                return self._status(job)
            case ["result", chunk] if chunk.isdecimal():
                return self._result(job, int(chunk))
        return None

    @staticmethod
    def failing(mode: str) -> Answer | None:
        """The answer for any job while a fault is in force: 'Failed', 'never' ready, or None."""
        statuses = {"Failed": "Failed", "never": "Processing"}
        return of_json(200, {"status": statuses[mode], "chunks": 0}) if mode in statuses else None

    def _status(self, job: _Job) -> Answer:
        """Processing for a few polls, then Finished with the number of chunks."""
        with self._lock:
            job.polls += 1
        if not job.has_ended:
            return of_json(200, {"status": "Processing", "chunks": 0})
        return of_json(200, {"status": "Finished", "chunks": len(job.chunks)})

    @staticmethod
    def _result(job: _Job, chunk: int) -> Answer | None:
        """Chunk 1..n of a finished job."""
        if not job.has_ended or not 1 <= chunk <= len(job.chunks):
            return None
        return Answer(job.chunks[chunk - 1])


def in_chunks(rows: Sequence[bytes], largest: int) -> list[bytes]:
    """The rows as bulk answers of at most ``largest`` bytes, or of one row that is larger."""
    chunks: list[list[bytes]] = [[]]
    size = 0
    for row in rows:
        if chunks[-1] and size + len(row) > largest:
            chunks.append([])
            size = 0
        chunks[-1].append(row)
        size += len(row) + 1
    return [b'{"data":[' + b",".join(chunk) + b"]}" for chunk in chunks]
