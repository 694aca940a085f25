"""What a page asks about: one published version, a period, a comparison and the filters.

A `Recorte` is the whole context of a query and therefore its cache key. Whatever later decides what a
person may see (a scope by login) belongs here too, so that no cached row can cross from one to another.
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
    view: str = ""


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
}


@dataclass(frozen=True)
class Recorte:
    """One view of the data; an empty tuple restricts nothing."""

    version: str
    period: Period
    compared: Period | None = None
    empreendimento: tuple[str, ...] = ()
    imobiliaria: tuple[str, ...] = ()
    corretor: tuple[str, ...] = ()
    tipologia: tuple[str, ...] = ()
    tipo_venda: tuple[str, ...] = ()

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
