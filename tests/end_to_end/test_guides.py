"""The written guides against the warehouse: the drawn model and the changelog of the marts."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.end_to_end.company import ROOT, Company

RELATION = re.compile(r"^    (\w+) [|o}]{2}--[|o{]{2} (\w+) : (\w+)$", re.MULTILINE)
ENTITY = re.compile(r"^    (\w+) \{\n(.*?)^    \}$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def public(built: Company) -> dict[str, dict[str, Any]]:
    """The public models of the project, by name, as dbt's manifest has them."""
    nodes = json.loads((built.folder / "target" / "manifest.json").read_text())["nodes"].values()
    return {
        node["name"]: node
        for node in nodes
        if node["resource_type"] == "model" and node["access"] == "public"
    }


def test_the_drawn_model_is_the_real_one(public: dict[str, dict[str, Any]]) -> None:
    """Entities exist with these columns and types, keys are of the grain, relations share a column."""
    drawn = re.findall(
        r"```mermaid\n(.*?)```", (ROOT / "docs" / "modelo.md").read_text(), re.DOTALL
    )
    wrong = []
    facts = set()
    for diagram in drawn:
        for left, right, column in RELATION.findall(diagram):
            facts |= {left, right}
            wrong += [
                f"{name} has no {column}"
                for name in (left, right)
                if name not in public or column not in public[name]["columns"]
            ]
        for name, body in ENTITY.findall(diagram):
            facts.add(name)
            columns = public[name]["columns"]
            for kind, column, *key in (line.split() for line in body.strip().splitlines()):
                real = columns.get(column, {}).get("data_type", "absent").split("(")[0]
                if real != kind:
                    wrong.append(f"{name}.{column} is {real}, drawn as {kind}")
                if key and column not in public[name]["meta"]["granularidade"]:
                    wrong.append(f"{name}.{column} is no part of the grain")
    assert wrong == [], wrong
    # The ledger of loads and the dimension of days stand in no diagram.
    marts = {name for name in public if name.startswith(("fct_", "brg_", "dim_"))}
    assert marts - facts == {"fct_execucoes", "dim_calendario"}


def test_the_changelog_names_every_public_model(public: dict[str, dict[str, Any]]) -> None:
    changelog = (ROOT / "docs" / "mudancas.md").read_text()
    assert public.keys() - set(re.findall(r"`(\w+)`", changelog)) == set()
