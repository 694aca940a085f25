"""What is true in the simulated company at the clock, by the rules of the warehouse.

Computed from the life tables alone, never from the JSON that the APIs serve: tests compare the
warehouse with this to the cent.
"""

from __future__ import annotations

from collections import namedtuple
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, Final

from pipelines.sandbox.world import World

# `apoio` reads the others, so it comes last; it is views only and costs nothing where unused.
STATES: Final = (
    "reservas",
    "contratos",
    "comissoes",
    "comissoes_erp",
    "repasses",
    "parcelas",
    "apoio",
)
# What a subject reads besides `verdade.sql` and the states, in the order in which it must stand.
_EVENTS: Final = ("verdade_vendas_detalhe", "verdade_eventos_venda")
NEEDS: Final = {
    "eventos_venda": _EVENTS[:1],
    "funil": _EVENTS[:1],
    "perdas": _EVENTS[:1],
    "clientes": ("verdade_compradores",),
    "conciliacao": ("verdade_vendas_detalhe",),
    "parcelas_receber": ("verdade_vendas_detalhe",),
    "metas": ("planilhas",),
    "realizados": _EVENTS,
    "desempenho": _EVENTS,
    "participacoes": ("planilhas", *_EVENTS),
    "partes": ("planilhas",),
    "situacoes": ("verdade_tabela_unidades",),
    "atrasos": ("verdade_vendas_detalhe",),
    "estoque": ("verdade_unidades",),
    "vendas_por_entrada": (*_EVENTS, "verdade_unidades"),
}


@dataclass(frozen=True)
class Venda:
    """One sale. Money in cents; ``eh_transferencia``: came by a change of buyer or unit (V8),
    ``foi_transferida``: went that way."""

    id_venda: str
    id_empreendimento: str
    data_venda: date
    data_distrato: date | None
    valor_centavos: int
    comissao_prevista_centavos: int
    comissao_paga_centavos: int
    tipo_casamento: str
    eh_transferencia: bool
    foi_transferida: bool
    eh_ativa: bool


@dataclass(frozen=True)
class Mes:
    """The events of one month and development, transfers left out."""

    quantidade_vendas_brutas: int = 0
    quantidade_distratos: int = 0
    vgv_bruto_centavos: int = 0
    vgv_distratado_centavos: int = 0
    comissao_prevista_centavos: int = 0


@dataclass(frozen=True)
class Truth:
    """Every sale known at the clock and every disagreement between CRM and ERP."""

    vendas: list[Venda]
    divergencias: list[tuple[str, str]]

    def mensal(self) -> dict[tuple[str, str], Mes]:
        """The months as (``YYYY-MM``, id_empreendimento); only months with an event."""
        months: dict[tuple[str, str], Mes] = {}

        def add(day: date, sale: Venda, event: Mes) -> None:
            key = (day.strftime("%Y-%m"), sale.id_empreendimento)
            old = asdict(months.get(key, Mes()))
            months[key] = Mes(**{name: old[name] + n for name, n in asdict(event).items()})

        for sale in self.vendas:
            if not sale.eh_transferencia:
                add(
                    sale.data_venda,
                    sale,
                    Mes(
                        quantidade_vendas_brutas=1,
                        vgv_bruto_centavos=sale.valor_centavos,
                        comissao_prevista_centavos=sale.comissao_prevista_centavos,
                    ),
                )
            if sale.data_distrato and not sale.foi_transferida:
                add(
                    sale.data_distrato,
                    sale,
                    Mes(quantidade_distratos=1, vgv_distratado_centavos=sale.valor_centavos),
                )
        return months

    def as_dict(self) -> dict[str, Any]:
        """The same in plain types."""
        return {
            "vendas": [asdict(sale) for sale in self.vendas],
            "divergencias": [
                {"id_venda": sale, "motivo": reason} for sale, reason in self.divergencias
            ],
            "mensal": [
                {"mes": month, "id_empreendimento": place, **asdict(numbers)}
                for (month, place), numbers in sorted(self.mensal().items())
            ],
        }


def tell(world: World, now: datetime) -> Truth:
    """The truth of that company at that moment."""
    with world.connection(now, STATES, ("verdade",)) as con:
        sales = con.execute("select * from verdade_vendas order by id_venda").fetchall()
        disagreements = con.execute(
            "select id_venda, motivo from verdade_divergencias order by id_venda, motivo"
        ).fetchall()
    return Truth(
        vendas=[Venda(*row) for row in sales],
        divergencias=[(str(sale), str(reason)) for sale, reason in disagreements],
    )


def tell_rows(world: World, now: datetime, name: str) -> list[tuple[Any, ...]]:
    """The table ``verdade_<name>`` at that moment, as named tuples in the order of its columns.

    ``sql/verdade_<name>.sql`` creates it, after ``sql/verdade.sql`` and what ``NEEDS`` names and
    with every state of ``sql/agora`` standing, so it may read all of these and the life tables.
    Raises FileNotFoundError when there is no such file.
    """
    table = f"verdade_{name}"
    with world.connection(now, STATES, ("verdade", *NEEDS.get(name, ()), table)) as con:
        found = con.table(table).order("all")
        # mypy takes only literal fields; these are known when the table is there.
        row = namedtuple(table, [column[0] for column in found.description])  # type: ignore[misc]
        return [row(*values) for values in found.fetchall()]
