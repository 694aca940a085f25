"""The digest: the pages' figures over the last whole week or month, and its way out."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from PIL import Image

from dashboards import connection
from dashboards import format as fmt
from dashboards.digest import pictures, summary
from dashboards.digest.__main__ import main
from dashboards.periods import Period
from pipelines.warehouse import Warehouse
from tests.dashboards.published import publish
from tests.dashboards.test_data import one
from tests.pipelines.house import environment
from tests.pipelines.test_alerts import Receiver, receiving

SOLD_BLUE = (0, 0x72, 0xB2)
LOST_RED = (0xD5, 0x5E, 0)


@pytest.fixture(autouse=True)
def _published(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAREHOUSE", str(warehouse))
    for name in ("ALERTS__URLS", "ALERTS__DIGEST__URLS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as found:
        yield found


@pytest.mark.parametrize(
    ("today", "week", "before"),
    [
        # A Monday: the week that has just ended, and a Sunday: not the one that is about to.
        (date(2026, 3, 23), (date(2026, 3, 16), date(2026, 3, 22)), date(2026, 3, 9)),
        (date(2026, 3, 22), (date(2026, 3, 9), date(2026, 3, 15)), date(2026, 3, 2)),
        # A week that begins with its month is still compared with the week before.
        (date(2026, 6, 8), (date(2026, 6, 1), date(2026, 6, 7)), date(2026, 5, 25)),
    ],
)
def test_a_week_is_the_last_whole_one(today: date, week: tuple[date, date], before: date) -> None:
    assert summary.days("semana", today) == (
        Period(*week),
        Period(before, before + timedelta(days=6)),
    )


def test_a_month_is_compared_with_the_whole_month_before() -> None:
    march, february = summary.days("mes", date(2026, 4, 1))
    assert march == Period(date(2026, 3, 1), date(2026, 3, 31))
    assert february == Period(date(2026, 2, 1), date(2026, 2, 28))
    with pytest.raises(KeyError):
        summary.days("ano", date(2026, 4, 1))


@pytest.mark.parametrize("span", summary.SPANS)
def test_figures_equal_the_sales(span: str, warehouse: Path) -> None:
    digest = summary.build(span)
    between = f"between '{digest.period.first}' and '{digest.period.last}'"
    sold, vgv = one(
        warehouse,
        "select count(*), sum(valor_contrato) from views.vw_vendas "
        f"where not eh_transferencia and data_venda {between}",
    )
    lost, returned = one(
        warehouse,
        "select count(*), coalesce(sum(valor_contrato), 0) from views.vw_vendas "
        f"where not foi_transferida and data_distrato {between}",
    )
    assert sold
    for line in (
        f"• VGV bruto: {fmt.brl_short(vgv)} (",
        f"• VGV líquido: {fmt.brl_short(vgv - returned)} (",
        f"• Vendas brutas: {sold} (",
        f"• Vendas líquidas: {sold - lost} (",
        f"• Distratos: {lost}, {fmt.percent(Decimal(lost) / sold)} das vendas brutas",
    ):
        assert line in digest.text()
    assert sum(row["vgv_liquido"] for row in digest.ranking) == vgv - returned
    assert len(digest.best) >= 1
    assert "Dados de" in digest.text()
    assert "divergências" in digest.text()


def test_stale_failed_and_invented_data_are_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded = connection.now() - timedelta(hours=30)
    warehouse = publish(tmp_path, sales=80, loaded_at=loaded, is_demo=True, failed_objects=1)
    monkeypatch.setenv("WAREHOUSE", str(warehouse))
    text = summary.build("semana").text()
    assert f"a atualização está atrasada, os dados são de {fmt.clock(loaded)}" in text
    assert f"1{fmt.NBSP}tabela falhou" in text
    assert "Dados de demonstração" in text


def test_names_stay_text_in_a_mail() -> None:
    digest = replace(summary.build("semana"), best=["Torre <b>A</b> & B: 1 venda"])
    assert "Torre &lt;b&gt;A&lt;/b&gt; &amp; B: 1 venda" in digest.html()
    assert "Torre <b>A</b> & B: 1 venda" in digest.text()


def test_the_pictures_show_the_months_and_the_developments(tmp_path: Path) -> None:
    digest = summary.build("mes")
    ledger = Image.open(pictures.ledger(digest.months, digest.period, tmp_path / "a.png"))
    assert ledger.size == (pictures.WIDTH, pictures.HEIGHT)
    colours = {colour for _, colour in ledger.getcolors(1 << 20) or []}
    assert {SOLD_BLUE, LOST_RED} <= colours
    rows = [
        {"rotulo": "Um nome comprido demais para caber ao lado das barras", "vgv_liquido": 3e6},
        {"rotulo": "Vendas e distratos", "vgv_liquido": -1e6},
    ]
    bars = Image.open(pictures.ranking(rows, digest.period, tmp_path / "b.png"))
    counted = {colour: count for count, colour in bars.getcolors(1 << 20) or []}
    assert counted[SOLD_BLUE] == pytest.approx(3 * counted[LOST_RED], rel=0.05)


def test_it_arrives_with_its_charts(receiver: Receiver, capsys: pytest.CaptureFixture[str]) -> None:
    with environment(ALERTS__URLS=receiver.url()):
        assert main(["semana"]) == 0
    (message,) = receiver.messages
    digest = summary.build("semana")
    assert message["title"] == digest.title
    assert message["type"] == "info"
    assert all(line in message["message"] for line in digest.figures[:3])
    images = [Image.open(io.BytesIO(base64.b64decode(a["base64"]))) for a in message["attachments"]]
    assert [(image.format, image.width) for image in images] == [("PNG", pictures.WIDTH)] * 2
    assert "destination 1 (JSON) took the digest" in capsys.readouterr().out


def test_it_may_have_addresses_of_its_own_and_tells_who_refused(receiver: Receiver) -> None:
    with (
        receiving() as directors,
        environment(ALERTS__URLS=receiver.url(), ALERTS__DIGEST__URLS=directors.url()),
    ):
        assert main(["mes"]) == 0
        assert (len(directors.messages), len(receiver.messages)) == (1, 0)
        directors.refuses = True
        assert main(["mes"]) == 1


def test_an_empty_address_of_its_own_is_none(receiver: Receiver) -> None:
    with environment(ALERTS__URLS=receiver.url(), ALERTS__DIGEST__URLS=""):
        assert main(["semana"]) == 0
    assert len(receiver.messages) == 1


@pytest.mark.parametrize(
    ("today", "spans"),
    [
        (date(2026, 3, 23), ["semana"]),
        (date(2026, 3, 24), []),
        (date(2026, 4, 1), ["mes"]),
        (date(2026, 6, 1), ["semana", "mes"]),  # a Monday
    ],
)
def test_a_scheduler_asks_every_morning(
    today: date,
    spans: list[str],
    tmp_path: Path,
    receiver: Receiver,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert summary.due(today) == spans
    warehouse = publish(tmp_path, sales=80)
    with duckdb.connect(warehouse.parent / "publicado" / "warehouse.duckdb") as file:
        file.execute("update views.vw_resumo_periodos set data_fim = $today", {"today": today})
    monkeypatch.setenv("WAREHOUSE", str(warehouse))
    monkeypatch.setattr(connection, "now", lambda: datetime.combine(today, time(7)))
    with environment(ALERTS__URLS=receiver.url()):
        assert main(["hoje"]) == 0
    titles = [message["title"] for message in receiver.messages]
    assert titles == [summary.build(span).title for span in spans]
    assert all(
        fmt.day(summary.build(span).period.last) in opening
        for span, opening in zip(
            spans, (message["message"] for message in receiver.messages), strict=True
        )
    )


def test_an_old_build_is_not_told_as_the_last_week(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(connection, "now", lambda: datetime(2026, 3, 23, 7))  # noqa: DTZ001
    with environment(ALERTS__URLS=receiver.url()):
        assert main(["hoje"]) == 2
    assert "Nothing was built on 2026-03-23" in capsys.readouterr().err
    assert not receiver.messages


def test_without_a_destination_or_data_it_fails_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["semana"]) == 2
    assert "ALERTS__DIGEST__URLS" in capsys.readouterr().err
    monkeypatch.setenv("WAREHOUSE", str(tmp_path / "warehouse.duckdb"))
    assert main(["semana", "--dry-run"]) == 2
    assert "dbt build" in capsys.readouterr().err


def test_a_week_without_sales_is_told_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WAREHOUSE", str(publish(tmp_path, sales=0)))
    assert main(["semana", "--dry-run", "--folder", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert "Vendas brutas: 0" in said
    assert "mais venderam" not in said
    assert [path.name for path in tmp_path.glob("*.png")] == ["vendas_por_mes.png"]


def test_what_cannot_be_read_or_written_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("not a folder")
    assert main(["semana", "--dry-run", "--folder", str(tmp_path / "file")]) == 2
    assert "or --folder written: [Errno" in capsys.readouterr().err
    broken = Warehouse(str(tmp_path / "warehouse.duckdb"))
    broken.published.parent.mkdir()
    broken.published.write_bytes(b"no database at all" * 1000)
    monkeypatch.setenv("WAREHOUSE", broken.location)
    assert main(["semana", "--dry-run"]) == 2
    assert "The published figures cannot be read" in capsys.readouterr().err
