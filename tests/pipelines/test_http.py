"""The session: what is asked again, what is not, and that every failure is one clear, clean sentence."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime

import msgspec
import pytest

from pipelines.errors import ApiError, QuotaError, UnauthorizedError
from pipelines.http import ApiSession, HttpSettings, Traffic
from pipelines.limits import Limiter, Quota
from pipelines.redaction import remember_secret
from tests.pipelines.house import logged
from tests.pipelines.scripted import Answer, scripted_api

GOOD = Answer(body=b'{"ok": true}')
DECODE = msgspec.json.Decoder(dict[str, bool]).decode


PLANTED = {
    "token": "tok-planted-991177",
    "password": "pw-planted-553311",
    "cpf": "111.222.333-44",
    "digits": "11122233344",
    "email": "alguem.silva@example.com",
    "phone": "+5500912345678",
}


def session(
    url: str, *, attempts: int = 4, pause: float = 0.05, limiter: Limiter | None = None
) -> ApiSession:
    return ApiSession(
        source="cvcrm",
        base_url=url,
        limiter=limiter or Limiter(0),
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


def test_a_redirection_never_carries_the_credentials_elsewhere() -> None:
    with scripted_api(lambda *_: GOOD) as elsewhere:
        moved = Answer(status=302, headers={"Location": elsewhere.url + "/reservas"})
        with (
            scripted_api(lambda *_: moved) as api,
            pytest.raises(ApiError, match="elsewhere, which is not followed") as caught,
        ):
            session(api.url).fetch("reservas", {}, DECODE, Traffic())
    assert elsewhere.asked == []
    assert elsewhere.url not in str(caught.value)


# -- The daily quota -------------------------------------------------------------------------------


def test_a_spent_budget_ends_the_object_without_asking() -> None:
    account, traffic = Limiter(0, quota=Quota(per_day=2)), Traffic()
    with scripted_api(lambda *_: GOOD) as api:
        asker = session(api.url, limiter=account)
        asker.fetch("reservas", {}, DECODE, traffic)
        asker.fetch("reservas", {}, DECODE, traffic)
        with pytest.raises(QuotaError, match="the next run after that goes on from here") as spent:
            asker.fetch("bulk-data/v1/sales", {}, DECODE, traffic)
    assert len(api.asked) == traffic.requests == 2
    assert "2 requests (SOURCES__CVCRM__BULK_DAILY_QUOTA)" in str(spent.value)
    assert spent.value.status == 429  # known to be a refusal, not an unreachable host


def test_what_the_api_says_is_left_of_the_day_is_believed() -> None:
    left = Answer(body=b"{}", headers={"X-RateLimit-Remaining-Day": "3"})
    account = Limiter(0, quota=Quota(per_day=100))
    with scripted_api(lambda *_: left) as api:
        session(api.url, limiter=account).fetch("reservas", {}, DECODE, Traffic())
    assert account.spent == 97


def test_retries_count_against_the_quota() -> None:
    account = Limiter(0, quota=Quota(per_day=2))
    with (
        scripted_api(lambda *_: Answer(status=503)) as api,
        pytest.raises(QuotaError),
    ):
        session(api.url, limiter=account).fetch("reservas", {}, DECODE, Traffic())
    assert len(api.asked) == 2


# -- Nothing secret or personal comes out ------------------------------------------------------------

EVERYTHING = " ".join(PLANTED.values())


@pytest.mark.parametrize(
    "answer",
    [
        Answer(status=400, body=EVERYTHING.encode()),
        Answer(status=400, body=json.dumps({"error": f"O valor {EVERYTHING} falhou"}).encode()),
        Answer(status=400, body=json.dumps({"mensagem": "x" * 150 + EVERYTHING}).encode()),
        Answer(status=418, body=json.dumps({"dados": [PLANTED]}).encode()),
        Answer(status=418, body=f"<html>{EVERYTHING}</html>".encode()),
        Answer(status=418, body=json.dumps([PLANTED]).encode()),
        Answer(status=418, body=("{" + EVERYTHING).encode()),
        Answer(status=500, body=EVERYTHING.encode()),
        Answer(body=json.dumps({"ok": EVERYTHING}).encode()),
        Answer(body=json.dumps({EVERYTHING: 1}).encode()),
        Answer(status=429, body=EVERYTHING.encode(), headers={"Retry-After": PLANTED["digits"]}),
        Answer(status=302, headers={"Location": f"http://a:{PLANTED['password']}@b.example/"}),
        Answer(status=401, headers={"WWW-Authenticate": f"Basic realm={EVERYTHING}"}),
        Answer(status=418, headers={"Date": EVERYTHING, "X-RateLimit-Remaining-Day": EVERYTHING}),
    ],
    ids=[
        "text", "json", "cut", "records", "html", "list", "half-json", "500", "type", "name",
        "429", "redirect", "401", "headers",
    ],
)  # fmt: skip
def test_planted_secrets_reach_no_sentence_and_no_log_line(
    answer: Answer,
) -> None:
    remember_secret(PLANTED["token"], PLANTED["password"])
    with scripted_api(lambda *_: answer) as api, logged() as told:
        asker = session(api.url, attempts=2, limiter=Limiter(0, quota=Quota(per_day=9)))
        with pytest.raises(ApiError) as caught:
            asker.fetch("reservas", {}, DECODE, Traffic())
    for name, secret in PLANTED.items():
        for said in (str(caught.value), *(record.getMessage() for record in told)):
            assert secret not in said, name
            assert secret[:9] not in said, name  # nor what a cut would leave of it


@pytest.mark.parametrize(
    "address",
    [
        "http://user:{password}@127.0.0.1:9/api",
        "http://127.0.0.1:9?token={token}",
        "http://user:{password}@127.0.0.1:9?token={token}&cpf={cpf}#{email}",
        "http://{token}@127.0.0.1:9/{cpf}",
    ],
)
def test_an_address_with_secrets_is_told_by_its_host(
    address: str,
) -> None:
    asker = session(address.format(**PLANTED), attempts=2)
    with logged() as told, pytest.raises(ApiError, match="cannot be reached") as caught:
        asker.fetch("reservas", {"documento": PLANTED["cpf"]}, DECODE, Traffic())
    assert asker.host == "127.0.0.1:9"
    (retry,) = told
    for said in (str(caught.value), retry.getMessage()):
        assert "127.0.0.1:9" in said
        assert not [name for name, secret in PLANTED.items() if secret in said]


def test_a_credential_that_no_header_can_carry_is_not_shown() -> None:
    asker = session("http://127.0.0.1:9/api", attempts=1)
    asker._http.headers["token"] = PLANTED["token"] + "\nX: y"
    with pytest.raises(ApiError, match="InvalidHeader") as caught:
        asker.fetch("reservas", {}, DECODE, Traffic())
    assert PLANTED["token"] not in str(caught.value)
