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
    default: bool = True,
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
        default=default,
    )


def _log(path: str, key: str, *, group: str, default: bool = False) -> ApiObject:
    """An append-only log: the creation is all that a cursor needs to see."""
    return _cvdw(path, key, group=group, meaning="creation; append-only", default=default)


def _edited(path: str, *key: str, group: str, meaning: str = "last modification") -> ApiObject:
    """An object, beside the default ones, whose cursor moves with every edit."""
    return _cvdw(path, *key, group=group, meaning=meaning, default=False)


def _whole(path: str, *key: str, group: str, meaning: str) -> ApiObject:
    """An object, beside the default ones, whose cursor does not tell of edits."""
    return _cvdw(path, *key, group=group, meaning=meaning, mode="full", default=False)


NEEDED: tuple[ApiObject, ...] = (
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
    _log("leads/historico/situacoes", "idhistorico", group="leads", default=True),
    _log("leads/conversoes", "idlead_conversao", group="leads", default=True),
    _log("leads/perdas", "idlead_reativacao", group="leads", default=True),
    _cvdw(
        "leads/visitas",
        "idtarefa",
        group="leads",
        meaning="creation: conclusion and cancellation are invisible to it",
        mode="full",
    ),
    _log("reservas/historico/situacoes", "idhistorico", group="vendas", default=True),
    _log("repasses/historico/situacoes", "idhistorico", group="repasses", default=True),
    _log("precadastro/historico/situacoes", "idhistorico", group="leads", default=True),
    _cvdw(
        "unidades/precos",
        "idunidade",
        "idtabela",
        group="cadastros",
        meaning="not documented",
        mode="full",
    ),
)


# What no mart reads: landed only when named, by itself, by its group or by `all`.
FURTHER: tuple[ApiObject, ...] = (
    _whole(
        "reservas/associados",
        "idassociado",
        group="vendas",
        meaning="creation: edits are invisible to it",
    ),
    _whole(
        "reservas/contratos",
        "idreservacontrato",
        group="vendas",
        meaning="not documented",
    ),
    _whole(
        "reservas/coordenador",
        "idreserva_coordenador_produto",
        group="vendas",
        meaning="not documented",
    ),
    _log("reservas/historico", "idhistorico", group="vendas"),
    _log("reservas/workflow/tempo", "idtempo", group="vendas"),
    _whole(
        "reservas/campos-adicionais",
        "idreserva",
        "idcampo",
        group="vendas",
        meaning="not documented; another order than the rest",
    ),
    _whole(
        "reservas/sienge",
        "idsienge_reserva",
        group="vendas",
        meaning="not documented",
    ),
    _edited("simulacoes", "idsimulacao", group="vendas"),
    _whole(
        "reservas/comissoes/programacao",
        "idprogramacao",
        group="comissoes",
        meaning="not documented",
    ),
    _log("comissoes/workflow/tempo", "idtempo", group="comissoes"),
    _log("repasses/workflow/tempo", "idtempo", group="repasses"),
    _edited("leads/infos", "idlead", group="leads", meaning="last change or creation"),
    _whole(
        "leads/interacoes",
        "idinteracao",
        group="leads",
        meaning="creation: edits are invisible to it",
    ),
    _whole(
        "leads/tarefas",
        "idtarefa",
        group="leads",
        meaning="creation: conclusion and cancellation are invisible to it",
    ),
    _log("leads/ganhos", "idlead_reativacao", group="leads"),
    _cvdw(
        "leads/momentos",
        "idlead",
        "idmomento_lead",
        "data_cad",
        group="leads",
        meaning="creation; append-only; referencia repeats",
        default=False,
    ),
    _whole(
        "leads/corretores",
        "idlead",
        "idcorretor",
        "data_associacao_corretor",
        group="leads",
        meaning="not documented, probably the association",
    ),
    _log("leads/possibilidade", "referencia", group="leads"),
    _log("leads/workflow/tempo", "idtempo", group="leads"),
    _whole(
        "distribuicao/leads",
        "id_log",
        group="leads",
        meaning="not documented",
    ),
    _log("precadastro/workflow/tempo", "idtempo", group="leads"),
    _log("unidades/situacao", "referencia", group="cadastros"),
    _edited("usuarios_administrativos", "idusuario", group="cadastros"),
    _whole(
        "campanhas_ativacao",
        "idcampanha_lead",
        group="cadastros",
        meaning="not documented",
    ),
    _whole(
        "campos_adicionais",
        group="cadastros",
        meaning="not documented; no unique key",
    ),
    _whole(
        "correspondentes-usuarios",
        "idusuario",
        group="cadastros",
        meaning="not documented",
    ),
    _whole(
        "correspondentes-empresas",
        "idempresa",
        group="cadastros",
        meaning="not documented",
    ),
    _edited("pessoas", "idpessoa", group="pessoas"),
    _edited("pessoas/contatos", "idpessoa", group="pessoas"),
    _edited("pessoas/profissional", "idpessoa", group="pessoas"),
    _edited("pessoas/patrimoniais", "idpessoa", group="pessoas"),
    _edited("pessoas/bancarios", "idpessoa", group="pessoas"),
    _edited("pessoas/bens-empresa", "idpessoa", group="pessoas"),
    _edited("pessoas/financeiros", "idpessoa", group="pessoas"),
    _whole(
        "pessoas/tag_associadas",
        "idpessoa",
        "idtag",
        group="pessoas",
        meaning="not documented; a tag taken off vanishes",
    ),
    _edited("atendimentos", "idatendimento", group="atendimento"),
    _edited("atendimentos/interacoes", "idinteracao", group="atendimento"),
    _whole(
        "atendimentos/respostas",
        "idresposta",
        group="atendimento",
        meaning="not documented",
    ),
    _whole(
        "atendimentos/tarefas",
        "idtarefa_criada",
        group="atendimento",
        meaning="a bulk stamp, not a date of the row",
    ),
    _edited("atendimentos/times", "idtime", group="atendimento"),
    _whole(
        "atendimentos/times/integrantes",
        "idintegrante",
        group="atendimento",
        meaning="mostly null; the API filters by a hidden date",
    ),
    _log("atendimentos/workflow/tempo", "idtempo", group="atendimento"),
    _edited("assistencias", "idassistencia", group="assistencia"),
    _edited("assistencias/itens", "idassistencia_item", group="assistencia"),
    _log("assistencias/workflow/tempo", "idtempo", group="assistencia"),
    _log("assistencias/itens/workflow/tempo", "idtempo", group="assistencia"),
    _log("assistencias/visitas/workflow/tempo", "idtempo", group="assistencia"),
    _edited(
        "agendamentos/vistorias",
        "idvistoria",
        group="assistencia",
        meaning="a hidden date of modification",
    ),
    _edited("processos", "idprocesso", group="juridico", meaning="last history entry"),
    _whole(
        "pesquisas",
        "idpesquisa",
        group="pesquisas",
        meaning="a bulk stamp, not a date of the row",
    ),
    _whole(
        "pesquisas/perguntas",
        "idpesquisa_pergunta",
        group="pesquisas",
        meaning="a bulk stamp, not a date of the row",
    ),
    _whole(
        "pesquisas/respostas",
        "idpesquisa",
        "idpergunta",
        "idresposta",
        group="pesquisas",
        meaning="a bulk stamp, not a date of the row",
    ),
)

OBJECTS: tuple[ApiObject, ...] = (*NEEDED, *FURTHER)
