"""`retain` deletes what was superseded and nothing else: the latest version of every key stays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipelines.retain import LASTING_LISTS, Policy, Removal, retain
from pipelines.sandbox import Sandbox
from pipelines.selection import RunOptions
from pipelines.warehouse import Warehouse
from tests.pipelines.house import TODAY, House, command, copied, environment

TABLE = "raw_cvcrm.imobiliarias"
ONE = RunOptions(objects=("imobiliarias",))
NOW = datetime(2026, 4, 10, tzinfo=UTC)
LATEST = f"""
    select record_key, payload, _dlt_load_id, fetched_at from {TABLE}
    where _dlt_load_id in (select load_id from raw_cvcrm._dlt_loads where status = 0)
    qualify row_number() over (
        partition by record_key order by _dlt_load_id desc, fetched_at desc, record_cursor desc
    ) = 1
    order by all
"""


@pytest.fixture(scope="module")
def landed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A few records with a history: version n of each was fetched on day n of April."""
    folder = tmp_path_factory.mktemp("retain")
    with (
        Sandbox(size="tiny", seed=7, today=TODAY) as sandbox,
        environment(**sandbox.env, WAREHOUSE=str(folder / "warehouse.duckdb")),
    ):
        assert command("run", "cvcrm", "--objects", "imobiliarias") == 0
        house = House(sandbox, folder)
        version = f"""
            insert into {TABLE} by name select * replace (
                '9' || $n || '.0' as _dlt_load_id, timestamptz '2026-04-0$n 00:00:00+00' as fetched_at,
                case
                    when $n = 4 and record_key = (select min(record_key) from first) then null
                    else payload || repeat(' ', $n)
                end as payload
            ) from first
        """
        commit = """
            insert into raw_cvcrm._dlt_loads by name
            select * replace ('9$n.0' as load_id) from raw_cvcrm._dlt_loads limit 1
        """
        house.sql(
            f"create temp table first as from {TABLE}",
            f"update {TABLE} set fetched_at = timestamptz '2026-04-01 00:00:00+00'",
            *(
                statement.replace("$n", str(n))
                for n in (2, 3, 4)
                for statement in (version, commit)
            ),
            version.replace("$n", "9"),
        )
        yield house


@pytest.fixture
def house(landed: House, tmp_path: Path) -> Iterator[House]:
    with copied(landed, tmp_path) as copy:
        yield copy


def fetched_days(house: House, key: str) -> list[int]:
    rows = house.sql(
        f"select day(timezone('UTC', fetched_at)) from {TABLE} where record_key = '{key}' order by 1"
    )
    return [day for (day,) in rows]


@pytest.mark.parametrize(
    ("policy", "kept"),
    [
        (Policy(keep_last=1), [4, 9]),
        (Policy(keep_last=3), [2, 3, 4, 9]),
        (Policy(keep_last=9), [1, 2, 3, 4, 9]),
        (Policy(keep_days=6), [3, 4, 9]),  # since April 4: version 3 was the latest until then
        (Policy(keep_days=1), [4, 9]),
        (Policy(keep_days=365), [1, 2, 3, 4, 9]),
    ],
)
def test_what_a_policy_keeps(house: House, policy: Policy, kept: list[int]) -> None:
    """The version of day 9 belongs to a load that was never committed: it is dlt's affair."""
    latest = house.sql(LATEST)
    keys = [key for key, *_ in latest]
    (removal,) = retain(ONE, Warehouse(str(house.warehouse)), policy, now=NOW)
    assert house.sql(LATEST) == latest
    assert {tuple(fetched_days(house, key)) for key in keys} == {tuple(kept)}
    assert removal.rows == (5 - len(kept)) * len(keys)
    assert removal.versions == 4 * len(keys)


def test_a_tombstone_that_is_the_latest_stays(house: House) -> None:
    retain(ONE, Warehouse(str(house.warehouse)), Policy(keep_last=1), now=NOW)
    assert house.sql(
        f"select payload from {TABLE} where _dlt_load_id = '94.0' order by record_key limit 1"
    ) == [(None,)]


def test_a_dry_run_counts_and_deletes_nothing(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    before = house.sql(f"select count(*) from {TABLE}")
    assert command("retain", "--keep-last", "1", "--dry-run", "--objects", "imobiliarias") == 0
    assert house.sql(f"select count(*) from {TABLE}") == before
    said = capsys.readouterr().out
    ((rows, size),) = house.sql(
        f"select count(*), sum(strlen(payload)) from {TABLE} "
        "where _dlt_load_id not in ('94.0', '99.0')"
    )
    assert f"{rows:,} rows, {size:,} bytes would go" in said


def test_the_next_run_lands_only_what_differs(house: House) -> None:
    assert command("retain", "cvcrm", "--keep-days", "1") == 0
    assert command("run", "cvcrm", "--full", "--objects", "imobiliarias") == 0
    assert command("retain", "cvcrm", "--keep-last", "1") == 0
    assert Removal(source="cvcrm", object="imobiliarias", versions=5, rows=0, bytes=0) in retain(
        RunOptions(), Warehouse(str(house.warehouse)), Policy(keep_last=1)
    )


@pytest.mark.parametrize(
    "wrong", [[], ["--keep-last", "0"], ["--keep-last", "1", "--keep-days", "1"]]
)
def test_a_policy_is_one_positive_number(wrong: list[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        command("retain", *wrong)
    assert refused.value.code == 2


def test_without_a_warehouse(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with environment(WAREHOUSE=str(tmp_path / "warehouse.duckdb")):
        assert command("retain", "--keep-last", "1") == 2
    assert "There is no warehouse" in capsys.readouterr().err


def test_a_list_that_the_api_stopped_telling_stays(house: House, tmp_path: Path) -> None:
    table = "raw_sienge.sales_contracts"
    with copied(house, tmp_path / "copy") as copy:
        assert command("run", "sienge", "--objects", "sales_contracts,enterprises") == 0
        ((key,),) = copy.sql(f"select min(record_key) from {table}")
        copy.sql(
            *(
                f"""
                insert into {table} by name select * replace (
                    '{load}' as _dlt_load_id,
                    replace(replace(payload, '"salesContractUnits":[', '"salesContractUnits":[], "u":['),
                        '"salesContractCustomers":[', '"salesContractCustomers":[], "c":[') as payload
                ) from {table} where record_key = '{key}' order by _dlt_load_id limit 1
                """
                for load in ("95.0", "96.0")
            ),
            "insert into raw_sienge._dlt_loads by name select * replace (unnest(['95.0', '96.0']) "
            "as load_id) from (from raw_sienge._dlt_loads limit 1)",
        )
        retain(RunOptions(), Warehouse(str(copy.warehouse)), Policy(keep_last=1))
        kept = copy.sql(
            f"select json_array_length(payload, '$.salesContractUnits') > 0 from {table} "
            f"where record_key = '{key}' order by _dlt_load_id"
        )
    assert kept == [(True,), (False,)]


def test_the_lasting_lists_are_those_that_staging_reads() -> None:
    """The macro is called `versao_atual(source, object, lista_nao_vazia=list)`."""
    pattern = r"versao_atual\('(\w+)', '(\w+)', lista_nao_vazia='(\w+)'"
    staging = Path(__file__).parents[2] / "dbt_project" / "models" / "staging"
    read: dict[str, set[str]] = {}
    for model in staging.rglob("*.sql"):
        for source, name, field in re.findall(pattern, model.read_text()):
            read.setdefault(f"{source}.{name}", set()).add(field)
    assert read == {name: set(fields) for name, fields in LASTING_LISTS.items()}
