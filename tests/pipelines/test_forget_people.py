"""Who a person is, found from the document on: all that is theirs, and nothing of those beside them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import duckdb
import pytest

from pipelines.forget import erasure
from pipelines.forget.fields import Kind
from pipelines.forget.people import Person, erase, find
from pipelines.forget.scrub import Scrubber
from pipelines.forget.suppression import Suppressed

KEY = "key-of-the-tests-without-value"
TOKEN = "98765432109876543210"
ANA, RUI = "00012345678", "99912345678"
SHARED = "+5500912345678"
Records = dict[str, list[dict[str, Any]]]

# Rui is the husband: another document, the same phone, his money on Ana's account.
ANAS: Records = {
    "raw_cvcrm.reservas": [
        {
            "idreserva": 40001,
            "documento_cliente": "000.123.456-78",
            "cliente": "Ana Avila",
            "idcliente": 5001,
            "email": "ana@example.com",
            "telefone": SHARED,
        },
    ],
    "raw_cvcrm.pessoas_contatos": [
        {"idpessoa": 5001, "idpessoa_int": "7001", "email": "Avila@example.com"},
    ],
    "raw_cvcrm.leads": [
        {"idlead": 9, "nome": "Ana A.", "email": "avila@example.com", "telefone": "+5500988887777"},
    ],
    "raw_cvcrm.leads_interacoes": [{"idlead": 9, "nome": "Ana A.", "descricao": "Ana A. ligou"}],
    "raw_cvcrm.comissoes": [{"idreserva": 40001, "cliente": "Ana Avila", "corretor": "Lia"}],
    "raw_sienge.income": [{"clientId": 7001, "billId": 31, "clientName": "Ana Avila"}],
    "raw_sienge.customer_extract_history": [
        {"customer": {"id": 7001, "document": ANA, "name": "Ana Avila"}, "value": 1.5},
    ],
}
OTHERS: Records = {
    "raw_cvcrm.reservas": [
        {
            "idreserva": 40002,
            "documento_cliente": RUI,
            "cliente": "Rui Reis",
            "idcliente": 5002,
            "telefone": SHARED,
        },
    ],
    "raw_cvcrm.pessoas_contatos": [{"idpessoa": 5002, "nome": "Rui Reis", "telefone": SHARED}],
    "raw_cvcrm.leads": [
        {"idlead": 10, "nome": "Clara Luz", "telefone": "+5500988887777"},  # only the lead's phone
        {"idlead": 11, "nome": "Rui R.", "telefone": SHARED},
    ],
    "raw_sienge.customer_extract_history": [
        {"customer": {"id": 7002, "document": RUI, "name": "Rui Reis"}, "value": 2.5},
    ],
}
HIS_MONEY = {
    "idpessoa": 5002,
    "idpessoa_int": "7002",
    "banco_nome": "Banco Modelo",
    "banco_conta": "1-2",
    "banco_nome_titular": "Ana Avila",
    "banco_cpf_titular": ANA,
}


@pytest.fixture
def warehouse() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute("create schema raw_cvcrm; create schema raw_sienge")
        connection.execute("create table raw_cvcrm.run_ledger as select 'no payload' as error")
        connection.execute("create table raw_cvcrm._dlt_loads as select '1' as load_id")
        banked: Records = {"raw_cvcrm.pessoas_bancarios": [HIS_MONEY]}
        for told in (ANAS, OTHERS, banked):
            for table, records in told.items():
                connection.execute(
                    f"create table if not exists {table} (record_key varchar, payload varchar)"
                )
                for record in records:
                    connection.execute(
                        f"insert into {table} values (?, ?)",
                        [str(next(iter(record.values()))), json.dumps(record)],
                    )
        yield connection


def everything(connection: duckdb.DuckDBPyConnection, table: str) -> list[Any]:
    rows = connection.execute(f"select payload from {table}").fetchall()
    return [json.loads(payload) for (payload,) in rows]


def test_a_person_is_followed_from_number_to_number_and_nobody_else_is(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    person, suppressed = Person(token=TOKEN, document=ANA), Suppressed(KEY)
    find(warehouse, suppressed, person)
    assert person.values == {
        ("documento", ANA),
        ("email", "ana@example.com"),
        ("email", "avila@example.com"),
        ("pessoa", "5001"),
        ("reserva", "40001"),
        ("cliente_sienge", "7001"),
        ("titulo_sienge", "31"),
        ("lead", "9"),
    }
    assert person.shared == {("telefone", "00912345678")}
    assert person.names == {"Ana Avila", "Ana A."}
    touched = {
        f"raw_{part.source}.{part.table}": part.keys
        for part in erase(warehouse, suppressed, person)
    }
    expected = {
        table: {str(next(iter(record.values()))) for record in told} for table, told in ANAS.items()
    }
    assert touched == expected | {"raw_cvcrm.pessoas_bancarios": {"5002"}}
    for table, told in OTHERS.items():
        assert [record for record in everything(warehouse, table) if record in told] == told, table
    for table in touched:
        left = json.dumps(everything(warehouse, table))
        for value in ("Ana A", ANA, "000.123.456-78", "ana@", "vila@example.com"):
            assert value not in left, table


def test_who_owns_an_account_is_not_whose_record_it_is(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    person, suppressed = Person(token=TOKEN, document=ANA), Suppressed(KEY)
    find(warehouse, suppressed, person)
    erase(warehouse, suppressed, person)
    gone = {"banco_conta": None, "banco_nome_titular": None, "banco_cpf_titular": TOKEN}
    assert everything(warehouse, "raw_cvcrm.pessoas_bancarios") == [{**HIS_MONEY, **gone}]
    broker = {
        "idcorretor": 8,
        "documento": RUI,
        "nome": "Rui Reis",
        "email": "rui@example.com",
        "representante_nome": "Ana Avila",
        "representante_documento": ANA,
        "representante_email": "ana@example.com",
    }
    gone = dict.fromkeys(("representante_nome", "representante_email")) | {
        "representante_documento": TOKEN
    }
    told = Scrubber(suppressed, "cvcrm", "corretores").scrub(json.dumps(broker).encode())
    assert json.loads(told) == {**broker, **gone}


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("Tratar com INÊS JOSÉ.", True),
        ("Inês José", True),
        ("Inês Josélia", False),
        ("Silva & Cia. Ltda., sala 2", True),
        ("CPF 000.123.456-78", True),
        ("ANA@example.com", True),
        ("Silva & Cia. Ltdas", False),
    ],
)
def test_what_still_names_the_person_is_told(text: str, is_named: bool) -> None:
    person = Person(token=TOKEN, document=ANA, names={"Inês José", "Silva & Cia. Ltda.", "Cia"})
    person.values.add(("email", "ana@example.com"))
    with duckdb.connect() as connection:
        connection.execute("create schema raw_cvcrm")
        connection.execute("create table raw_cvcrm.leads as select ?::varchar as payload", [text])
        assert erasure._left(connection, person) == ({"raw_cvcrm.leads": 1} if is_named else {})


def scrubbed(table: str, record: dict[str, Any], source: str = "cvcrm") -> Any:
    values: set[tuple[Kind, str]] = {
        ("documento", "11122233344"),
        ("email", "clara@example.com"),
        ("pessoa", "5001"),
        ("cliente_sienge", "7001"),
    }
    suppressed = Suppressed(KEY)
    suppressed.add(values, TOKEN)
    return json.loads(Scrubber(suppressed, source, table).scrub(json.dumps(record).encode()))


def test_texts_are_searched_however_deep_they_stand() -> None:
    record = {
        "idcliente": 5001,
        "cliente": "Clara",
        "corretor": "Clara Nunes",  # a name of somebody else
        "campos": {"obs": ["de Clara, clara@example.com", 3, {"doc": 11122233344, "n": 1.50}]},
        "chave": "clara@example.com",
        "rua": "Claraboia",
    }
    assert scrubbed("atendimentos", record) == {
        "idcliente": 5001,
        "cliente": None,
        "corretor": "Clara Nunes",
        "campos": {"obs": ["de ***, ***", 3, {"doc": None, "n": 1.50}]},
        "chave": None,
        "rua": "Claraboia",
    }
    short = {"idcliente": 5001, "cliente": "Ana", "assunto": "Ana Neri, 12"}
    assert scrubbed("atendimentos", short) == {**short, "cliente": None}


def test_a_list_that_holds_others_only_stays_as_it_was_sent() -> None:
    contract = b'{"id": 1, "customers": [{"id": 7002,  "name": "Rui"}], "note": "11122233344"}'
    suppressed = Suppressed(KEY)
    suppressed.add({("documento", "11122233344")}, TOKEN)
    assert Scrubber(suppressed, "sienge", "sales").scrub(contract) == (
        b'{"id":1,"customers":[{"id": 7002,  "name": "Rui"}],"note":null}'
    )
    odd = {"customers": [7001, {"id": 7001, "name": "Clara"}], "brokers": "Clara", "id": 7001}
    assert scrubbed("sales", odd, "sienge") == odd
