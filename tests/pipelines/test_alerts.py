"""Alerts: one message for each cause and day, told once it is over, whoever asks and from wherever."""

from __future__ import annotations

import json
import logging
import re
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipelines import alerts
from pipelines.alerts import check_after_run, tell_not_started
from pipelines.alerts.check import Due, Message, check
from pipelines.alerts.delivery import Destination, destinations
from pipelines.alerts.settings import AlertSettings, resolve_alert_settings
from pipelines.errors import SettingsError, WarehouseError
from pipelines.run import RunResult
from pipelines.sandbox import Sandbox
from pipelines.selection import SOURCES, SourceRun
from pipelines.warehouse import Warehouse
from tests.pipelines.house import IMPATIENT, TODAY, House, command, environment

SECRET = "SegredoPlantado99"
OBJECTS = ("cvcrm", "--objects", "imobiliarias,corretores")


@dataclass
class Receiver:
    """A server on loopback that takes apprise's JSON messages, or refuses them."""

    port: int = 0
    refuses: bool = False
    messages: list[dict[str, Any]] = field(default_factory=list)

    def url(self, path: str = "x") -> str:
        return f"json://someone:{SECRET}@127.0.0.1:{self.port}/{path}"

    def take(self) -> list[str]:
        """The messages since the last time, title and text in one."""
        taken = [f"{m['title']}\n{m['message']}" for m in self.messages]
        self.messages.clear()
        return taken


@contextmanager
def receiving() -> Iterator[Receiver]:
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers["Content-Length"]))
            if not receiver.refuses:
                receiver.messages.append(json.loads(sent))
            self.send_response(500 if receiver.refuses else 200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    receiver.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as found, environment(ALERTS__URLS=found.url()):
        yield found


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Two objects of a tiny company, landed without alerts."""
    folder = tmp_path_factory.mktemp("alerts")
    with Sandbox(size="tiny", seed=7, today=TODAY) as sandbox:
        house = House(sandbox, folder)
        with environment(**sandbox.env, **IMPATIENT, WAREHOUSE=str(house.warehouse)):
            assert command("run", *OBJECTS) == 0
            yield house


@pytest.fixture
def house(loaded: House, tmp_path: Path) -> Iterator[House]:
    """The same with a warehouse of one's own and no working folder, as on a new runner."""
    shutil.copy(loaded.warehouse, tmp_path / "warehouse.duckdb")
    copy = House(loaded.sandbox, tmp_path)
    with environment(WAREHOUSE=str(copy.warehouse)):
        yield copy
    loaded.sandbox.faults.clear()


def empty_the_runner(house: House) -> None:
    """Everything beside the warehouse itself is gone."""
    shutil.rmtree(house.folder / "dlt")


def test_one_message_a_day_then_its_end_from_runners_without_a_disk(
    house: House, receiver: Receiver
) -> None:
    house.sandbox.faults.set("status", api="cvdw", object="imobiliarias", code=403)
    assert command("run", *OBJECTS) == 1
    (message,) = receiver.take()
    assert message.startswith(
        "VGV: 1 alerta\n• cvcrm.imobiliarias não foi lido até o fim: a conta não"
    )
    assert "peça-a ao administrador" in message
    runs = house.sql("select distinct run_id from raw_cvcrm.run_ledger where outcome = 'failed'")
    assert f"Execução {runs[0][0]}." in message
    empty_the_runner(house)
    assert command("run", *OBJECTS) == 1
    assert command("alerts", "cvcrm") == 0
    assert receiver.take() == []
    house.sandbox.faults.clear()
    empty_the_runner(house)
    assert command("run", *OBJECTS) == 0
    (message,) = receiver.take()
    assert "VGV: 1 resolvido\n• falha na leitura de cvcrm.imobiliarias: não ocorre mais." in message
    assert command("run", *OBJECTS) == 0
    assert receiver.take() == []
    told = house.sql(
        "select cause, kind, is_delivered from raw_cvcrm.alert_ledger order by sent_at"
    )
    cause = "falha:cvcrm.imobiliarias"
    assert told == [(cause, "alert", True), (cause, "recovery", True)]


def test_while_it_lasts_it_is_told_again_the_next_day(house: House, receiver: Receiver) -> None:
    house.sandbox.faults.set("status", api="cvdw", object="imobiliarias", code=500)
    assert command("run", *OBJECTS) == 1
    assert len(receiver.take()) == 1
    tomorrow = datetime.now(UTC) + timedelta(hours=24)
    for expected in (1, 0):
        check(Warehouse.from_environment(), run_id="later", sources=["cvcrm"], now=tomorrow)
        assert len(receiver.take()) == expected


def test_a_message_that_was_not_taken_is_sent_again_and_no_run_fails_for_it(
    house: House, receiver: Receiver, capfd: pytest.CaptureFixture[str]
) -> None:
    with receiving() as second, environment(ALERTS__URLS=f"{receiver.url()}, {second.url('y')}"):
        house.sql(
            "update raw_cvcrm.run_ledger set started_at = '2026-01-01', finished_at = '2026-01-01'"
        )
        second.refuses = True
        assert command("alerts", "cvcrm") == 1
        said = capfd.readouterr()
        assert "destination 2 (JSON) did not take the message" in said.err
        assert str(second.port) not in said.err + said.out
        assert SECRET not in said.err + said.out
        (message,) = receiver.take()
        assert "• cvcrm está sem carga completa há" in message
        assert "corretores, imobiliarias; rode `dlt pipeline cvcrm run`" in message
        second.refuses = False
        assert command("alerts", "cvcrm") == 0
        assert receiver.take() == []
        assert second.take() == [message.replace(message.split()[-1], second_id(house))]


def second_id(house: House) -> str:
    """The id that ends the last message: of the command that sent it, where no run showed the cause."""
    rows = house.sql("select run_id from raw_cvcrm.alert_ledger order by sent_at desc limit 1")
    return f"{rows[0][0]}."


def test_nothing_secret_or_personal_is_sent_or_kept(house: House, receiver: Receiver) -> None:
    planted = ("529.982.247-25", "52998224725", "fulano@example.com", "tok-4f9a8b7c6d5e", SECRET)
    error = (
        f"cvcrm: imobiliarias: refused {planted[0]} {planted[1]} {planted[2]} token={planted[3]} at "
        f"{receiver.url()} (HTTP 400)."
    )
    house.sql(
        f"update raw_cvcrm.run_ledger set outcome = 'failed', error = '{error}' "
        "where object = 'imobiliarias'"
    )
    assert command("alerts", "cvcrm") == 0
    (message,) = receiver.take()
    kept = house.sql("select message, destination, service from raw_cvcrm.alert_ledger")
    assert "cvcrm.imobiliarias não foi lido até o fim" in message
    for secret in planted:
        assert secret not in message
        assert secret not in str(kept)


def test_a_quota_that_is_nearly_spent_is_told(house: House, receiver: Receiver) -> None:
    host = house.sandbox.env["SOURCES__CVCRM__BASE_URL"].split("/")[2]
    house.sql(
        "update raw_cvcrm.run_ledger set requests = 425, started_at = now() - interval 1 second, "
        f"finished_at = now(), api_host = '{host}'"
    )
    with environment(SOURCES__CVCRM__DAILY_QUOTA="1000"):
        assert command("alerts", "cvcrm") == 0
        (message,) = receiver.take()
        # The ledger's figures, and what this machine counted besides.
        assert re.search(
            r"cvcrm gastou 85(,\d)? % da cota diária de requisições, 85\d de 1\.000", message
        )
    with environment(SOURCES__CVCRM__DAILY_QUOTA="2000"):
        assert command("alerts", "cvcrm") == 0
        assert "cota quase gasta de cvcrm.rest: não ocorre mais" in receiver.take()[0]


def test_a_source_that_cannot_be_read_is_one_cause_and_not_one_for_each_object(
    house: House, receiver: Receiver
) -> None:
    house.sandbox.faults.set("status", api="cvdw", code=401)
    assert command("run", *OBJECTS) == 1
    (message,) = receiver.take()
    assert message.count("•") == 1
    assert "cvcrm não pôde ser lido: a API recusou as credenciais" in message
    tomorrow = datetime.now(UTC) + timedelta(hours=24)
    here = Warehouse.from_environment()
    (due,) = check(here, run_id="later", sources=["cvcrm"], dry_run=True, now=tomorrow).messages
    assert "cvcrm não pôde ser lido: a API recusou" in due.body("later")  # the ledger knows it too
    house.sandbox.faults.clear()
    assert command("run", *OBJECTS) == 0
    assert "falha geral de cvcrm: não ocorre mais" in receiver.take()[0]


def test_dry_run_prints_and_test_sends(
    house: House, receiver: Receiver, capsys: pytest.CaptureFixture[str]
) -> None:
    with environment(ALERTS__CVCRM__STALE_HOURS="0.000001"):
        assert command("alerts", "cvcrm", "--dry-run") == 0
        assert "would hear: VGV: 1 alerta" in capsys.readouterr().out
    assert receiver.take() == []
    assert command("alerts", "--test") == 0
    assert "VGV: mensagem de teste" in receiver.take()[0]
    receiver.refuses = True
    assert command("alerts", "--test") == 1


def test_without_an_address_nobody_is_told(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    with environment(ALERTS__URLS=" "):
        assert command("alerts") == 2
        assert "set ALERTS__URLS" in capsys.readouterr().err
        with environment(ALERTS__STALE_HOURS="0.000001"):
            assert command("alerts", "cvcrm", "--dry-run") == 0
            assert "sem carga completa" in capsys.readouterr().out
    assert ("alert_ledger",) not in house.sql("select table_name from information_schema.tables")


def test_without_a_warehouse_a_file_remembers_what_was_told(
    house: House,
    receiver: Receiver,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise duckdb.IOException(f"No space left on device {SECRET}")

    monkeypatch.setattr(sys.modules[alerts.check.__module__], "check", broken)
    monkeypatch.setattr(logging.getLogger("pipelines"), "propagate", True)
    part = SourceRun(source=SOURCES["cvcrm"], objects=(), error="cvcrm: dlt could not load (full).")
    for _ in range(2):
        check_after_run(RunResult(run_id="r1", sources=[part]), Warehouse.from_environment())
    (message,) = receiver.take()
    assert "• cvcrm não pôde ser lido: os dados não puderam ser gravados; confira" in message
    assert "alerts: not checked (IOException" in caplog.text
    assert SECRET not in caplog.text


def test_a_run_that_could_not_start_for_its_warehouse_is_told_too(
    house: House, receiver: Receiver, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MOTHERDUCK_TOKEN", raising=False)
    with environment(WAREHOUSE="md:vendas"):
        assert command("run", *OBJECTS) == 2
        assert command("run", *OBJECTS) == 2
    (message,) = receiver.take()
    assert "• o armazém não pôde ser lido: falta uma configuração" in message
    busy = WarehouseError("Another writer still holds the warehouse")
    busy.__context__ = BlockingIOError()
    tell_not_started(busy, Warehouse.from_environment(), "r3")
    assert command("run", "cvcrm", "--objects", "vendass") == 2
    assert receiver.take() == []


def test_many_failures_for_one_reason_share_a_sentence() -> None:
    dues = [
        Due(
            source="cvcrm",
            cause=f"falha:cvcrm.o{n}",
            kind="alert",
            message=f"o{n} falhou",
            run_id="r1",
            advice="espere" if n < 22 else "peça",
        )
        for n in range(24)
    ]
    dues += [
        Due(
            source="cvcrm",
            cause=f"falha:cvcrm.p{n}",
            kind="recovery",
            message=f"p{n} voltou",
            run_id=None,
        )
        for n in range(5)
    ]
    message = Message(Destination(1, "id", "JSON", None), tuple(dues))
    assert message.title == "VGV: 24 alertas e 5 resolvidos"
    assert message.body("r2").splitlines() == [
        (
            "• 22 objetos não foram lidos até o fim (cvcrm.o0, cvcrm.o1, cvcrm.o2, cvcrm.o3, cvcrm.o4, "
            "cvcrm.o5 e mais 16): espere."
        ),
        "• o22 falhou.",
        "• o23 falhou.",
        "• falha na leitura de cvcrm.p0, cvcrm.p1, cvcrm.p2, cvcrm.p3, cvcrm.p4: não ocorre mais.",
        "",
        "Execução r1.",
    ]


def test_addresses_are_read_one_by_one_and_never_shown() -> None:
    urls = (
        f"json://a:{SECRET}@127.0.0.1:1/x?to=a,b\nslack://nonsense; tgram://123456789:{'a' * 35}/1"
    )
    found = destinations(AlertSettings(urls=urls))
    assert [d.is_understood for d in found] == [True, False, True]
    assert [str(d) for d in found] == [
        "destination 1 (JSON)",
        "destination 2 (not understood)",
        "destination 3 (Telegram)",
    ]


@pytest.mark.parametrize(
    ("name", "value"), [("STALE_HOURS", "0"), ("QUOTA_SHARE", "80"), ("STALE_HOURS", "abc")]
)
def test_a_threshold_that_makes_no_sense_is_refused(name: str, value: str) -> None:
    with (
        environment(**{f"ALERTS__{name}": value}),
        pytest.raises(SettingsError, match=f"ALERTS__{name}"),
    ):
        resolve_alert_settings()
