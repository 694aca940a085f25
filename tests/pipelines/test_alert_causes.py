"""What counts as a cause of an alert, how it is said, and when it is over: from a ledger made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from pipelines.alerts.causes import ObjectHistory, SourceState, causes, may_be_over
from pipelines.alerts.settings import AlertSettings, resolve_alert_settings
from pipelines.quota import QuotaUse
from tests.pipelines.house import environment

NOW = datetime(2026, 3, 31, 15, tzinfo=UTC)
LATE = NOW - timedelta(hours=30)


def history(table: str = "leads", **changes: Any) -> ObjectHistory:
    read = ObjectHistory(
        table=table,
        first_at=LATE,
        complete_at=NOW,
        run_id="r1",
        finished_at=NOW,
        outcome="ok",
        full_run_id="r1",
        rows_seen=1000,
    )
    return replace(read, **changes)


def state(*histories: ObjectHistory, **changes: Any) -> SourceState:
    default = SourceState(source="cvcrm", histories=histories, watched={"leads", "vendas"})
    return replace(default, **changes)


def told(found: SourceState, settings: AlertSettings | None = None) -> dict[str, str]:
    """What is said of each cause that is not covered by another."""
    holding = causes(found, settings or resolve_alert_settings(), NOW)
    return {cause.key: cause.sentence for cause in holding if not cause.is_covered}


def test_all_is_well() -> None:
    assert told(state(history(), history("vendas"))) == {}


def test_stale_means_watched_objects_whose_failure_does_not_say_so_already() -> None:
    late = history("vendas", complete_at=LATE)
    assert (
        "há 30 h (o limite é 26 h), desde 30/03/2026 06:00: vendas;"
        in told(state(history(), late))["atraso:cvcrm"]
    )
    assert told(state(history("pessoas", complete_at=LATE))) == {}
    failed = replace(late, outcome="failed", error="x (HTTP 403)")
    assert set(told(state(history(), failed))) == {"falha:cvcrm.vendas"}
    holding = causes(state(history(), failed), resolve_alert_settings(), NOW)
    assert "atraso:cvcrm" in {cause.key for cause in holding}, "else its end would be told"
    assert "nunca foi carregado" in told(state())["atraso:cvcrm"]
    assert told(state(is_configured=False)) == {}
    with environment(ALERTS__STALE_HOURS="48", ALERTS__CVCRM__STALE_HOURS="29"):
        assert "atraso:cvcrm" in told(state(late), resolve_alert_settings("cvcrm"))
        assert told(state(late), resolve_alert_settings("sienge")) == {}


def test_a_first_load_that_has_not_ended_is_stale_too() -> None:
    assert "atraso:cvcrm" in told(state(history(complete_at=None)))
    assert told(state(history(complete_at=None, first_at=NOW))) == {}


def test_vanished_rows_above_the_share_are_told_once_for_their_run() -> None:
    (cause,) = causes(state(history(rows_vanished=60)), resolve_alert_settings(), NOW)
    assert cause.key == "sumico:cvcrm.leads"
    assert "60 registros (5,7 %) sumiram" in cause.sentence
    assert not cause.repeats
    assert not may_be_over(cause.key, state(history()), LATE)
    assert told(state(history(rows_vanished=50))) == {}
    assert told(state(history(rows_seen=10, rows_vanished=20))) == {}


def test_a_refused_fetch_says_what_to_run() -> None:
    error = (
        "leads: 300 of 1000 known rows are gone from the API, more than the 20% that is believed"
    )
    found = told(state(history(outcome="failed", error=error), history("vendas")))
    assert set(found) == {"recusa:cvcrm.leads"}
    assert "300 de 1000 registros conhecidos sumiram" in found["recusa:cvcrm.leads"]
    assert (
        "MAX_VANISHED_SHARE=1 dlt pipeline cvcrm run --full --objects leads"
        in found["recusa:cvcrm.leads"]
    )


def test_a_source_as_a_whole_is_over_only_when_something_was_read_since() -> None:
    failed = [history(t, outcome="failed", error="same") for t in ("leads", "vendas")]
    assert set(told(state(*failed))) == {"fonte:cvcrm"}
    assert set(told(state(error="cvcrm: not configured"))) == {"fonte:cvcrm"}
    read = state(history(finished_at=NOW))
    assert may_be_over("fonte:cvcrm", read, LATE)
    assert not may_be_over("fonte:cvcrm", read, NOW)


def test_a_quota_below_its_share_and_what_is_skipped_are_no_causes() -> None:
    use = QuotaUse(source="cvcrm", family="bulk", spent=79, quota=100)
    assert told(state(history(), quotas=(use,))) == {}
    full = replace(use, spent=80)
    assert "massa (bulk), 80 de 100" in told(state(history(), quotas=(full,)))["cota:cvcrm.bulk"]
    failed = history(outcome="failed", error="x (HTTP 403)")
    assert told(state(failed, history("vendas"), skipped=["leads"])) == {}


@pytest.mark.parametrize(
    ("error", "advice"),
    [
        ("cvcrm: the API refused the credentials (HTTP 401); check", "credenciais"),
        ("sienge: x: the quota is spent, the API asks (HTTP 429)", "cota diária"),
        ("sienge: x: the API kept refusing (HTTP 429); lower", "REQUESTS_PER_MINUTE"),
        ("leads: the API says that there are 9 rows but shows only 8 after", "menos registros"),
        ("income: Sienge's job for this answer failed", "próxima execução tenta de novo"),
        ("sienge: not configured: set SOURCES__SIENGE__BASE_URL", "dlt pipeline doctor"),
        ("cvcrm: the answer to leads is not the JSON that the API documents", "não se entende"),
        ("cvcrm: dlt could not load (disk full); what was read stays", "espaço em disco"),
        ("cvcrm: unexpected KeyError: 'x'", "veja o registro da execução"),
    ],
)
def test_every_failure_says_what_to_do(error: str, advice: str) -> None:
    found = told(state(history(outcome="failed", error=error), history("vendas")))
    assert advice in found["falha:cvcrm.leads"]
