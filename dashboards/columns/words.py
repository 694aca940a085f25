"""What a table's columns are, and codes in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeAlias

Text: TypeAlias = Callable[[Any], str]
Columns: TypeAlias = dict[str, tuple[str, Text | None]]

AVAILABILITY = {
    "disponivel": "Disponível",
    "em_processo": "Em processo de reserva",
    "reservada": "Reservada",
    "vendida": "Vendida",
    "bloqueada": "Bloqueada",
    "permuta": "Permuta",
    "fora_da_oferta": "Fora da oferta",
    "nao_lancada": "Ainda não lançada",
    "desconhecida": "Não informada",
}


# What the views call things by a code, per dimension.
WORDS = {
    "etapa": {
        "lead": "Lead",
        "contato": "Contato",
        "visita": "Visita",
        "precadastro": "Pré-cadastro",
        "reserva": "Reserva",
        "venda": "Venda",
    },
    "tipo_perda": {
        "lead": "Lead perdido",
        "precadastro": "Pré-cadastro perdido",
        "reserva_cancelada": "Reserva cancelada",
        "reserva_vencida": "Reserva vencida",
        "distrato": "Distrato",
    },
}


def word(dimension: str, code: str) -> str:
    """A code of a dimension in words; what is no code, or a new one, stays as it is."""
    return WORDS.get(dimension, {}).get(code, code)


def stage(code: str) -> str:
    """A stage of the funnel in words."""
    return word("etapa", code)


def loss_type(code: str) -> str:
    """A kind of loss in words."""
    return word("tipo_perda", code)


def named(words: Mapping[str, str]) -> Text:
    """What writes the codes of `words`; one that is not among them stays readable as it is."""
    return partial(_in_words, words)


def _in_words(words: Mapping[str, str], code: str) -> str:
    return words.get(code, code)


def record(number: float) -> str:
    """The number of a record, as its system writes it; a column with gaps arrives as floats."""
    return f"{number:.0f}"


def availability(state: str) -> str:
    """A unit's availability in words; a code that is not known here stays readable as it is."""
    return AVAILABILITY.get(state, state)
