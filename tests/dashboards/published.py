"""A small published warehouse with invented sales, for tests and for working on the pages.

`publish(folder)` writes what a green build publishes: `publicado/warehouse-<version>.duckdb` with the
views as tables, and the symlink that readers follow. The data are the same at every call.

    python -m tests.dashboards.published data/exemplo    # then: WAREHOUSE=data/exemplo/warehouse.duckdb
"""

from __future__ import annotations

import sys
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import duckdb
import numpy as np

from tests.dashboards import (
    published_bookings,
    published_finance,
    published_funnel,
    published_stock,
)

TODAY = date(2026, 3, 20)
DEVELOPMENTS = (
    "Jardim das Acácias", "Vista Serena", "Parque do Ipê", "Reserva Atlântica", "Porto Azul",
    "Alto da Mata",
)  # fmt: skip
AGENCIES = ("Casa Própria Imóveis", "Horizonte Consultoria", "Chave & Cia", "Equipe Interna")
SALE_TYPES = ("Financiamento", "Tabela direta", "À vista")
PLANS = (("2 quartos", 54), ("3 quartos", 78), ("Studio", 32))
AVAILABILITY = ("disponivel", "em_processo", "reservada", "vendida", "bloqueada")

SALE_COLUMNS = """
    id_venda varchar, id_reserva bigint, id_contrato bigint, id_empreendimento varchar,
    id_unidade varchar, id_corretor varchar, id_imobiliaria varchar, fonte varchar,
    tipo_casamento varchar, tipo_venda varchar, nome_midia varchar, data_venda date,
    data_reserva date, data_venda_informada date, data_contrato date, data_emissao date,
    data_distrato date, mes_referencia date, valor_contrato decimal(18, 2),
    valor_contrato_cv decimal(18, 2), valor_contrato_sienge decimal(18, 2),
    valor_tabela decimal(18, 2), area_privativa decimal(18, 4),
    valor_comissao_prevista decimal(18, 2), valor_comissao_paga decimal(18, 2),
    dias_ate_distrato bigint, foi_distratada boolean, foi_transferida boolean,
    eh_transferencia boolean, eh_ativa boolean, nome_empreendimento varchar, nome_unidade varchar,
    nome_bloco varchar, tipologia varchar, rotulo_corretor varchar, nome_imobiliaria varchar,
    rotulo_mes varchar, situacao_venda varchar
"""
# The ledger follows from the sales by the rules of a sale's two events and of transfers.
EVENTS = """
    create table views.vw_eventos_venda as
    with eventos as (
        select *, 'venda' as evento, data_venda as data_evento from views.vw_vendas
        union all
        select *, 'distrato', data_distrato from views.vw_vendas where data_distrato is not null
    ),
    sinais as (
        select
            *,
            case when evento = 'venda' and not eh_transferencia then 1
                when evento = 'distrato' and not foi_transferida then -1 else 0 end as quantidade
        from eventos
    )
    select
        id_venda || '-' || evento as id_evento, id_venda,
        case when quantidade <> 0 then evento when evento = 'venda' then 'transferencia_entrada'
            else 'transferencia_saida' end as tipo_evento,
        data_evento, date_trunc('month', data_evento)::date as mes_referencia, id_empreendimento,
        id_unidade, id_corretor, id_imobiliaria, fonte, tipo_venda, quantidade,
        (quantidade * valor_contrato)::decimal(18, 2) as vgv, valor_contrato, area_privativa,
        (quantidade = 1)::integer as quantidade_vendas_brutas,
        (quantidade = -1)::integer as quantidade_distratos,
        if(quantidade = 1, valor_contrato, 0)::decimal(18, 2) as vgv_bruto,
        if(quantidade = -1, valor_contrato, 0)::decimal(18, 2) as vgv_distratado,
        if(quantidade = 1, valor_comissao_prevista, 0)::decimal(18, 2) as valor_comissao_prevista,
        nome_empreendimento, nome_unidade, nome_bloco, tipologia, rotulo_corretor,
        nome_imobiliaria, rotulo_mes
    from sinais
"""
OTHERS = """
    create table views.vw_empreendimentos as
        select distinct id_empreendimento, nome_empreendimento, 'São Paulo' as cidade
        from views.vw_vendas;
    create table views.vw_imobiliarias as
        select distinct id_imobiliaria, nome_imobiliaria, true as eh_ativa from views.vw_vendas;
    create table views.vw_corretores as
        select distinct id_corretor, rotulo_corretor, id_imobiliaria, true as eh_ativo
        from views.vw_vendas;
    create table views.vw_resumo_periodos (
        periodo varchar, rotulo_periodo varchar, data_inicio date, data_fim date);
    create table views.vw_atualizacao_fontes (
        fonte varchar, objeto varchar, ultima_carga_em timestamp, ultima_execucao_em timestamp,
        situacao_ultima_execucao varchar, quantidade_registros_esperada bigint,
        quantidade_registros_vista bigint, eh_completa boolean, horas_desde_carga decimal(18, 2),
        eh_demonstracao boolean, erro varchar);
    create table views.vw_estoque_empreendimentos (
        id_empreendimento varchar, nome_empreendimento varchar, situacao_disponibilidade varchar,
        quantidade_unidades bigint, vgv_tabela decimal(18, 2));
    create table views.vw_dicionario_metricas (
        metrica varchar, rotulo varchar, definicao varchar, formula varchar, unidade varchar,
        direcao varchar, responsavel varchar);
"""
METRICS = (
    ("vgv_bruto", "VGV bruto", "maior_melhor"), ("vgv_liquido", "VGV líquido", "maior_melhor"),
    ("vgv_distratado", "VGV distratado", "menor_melhor"),
    ("vendas_brutas", "Vendas brutas", "maior_melhor"),
    ("vendas_liquidas", "Vendas líquidas", "maior_melhor"),
    ("distratos", "Distratos", "menor_melhor"),
    ("taxa_distratos", "Taxa de distratos", "menor_melhor"),
    ("ticket_medio", "Ticket médio", "neutra"), ("preco_m2", "Preço por m²", "neutra"),
    ("comissao_prevista", "Comissão prevista", "neutra"), ("leads", "Leads", "maior_melhor"),
    ("primeiro_contato", "Primeiro contato", "menor_melhor"),
    ("leads_com_visita", "Leads com visita", "maior_melhor"),
    ("conversao_leads", "Conversão de leads", "maior_melhor"),
    ("leads_sem_origem", "Leads sem origem", "menor_melhor"),
    ("vendas_sem_lead", "Vendas sem lead", "neutra"), ("perdas", "Perdas", "menor_melhor"),
    ("perdas_sem_motivo", "Perdas sem motivo", "menor_melhor"),
    ("valor_perdido", "Valor perdido", "menor_melhor"),
    ("vso_liquida", "VSO líquida", "maior_melhor"),
    ("meses_estoque", "Meses de estoque", "menor_melhor"),
    ("divergencias", "Divergências CRM × ERP", "menor_melhor"),
    ("comissao_a_pagar", "Comissão a pagar", "menor_melhor"),
    ("repasses_em_andamento", "Repasses em andamento", "neutra"),
    ("atingimento_meta", "Atingimento da meta", "maior_melhor"),
)  # fmt: skip


def publish(
    folder: Path,
    *,
    version: str = "20260320T060000",
    loaded_at: datetime | None = None,
    sales: int = 900,
    is_demo: bool = False,
    failed_objects: int = 0,
) -> Path:
    """Publish a version under `folder` and return what `WAREHOUSE` should be set to.

    Args:
        folder: where the warehouse would stand; created if needed.
        version: the moment in the file's name; publishing another one swings the pointer to it.
        loaded_at: São Paulo wall time of the newest load; two hours ago unless given.
        sales: how many sales to invent over three years; 0 publishes empty views.
        is_demo: whether the sources were the sandbox.
        failed_objects: how many objects of CV CRM failed at their last run.
    """
    pointer = folder / "publicado" / "warehouse.duckdb"
    pointer.parent.mkdir(parents=True, exist_ok=True)
    target = pointer.with_name(f"warehouse-{version}.duckdb")
    target.unlink(missing_ok=True)
    now = datetime.now(ZoneInfo("America/Sao_Paulo")).replace(tzinfo=None)
    with duckdb.connect(target) as connection:
        connection.execute(f"create schema views; create table views.vw_vendas ({SALE_COLUMNS})")
        _fill(connection, "vw_vendas", invented_sales(sales))
        connection.execute(EVENTS)
        connection.execute(OTHERS)
        published_funnel.fill(connection)
        published_stock.fill(connection)
        published_bookings.fill(connection, TODAY)
        published_finance.fill(connection)
        month = ("mes_atual", "mar/26", TODAY.replace(day=1), TODAY)
        _fill(connection, "vw_resumo_periodos", [month])
        loads = _loads(loaded_at or now - timedelta(hours=2), is_demo, failed_objects)
        _fill(connection, "vw_atualizacao_fontes", loads)
        _fill(connection, "vw_estoque_empreendimentos", _stock() if sales else [])
        _fill(connection, "vw_dicionario_metricas", _dictionary())
    swap = pointer.with_name(f".{pointer.name}.swap")
    swap.unlink(missing_ok=True)
    swap.symlink_to(target.name)
    swap.replace(pointer)
    return folder / "warehouse.duckdb"


def invented_sales(number: int) -> list[tuple[Any, ...]]:
    """Sales over the three years before `TODAY`: one in nine cancelled, one in sixty a transfer."""
    draw = np.random.default_rng(7)
    rows = []
    for n in range(1, number + 1):
        # The exponent leans towards recent days: the company grows.
        sold = TODAY - timedelta(days=int(1095 * (1 - draw.random() ** 0.7)))
        development = min(int(draw.exponential(1.8)), len(DEVELOPMENTS) - 1)
        agency = int(draw.integers(len(AGENCIES)))
        broker = 300 + agency * 10 + int(draw.integers(6))
        plan, area = PLANS[int(draw.integers(len(PLANS)))]
        value = Decimal(area * (7200 + 950 * development) + int(draw.integers(90_000_00)) / 100)
        value = value.quantize(Decimal("0.01"))
        is_entry = n % 60 == 0
        cancelled = (
            sold + timedelta(days=int(draw.integers(5, 420))) if draw.random() < 0.16 else None
        )
        if cancelled and cancelled > TODAY:
            cancelled = None
        was_transferred = bool(cancelled) and n % 7 == 0
        state = "ativa" if not cancelled else "transferida" if was_transferred else "distratada"
        commission = (value * Decimal("0.045")).quantize(Decimal("0.01"))
        has_area = n % 40 != 0
        rows.append(
            (
                f"cv-{n}", n, 10_000 + n, f"cv-{development + 1}", f"cv-{5000 + n}", f"cv-{broker}",
                f"cv-{agency + 1}", "ambos", "codigo_interno", SALE_TYPES[n % 3], "Portal", sold,
                sold - timedelta(days=6), sold, sold, sold, cancelled, sold.replace(day=1), value,
                value, value, value, Decimal(area) if has_area else None, commission, commission,
                (cancelled - sold).days if cancelled else None, bool(cancelled), was_transferred,
                is_entry, not cancelled, DEVELOPMENTS[development], f"Apto {100 + n % 180}",
                f"Torre {'AB'[n % 2]}", plan, f"Corretor {broker}", AGENCIES[agency],
                sold.strftime("%m/%y"), state,
            )
        )  # fmt: skip
    return rows


def _loads(loaded_at: datetime, is_demo: bool, failed: int) -> list[tuple[Any, ...]]:
    rows = []
    for source, objects in (("cvcrm", ("reservas", "leads")), ("sienge", ("sales_contracts",))):
        for position, name in enumerate(objects):
            broke = source == "cvcrm" and position < failed
            rows.append(
                (source, name, loaded_at, loaded_at, "failed" if broke else "ok", 10, 10, not broke,
                 0, is_demo, "HTTP 405" if broke else None)
            )  # fmt: skip
    return rows


def _stock() -> list[tuple[Any, ...]]:
    draw = np.random.default_rng(11)
    rows = []
    for number, name in enumerate(DEVELOPMENTS, start=1):
        for state, share in zip(AVAILABILITY, (60, 8, 6, 90, 5), strict=True):
            units = int(draw.integers(share // 2, share + 1))
            rows.append((f"cv-{number}", name, state, units, Decimal(units * 480_000)))
    return rows


def _dictionary() -> list[tuple[str, ...]]:
    return [
        (name, label, f"Definição de {label}.", f"fórmula de {name}", "", direction, "Comercial")
        for name, label, direction in METRICS
    ]


def _fill(connection: duckdb.DuckDBPyConnection, name: str, rows: list[tuple[Any, ...]]) -> None:
    """One statement for all rows: row by row, DuckDB would take seconds. Missing columns are null."""
    if rows:
        described = connection.execute(f"select * from views.{name} limit 0").description
        columns = ", ".join(column[0] for column in described[: len(rows[0])])
        marks = f"({', '.join('?' * len(rows[0]))})"
        connection.execute(
            f"insert into views.{name} ({columns}) values {', '.join([marks] * len(rows))}",
            [value for row in rows for value in row],
        )


if __name__ == "__main__":
    print(publish(Path(sys.argv[1])))  # noqa: T201 (the command's answer)
