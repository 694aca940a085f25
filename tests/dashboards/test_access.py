"""Who gets in, and that nobody ever gets the rows of another's scope from the engine."""

from __future__ import annotations

import ast
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboards import access, data
from dashboards.access import login, people
from dashboards.access.limits import BY_LEVEL, OPEN, OPEN_TO_STAFF
from dashboards.questions import sales
from dashboards.slices import DIMENSIONS, EVERYTHING, Recorte, Scope
from tests.dashboards.published import AGENCIES
from tests.dashboards.test_data import YEAR, one, plain
from tests.dashboards.test_pages import APP, RUN_SECONDS, cards, said
from tests.dashboards.visitors import EVERYONE, HORIZON, LIST, seen_by, sent, visited, write_list


@pytest.fixture(autouse=True)
def people_list(tmp_path: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = write_list(tmp_path)
    monkeypatch.setenv("ACESSOS", str(path))
    monkeypatch.setenv("WAREHOUSE", str(warehouse))
    return path


# ---- the engine -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "scope",
    [HORIZON, Scope("corretor", ("cv-310",)), Scope("empreendimento", ("cv-2", "cv-3"))],
    ids=lambda scope: scope.dimension,
)
def test_every_view_is_limited_open_by_column_or_refused(warehouse: Path, scope: Scope) -> None:
    version = seen_by(scope).version
    key = DIMENSIONS[scope.dimension or ""].id
    outcomes = set()
    with plain(warehouse) as file:
        found = file.execute("select table_name from duckdb_tables() where schema_name = 'views'")
        published = {name for (name,) in found.fetchall()}
    for view in sorted({name.removeprefix("views.") for name in data.VIEWS} & published):
        sql = f"select e.* from views.{view} as e"
        if not data.is_readable(version, view):
            with pytest.raises(data.OutOfScopeError):
                data.query(version, sql, {})
            outcomes.add("refused")
            continue
        rows = data.query(version, sql, {})
        columns = set(rows[0]) if rows else set()
        if view in BY_LEVEL:
            level, entity = BY_LEVEL[view]
            assert {row[level] for row in rows} <= {scope.dimension}
            assert {row[entity] for row in rows} <= set(scope.keys)
        elif key in columns and (view not in OPEN or scope.dimension == "empreendimento"):
            assert {row[key] for row in rows} <= set(scope.keys), view
            outcomes.add("limited")
        else:
            staff = OPEN_TO_STAFF if scope.dimension == "empreendimento" else {}
            assert columns <= {*OPEN.get(view, ()), *staff.get(view, ())}, view
            outcomes.add("open")
    assert outcomes >= {"limited", "open"}
    assert "refused" in outcomes or scope.dimension == "empreendimento"


@pytest.mark.parametrize(
    "sql",
    [
        'select * from "views"."vw_vendas" as e',
        "select * from VIEWS.vw_vendas as e",
        "select * from views . vw_vendas as e",
        "select * from views./**/vw_vendas as e",
        # Not as the pages write it, or the limit would be put into the text and break it.
        "select * from query_table('VIEWS.vw_vendas') as e",
        "select * from query('select * from VIEWS.vw_vendas') as e",
        "select e.* from views.vw_vendas as e, query_table('VIEWS.vw_vendas') as o",
        "from (pivot views.vw_vendas on tipologia using sum(valor_contrato))",
        "select * from warehouse.views.vw_vendas as e",
        "select * from vw_vendas as e",
        # A column borrowed from a neighbour must not stand in for the one that the view lacks.
        "select c.* from views.vw_vendas as e, views.vw_conciliacao_crm_erp as c",
        "select (select count(*) from views.vw_estoque_empreendimentos) as n from views.vw_vendas as e",
        "with vw_vendas as (select 1) select * from views.vw_conciliacao_crm_erp as e",
        "select count(*) as total, sum(vgv_bruto) as soma from views.vw_resumo_periodos as e",
    ],
)
def test_no_way_of_writing_a_statement_gets_around_the_scope(sql: str) -> None:
    with pytest.raises((data.OutOfScopeError, ValueError, duckdb.Error)):
        data.query(seen_by(HORIZON).version, sql, {})


@pytest.mark.parametrize(
    "sql",
    [
        "select * from views.vw_vendas as e where true or e.id_imobiliaria = 'cv-1'",
        "select * from views.vw_vendas as e union all select * from views.vw_vendas as o",
        "with escopo as (select * from views.vw_vendas) select * from escopo -- views.vw_vendas",
        "select o.* from views.vw_vendas as e full join views.vw_vendas as o on false",
        "select * from views.vw_vendas as e where exists (select 1 from views.vw_eventos_venda)",
    ],
)
def test_whatever_a_statement_joins_the_rows_are_ones_own(sql: str) -> None:
    rows = data.query(seen_by(HORIZON).version, sql, {})
    assert rows
    assert {row["id_imobiliaria"] for row in rows} <= {"cv-2", None}


def test_targets_are_limited_by_level_and_commissions_of_others_are_closed() -> None:
    columns = {"vw_metas": ("nivel", "id_entidade"), "vw_parcelas_comissao": ("id_imobiliaria",)}
    with duckdb.connect() as file:
        file.execute("create schema views")
        file.execute(
            "create table views.vw_metas as from (values ('imobiliaria', 'cv-2'), "
            "('imobiliaria', 'cv-1'), ('corretor', 'cv-2'), ('empresa', 'empresa')) as m(nivel, id_entidade)"
        )
        sql = access.limited(file, "select * from views.vw_metas as e", HORIZON, columns)
        rows = file.execute(sql, {access.PARAMETER: list(HORIZON.keys)}).fetchall()
        assert rows == [("imobiliaria", "cv-2")]
        # The instalments of the sale's agency are paid to its brokers and managers too.
        with pytest.raises(data.OutOfScopeError):
            access.limited(file, "select * from views.vw_parcelas_comissao", HORIZON, columns)


def test_only_whoever_answers_for_developments_chooses_among_all_agencies_and_brokers() -> None:
    brokers = data.options(seen_by(EVERYTHING).version, "corretor")
    manager = seen_by(Scope("empreendimento", ("cv-2",))).version
    assert set(data.options(manager, "imobiliaria")) == set(AGENCIES)
    assert data.options(manager, "corretor") == brokers
    assert set(data.options(seen_by(HORIZON).version, "imobiliaria")) == {"Horizonte Consultoria"}
    broker = seen_by(Scope("corretor", ("cv-310",))).version
    assert dict(data.options(broker, "imobiliaria")) == {}
    assert dict(data.options(broker, "corretor")) == {"Corretor 310": "cv-310"}


def test_no_keys_mean_no_rows() -> None:
    recorte = seen_by(Scope("imobiliaria", ()))
    assert sales.count(recorte, "vendas") == 0
    assert data.options(recorte.version, "imobiliaria") == {}
    assert data.held(recorte.version, "vw_vendas") == 0


QUESTIONS: dict[str, Callable[[Recorte], Any]] = {
    "indicators": sales.figures,
    "ledger": sales.ledger,
    "ranking": lambda recorte: sales.ranking(recorte, "imobiliaria", "vgv_bruto"),
    "sales": lambda recorte: sales.rows(recorte, "vendas"),
    "all_sales": lambda recorte: sales.all_rows(recorte, "distratos"),
    "sales_count": lambda recorte: sales.count(recorte, "vendas"),
    "options": lambda recorte: data.options(recorte.version, "corretor"),
    "overview": lambda recorte: data.overview(recorte.version).events,
    "held": lambda recorte: data.held(recorte.version, "vw_vendas"),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_cache_never_hands_one_scope_the_answer_of_another(name: str) -> None:
    ask = QUESTIONS[name]
    scopes = [EVERYTHING, HORIZON, Scope("imobiliaria", ("cv-1",)), Scope("corretor", ("cv-310",))]
    alone = []
    for scope in scopes:
        st.cache_data.clear()
        alone.append(ask(seen_by(scope)))
    assert all(alone.count(answer) == 1 for answer in alone)
    st.cache_data.clear()
    for _ in range(2):  # the second time from a cache that holds everybody's answers
        for scope, answer in zip(scopes, alone, strict=True):
            assert ask(seen_by(scope)) == answer


def test_figures_are_those_of_the_agency_and_add_up_to_the_company(warehouse: Path) -> None:
    whole = sales.figures(seen_by(EVERYTHING))
    parts = [
        sales.figures(seen_by(Scope("imobiliaria", (f"cv-{number}",))))
        for number in range(1, len(AGENCIES) + 1)
    ]
    for metric in ("vgv_bruto", "vgv_liquido", "vendas_brutas", "distratos", "comissao_prevista"):
        assert sum(part[metric].value or 0 for part in parts) == whole[metric].value
    (sold,) = one(
        warehouse,
        "select sum(valor_contrato) from views.vw_vendas where id_imobiliaria = 'cv-2' "
        f"and not eh_transferencia and data_venda between '{YEAR.first}' and '{YEAR.last}'",
    )
    assert parts[1]["vgv_bruto"].value == sold


def test_a_filter_cannot_widen_the_scope() -> None:
    forged = replace(seen_by(HORIZON), imobiliaria=("cv-1",))
    assert sales.count(forged, "vendas") == 0
    assert sales.all_rows(forged, "vendas") == []


def test_only_the_engine_and_the_access_make_versions_and_connections() -> None:
    """A page or question that made its own would choose its own scope."""
    folder = APP.parent
    trusted = {"data.py", "connection.py", "slices.py"}
    checked = 0
    for path in folder.rglob("*.py"):
        inside = path.relative_to(folder)
        if str(inside) in trusted or inside.parts[0] in ("access", "digest"):
            continue
        checked += 1
        named = {
            node.attr if isinstance(node, ast.Attribute) else node.id
            for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(call, ast.Call)
            for node in [call.func]
            if isinstance(node, ast.Attribute | ast.Name)
        }
        assert not named & {"Version", "Scope", "connect", "reader", "cursor"}, path
    assert checked > 10


# ---- who gets in ------------------------------------------------------------------------------------


@pytest.mark.parametrize("email", EVERYONE)
def test_each_role_gets_in_and_is_told_what_it_sees(email: str) -> None:
    app = visited(email.upper())
    assert not app.exception
    assert not app.error
    assert len(cards(app)) == 6
    role = people.ROLES[EVERYONE[email]]
    signature = next(caption.value for caption in app.caption if email in caption.value)
    assert role.label in signature
    person = people.find(email)
    assert person
    assert person.scope.is_limited == bool(role.limits)
    assert (role.limits in signature) if role.limits else "só" not in signature
    assert any(button.label == "Sair" for button in app.button)


@pytest.mark.parametrize(
    ("email", "claims", "sentence"),
    [
        (None, {}, "Entre com a sua conta"),
        ("ninguem@example.com", {}, "não está na lista"),
        ("maria@horizonte.example", {"email_verified": False}, "não está na lista"),
        ("maria@horizonte.example", {"iat": time.time() - 13 * 3600}, "sessão terminou"),
        ("maria@horizonte.example", {"iat": None}, "sessão terminou"),
        ("maria@horizonte.example", {"is_logged_in": False}, "Entre com a sua conta"),
    ],
)
def test_anybody_else_stays_outside(
    email: str | None, claims: dict[str, Any], sentence: str
) -> None:
    app = visited(email, **claims)
    assert not app.exception
    assert sentence in said(app)
    assert not app.metric
    assert not app.multiselect
    assert not app.get("plotly_chart")
    assert "_recorte" not in app.session_state
    shown = sent(app)
    assert not [name for name in AGENCIES if name in shown]


def test_whoever_is_taken_off_the_list_is_out_at_the_next_click(people_list: Path) -> None:
    app = visited("maria@horizonte.example")
    assert app.metric
    people_list.write_text(LIST.replace("Maria@Horizonte", "outra"), encoding="utf-8")
    app.run()
    assert "não está na lista" in said(app)
    assert not app.metric
    assert "Horizonte Consultoria" not in sent(app)


@pytest.mark.parametrize(
    "line",
    [
        "x@y.example;imobiliaria;",  # an agency without keys would see everything
        "x@y.example;corretor; ;",
        "x@y.example;financeiro;cv-2",  # a limit that the role does not know
        "x@y.example;presidente;",
        "x@y.example;imobiliaria;Horizonte Consultoria",
        "x@y.example;imobiliaria;cv-2\nx@y.example;diretoria;",
        "x.example;diretoria;",
        "x@y.example",
    ],
)
def test_a_line_that_is_not_understood_lets_nobody_in(line: str, people_list: Path) -> None:
    people_list.write_text(f"email;papel;escopo\n{line}\ncerta@y.example;diretoria;\n", "utf-8")
    assert people.find("x@y.example") is None
    assert people.find("x.example") is None
    assert people.find("certa@y.example")


def test_a_list_with_commas_and_one_that_is_missing_or_without_its_columns(
    people_list: Path,
) -> None:
    people_list.write_text('papel,email,escopo\nimobiliaria,x@y.example,"cv-2 cv-3"\n', "utf-8-sig")
    assert people.find("X@y.example") == people.Person(
        "x@y.example", "imobiliaria", Scope("imobiliaria", ("cv-2", "cv-3"))
    )
    people_list.write_text(" Email ;PAPEL;escopo\nx@y.example;diretoria;\n", "utf-8")
    assert people.find("x@y.example")
    people_list.write_text("email;papel;escopo\nx@y.example;diretoria;\0\n", "utf-8")
    assert people.find("x@y.example") is None
    people_list.write_text("email;papel\nx@y.example;diretoria\n", "utf-8")
    assert people.find("x@y.example") is None
    people_list.unlink()
    assert people.find("x@y.example") is None


def test_outside_of_a_session_a_configured_login_gives_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(login, "is_login_configured", lambda: True)
    with pytest.raises(access.NoAccessError):
        data.current_version()


# ---- without a login --------------------------------------------------------------------------------


def test_without_a_login_this_machine_is_served_and_told_so() -> None:
    app = AppTest.from_file(str(APP), default_timeout=RUN_SECONDS).run()
    assert app.metric
    assert any("atendem só nesta máquina" in caption.value for caption in app.caption)


@pytest.mark.parametrize(
    ("address", "host", "is_served"),
    [
        ("127.0.0.1", "127.0.0.1:8501", True),
        ("127.0.0.1", "localhost:8501", True),
        ("::1", "[::1]:8501", True),
        ("127.0.0.1", "painel.vgv.example", False),  # a proxy on this machine
        ("127.0.0.1", "localhost.evil.example:8501", False),
        ("0.0.0.0", "127.0.0.1:8501", False),
        (None, "localhost:8501", False),
        ("0.0.0.0", None, False),
    ],
)
def test_without_a_login_nobody_else_is(
    address: str | None, host: str | None, is_served: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    headers = {} if host is None else {"Host": host}
    monkeypatch.setattr(type(st.context), "headers", property(lambda _: headers))
    monkeypatch.setattr(type(st.context), "ip_address", property(lambda _: None))
    before = st.get_option("server.address")
    st.config.set_option("server.address", address)
    try:
        app = AppTest.from_file(str(APP), default_timeout=RUN_SECONDS).run()
    finally:
        st.config.set_option("server.address", before)
    assert bool(app.metric) is is_served
    assert ("sem login" in said(app)) is not is_served


def test_without_a_login_a_visitor_from_elsewhere_is_refused_wherever_the_server_listens(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(type(st.context), "headers", property(lambda _: {"Host": "127.0.0.1:8501"}))
    monkeypatch.setattr(type(st.context), "ip_address", property(lambda _: "10.0.0.7"))
    app = AppTest.from_file(str(APP), default_timeout=RUN_SECONDS).run()
    assert not app.metric
    assert "sem login" in said(app)
