"""Erasing a person: what is taken out of a record, how the document is given, what a failure leaves."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import duckdb
import pytest

from pipelines.forget import erasure, files
from pipelines.forget.fields import CVCRM, SIENGE, Kind
from pipelines.forget.identity import normalise, staging_hash
from pipelines.forget.people import pattern
from pipelines.forget.scrub import Found, Scrubber
from pipelines.forget.suppression import Suppressed
from pipelines.sandbox import Sandbox
from pipelines.selection import SOURCES
from pipelines.warehouse import Warehouse
from tests.pipelines.house import IMPATIENT, TODAY, House, command, copied, environment

KEY = "key-of-the-tests-without-value"
TOKEN = "98765432109876543210"
ANA = "00012345678"
OTHER = "99912345678"
VALUES: set[tuple[Kind, str]] = {
    ("documento", ANA),
    ("email", "ana@example.com"),
    ("telefone", "00912345678"),
    ("pessoa", "5001"),
    ("reserva", "40001"),
    ("cliente_sienge", "7001"),
}


def scrubber(table: str, source: str = "cvcrm") -> Scrubber:
    suppressed = Suppressed(KEY)
    suppressed.add(VALUES, TOKEN)
    return Scrubber(suppressed, source, table)


def scrubbed(table: str, record: object, source: str = "cvcrm") -> object:
    return json.loads(scrubber(table, source).scrub(json.dumps(record).encode()))


def test_only_the_person_is_taken_out_and_the_rest_stays_byte_for_byte() -> None:
    sent = (
        b'{"idreserva":40001,"documento_cliente":"000.123.456-78","cliente":"Ana \\u00c1vila",'
        b'"email":"Ana@Example.com ","valor_contrato":326000.00,"idcliente":5001,"bloco":"Torre \\u00c1",'
        b'"lista":[1.50, 2],"renda":14261,"estado_civil":"Casado(a)"}'
    )
    assert scrubber("reservas").scrub(sent) == (
        b'{"idreserva":40001,"documento_cliente":"' + TOKEN.encode() + b'","cliente":null,'
        b'"email":null,"valor_contrato":326000.00,"idcliente":5001,"bloco":"Torre \\u00c1",'
        b'"lista":[1.50, 2],"renda":null,"estado_civil":"Casado(a)"}'
    )


@pytest.mark.parametrize(
    "sent",
    [
        b'{"idreserva": 40002, "documento_cliente": "99912345678", "cliente": "Rui"}',
        b'{"idreserva": 40002, "documento_cliente": "99912345678", "telefone": "+5500912345678"}',
        b'{"idlead": 5001, "nome": "Lia", "valor": 40001}',
        b"[1, 2]",
        b'{"email": "ana@example.com"',
        b'{"cliente": "Ana \xff"}',
    ],
)
def test_other_records_are_the_same_object(sent: bytes) -> None:
    assert scrubber("reservas").scrub(sent) is sent


def test_what_is_erased_once_is_not_changed_again() -> None:
    once = scrubber("reservas").scrub(
        b'{"idreserva":40001,"documento_cliente":"00012345678","cliente":"Ana Avila"}'
    )
    assert scrubber("reservas").scrub(once) is once


def test_a_lead_without_a_document_is_known_by_its_email() -> None:
    lead = {"idlead": 9, "nome": "Ana A.", "email": "ANA@example.com", "telefone": "1", "score": 4}
    assert scrubbed("leads", lead) == {
        "idlead": 9,
        "nome": None,
        "email": None,
        "telefone": None,
        "score": 4,
    }


def test_values_and_names_are_found_in_texts() -> None:
    talk = {
        "idinteracao": 1,
        "descricao": "Ligar 000.123.456-78, ana@example.com ou +55 (00) 91234-5678; 12/03 às 10h",
        "vezes": 12345678,
        "numero": int(ANA),
    }
    assert scrubbed("leads_interacoes", talk) == {
        "idinteracao": 1,
        "descricao": "Ligar ***, *** ou ***; 12/03 às 10h",
        "vezes": 12345678,
        "numero": int(ANA),  # without its zeros it is any number, and no field says otherwise
    }
    named = {"idcliente": 5001, "cliente": "Ana Avila", "assunto": "Visita de ana avila, 2 dorm"}
    assert scrubbed("atendimentos", named) == {
        "idcliente": 5001,
        "cliente": None,
        "assunto": "Visita de ***, 2 dorm",
    }


def test_a_document_that_came_as_a_number_has_lost_its_zeros() -> None:
    sale = {"idreserva": 40009, "documento_cliente": int(ANA), "cliente": "Ana Avila"}
    assert scrubbed("vendas", sale) == {
        "idreserva": 40009,
        "documento_cliente": TOKEN,
        "cliente": None,
    }


def test_of_a_contracts_customers_only_the_person_goes() -> None:
    contract = {
        "id": 5001,
        "value": 10.5,
        "customers": [
            {"id": 7001, "cpf": "000.123.456-78", "name": "Ana Avila", "main": True, "phones": [1]},
            {"id": 7002, "cpf": OTHER, "name": "Rui Reis", "main": False, "phones": [2]},
        ],
    }
    assert scrubbed("sales", contract, "sienge") == {
        "id": 5001,
        "value": 10.5,
        "customers": [
            {"id": 7001, "cpf": TOKEN, "name": None, "main": True, "phones": None},
            {"id": 7002, "cpf": OTHER, "name": "Rui Reis", "main": False, "phones": [2]},
        ],
    }


def test_a_longer_name_is_somebody_elses() -> None:
    contract = {
        "salesContractCustomers": [
            {"id": 7001, "name": "Ana Avila", "spouse": False},
            {"id": 7002, "name": "Ana Avila Filha", "spouse": True},
        ],
        "note": "Assinado por Ana Avila.",
    }
    assert scrubbed("sales_contracts", contract, "sienge") == {
        "salesContractCustomers": [
            {"id": 7001, "name": None, "spouse": False},
            {"id": 7002, "name": "Ana Avila Filha", "spouse": True},
        ],
        "note": "Assinado por ***.",
    }


def test_a_phone_beside_another_document_is_told_as_somebody_elses() -> None:
    found = Found()
    scrubber("atendimentos").scrub(
        b'{"documento_cliente":"99912345678","telefone_atendimento":"+5500912345678"}', found
    )
    assert found.contacts_of_others == {("telefone", "00912345678")}
    assert not found.contacts | found.numbers


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("documento", "000.123.456-78", ANA),
        ("documento", 12345678, ANA),
        ("documento", "000.000.000-00", None),
        ("documento", "123", None),
        ("telefone", "+55 (11) 98765-4321", "11987654321"),
        ("telefone", "(00)00000-0000", None),
        ("email", " Ana@Example.com\r\n", "ana@example.com"),
        ("email", "nenhum", None),
        ("pessoa", "5001", "5001"),
        ("pessoa", 0, None),
    ],
)
def test_one_spelling(kind: Kind, value: object, expected: str | None) -> None:
    assert normalise(kind, value) == expected


def test_the_hash_is_that_of_the_macro() -> None:
    """The SQL that `hash_pessoal` compiles to."""
    with duckdb.connect() as connection:
        connection.execute("set variable personal_data_key = ?", [KEY])
        row = connection.execute(
            "select 'v1:' || sha256(getvariable('personal_data_key') || ':fora:' || "
            "sha256(getvariable('personal_data_key') || ':v1:documento:' || ?))",
            [ANA],
        ).fetchone()
    assert row == (staging_hash(KEY, "documento", ANA),)


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ('{"x":"000.123.456-78"}', True),
        ('{"documento":12345678}', True),
        ('{"x":"ANA@EXAMPLE.COM"}', True),
        ('{"x":"(00) 9 1234-5678"}', True),
        ('{"idcliente": "5001"}', True),
        ('{"idcliente":50010}', False),
        ('{"valor":5001}', False),
    ],
)
def test_no_record_escapes_the_search(text: str, is_found: bool) -> None:
    with duckdb.connect() as connection:
        row = connection.execute(
            "select regexp_matches(?, ?)", [text, pattern("cvcrm", "reservas", VALUES)]
        ).fetchone()
    assert row == (is_found,)


def test_the_tables_of_fields_name_objects_that_exist() -> None:
    for source, told in (("cvcrm", CVCRM), ("sienge", SIENGE)):
        assert set(told) <= {obj.table for obj in SOURCES[source].objects}


@pytest.fixture(scope="module")
def landed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Reservations and people of a tiny company, with an older version and one of a broken load."""
    folder = tmp_path_factory.mktemp("forget")
    with (
        Sandbox(size="tiny", seed=7, today=TODAY) as sandbox,
        environment(**sandbox.env, **IMPATIENT, WAREHOUSE=str(folder / "warehouse.duckdb")),
    ):
        assert command("run", "cvcrm", "--objects", "reservas,pessoas,pessoas_contatos") == 0
        house = House(sandbox, folder)
        house.sql(
            "insert into raw_cvcrm.reservas by name select * replace ('1.0' as _dlt_load_id) "
            "from raw_cvcrm.reservas where record_key = (select min(record_key) from raw_cvcrm.reservas)"
        )
        yield house


@pytest.fixture
def house(landed: House, tmp_path: Path) -> Iterator[House]:
    logs = {"DBT_TARGET_PATH": str(tmp_path / "target"), "DBT_LOG_PATH": str(tmp_path / "logs")}
    with copied(landed, tmp_path / "copy") as copy, environment(**logs):
        yield copy


def somebody(house: House) -> tuple[str, str]:
    """Document and name of the first reservation's customer."""
    ((document, name),) = house.sql(
        "select distinct payload ->> 'documento_cliente', payload ->> 'cliente' from raw_cvcrm.reservas "
        "where record_key = (select min(record_key) from raw_cvcrm.reservas)"
    )
    return document, name


def forget(monkeypatch: pytest.MonkeyPatch, document: str) -> int:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{document}\n"))
    return command("forget", "--from-stdin")


def rows_with(house: House, text: str) -> int:
    ((count,),) = house.sql(
        "select sum(payload.contains('"
        + text
        + "')::int) from (select payload from raw_cvcrm.reservas "
        "union all select payload from raw_cvcrm.pessoas)"
    )
    return int(count)


def test_every_version_is_erased_and_once_more_changes_nothing(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    document, name = somebody(house)
    assert rows_with(house, name) > 2
    assert forget(monkeypatch, document) == 0
    assert rows_with(house, name) == rows_with(house, document) == 0
    raw, listed = house.sql("from raw_cvcrm.reservas"), house.sql("from erasure.suppressed")
    assert forget(monkeypatch, document) == 0
    assert house.sql("from raw_cvcrm.reservas") == raw
    assert house.sql("from erasure.suppressed") == listed


def test_an_edited_record_lands_without_the_person(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    document, name = somebody(house)
    forget(monkeypatch, document)
    house.sql("delete from raw_cvcrm.pessoas", "delete from raw_cvcrm.pessoas_contatos")
    assert command("run", "cvcrm", "--full", "--objects", "pessoas,pessoas_contatos") == 0
    ((people, kept),) = house.sql(
        "select count(*), count_if(payload ->> 'documento' = '"
        + document
        + "') from raw_cvcrm.pessoas"
    )
    assert people > 300
    assert kept == 0
    assert rows_with(house, name) == 0


def test_a_failed_copy_is_told_and_the_next_attempt_ends_it(
    house: House, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    document, name = somebody(house)
    with monkeypatch.context() as broken:

        def full(*_: object) -> None:
            raise OSError("no space")

        broken.setattr(files, "copy_database", full)
        assert forget(broken, document) == 2
    assert "run the command again" in capsys.readouterr().err
    assert rows_with(house, name) == 0
    assert forget(monkeypatch, document) == 0
    assert name.encode() not in house.warehouse.read_bytes()


def test_a_document_that_nobody_has(
    house: House, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert forget(monkeypatch, "000.000.001-91") == 1
    assert "nothing was changed" in capsys.readouterr().err
    assert not house.sql("from information_schema.schemata where schema_name = 'erasure'")


def test_it_is_asked_for_without_being_shown(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr("getpass.getpass", lambda prompt: asked.append(prompt) or "00000000191")
    assert command("forget") == 1
    assert len(asked) == 1


@pytest.mark.parametrize(
    "arguments", [["--cpf", "00012345678"], ["--cpf=000.123.456-78"], ["00012345678"]]
)
def test_never_on_the_command_line(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("forget", *arguments) == 2
    said = capsys.readouterr()
    assert "shell's history" in said.err
    assert "123" not in said.out + said.err


@pytest.mark.parametrize(
    ("given", "complaint"),
    [("1234", "has 11 or 14 digits"), ("ana@example.com", "11 or 14 digits")],
)
def test_something_else_is_no_document(
    house: House,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    given: str,
    complaint: str,
) -> None:
    assert forget(monkeypatch, given) == 2
    assert complaint in capsys.readouterr().err


def test_without_key_or_file(
    house: House, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("forget", "--cpf-file", "/nowhere") == 2
    assert "could not be read" in capsys.readouterr().err
    with environment(PERSONAL_DATA_KEY=""):
        assert forget(monkeypatch, ANA) == 2
    assert "PERSONAL_DATA_KEY" in capsys.readouterr().err
    assert command("forget", "cvcrm", "--from-stdin") == 2
    assert "from all sources" in capsys.readouterr().err


@pytest.mark.parametrize("is_published", [True, False])
def test_on_motherduck_the_readers_database_is_changed_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_published: bool
) -> None:
    changed: list[str] = []
    with duckdb.connect() as account:
        if is_published:
            account.execute(f"attach '{tmp_path / 'copy.duckdb'}' as vendas_publicado")
        monkeypatch.setattr(erasure, "_connection", lambda _: nullcontext(account))
        erasure._change_published(
            Warehouse("md:vendas"),
            lambda copy: changed.append(copy.execute("select current_database()").fetchone()[0]),
        )
    assert changed == (["vendas_publicado"] if is_published else [])
