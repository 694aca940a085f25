"""What an alert says: one Portuguese sentence that names the cause and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from pipelines.limits import SAO_PAULO
from pipelines.quota import QuotaUse
from pipelines.redaction import redact

LONGEST_QUOTE: Final = 300
NAMED_OBJECTS: Final = 6

# What the run's own sentences (http.py, reading.py, bulk.py, run.py) begin to tell from, and what to do.
_ADVICE: Final = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        (
            r"HTTP 401",
            "a API recusou as credenciais; renove-as nas configurações e confira se a conta não expirou",
        ),
        (
            r"HTTP 403",
            (
                "a conta não tem permissão; peça-a ao administrador da conta ou inclua o objeto em "
                "skip_objects"
            ),
        ),
        (r"HTTP 404", "a API não conhece o endereço; confira BASE_URL nas configurações"),
        (
            r"HTTP 405",
            (
                "a API não oferece este objeto à empresa; peça o módulo ao fornecedor ou inclua o objeto em "
                "skip_objects"
            ),
        ),
        (
            r"quota .*is spent",
            (
                "a cota diária de requisições acabou; espere a virada do dia, a próxima execução continua "
                "de onde esta parou"
            ),
        ),
        (
            r"HTTP 429",
            (
                "a API recusou por excesso de requisições; reduza REQUESTS_PER_MINUTE ou procure outra "
                "integração que use a mesma conta"
            ),
        ),
        (
            r"shows only|came empty|an empty page",
            (
                "a API mostrou menos registros do que anuncia; rode a carga de novo e, se persistir, acione "
                "o suporte do fornecedor"
            ),
        ),
        (
            r"HTTP 5\d\d|no answer from|cannot be reached|Sienge's job",
            (
                "a API não respondeu como devia; a próxima execução tenta de novo, e se persistir acione o "
                "suporte do fornecedor"
            ),
        ),
        (
            r"HTTP 400|not the JSON|vendor's support",
            (
                "a API respondeu o que não se entende; se a próxima execução disser o mesmo, acione o "
                "suporte do fornecedor"
            ),
        ),
        (
            r"certificate",
            "o certificado da API não pôde ser verificado; confira o endereço e o relógio da máquina",
        ),
        (
            r"not configured|is not set|must ",
            (
                "falta uma configuração ou ela está errada; rode `dlt pipeline doctor` e corrija o que ele "
                "apontar"
            ),
        ),
        (
            r"[Ww]arehouse .* cannot be read",
            "outro programa tem o arquivo aberto ou ele está danificado; veja com `dlt pipeline doctor`",
        ),
        (
            r"[Tt]here is no warehouse",
            "o arquivo não existe; confira a variável WAREHOUSE e rode `dlt pipeline run`",
        ),
        (
            r"dlt could not|[Ww]arehouse",
            "os dados não puderam ser gravados; confira espaço em disco e acesso com `dlt pipeline doctor`",
        ),
    )
)
_DEFAULT_ADVICE: Final = "rode `dlt pipeline doctor` e veja o registro da execução"
_GONE: Final = re.compile(r"(\d+) of (\d+) known rows are gone")


def failed_object(name: str, error: str | None) -> str:
    """An object that was not read to its end."""
    return f"{name} não foi lido até o fim: {advice(error)}{_quote(error)}"


def failed_objects(names: Sequence[str], what_to_do: str) -> str:
    """Several objects that failed for the same reason."""
    return f"{len(names)} objetos não foram lidos até o fim ({_named(names)}): {what_to_do}"


def unreadable_source(source: str, error: str) -> str:
    """A source of which nothing could be read."""
    return f"{source} não pôde ser lido: {advice(error)}{_quote(error)}"


def refused_fetch(source: str, table: str, error: str | None) -> str | None:
    """A full pass that missed too many known records; None if the error is another one."""
    found = _GONE.search(error or "")
    if not found:
        return None
    return (
        f"{source}.{table}: {found[1]} de {found[2]} registros conhecidos sumiram da API, mais do que se "
        "aceita, e por isso foram mantidos; confira as permissões da conta e, se foram mesmo excluídos, "
        f"rode `SOURCES__{source.upper()}__MAX_VANISHED_SHARE=1 dlt pipeline {source} run --full "
        f"--objects {table}`"
    )


def vanished(name: str, rows: int, share: float) -> str:
    """Records that a complete pass no longer showed."""
    return (
        f"{name}: {_number(rows)} registros ({_percent(share)}) sumiram da API na última leitura completa "
        "e contam agora como excluídos; confira se foram apagados de propósito"
    )


def stale(source: str, tables: Sequence[str], since: datetime, now: datetime, hours: float) -> str:
    """Objects without a complete load for too long."""
    age = (now - since).total_seconds() / 3600
    return (
        f"{source} está sem carga completa há {age:.0f} h (o limite é {hours:.0f} h), desde "
        f"{_moment(since)}: {_named(tables)}; rode `dlt pipeline {source} run` e confira o agendador"
    )


def never_loaded(source: str) -> str:
    """A source that is configured and has no run in the ledger."""
    return (
        f"{source} está configurado e nunca foi carregado; rode `dlt pipeline {source} run` e confira o "
        "agendador"
    )


def quota_nearly_spent(use: QuotaUse) -> str:
    """A daily quota that will soon refuse."""
    kind = " em massa (bulk)" if use.family == "bulk" else ""
    return (
        f"{use.source} gastou {_percent(use.share)} da cota diária de requisições{kind}, "
        f"{_number(use.spent)} de {_number(use.quota)}; adie cargas completas para depois da virada do dia"
    )


def over(what: str) -> str:
    """The end of a cause."""
    return f"{what}: não ocorre mais"


def all_over(what: str, abouts: Sequence[str]) -> str:
    """The end of several causes of one kind."""
    return over(f"{what} {_named(abouts)}")


def _named(names: Sequence[str]) -> str:
    """The first of the names and how many there are beside them."""
    more = f" e mais {len(names) - NAMED_OBJECTS}" if len(names) > NAMED_OBJECTS else ""
    return f"{', '.join(names[:NAMED_OBJECTS])}{more}"


def advice(error: str | None) -> str:
    """What to do about a run's own sentence."""
    found = (said for pattern, said in _ADVICE if pattern.search(error or ""))
    return next(found, _DEFAULT_ADVICE)


def _quote(error: str | None) -> str:
    """The run's own sentence; masked before it is cut, for half a secret is masked by nothing."""
    if not error:
        return ""
    text = " ".join(redact(error).split())
    if len(text) > LONGEST_QUOTE:
        text = text[:LONGEST_QUOTE] + "…"
    return f" (a execução disse: {text.rstrip('.')})"


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def _percent(share: float) -> str:
    return f"{share * 100:.1f}".removesuffix(".0").replace(".", ",") + " %"


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(SAO_PAULO):%d/%m/%Y %H:%M}"
