"""Values that do not fit their type are watched in every staging model that can hold them."""

from __future__ import annotations

import re

from tests.dbt.raw import ROOT

MODELS = ROOT / "dbt_project" / "models"
WATCH = MODELS / "intermediate" / "qualidade" / "int_qualidade__valores_rejeitados.sql"


def test_every_staging_model_that_marks_rejected_fields_is_watched() -> None:
    """What is missing in the list would turn to null with a green build. The models of `restrito` read
    the same records for their names, which are text and take anything."""
    marking = {
        path.stem
        for source in ("cvcrm", "sienge")
        for path in (MODELS / "staging" / source).glob("stg_*.sql")
        if "colunas_tipadas(" in path.read_text()
    }
    watched = re.findall(r"'(stg_\w+)'\]", WATCH.read_text())
    assert len(marking) > 30
    assert sorted(watched) == sorted(marking)
