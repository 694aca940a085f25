"""One bulk question of Sienge: answered whole in one body, or as a job whose result comes in chunks.

The whole answer is one request, but a large one runs into Sienge's own timeout, and asking again changes
nothing. The asynchronous form (`_async=true`) names a job instead; it is asked after until it is
`Finished`, and its chunks are fetched one by one. Every step counts against the bulk limit.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final
from urllib.parse import quote

import msgspec
import requests

from pipelines.errors import ApiError, QuotaError, SettingsError
from pipelines.http import ApiSession, Traffic
from pipelines.landing import Page, RecordDecoder
from pipelines.limits import Limiter
from pipelines.objects import ApiObject
from pipelines.reading import Pages

logger = logging.getLogger("pipelines")

FORMS: Final = ("auto", "never", "always")
LONGEST_POLL: Final = 30.0  # seconds between two questions after a job
POLL_GROWTH: Final = 1.5
ATTEMPTS_BEFORE_A_JOB: Final = 2  # the second one is for an accident of the network


class BulkEnvelope(msgspec.Struct):
    """A bulk answer; the records stay bytes."""

    data: list[msgspec.Raw]


class JobStarted(msgspec.Struct):
    """What starting a job answers; without an identifier it is the whole answer itself."""

    identifier: str | int | None = None
    data: list[msgspec.Raw] | None = None


class JobState(msgspec.Struct):
    """How a job is; only `Finished` and `Failed` are ends."""

    status: str = ""
    chunks: int = 0


_BULK = msgspec.json.Decoder(BulkEnvelope)
_STARTED = msgspec.json.Decoder(JobStarted)
_STATE = msgspec.json.Decoder(JobState)


def nothing_found(body: bytes) -> bool:
    """Whether a 404 means an empty result: then Sienge itself answers, not the gateway before it."""
    return b"developerMessage" in body or b"clientMessage" in body


@dataclass(frozen=True)
class Question:
    """One bulk question.

    Attributes:
        request: what raw says was asked.
    """

    obj: ApiObject
    decoder: RecordDecoder
    params: Mapping[str, str]
    traffic: Traffic
    request: str

    def nothing(self) -> Page:
        """An answer without records."""
        return Page(self.request, 1, [], [], [])


@dataclass(frozen=True, kw_only=True)
class BulkSettings:
    """How bulk answers are asked for.

    Attributes:
        form: `never` and `always` ask for no or every answer as a job; `auto` only where the whole
            answer did not come, and from then on for the same object until the run ends.
        chunk_kilobytes: the largest chunk of a job's result.
        wait_seconds: how long a job may take.
        poll_seconds: how long before it is asked after first; then ever longer.

    Raises:
        SettingsError: for another form.
    """

    form: str = "auto"
    chunk_kilobytes: int = 4096
    wait_seconds: float = 1800.0
    poll_seconds: float = 2.0

    def __post_init__(self) -> None:
        if self.form not in FORMS:
            raise SettingsError(
                f"sienge: SOURCES__SIENGE__BULK_ASYNC must be {', '.join(FORMS[:-1])} or {FORMS[-1]}, "
                f"not {self.form!r}."
            )


class BulkReader:
    """Asks bulk questions of one account; remembers for a run which objects need jobs."""

    def __init__(
        self,
        session: ApiSession,
        *,
        hasty: ApiSession,
        limiter: Limiter,
        settings: BulkSettings,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """
        Args:
            hasty: the same account, soon giving up; asks for what may yet become a job.
            limiter: the account's limit of bulk requests.
        """
        self._session = session
        self._hasty = hasty
        self._limiter = limiter
        self._settings = settings
        self._sleep = sleep
        self._clock = clock
        self._large: set[str] = set()

    def pages(self, question: Question) -> Pages:
        """The pages of one question: one for the whole answer, or one for each chunk of the job.

        While a job is not ready, empty pages come, so that a run can end its round or be stopped.

        Raises:
            ApiError: if neither form brought the answer.
        """
        path = question.obj.path
        if self._settings.form != "always" and path not in self._large:
            page = self._at_once(question)
            if page is not None:
                yield page
                return None
            logger.info("sienge: %s: not answered at once, starting a job", path)
            self._large.add(path)
        yield from self._job(question)
        return None

    def _at_once(self, question: Question) -> Page | None:
        """The whole answer, or None where only a job may bring it."""
        if self._settings.form == "never":
            return self._whole(self._session, question)
        try:
            try:
                return self._whole(self._hasty, question)
            except ApiError as error:
                if isinstance(error, QuotaError) or error.status != HTTPStatus.TOO_MANY_REQUESTS:
                    raise
                return self._whole(self._session, question)  # the pace is no matter of size
        except ApiError as error:
            if not _may_be_too_large(error):
                raise
            return None

    def _whole(self, session: ApiSession, question: Question) -> Page:
        def decode(body: bytes) -> Page:
            records = _BULK.decode(body).data
            return question.decoder.page(question.request, 1, body, records)

        page = session.fetch(
            question.obj.path,
            question.params,
            decode,
            question.traffic,
            limiter=self._limiter,
            empty_on_404=nothing_found,
        )
        return page or question.nothing()

    def _job(self, question: Question) -> Iterator[Page]:
        started = self._start(question)
        if isinstance(started, Page):
            yield started
            return
        path = f"bulk-data/v1/async/{quote(started, safe='')}"
        chunks = yield from self._until_finished(question, path)
        for number in range(1, chunks + 1):
            yield self._chunk(question, path, number)

    def _start(self, question: Question) -> str | Page:
        """The identifier of a new job, or at once the answer."""
        obj = question.obj
        chunk_size = str(self._settings.chunk_kilobytes)

        def decode(body: bytes) -> str | Page:
            started = _STARTED.decode(body)
            if started.identifier is not None:
                return str(started.identifier)
            if started.data is not None:
                return question.decoder.page(question.request, 1, body, started.data)
            raise ApiError(
                f"{obj.path}: Sienge started no job for this answer; set "
                "SOURCES__SIENGE__BULK_ASYNC to never, or ask the vendor's support."
            )

        started = self._session.fetch(
            obj.path,
            {**question.params, "_async": "true", "_asyncChunkMaxSize": chunk_size},
            decode,
            question.traffic,
            limiter=self._limiter,
            empty_on_404=nothing_found,
        )
        return question.nothing() if started is None else started

    def _until_finished(self, question: Question, path: str) -> Generator[Page, None, int]:
        """Ask after the job until it ends; returns the number of its chunks."""
        obj = question.obj
        pause = self._settings.poll_seconds
        patience_ends = self._clock() + self._settings.wait_seconds
        while True:
            state = self._session.fetch(
                path,
                {},
                _STATE.decode,
                question.traffic,
                limiter=self._limiter,
                empty_on_404=nothing_found,
            )
            if state is None:
                raise _gone(obj)
            match state.status.strip().lower():
                case "finished":
                    return state.chunks
                case "failed":
                    raise ApiError(
                        f"{obj.path}: Sienge's job for this answer failed on their side; the next "
                        "run starts a new one. If it stays so, ask the vendor's support."
                    )
            if self._clock() >= patience_ends:
                raise ApiError(
                    f"{obj.path}: Sienge's job for this answer was not ready after "
                    f"{self._settings.wait_seconds / 60:.0f} min; the next run starts a new one. If "
                    "it stays so, raise SOURCES__SIENGE__BULK_ASYNC_WAIT_SECONDS."
                )
            yield question.nothing()
            self._sleep(pause)
            pause = min(LONGEST_POLL, pause * POLL_GROWTH)

    def _chunk(self, question: Question, path: str, number: int) -> Page:
        def decode(body: bytes) -> Page:
            records = _BULK.decode(body).data
            return question.decoder.page(question.request, number, body, records)

        page = self._session.fetch(
            f"{path}/result/{number}",
            {},
            decode,
            question.traffic,
            limiter=self._limiter,
            empty_on_404=nothing_found,
        )
        if page is None:
            raise _gone(question.obj)
        return page


def _may_be_too_large(error: ApiError) -> bool:
    """Whether the answer may have failed for its size: no answer in time, cut, or the API's own error."""
    if isinstance(error.__cause__, requests.exceptions.RequestException):
        return True
    status = error.status or 0
    return (
        status in {HTTPStatus.OK, HTTPStatus.REQUEST_ENTITY_TOO_LARGE}
        or status >= HTTPStatus.INTERNAL_SERVER_ERROR
    )


def _gone(obj: ApiObject) -> ApiError:
    return ApiError(
        f"{obj.path}: Sienge no longer knows the job for this answer (results are kept for a day); "
        "nothing was lost, the next run starts a new one."
    )
