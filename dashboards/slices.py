"""What a page asks about: one published version, a period, a comparison and the filters.

A `Recorte` is the whole context of a query and therefore its cache key. What a person may see is part of
the version that it asks (`Version.scope`), so that no cached row can cross from one to another.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from dashboards.periods import Period


@dataclass(frozen=True)
class Dimension:
    """How the views call a dimension: its identifying column, its name, and the view that lists it."""

    label: str
    id: str
    name: str
    view: str = "vw_eventos_venda"


DIMENSIONS = {
    "empreendimento": Dimension(
        "Empreendimento", "id_empreendimento", "nome_empreendimento", "vw_empreendimentos"
    ),
    "imobiliaria": Dimension(
        "Imobiliária", "id_imobiliaria", "nome_imobiliaria", "vw_imobiliarias"
    ),
    "corretor": Dimension("Corretor", "id_corretor", "rotulo_corretor", "vw_corretores"),
    "tipologia": Dimension("Tipologia", "tipologia", "tipologia"),
    "tipo_venda": Dimension("Tipo de venda", "tipo_venda", "tipo_venda"),
    "origem": Dimension("Origem", "id_origem", "nome_origem", "vw_leads"),
    "tipo_perda": Dimension("Tipo de perda", "tipo_perda", "tipo_perda", "vw_motivos"),
    "motivo": Dimension("Motivo", "id_motivo", "nome_motivo", "vw_motivos"),
    "etapa": Dimension("Etapa", "etapa", "etapa", "vw_motivos"),
}
# The sidebar's, and those that the views of sales know.
GLOBAL = ("empreendimento", "imobiliaria", "corretor")
SALES = (*GLOBAL, "tipologia", "tipo_venda")


@dataclass(frozen=True)
class Scope:
    """The rows that a person may see: all, or those of some keys of one dimension.

    Unlike a filter, no keys mean no rows.
    """

    dimension: str | None = None
    keys: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.dimension is not None and self.dimension not in DIMENSIONS:
            raise KeyError(self.dimension)

    @property
    def is_limited(self) -> bool:
        return self.dimension is not None


EVERYTHING = Scope()


@dataclass(frozen=True)
class Version:
    """A published version as one person may see it; `data.current_version` hands out the reader's own."""

    name: str
    scope: Scope


@dataclass(frozen=True)
class Recorte:
    """One view of the data; an empty tuple restricts nothing beyond the version's scope."""

    version: Version
    period: Period
    compared: Period | None = None
    empreendimento: tuple[str, ...] = ()
    imobiliaria: tuple[str, ...] = ()
    corretor: tuple[str, ...] = ()
    tipologia: tuple[str, ...] = ()
    tipo_venda: tuple[str, ...] = ()
    origem: tuple[str, ...] = ()
    tipo_perda: tuple[str, ...] = ()
    motivo: tuple[str, ...] = ()
    etapa: tuple[str, ...] = ()

    def without(self, dimension: str) -> Recorte:
        """The same view without one restriction: the chart that filters by it keeps its context."""
        return self.narrowed(dimension, ())

    def narrowed(self, dimension: str, keys: tuple[str, ...]) -> Recorte:
        """The same view restricted to these values of one dimension.

        Raises:
            KeyError: if there is no such dimension.
        """
        if dimension not in DIMENSIONS:
            raise KeyError(dimension)
        changes: dict[str, Any] = {dimension: keys}
        return replace(self, **changes)
