"""The metrics of dbt's semantic layer say what the indicators say, in number and in words."""

from __future__ import annotations

import pytest

from tests.end_to_end.company import Company
from tests.end_to_end.metrics import Metrics

VENDAS = "select mes_referencia, {key}, {value} from kpis.kpi_vendas_mensal group by all"
VSO = (
    "select mes_referencia, chave_nivel, {value} from kpis.kpi_vso_mensal "
    "where quantidade_meses_janela = {months} and nivel = '{level}'{and_more}"
)
COORTE = "select mes_referencia, {key}, {value} from kpis.kpi_funil_coorte_mensal group by all"
TEMPOS = (
    "select mes_referencia, {key}, {value} from kpis.kpi_tempos_leads_mensal "
    "where (id_empreendimento = 'todos') = ({key} = 'total')"
)
# The same by the month and the development, and by the month of the whole company.
BY = {"empreendimento": "id_empreendimento", None: "'total'"}
FROM_SUMS = {
    "vgv_bruto": (VENDAS, "sum(vgv_bruto)"),
    "vgv_distratado": (VENDAS, "sum(vgv_distratado)"),
    "vgv_liquido": (VENDAS, "sum(vgv_liquido)"),
    "vendas_brutas": (VENDAS, "sum(quantidade_vendas_brutas)"),
    "distratos": (VENDAS, "sum(quantidade_distratos)"),
    "vendas_liquidas": (VENDAS, "sum(quantidade_vendas_liquidas)"),
    "ticket_medio": (VENDAS, "sum(vgv_bruto) / nullif(sum(quantidade_vendas_brutas), 0)"),
    "taxa_distratos": (VENDAS, "sum(quantidade_distratos) / nullif(sum(quantidade_vendas_brutas), 0)"),
    "leads": (COORTE, "sum(quantidade_leads)"),
    "conversao_leads": (COORTE, "sum(quantidade_leads_ate_venda) / sum(quantidade_leads)"),
    "leads_com_visita": (TEMPOS, "quantidade_com_visita / quantidade_leads"),
}  # fmt: skip
OF_STOCK = {
    "vso_bruta": "taxa_vso_bruta",
    "vso_liquida": "taxa_vso_liquida",
    "vso_bruta_vgv": "taxa_vso_bruta_vgv",
    "vso_liquida_vgv": "taxa_vso_liquida_vgv",
    "oferta": "quantidade_oferta",
    "vgv_da_oferta": "vgv_oferta",
}


@pytest.fixture(scope="module")
def metrics(built: Company) -> Metrics:
    return Metrics(built.folder / "target" / "semantic_manifest.json")


@pytest.mark.parametrize("entity", list(BY))
@pytest.mark.parametrize("name", list(FROM_SUMS))
def test_the_metric_equals_the_indicator(
    built: Company, metrics: Metrics, name: str, entity: str | None
) -> None:
    query, value = FROM_SUMS[name]
    kpi = query.format(key=BY[entity], value=value)
    assert_equal(built, metrics.sql(name, entity=entity), kpi)


@pytest.mark.parametrize("entity", list(BY))
@pytest.mark.parametrize("name", list(OF_STOCK))
def test_the_vso_equals_the_indicator_by_month_and_by_quarter(
    built: Company, metrics: Metrics, name: str, entity: str | None
) -> None:
    level, value = entity or "total", OF_STOCK[name]
    by_month = VSO.format(value=value, months=1, level=level, and_more="")
    assert_equal(built, metrics.sql(name, entity=entity), by_month)
    # A whole quarter is the window of three months that ends with it.
    by_quarter = VSO.format(
        value=value, months=3, level=level, and_more=" and month(mes_referencia) % 3 = 0"
    )
    quarters = (
        "select cast(date_trunc('quarter', mes_referencia) as date), * exclude (mes_referencia) "
        f"from ({by_quarter})"
    )
    metric = f"from ({metrics.sql(name, grain='quarter', entity=entity)})"
    ended = f"{metric} where periodo + interval 3 month <= date '{built.today}' + 1"
    assert_equal(built, ended, quarters)


def assert_equal(company: Company, metric: str, kpi: str) -> None:
    """Both queries give the same rows of (period, key, value); a rate to its sixth decimal."""
    ours, theirs = (
        {(row[0], row[1]): None if row[2] is None else float(row[2]) for row in company.query(sql)}
        for sql in (metric, kpi)
    )
    wrong = {
        key: (ours.get(key), theirs.get(key))
        for key in ours.keys() | theirs.keys()
        if ours.get(key) != pytest.approx(theirs.get(key), abs=1e-6)
    }
    assert not wrong
    assert any(value for value in ours.values())


def test_the_metrics_speak_as_the_dictionary_does(built: Company, metrics: Metrics) -> None:
    dictionary = {
        name: words
        for name, *words in built.query(
            "select metrica, rotulo, definicao from views.vw_dicionario_metricas"
        )
    }
    said = {
        name: [metric.label, metric.description]
        for name, metric in metrics.named.items()
        if name in dictionary
    }
    assert said == {name: dictionary[name] for name in said}
    # What the dictionary lacks is a part of another metric, or a VSO in money.
    assert {*FROM_SUMS, "vso_bruta", "vso_liquida"} <= said.keys()
