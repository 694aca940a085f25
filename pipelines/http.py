"""One account's HTTP session: paced, retried, with every failure as one clear sentence.

What is retried: timeouts, broken connections, 429, 5xx, and an answer that cannot be read (half a
JSON, an HTML page). What is not: 400, 401, 403, 404, 405 - asking again changes nothing. A 429 pauses
the whole account; with a Retry-After above five minutes the daily quota is spent, and the object ends
instead of sleeping through the day, as it does when our own count reaches the quota that was set. TLS
certificates are always verified. A redirection is an error: it would carry the credentials in our headers
to whatever host it names.

No sentence from here holds an address with its credentials or query, a header's value, or more of a body
than the explanation that the API gives, masked.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar
from urllib.parse import quote, urlencode, urlsplit

import msgspec
import requests
from requests.adapters import HTTPAdapter
from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt

from pipelines.errors import ApiError, QuotaError, UnauthorizedError
from pipelines.limits import BudgetSpentError, Limiter
from pipelines.redaction import redact

logger = logging.getLogger("pipelines")

Decoded = TypeVar("Decoded")

LONGEST_RETRY_AFTER = 300.0
LONGEST_BACKOFF = 60.0
_SNIPPET = 160
_LOOKED_AT = 4000  # of a body, in characters: explanations are short
_EXPLANATIONS = (
    "error", "erro", "mensagem", "message", "Response", "clientMessage", "developerMessage",
)  # fmt: skip
_REMAINING_TODAY = "X-RateLimit-Remaining-Day"


@dataclass(kw_only=True)
class Traffic:
    """What one object's reading cost; goes to the ledger."""

    requests: int = 0
    retries: int = 0
    rate_limited: int = 0
    bytes: int = 0


@dataclass(frozen=True, kw_only=True)
class HttpSettings:
    """How patient the session is; seconds unless the name says otherwise."""

    timeout_seconds: float = 90.0
    attempts: int = 6
    retry_backoff_seconds: float = 1.0
    rate_limit_pause_seconds: float = 61.0


class _RetryableError(ApiError):
    """An answer worth asking for again, after `wait` seconds if the API said how long."""

    def __init__(
        self, message: str, *, status: int | None = None, wait: float | None = None
    ) -> None:
        super().__init__(message, status=status)
        self.wait = wait


@dataclass(frozen=True)
class _Call:
    """One GET with all its attempts."""

    path: str
    query: str
    traffic: Traffic
    limiter: Limiter


@dataclass(kw_only=True)
class ApiSession:
    """GET requests to one account of one API.

    Attributes:
        source: name used in messages (`cvcrm`, `sienge`).
        base_url: everything up to the object's path.
        limiter: shared by everything that counts against the same limit.
        headers, auth: the account's credentials.
    """

    source: str
    base_url: str
    limiter: Limiter
    settings: HttpSettings
    headers: Mapping[str, str] = field(default_factory=dict)
    auth: tuple[str, str] | None = None
    server_time: datetime | None = None
    _http: requests.Session = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._http = requests.Session()
        self._http.trust_env = True
        adapter = HTTPAdapter(pool_maxsize=16)
        self._http.mount("https://", adapter)
        self._http.mount("http://", adapter)
        self._http.headers.update({"Accept": "application/json", **self.headers})
        self._http.auth = self.auth

    def fetch(
        self,
        path: str,
        params: Mapping[str, str | int],
        decode: Callable[[bytes], Decoded],
        traffic: Traffic,
        *,
        limiter: Limiter | None = None,
        empty_on_404: Callable[[bytes], bool] | None = None,
    ) -> Decoded | None:
        """The decoded body of one GET, or None when the API says that there is nothing (204, empty).

        Args:
            path: below `base_url`.
            params: query parameters; a space is sent as `%20`, because CVDW answers 400 to `+`.
            decode: turns the body into what the caller needs; a `msgspec` error means an unreadable
                body and is retried.
            traffic: counts what this call cost.
            limiter: another limit than the account's own (Sienge's bulk calls).
            empty_on_404: tells a 404 that means "nothing found" from one that means "wrong address".

        Raises:
            ApiError: in one sentence, what happened and what to do.
        """
        retrying = Retrying(
            retry=retry_if_exception_type(_RetryableError),
            stop=stop_after_attempt(self.settings.attempts),
            wait=self._wait,
            before_sleep=lambda state: self._note_retry(state, path, traffic),
            reraise=True,
        )
        call = _Call(path, urlencode(params, quote_via=quote), traffic, limiter or self.limiter)
        return retrying(self._attempt, call, decode, empty_on_404)

    def _attempt(
        self,
        call: _Call,
        decode: Callable[[bytes], Decoded],
        empty_on_404: Callable[[bytes], bool] | None,
    ) -> Decoded | None:
        path, traffic = call.path, call.traffic
        try:
            call.limiter.wait()
        except BudgetSpentError as error:
            raise self._budget_spent(path, error) from error
        traffic.requests += 1
        try:
            response = self._http.get(
                f"{self.base_url.rstrip('/')}/{path}",
                params=call.query,
                timeout=(10, self.settings.timeout_seconds),
                allow_redirects=False,
            )
            body = response.content
        except requests.exceptions.SSLError as error:
            raise ApiError(
                f"{self.source}: the certificate of {self.host} cannot be verified; check the address "
                "and the machine's clock and certificates."
            ) from error
        except requests.exceptions.Timeout as error:
            raise _RetryableError(
                f"{self.source}: no answer from {self.host}/{path} within "
                f"{self.settings.timeout_seconds:.0f} s; try later or raise timeout_seconds."
            ) from error
        except requests.exceptions.RequestException as error:
            raise _RetryableError(
                f"{self.source}: {self.host} cannot be reached ({_cause(error)}); check the network "
                f"and SOURCES__{self.source.upper()}__BASE_URL."
            ) from error
        traffic.bytes += len(body)
        self._remember_time(response)
        self._remember_quota(call.limiter, response)
        if response.status_code == requests.codes.ok:
            return self._decoded(path, body, decode)
        if response.status_code == requests.codes.no_content:
            return None
        if response.status_code == requests.codes.not_found and empty_on_404 and empty_on_404(body):
            return None
        raise self._failure(call, response)

    def _decoded(
        self, path: str, body: bytes, decode: Callable[[bytes], Decoded]
    ) -> Decoded | None:
        if not body.strip():
            return None
        try:
            return decode(body)
        except msgspec.MsgspecError as error:
            # The error's text names fields and positions, never values.
            raise _RetryableError(
                f"{self.source}: the answer to {path} is not the JSON that the API documents "
                f"({error}); if it stays so, ask the vendor's support.",
                status=200,
            ) from error

    def _failure(self, call: _Call, response: requests.Response) -> ApiError:
        path, status = call.path, response.status_code
        prefix = f"SOURCES__{self.source.upper()}__"
        if status == requests.codes.too_many_requests:
            call.traffic.rate_limited += 1
            return self._rate_limited(call, response)
        if status >= requests.codes.internal_server_error:
            return _RetryableError(
                f"{self.source}: the API failed on {path} (HTTP {status}); try again later.",
                status=status,
            )
        if status == requests.codes.unauthorized:
            return UnauthorizedError(
                f"{self.source}: the API refused the credentials (HTTP 401); check "
                + (
                    f"{prefix}EMAIL and {prefix}TOKEN"
                    if self.auth is None
                    else f"{prefix}USERNAME and {prefix}PASSWORD"
                )
                + ", and that the account has not expired.",
                status=status,
            )
        reasons = {
            400: f"refused the request as invalid: {self._snippet(response)}",
            403: "does not let this account read it; ask its administrator for the permission, or put "
            "the object into skip_objects",
            404: f"does not know this address; check {prefix}BASE_URL",
            405: "does not offer this route to this tenant; ask the vendor to enable the module, or "
            "put the object into skip_objects",
        }
        if response.is_redirect:
            reason = f"sends us elsewhere, which is not followed; check {prefix}BASE_URL"
        else:
            reason = reasons.get(status, f"answered unexpectedly: {self._snippet(response)}")
        return ApiError(f"{self.source}: {path}: the API {reason} (HTTP {status}).", status=status)

    def _rate_limited(self, call: _Call, response: requests.Response) -> ApiError:
        wait = _retry_after(response)
        if wait is not None and wait > LONGEST_RETRY_AFTER:
            return QuotaError(
                f"{self.source}: {call.path}: the quota is spent, the API asks to come back in "
                f"{wait / 3600:.1f} h (HTTP 429); the next run goes on from here.",
                status=429,
            )
        wait = self.settings.rate_limit_pause_seconds if wait is None else wait
        call.limiter.pause(wait)
        return _RetryableError(
            f"{self.source}: {call.path}: the API kept refusing for too many requests (HTTP 429); lower "
            f"SOURCES__{self.source.upper()}__REQUESTS_PER_MINUTE or look for other integrations "
            "that share the limit.",
            status=429,
            wait=0.0,  # the limiter waits, for every thread of the account
        )

    def _budget_spent(self, path: str, error: BudgetSpentError) -> QuotaError:
        """Our own count has reached the quota that was set; nothing more is asked."""
        prefix = f"SOURCES__{self.source.upper()}__"
        bulk = "BULK_" if path.startswith("bulk-data/") else ""
        return QuotaError(
            f"{self.source}: {path}: today's quota of {error.quota:,} requests "
            f"({prefix}{bulk}DAILY_QUOTA) is spent, the day ends at {error.resets_at:%H:%M} "
            f"({error.resets_at.tzinfo}); the next run after that goes on from here.",
            status=429,
        )

    def _wait(self, state: RetryCallState) -> float:
        """Seconds before the next attempt: doubling, half of it random, unless the API said."""
        error = state.outcome.exception() if state.outcome else None
        if isinstance(error, _RetryableError) and error.wait is not None:
            return error.wait
        longest = min(
            LONGEST_BACKOFF,
            self.settings.retry_backoff_seconds * float(2 ** (state.attempt_number - 1)),
        )
        return longest * (0.5 + random.random() / 2)  # noqa: S311 (jitter, not a secret)

    def _note_retry(self, state: RetryCallState, path: str, traffic: Traffic) -> None:
        traffic.retries += 1
        error = state.outcome.exception() if state.outcome else None
        logger.warning(
            "%s %s: attempt %d failed, asking again: %s",
            self.source,
            path,
            state.attempt_number,
            redact(str(error)),
        )

    def _remember_time(self, response: requests.Response) -> None:
        """Keep the API's own clock: windows are frozen by it, not by this machine's."""
        stamp = response.headers.get("Date")
        if stamp:
            try:
                self.server_time = parsedate_to_datetime(stamp).astimezone(UTC)
            except (ValueError, OverflowError):
                logger.warning(
                    "%s: unreadable Date header, using this machine's clock", self.source
                )

    @staticmethod
    def _remember_quota(limiter: Limiter, response: requests.Response) -> None:
        """Believe the API when it says that less is left today than we know of: others ask too."""
        left = response.headers.get(_REMAINING_TODAY, "")
        if limiter.quota.per_day and left.isdecimal():
            limiter.spent_at_least(limiter.quota.per_day - int(left))

    @property
    def now(self) -> datetime:
        """The API's time, UTC; this machine's before the first answer."""
        return self.server_time or datetime.now(UTC)

    @property
    def host(self) -> str:
        """The address without path, query and credentials."""
        parts = urlsplit(self.base_url)
        return f"{parts.hostname}:{parts.port}" if parts.port else str(parts.hostname)

    @staticmethod
    def _snippet(response: requests.Response) -> str:
        """What the API gives as a reason, masked before it is cut: half a secret is masked by nothing."""
        text = _explanation(response)
        return redact(" ".join(text[:_LOOKED_AT].split()))[:_SNIPPET] or "no explanation given"


def _explanation(response: requests.Response) -> str:
    """The text of a body that explains a refusal; nothing of a page or of a document of records."""
    text = response.text.strip()
    if not text.startswith(("{", "[", "<")):
        return text
    try:
        document = msgspec.json.decode(response.content)
    except msgspec.MsgspecError:
        return ""
    if not isinstance(document, dict):
        return ""
    found = (document.get(name) for name in _EXPLANATIONS)
    return "; ".join(said for said in found if isinstance(said, str) and said)


def _retry_after(response: requests.Response) -> float | None:
    """Seconds that the API asks to wait (Retry-After in seconds or as a date), None if it does not."""
    value = response.headers.get("Retry-After") or response.headers.get("RateLimit-Reset")
    if not value:
        return None
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def _cause(error: BaseException) -> str:
    """The innermost reason of a connection failure, without addresses or parameters."""
    while error.__cause__ or error.__context__:
        error = error.__cause__ or error.__context__ or error
    return redact(getattr(error, "strerror", None) or type(error).__name__)
