"""The asynchronous form of Sienge's bulk resources: a job, polls until it is finished, chunks."""

from __future__ import annotations

import itertools
import threading
from dataclasses import dataclass
from typing import Final

import msgspec

from pipelines.sandbox.answers import Answer, of_json

CHUNK_ROWS: Final = 500
POLLS_BEFORE_FINISHED: Final = 2


@dataclass
class _Job:
    chunks: list[bytes]
    polls: int = 0


class Jobs:
    """The jobs of this run of the sandbox; results are kept until it stops."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._numbers = itertools.count(1)
        self._jobs: dict[str, _Job] = {}

    def start(self, body: bytes) -> Answer:
        """Take a whole bulk answer as the job's result and name the job."""
        rows = msgspec.json.decode(body, type=dict[str, list[msgspec.Raw]])["data"]
        chunks = [
            msgspec.json.encode({"data": rows[first : first + CHUNK_ROWS]})
            for first in range(0, max(len(rows), 1), CHUNK_ROWS)
        ]
        with self._lock:
            identifier = f"sandbox-{next(self._numbers):06d}"
            self._jobs[identifier] = _Job(chunks)
        return of_json(200, {"identifier": identifier})

    def answer(self, parts: list[str]) -> Answer | None:
        """The answer for ``{identifier}`` or ``{identifier}/result/{chunk}``; None: no such thing."""
        match parts:
            case [identifier]:
                return self._status(identifier)
            case [identifier, "result", chunk] if chunk.isdecimal():
                return self._result(identifier, int(chunk))
        return None

    def _status(self, identifier: str) -> Answer | None:
        """Processing for a few polls, then Finished with the number of chunks."""
        job = self._jobs.get(identifier)
        if job is None:
            return None
        job.polls += 1
        if job.polls <= POLLS_BEFORE_FINISHED:
            return of_json(200, {"status": "Processing", "chunks": 0})
        return of_json(200, {"status": "Finished", "chunks": len(job.chunks)})

    def _result(self, identifier: str, chunk: int) -> Answer | None:
        """Chunk 1..n of a finished job."""
        job = self._jobs.get(identifier)
        if job is None or job.polls <= POLLS_BEFORE_FINISHED or not 1 <= chunk <= len(job.chunks):
            return None
        return Answer(job.chunks[chunk - 1])
