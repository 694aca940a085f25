"""Planted secrets and personal data never come out of a log line, a traceback or an error."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from pipelines.errors import ApiError
from pipelines.http import ApiSession, HttpSettings, Traffic
from pipelines.limits import Limiter
from pipelines.logs import JsonFormatter, configure_logging
from pipelines.redaction import RedactingFormatter, redact, remember_secret
from tests.pipelines.house import IMPATIENT, command, environment
from tests.pipelines.scripted import Answer, scripted_api

PLANTED = [
    "111.222.333-44",
    "11122233344",
    "11.222.333/0001-44",
    "alguem.silva@example.com",
    "+5500912345678",
    "(00) 91234-5678",
]


@pytest.mark.parametrize("planted", PLANTED)
def test_personal_data_is_masked(planted: str) -> None:
    assert planted not in redact(f"the row of {planted} was refused")


@pytest.mark.parametrize(
    "text",
    ["token=abc123", 'Authorization: "Basic Zm9vOmJhcg=="', "https://user:pass123@host.example/x"],
)
def test_credentials_are_masked(text: str) -> None:
    masked = redact(text)
    for secret in ("abc123", "Zm9vOmJhcg", "pass123"):
        assert secret not in masked


def test_what_is_not_personal_stays() -> None:
    text = "reserva 40217 of 2026-03-19 10:02:41 for 412500.50, run 1795304975.077664"
    assert redact(text) == text


def test_a_remembered_secret_is_masked_wherever_it_stands() -> None:
    remember_secret("xk-998877-qq")
    assert redact("got xk-998877-qq back") == "got *** back"


def test_a_traceback_is_masked_too() -> None:
    formatter = RedactingFormatter("%(message)s")
    try:
        raise ValueError("cpf 111.222.333-44")
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, "f", 1, "failed", (), sys.exc_info())
    assert "111.222" not in formatter.format(record)


# -- A whole run ------------------------------------------------------------------------------------

TOKEN = "tok-planted-84 2917"
SECRETS = [*PLANTED, TOKEN, "tok-planted-84", "robo.planted@example.com", "Fulana Planted"]


@pytest.fixture
def planted_account(tmp_path: Path) -> Iterator[Path]:
    """An account that refuses in sentences full of secrets; yields the warehouse of its runs."""
    document = {"dados": [{"cpf": PLANTED[0], "nome": "Fulana Planted"}]}
    refusals = {
        "/imobiliarias": Answer(status=400, body=json.dumps({"error": " ".join(PLANTED)}).encode()),
        "/corretores": Answer(status=418, body=json.dumps(document).encode()),
        "/unidades": Answer(body=json.dumps(document).encode()[:-4]),
    }

    def answer(path: str, _: int) -> Answer:
        return refusals.get(path.split("?", maxsplit=1)[0], Answer(body=b'{"dados": []}'))

    warehouse = tmp_path / "warehouse.duckdb"
    with (
        scripted_api(answer) as api,
        environment(
            **IMPATIENT,
            SOURCES__CVCRM__BASE_URL=api.url,
            SOURCES__CVCRM__EMAIL="robo.planted@example.com",
            SOURCES__CVCRM__TOKEN=TOKEN,
            SOURCES__CVCRM__REQUESTS_PER_MINUTE="0",
            WAREHOUSE=str(warehouse),
        ),
    ):
        yield warehouse


def assert_clean(*texts: str) -> None:
    for text in texts:
        found = [secret for secret in SECRETS if secret in text]
        assert not found


@pytest.mark.parametrize("log_format", ["text", "json"])
def test_a_run_that_is_refused_tells_no_secret(
    planted_account: Path, capfd: pytest.CaptureFixture[str], log_format: str
) -> None:
    arguments = ("--objects", "imobiliarias,corretores,unidades", "--log", "debug")
    assert command("run", "cvcrm", *arguments, "--log-format", log_format) == 1
    said = capfd.readouterr()
    assert "HTTP 400" in said.err
    assert_clean(said.out, said.err)
    with duckdb.connect(str(planted_account), read_only=True) as connection:
        ledger = connection.sql(
            "select object, error from raw_cvcrm.run_ledger order by 1"
        ).fetchall()
    assert [name for name, _ in ledger] == ["corretores", "imobiliarias", "unidades"]
    assert all(error for _, error in ledger)
    assert_clean(str(ledger))


@pytest.mark.parametrize("log_format", ["text", "json"])
@pytest.mark.parametrize(
    "place", ["pipelines.run.plan_pass", "pipelines.reading.ObjectReading.round"]
)
def test_a_bug_tells_no_secret_in_sentence_or_traceback(
    planted_account: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    log_format: str,
    place: str,
) -> None:
    """An exception of ours or of a library that quotes what it was given, cause included."""

    def fail(*_: object, **__: object) -> None:
        told = " ".join((*PLANTED, f"token={TOKEN}", "https://a:planted-pw-1@b.example/"))
        try:
            raise ValueError(told)
        except ValueError as cause:
            raise RuntimeError("x" * 280 + told) from cause

    monkeypatch.setattr(place, fail)
    arguments = ("--objects", "leads", "--log", "debug", "--log-format", log_format)
    assert command("run", "cvcrm", *arguments) == 1
    said = capfd.readouterr()
    assert "Traceback" in said.err
    assert "planted" not in said.out + said.err
    assert_clean(said.out, said.err)


def test_a_refused_connection_tells_no_secret(capfd: pytest.CaptureFixture[str]) -> None:
    """What `requests` says of a failed connection quotes the whole address."""
    asker = ApiSession(
        source="sienge",
        base_url="http://robo:planted-pw-1@127.0.0.1:9/111.222.333-44",
        limiter=Limiter(0),
        settings=HttpSettings(attempts=1),
    )
    configure_logging("debug", "json", "run-1")
    try:
        asker.fetch("v1/units", {"token": "planted-tk-1"}, json.loads, Traffic())
    except ApiError:
        logging.getLogger("pipelines").exception("refused")
    said = capfd.readouterr().err
    assert "ConnectionRefusedError" in said
    assert "Max retries exceeded" in said  # the text that quotes is there
    assert "planted" not in said
    assert_clean(said)


def test_lists_in_a_log_line_are_masked_too() -> None:
    record = logging.LogRecord("x", logging.INFO, "f", 1, "changed", (), None)
    record.fields = {"schema_changes": ["111.222.333-44 appeared", "campo_novo appeared"]}
    line = json.loads(JsonFormatter("run-1").format(record))
    assert line["schema_changes"] == ["*** appeared", "campo_novo appeared"]


def test_a_secret_is_masked_as_an_address_spells_it() -> None:
    remember_secret(" s3cr/et planted\n")
    assert redact("a s3cr/et planted b s3cr%2Fet%20planted c") == "a *** b *** c"
