"""The session: what is asked again, what is not, and that every failure is one clear, clean sentence."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime

import msgspec
import pytest

from pipelines.errors import ApiError, QuotaError, UnauthorizedError
from pipelines.http import ApiSession, HttpSettings, Traffic
from pipelines.limits import Limiter
from tests.pipelines.scripted import Answer, scripted_api

GOOD = Answer(body=b'{"ok": true}')
DECODE = msgspec.json.Decoder(dict[str, bool]).decode


def session(url: str, *, attempts: int = 4, pause: float = 0.05) -> ApiSession:
    return ApiSession(
        source="cvcrm",
        base_url=url,
        limiter=Limiter(0),
        settings=HttpSettings(
            timeout_seconds=2,
            attempts=attempts,
            retry_backoff_seconds=0.01,
            rate_limit_pause_seconds=pause,
        ),
        headers={"email": "robo@example.com", "token": "segredo-de-teste"},
    )


def fails_first(failure: Answer, times: int = 2) -> Callable[[str, int], Answer]:
    return lambda _, before: failure if before < times else GOOD


@pytest.mark.parametrize(
    "failure",
    [
        Answer(status=500, body=b"Ocorreu um erro, tente novamente."),
        Answer(status=503),
        Answer(status=429, body=b'{\n   "Response": "Too many requests"\n}'),
        Answer(status=429, headers={"Retry-After": "0"}),
        Answer(body=b'{"ok": tr'),
        Answer(body=b"<html><body>manutencao</body></html>"),
        Answer(body=b'{"ok": true}', cut=True),
    ],
    ids=["500", "503", "429", "429-retry-after", "half-json", "html", "cut-connection"],
)
def test_a_passing_failure_is_asked_again(failure: Answer) -> None:
    traffic = Traffic()
    with scripted_api(fails_first(failure)) as api:
        assert session(api.url).fetch("reservas", {}, DECODE, traffic) == {"ok": True}
    assert traffic.requests == 3
    assert traffic.retries == 2


@pytest.mark.parametrize(
    ("status", "body", "says"),
    [
        (
            400,
            '{"error":"O campo a_partir_data_referencia não é válido","code":400}',
            "não é válido",
        ),
        (403, "{}", "permission"),
        (404, "{}", "SOURCES__CVCRM__BASE_URL"),
        (405, "", "enable the module"),
    ],
)
def test_a_lasting_refusal_is_not_asked_again(status: int, body: str, says: str) -> None:
    traffic = Traffic()
    refusal = Answer(status=status, body=body.encode())
    with scripted_api(lambda *_: refusal) as api, pytest.raises(ApiError, match=says) as caught:
        session(api.url).fetch("reservas", {}, DECODE, traffic)
    assert traffic.requests == 1
    assert caught.value.status == status
    assert "\n" not in str(caught.value)


def test_wrong_credentials_name_the_settings() -> None:
    with (
        scripted_api(lambda *_: Answer(status=401, body=b"{}")) as api,
        pytest.raises(UnauthorizedError, match="SOURCES__CVCRM__TOKEN"),
    ):
        session(api.url).fetch("reservas", {}, DECODE, Traffic())


def test_a_spent_quota_is_never_slept_through() -> None:
    spent = Answer(status=429, headers={"Retry-After": "32400"})
    with (
        scripted_api(lambda *_: spent) as api,
        pytest.raises(QuotaError, match="9.0 h"),
    ):
        session(api.url).fetch("reservas", {}, DECODE, Traffic())


def test_a_broken_answer_ends_in_a_sentence_without_its_content() -> None:
    body = json.dumps({"cpf": "111.222.333-44", "email": "alguem@example.com"})[:-5].encode()
    with (
        scripted_api(lambda *_: Answer(body=body)) as api,
        pytest.raises(ApiError, match="not the JSON") as caught,
    ):
        session(api.url, attempts=2).fetch("reservas", {}, DECODE, Traffic())
    assert "111.222" not in str(caught.value)
    assert "example.com" not in str(caught.value)


def test_an_unreachable_host_is_named_without_credentials() -> None:
    with pytest.raises(ApiError, match="cannot be reached") as caught:
        session("http://127.0.0.1:9/api", attempts=2).fetch("reservas", {}, DECODE, Traffic())
    assert "segredo-de-teste" not in str(caught.value)


@pytest.mark.parametrize("empty", [Answer(status=204), Answer(body=b""), Answer(body=b"  \n")])
def test_every_form_of_nothing_is_none(empty: Answer) -> None:
    with scripted_api(lambda *_: empty) as api:
        assert session(api.url).fetch("reservas", {}, DECODE, Traffic()) is None


def test_a_space_in_a_date_is_never_sent_as_plus() -> None:
    with scripted_api(lambda *_: GOOD) as api:
        params = {"a_partir_data_referencia": "2026-03-01 10:00:00"}
        session(api.url).fetch("reservas", params, DECODE, Traffic())
    assert api.asked == ["/reservas?a_partir_data_referencia=2026-03-01%2010%3A00%3A00"]


def test_the_api_s_own_clock_is_kept() -> None:
    dated = Answer(body=b"{}", headers={"Date": "Sat, 21 Mar 2026 12:00:00 GMT"})
    with scripted_api(lambda *_: dated) as api:
        account = session(api.url)
        account.fetch("reservas", {}, DECODE, Traffic())
    assert account.now == datetime(2026, 3, 21, 12, tzinfo=UTC)
