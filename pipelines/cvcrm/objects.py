"""CVDW's objects as data: path, key, what the cursor stands for, and how each is read.

`referencia_data` is the only column that the API filters by, and it means something else in every
object: where it is the creation or the sale's date, later edits never show, so the object is read in
full. Source: the vendor's CVDW documentation and what real answers showed; see README.md.
"""

from __future__ import annotations

from datetime import timedelta

from pipelines.objects import ApiObject, Mode

WEEK = timedelta(days=7)
MONTH = timedelta(days=30)


def _cvdw(
    path: str,
    *key: str,
    group: str,
    meaning: str,
    mode: Mode = "incremental",
    full_every: timedelta = MONTH,
) -> ApiObject:
    return ApiObject(
        table=path.replace("/", "_").replace("-", "_"),
        path=path,
        key=key,
        cursor="referencia_data",
        mode=mode,
        full_every=full_every,
        group=group,
        meaning=meaning,
    )


OBJECTS: tuple[ApiObject, ...] = (
    _cvdw("reservas", "idreserva", group="vendas", meaning="last modification"),
    _cvdw(
        "reservas/condicoes",
        "idreservascondicoes",
        group="vendas",
        meaning="last modification; a replaced plan may vanish",
        full_every=WEEK,
    ),
    _cvdw("reservas/registros/flags", "idreserva", group="vendas", meaning="last modification"),
    _cvdw(
        "reservas/comissoes",
        "id",
        group="comissoes",
        meaning="creation: edits are invisible to it",
        mode="full",
    ),
    _cvdw(
        "vendas",
        "idreserva",
        group="vendas",
        meaning="the sale's date: edits and back-dated sales are invisible to it",
        mode="full",
    ),
    _cvdw(
        "distratos",
        "idreserva",
        group="vendas",
        meaning="unknown; a reversal makes the row vanish",
        mode="full",
    ),
    _cvdw(
        "comissoes",
        "idcomissao",
        group="comissoes",
        meaning="creation: situation and payment are invisible to it",
        mode="full",
    ),
    _cvdw("comissoes/pagamentos", "idpagamento", group="comissoes", meaning="last modification"),
    _cvdw("repasses", "idrepasse", group="repasses", meaning="last modification"),
    _cvdw(
        "leads",
        "idlead",
        group="leads",
        meaning="last change; a deleted or merged lead vanishes",
        full_every=WEEK,
    ),
    _cvdw(
        "corretores",
        "idcorretor",
        group="cadastros",
        meaning="mostly zero dates",
        mode="full",
    ),
    _cvdw("imobiliarias", "idimobiliaria", group="cadastros", meaning="last modification"),
    _cvdw("unidades", "idunidade", group="cadastros", meaning="unknown", mode="full"),
    _cvdw("precadastros", "idprecadastro", group="leads", meaning="last history entry"),
)
