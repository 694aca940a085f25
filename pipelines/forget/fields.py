"""Where the records of the APIs tell of people, as data.

A role is one person in a record: the customer of a reservation, its broker, each customer of a contract.
It says which fields identify the person and which only tell of them. Numbers that the systems gave
(`ids`) stay when a person is erased: without them the sale would lose its customer, its transfer and its
instalments, and they say nothing outside of the system that gave them. Sex, age in years, marital status
and city stay too, because figures for everybody are counted by them.

Values are also found wherever they stand (`scrub.py`); this table is for what no value tells: names,
addresses, incomes. Source: the CVDW and the Sienge documentation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Literal

Kind = Literal[
    "documento",
    "email",
    "telefone",
    "pessoa",
    "lead",
    "reserva",
    "atendimento",
    "corretor",
    "correspondente",
    "cliente_sienge",
    "credor_sienge",
    "titulo_sienge",
]
"""What a value is; the same number means another thing in another kind."""


@dataclass(frozen=True, kw_only=True)
class Role:
    """One person in a record.

    Attributes:
        within: the list or object of the record that holds these fields, empty for the record itself.
        ids: fields with numbers that stand for this person alone, and what they are numbers of.
        documents: CPF or CNPJ.
        emails, phones, names: who the person is, or how to reach them.
        details: what else is told about the person.
        keeps: where nearly everything is about the person: the fields that stay beside the ids, all
            others go.
    """

    within: str = ""
    ids: Mapping[str, Kind] = field(default_factory=dict)
    documents: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()


CLIENTE: Final = Role(
    ids={
        "idcliente": "pessoa",
        "idpessoa": "pessoa",
        "idpessoa_cv": "pessoa",
        "idreserva": "reserva",
        "idpessoa_int": "cliente_sienge",
    },
    documents=("documento_cliente",),
    emails=("email", "email_cliente"),
    phones=("telefone", "celular", "telefone_atendimento"),
    names=("cliente", "nome_cliente", "pessoa"),
    details=("cep_cliente", "renda", "renda_cliente_principal", "renda_total", "observacoes"),
)
CORRETOR: Final = Role(ids={"idcorretor": "corretor"}, names=("corretor",))
LEAD: Final = Role(
    ids={"idlead": "lead"},
    documents=("documento_cliente",),
    emails=("email", "lead_email", "email_lead"),
    phones=("telefone", "celular", "lead_telefone", "telefone_lead"),
    names=("nome", "lead_nome", "nome_lead"),
    details=("cep_cliente", "renda_familiar", "profissao", "tags"),
)

# Of every record of a person there stays what says which record it is.
_STAYS: Final = ("referencia", "referencia_data", "ativo", "data_cad")
PESSOA: Final = Role(
    ids={"idpessoa": "pessoa", "idpessoa_int": "cliente_sienge"},
    documents=("documento",),
    emails=("email",),
    phones=("telefone", "celular"),
    names=("nome",),
    keeps=(*_STAYS, "documento_tipo", "ativo_painel", "idtag", "tags_nome", "data_sincronizacao"),
)
_LEADS: Final = (LEAD, CORRETOR)
# Whose the account is: often the spouse, whose document must not stand for the person of the record.
_TITULAR: Final = Role(
    documents=("banco_cpf_titular", "banco_cnpj_titular"),
    names=("banco_nome_titular",),
    details=("banco_agencia", "banco_conta", "banco_chave_pix"),
)
_PESSOAS: Final = (PESSOA, _TITULAR)
# A commission, a unit and a reservation's texts name the customer of a reservation by name alone.
_DA_RESERVA: Final = Role(
    ids={"idreserva": "reserva"}, names=("cliente",), details=("cep_cliente",)
)
_UNIDADE: Final = tuple(
    Role(ids={number: "reserva"}, names=("situacao_nome",))
    for number in ("situacao_vendida", "situacao_reservada")
)

CVCRM: Final[Mapping[str, tuple[Role, ...]]] = {
    **dict.fromkeys(
        (
            "leads",
            "leads_conversoes",
            "leads_perdas",
            "leads_ganhos",
            "leads_momentos",
            "leads_possibilidade",
            "leads_infos",
            "leads_interacoes",
            "leads_tarefas",
            "leads_visitas",
            "leads_corretores",
            "distribuicao_leads",
        ),
        _LEADS,
    ),
    **dict.fromkeys(
        (
            "pessoas",
            "pessoas_contatos",
            "pessoas_profissional",
            "pessoas_patrimoniais",
            "pessoas_bancarios",
            "pessoas_bens_empresa",
            "pessoas_financeiros",
            "pessoas_tag_associadas",
        ),
        _PESSOAS,
    ),
    "campanhas_ativacao": (
        Role(
            emails=("lead_email", "email"),
            phones=("lead_telefone", "telefone"),
            names=("lead_nome", "nome"),
        ),
        CORRETOR,
    ),
    "atendimentos": (
        replace(CLIENTE, ids={**CLIENTE.ids, "idatendimento": "atendimento"}),
        CORRETOR,
    ),
    "atendimentos_tarefas": (Role(ids={"idatendimento": "atendimento"}, names=("cliente",)),),
    "comissoes": (_DA_RESERVA, CORRETOR),
    "distratos": (
        Role(
            ids={"idcliente": "pessoa", "idreserva": "reserva"},
            documents=("documento",),
            names=("cliente",),
            details=("cep_cliente", "descricao_motivo_distrato"),
        ),
        CORRETOR,
    ),
    "repasses": (
        Role(
            ids={"idcliente": "pessoa", "reserva": "reserva"},
            documents=("documento_cliente",),
            names=("cliente",),
            details=("cep_cliente",),
        ),
    ),
    # The spouse or partner of a reservation: its number is the customer's, not theirs.
    "reservas_associados": (
        Role(
            ids={"idpessoa": "pessoa"},
            documents=("documento",),
            names=("nome",),
            details=("renda_familiar",),
        ),
    ),
    "vendas": (
        CLIENTE,
        CORRETOR,
        Role(
            within="associados",
            ids={"idpessoa_cv": "pessoa"},
            documents=("documento",),
            names=("nome",),
        ),
    ),
    "unidades": _UNIDADE,
    "corretores": (
        Role(
            ids={"idcorretor": "corretor"},
            documents=("documento",),
            emails=("email",),
            phones=("celular", "telefone"),
            names=("nome",),
            keeps=(
                *_STAYS,
                "ativo_login",
                "idimobiliaria",
                "imobiliaria",
                "categoria",
                "nivel",
                "codigointerno",
                "tipo_creci",
                "participa_roleta_online",
                "data_ult_hist",
                "sexo",
                "estado_civil",
                "estado",
                "cidade",
            ),
        ),
        Role(
            documents=("cpf_favorecido",),
            names=("nome_favorecido",),
            details=("numero_agencia", "digito_agencia", "numero_conta", "digito_conta"),
        ),
        Role(
            documents=("representante_documento",),
            emails=("representante_email",),
            phones=("representante_celular", "representante_telefone"),
            names=("representante_nome",),
            details=("representante_rg", "representante_data_nasc"),
        ),
    ),
    "imobiliarias": tuple(
        Role(
            documents=(f"{who}_cpf",),
            emails=(f"{who}_email",),
            phones=(f"{who}_celular", f"{who}_telefone"),
            names=(f"{who}_nome",),
        )
        for who in ("gerente", "diretor")
    ),
    "correspondentes_usuarios": (
        Role(
            ids={"idusuario": "correspondente"},
            documents=("documento",),
            emails=("email",),
            phones=("telefone", "celular"),
            names=("nome",),
            details=("data_nasc",),
        ),
    ),
}

_CLIENTE_SIENGE: Final = Role(
    ids={"id": "cliente_sienge"},
    documents=("cpf", "cnpj"),
    emails=("email",),
    phones=("phone",),
    names=("name", "contactName", "fantasyName"),
    keeps=(
        "internalId",
        "personType",
        "clientType",
        "foreigner",
        "createdAt",
        "modifiedAt",
        "sex",
        "civilStatus",
        "matrimonialRegime",
        "main",
        "spouse",
        "participationPercentage",
        "mailingAddress",
    ),
)
_CREDOR: Final = Role(
    ids={"id": "credor_sienge"},
    documents=("cpf", "cnpj"),
    names=("name", "tradeName"),
    details=("address", "phones", "contacts", "bankAccount"),
)

SIENGE: Final[Mapping[str, tuple[Role, ...]]] = {
    "customers": (_CLIENTE_SIENGE,),
    "sales": (
        replace(_CLIENTE_SIENGE, within="customers"),
        Role(within="brokers", ids={"id": "credor_sienge"}, names=("name",)),
    ),
    "sales_contracts": (
        Role(within="salesContractCustomers", ids={"id": "cliente_sienge"}, names=("name",)),
    ),
    "commissions": (
        Role(ids={"customerID": "cliente_sienge"}, names=("customerName",)),
        Role(ids={"brokerID": "credor_sienge"}, names=("brokerName",)),
        Role(ids={"billingBrokerId": "credor_sienge"}, names=("billingBrokerName",)),
    ),
    "income": (
        Role(ids={"clientId": "cliente_sienge", "billId": "titulo_sienge"}, names=("clientName",)),
    ),
    "receivable_bills": (
        Role(
            ids={"customerId": "cliente_sienge", "receivableBillId": "titulo_sienge"},
            details=("note",),
        ),
    ),
    "remade_installments": (
        Role(ids={"receivableBillId": "titulo_sienge"}, names=("customerDescription",)),
    ),
    "customer_extract_history": (
        Role(
            within="customer",
            ids={"id": "cliente_sienge"},
            documents=("document",),
            names=("name",),
        ),
    ),
    "creditors": (_CREDOR,),
    "outcome": (Role(ids={"creditorId": "credor_sienge"}, names=("creditorName",)),),
}

_OF_SOURCE: Final = {"cvcrm": (CVCRM, (CLIENTE, CORRETOR)), "sienge": (SIENGE, ())}


def roles_of(source: str, table: str) -> tuple[Role, ...]:
    """Who may appear in the records of a raw table; in CVDW the customer and the broker by default."""
    told, otherwise = _OF_SOURCE[source]
    return told.get(table, otherwise)
