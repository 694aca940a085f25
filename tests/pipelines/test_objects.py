"""The tables of objects: names, groups, the choice of a run, and the page that lists them."""

from __future__ import annotations

import pytest

from pipelines import cvcrm, sienge
from pipelines.catalogue import ROOT, page
from pipelines.errors import SettingsError
from pipelines.sandbox.cvdw import OBJECTS as SANDBOX_PATHS
from pipelines.selection import RunOptions, choose

GROUPS = {
    "vendas",
    "comissoes",
    "repasses",
    "leads",
    "cadastros",
    "pessoas",
    "atendimento",
    "assistencia",
    "juridico",
    "pesquisas",
    "recebiveis",
}


def chosen(*objects: str) -> dict[str, set[str]]:
    parts = choose(RunOptions(objects=objects))
    return {part.source.name: {obj.table for obj in part.objects} for part in parts}


def test_every_object_has_a_name_of_its_own_and_a_known_group() -> None:
    for objects in (cvcrm.OBJECTS, sienge.OBJECTS):
        assert len({obj.table for obj in objects}) == len(objects)
        assert len({obj.path for obj in objects}) == len(objects)
        assert {obj.group for obj in objects} <= GROUPS
        assert all(obj.meaning for obj in objects)
        assert {obj.table for obj in objects if not obj.key} <= {"campos_adicionais"}


def test_cvdw_is_covered_and_so_is_its_sandbox() -> None:
    assert len(cvcrm.OBJECTS) == 74
    assert {obj.path for obj in cvcrm.OBJECTS} == SANDBOX_PATHS


def test_without_a_name_only_the_default_objects_are_read() -> None:
    found = chosen()
    assert found["cvcrm"] == {obj.table for obj in cvcrm.OBJECTS if obj.default}
    assert {"leads_visitas", "leads_perdas"} < found["cvcrm"]
    assert "leads_interacoes" not in found["cvcrm"]
    assert found["sienge"] == {
        "sales_contracts",
        "sales",
        "enterprises",
        "units",
        "commissions",
        "income",
        "customers",
    }


def test_all_means_every_object() -> None:
    found = chosen("all")
    assert len(found["cvcrm"]) == len(cvcrm.OBJECTS)
    assert len(found["sienge"]) == len(sienge.OBJECTS)


def test_an_object_is_chosen_by_table_path_or_source() -> None:
    expected = {"cvcrm": {"leads_visitas"}}
    assert chosen("leads_visitas") == chosen("leads/visitas") == expected
    assert chosen("cvcrm.leads_visitas") == expected


def test_a_group_reaches_the_objects_that_are_not_default() -> None:
    assert chosen("group:pessoas") == {
        "cvcrm": {obj.table for obj in cvcrm.OBJECTS if obj.group == "pessoas"}
    }
    assert len(chosen("group:pessoas")["cvcrm"]) == 8
    assert "customer_extract_history" in chosen("recebiveis")["sienge"]


def test_a_word_that_names_an_object_never_means_a_group() -> None:
    assert chosen("vendas") == chosen("cvcrm.vendas") == {"cvcrm": {"vendas"}}
    group = chosen("group:vendas")
    assert group["sienge"] == {"sales_contracts", "sales"}
    assert "reservas" in group["cvcrm"]
    assert chosen("vendas", "group:vendas") == group
    assert chosen("group:cadastros") == chosen("cadastros") != {}
    with pytest.raises(SettingsError, match="group:vendas"):
        choose(RunOptions(sources=("sienge",), objects=("vendas",)))


def test_an_unknown_name_is_refused_even_beside_a_known_one() -> None:
    with pytest.raises(SettingsError, match="demandas"):
        choose(RunOptions(objects=("leads", "demandas")))


def test_the_committed_page_is_what_the_generator_says() -> None:
    committed = (ROOT / "docs" / "objects.md").read_text(encoding="utf-8")
    assert committed == "\n".join(page())
