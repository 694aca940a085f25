"""Which fault strikes which object in the fault matrix, and how the run must end.

The kinds are those of the vendors' documentation and of real answers, as `sandbox/faults.py` knows
them. Where a kind may pass or stay, there is a case for each.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Fault = dict[str, Any]

ONCE = {"times": 1}
TWICE = {"times": 2}
NINE_HOURS = 32_400
SECONDS = 1.8  # longer than the matrix's time-out

COMPLETE = ""


@dataclass(frozen=True)
class Case:
    """One fault on one object.

    Attributes:
        name: of an object, with its source: `cvcrm.leads`.
        faults: what `Faults.set` takes, without the API and, usually, without the object.
        ends: `COMPLETE`, or the words that its sentence must have.
        is_bent: the answers themselves are bent, so raw keeps them bent until a full pass.
    """

    id: str
    name: str
    faults: tuple[Fault, ...]
    ends: str = COMPLETE
    is_bent: bool = False

    @property
    def api(self) -> str:
        return "cvdw" if self.name.startswith("cvcrm.") else "sienge"

    @property
    def alongside(self) -> tuple[str, ...]:
        """What the run must read beside it, unstruck: what the probe asks, and what it needs."""
        if self.api == "cvdw":
            return ("cvcrm.reservas",)
        return ("sienge.enterprises", "sienge.sales_contracts")[: 1 + (self.table == "sales")]

    def disturbs(self, other: Case) -> bool:
        """Whether one run cannot tell of both."""
        return self.name in (other.name, *other.alongside) or other.name in self.alongside

    @property
    def table(self) -> str:
        return self.name.partition(".")[2]


def _status(code: int, **more: Any) -> Fault:
    return {"name": "status", "code": code, **more}


def _cvdw(id: str, table: str, *faults: Fault, ends: str = COMPLETE, bent: bool = False) -> Case:  # noqa: A002 (pytest's word)
    return Case(f"cvdw-{id}", f"cvcrm.{table}", faults, ends, bent)


def _sienge(id: str, table: str, *faults: Fault, ends: str = COMPLETE, bent: bool = False) -> Case:  # noqa: A002
    return Case(f"sienge-{id}", f"sienge.{table}", faults, ends, bent)


NOT_JSON = "not the JSON that the API documents"
OVERCOUNT = {"name": "overcount", "by": 60}

CASES = (
    _cvdw(
        "401-in-the-middle",
        "comissoes_pagamentos",
        _status(401, after=1),
        ends="refused the credentials",
    ),
    _cvdw(
        "403",
        "repasses_historico_situacoes",
        _status(403),
        ends="does not let this account read it",
    ),
    _cvdw("404", "atendimentos_workflow_tempo", _status(404), ends="does not know this address"),
    _cvdw("405", "assistencias_workflow_tempo", _status(405), ends="does not offer this route"),
    _cvdw("422", "assistencias_itens_workflow_tempo", _status(422), ends="answered unexpectedly"),
    _cvdw("time-refused", "repasses", {"name": "strict_dates"}, ends="refused the request"),
    _cvdw("429-burst", "precadastros", _status(429, **TWICE)),
    _cvdw("429-with-seconds", "leads_ganhos", _status(429, retry_after=0.1, **ONCE)),
    _cvdw(
        "429-for-hours",
        "precadastro_workflow_tempo",
        _status(429, retry_after=NINE_HOURS),
        ends="quota is spent",
    ),
    _cvdw("500-once", "leads", _status(500, **ONCE)),
    _cvdw("500-stays", "atendimentos", _status(500), ends="the API failed on"),
    _cvdw("503-window", "assistencias", _status(503, **TWICE)),
    _cvdw("reset-once", "assistencias_visitas_workflow_tempo", {"name": "reset", **ONCE}),
    _cvdw("reset-in-the-body", "pessoas_contatos", {"name": "reset", "share": 0.5, **ONCE}),
    _cvdw("reset-stays", "leads_perdas", {"name": "reset"}, ends="cannot be reached"),
    _cvdw("half-json-once", "atendimentos_interacoes", {"name": "truncated", **ONCE}),
    _cvdw(
        "half-json-stays", "precadastro_historico_situacoes", {"name": "truncated"}, ends=NOT_JSON
    ),
    _cvdw(
        "shorter-than-announced",
        "repasses_workflow_tempo",
        {"name": "truncated", "announce_whole": True, **ONCE},
    ),
    _cvdw("html-once", "reservas_registros_flags", {"name": "html", **ONCE}),
    _cvdw("html-stays", "simulacoes", {"name": "html"}, ends=NOT_JSON),
    _cvdw("slow", "atendimentos_times", {"name": "slow", "seconds": SECONDS, **ONCE}),
    _cvdw("slow-body", "processos", {"name": "slow_body", "seconds": SECONDS, **ONCE}),
    _cvdw("total-too-high-once", "pessoas_financeiros", {"name": "overcount", "by": 1, **ONCE}),
    _cvdw(
        "past-end-dados", "pessoas_bancarios", OVERCOUNT, {"name": "past_end"}, ends="nothing was"
    ),
    _cvdw(
        "past-end-204",
        "pessoas_patrimoniais",
        OVERCOUNT,
        {"name": "past_end", "mode": "204"},
        ends="nothing was lost",
    ),
    _cvdw(
        "past-end-404",
        "pessoas_profissional",
        OVERCOUNT,
        {"name": "past_end", "mode": "404"},
        ends="does not know this address",
    ),
    _cvdw("null-cursors-pass", "atendimentos_times_integrantes", {"name": "null_cursors_pass"}),
    _cvdw("ties-in-any-order", "pesquisas_respostas", {"name": "unstable_ties"}),
    _cvdw(
        "no-key",
        "agendamentos_vistorias",
        {"name": "missing_field", "field": "idvistoria"},
        ends="a record came without idvistoria",
    ),
    _cvdw(
        "type-change",
        "assistencias_itens",
        {"name": "type_change", "field": "idsituacao"},
        bent=True,
    ),
    _cvdw("new-field", "usuarios_administrativos", {"name": "new_field"}, bent=True),
    _cvdw("field-gone", "imobiliarias", {"name": "missing_field", "field": "nome"}, bent=True),
    _sienge(
        "401-in-the-middle",
        "sales_contracts",
        _status(401, after=1),
        ends="refused the credentials",
    ),
    _sienge("403", "income", _status(403), ends="does not let this account read it"),
    _sienge("404-gateway", "customers", _status(404), ends="does not know this address"),
    _sienge("400", "creditors", _status(400), ends="refused the request as invalid"),
    _sienge("429-burst", "customer_extract_history", _status(429, **TWICE)),
    _sienge(
        "429-for-hours", "customers", _status(429, retry_after=NINE_HOURS), ends="quota is spent"
    ),
    _sienge("500-once", "income", _status(500, **ONCE)),
    _sienge("502-on-a-wide-range", "sales", _status(502, after=1), ends="the API failed on"),
    _sienge("504-twice", "customer_extract_history", _status(504, **TWICE)),
    _sienge(
        "504-then-the-job-fails",
        "customer_extract_history",
        _status(504, **TWICE),
        {"name": "job", "object": "async"},
        ends="job for this answer failed",
    ),
    _sienge(
        "504-then-the-job-expires",
        "customer_extract_history",
        _status(504, **TWICE),
        {"name": "job", "mode": "expired", "object": "async"},
        ends="the next run starts",
    ),
    _sienge("503-stays", "commissions", _status(503), ends="the API failed on"),
    _sienge("half-json-once", "income", {"name": "truncated", **ONCE}),
    _sienge(
        "shorter-than-announced",
        "income",
        {"name": "truncated", "announce_whole": True, **ONCE},
    ),
    _sienge("html-once", "creditors", {"name": "html", **ONCE}),
    _sienge("html-stays", "customer_extract_history", {"name": "html"}, ends=NOT_JSON),
    _sienge("slow", "commissions", {"name": "slow", "seconds": SECONDS, **ONCE}),
    _sienge("slow-body", "income", {"name": "slow_body", "seconds": SECONDS, **ONCE}),
    _sienge("reset-once", "receivable_bills", {"name": "reset", "after": 1, **ONCE}),
    _sienge("reset-in-the-body", "income", {"name": "reset", "share": 0.5, **ONCE}),
    _sienge("reset-stays", "units", {"name": "reset", "after": 1}, ends="cannot be reached"),
    _sienge(
        "nothing-told-as-204",
        "sales",
        {"name": "empty", "mode": "204"},
    ),
    _sienge(
        "nothing-told-as-404",
        "sales",
        {"name": "empty", "mode": "404"},
    ),
    _sienge("past-end-dados", "units", OVERCOUNT, {"name": "past_end"}, ends="nothing was"),
    _sienge(
        "past-end-404",
        "customers",
        OVERCOUNT,
        {"name": "past_end", "mode": "404"},
        ends="nothing was",
    ),
    _sienge(
        "past-end-204",
        "receivable_bills",
        OVERCOUNT,
        {"name": "past_end", "mode": "204"},
        ends="nothing was",
    ),
    _sienge("created-is-registration", "sales", {"name": "created_is_registration"}),
    _sienge(
        "no-key",
        "customer_extract_history",
        {"name": "missing_field", "field": "billReceivableId"},
        ends="a record came without billReceivableId",
    ),
    _sienge("type-change", "sales_contracts", {"name": "type_change", "field": "value"}, bent=True),
    _sienge("new-field", "customers", {"name": "new_field"}, bent=True),
)


def batches() -> list[list[Case]]:
    """The cases in as few runs as they fit in: each strikes another object of the run.

    Those that fail come first, so that the later runs need no second one.
    """
    packed: list[list[Case]] = []
    for case in sorted(CASES, key=lambda case: case.ends == COMPLETE):
        for batch in packed:
            if not any(case.disturbs(other) for other in batch):
                batch.append(case)
                break
        else:
            packed.append([case])
    return packed
