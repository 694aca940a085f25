"""`verify` against a landed company: what is complete, and every way in which it is not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipelines.selection import RunOptions, choose
from pipelines.verify import NO_TOTAL
from tests.pipelines.house import House, command, copied, environment, first_load

MORE = "more than the API shows: run --full"


@pytest.fixture(scope="module")
def landed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with first_load(tmp_path_factory.mktemp("landed")) as house:
        yield house


@pytest.fixture
def house(landed: House, tmp_path: Path) -> Iterator[House]:
    with copied(landed, tmp_path) as copy:
        yield copy


@pytest.fixture
def verified(capsys: pytest.CaptureFixture[str]) -> Any:
    """`verify --json` with options: the exit code and the findings by `source.object`."""

    def verify(*options: str) -> tuple[int, dict[str, dict[str, Any]]]:
        capsys.readouterr()
        code = command("verify", *options, "--json")
        answer = json.loads(capsys.readouterr().out)
        return code, {f"{o['source']}.{o['object']}": o for o in answer["objects"]}

    return verify


def test_after_a_load_everything_is_complete_or_explained(house: House, verified: Any) -> None:
    code, found = verified()
    assert code == 0
    assert len(found) == sum(len(part.objects) for part in choose(RunOptions()))
    for name, object_ in found.items():
        bulk = name in {"sienge.sales", "sienge.income"}
        assert object_["verdict"] == ("unknown" if bulk else "complete"), name
        assert object_["expected"] == (None if bulk else object_["landed"]), name
        assert object_["note"] == (NO_TOTAL if bulk else ""), name
        assert object_["last_complete_pass"] == "2026-03-31T20:00:00"
    assert found["cvcrm.leads"]["last_change"].startswith("2026-03-3")


def test_an_object_of_two_lists_and_one_of_a_part_of_a_list(house: House, verified: Any) -> None:
    chosen = ("--objects", "receivable_bills,creditors")
    assert command("run", *chosen) == 0
    code, found = verified(*chosen)
    assert code == 0
    bills, brokers = found["sienge.receivable_bills"], found["sienge.creditors"]
    assert bills["verdict"] == "complete"
    assert bills["expected"] == bills["landed"] > 50
    assert (brokers["expected"], brokers["note"]) == (None, NO_TOTAL)


def test_the_table_says_the_same(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("verify", "sienge") == 0
    said = capsys.readouterr().out
    assert "sales_contracts" in said
    assert f"sienge.income: {NO_TOTAL}." in said
    assert "leads" not in said


def test_a_record_that_raw_lost_is_missing(house: House, verified: Any) -> None:
    for table in ("raw_cvcrm.reservas", "raw_cvcrm.unidades"):  # by a window, by its full passes
        house.sql(f"delete from {table} where record_key = (select min(record_key) from {table})")
    code, found = verified("cvcrm")
    assert code == 1
    for name in ("cvcrm.reservas", "cvcrm.unidades"):
        assert (found[name]["verdict"], found[name]["missing"]) == ("missing", 1)
        assert "0 of 1 missing rows: run it with --full" in found[name]["note"]


def test_a_load_that_was_never_committed_does_not_count(house: House, verified: Any) -> None:
    house.sql(
        "insert into raw_cvcrm.leads by name select * replace ('none' as _dlt_load_id, "
        "'99' || record_key as record_key) from raw_cvcrm.leads"
    )
    assert verified("--objects", "leads")[1]["cvcrm.leads"]["verdict"] == "complete"


def test_a_row_that_the_api_no_longer_shows(house: House, verified: Any) -> None:
    ghost = "insert into raw_cvcrm.leads by name select * replace ('{}' as record_key{}) from "
    ghost += "raw_cvcrm.leads limit 1"
    house.sql(ghost.format("none-1", ""), ghost.format("none-2", ", null as payload"))
    code, found = verified("--objects", "leads")
    assert code == 1
    leads = found["cvcrm.leads"]
    assert (leads["verdict"], leads["vanished"], leads["missing"]) == (MORE, 1, 0)


def test_an_object_that_was_never_read_to_its_end(
    landed: House, tmp_path: Path, verified: Any
) -> None:
    with environment(WAREHOUSE=str(tmp_path / "new" / "warehouse.duckdb")):
        assert command("run", "cvcrm", "--objects", "imobiliarias") == 0
        code, found = verified("cvcrm")
    assert code == 1
    assert found["cvcrm.imobiliarias"]["verdict"] == "complete"
    leads = found["cvcrm.leads"]
    assert (leads["verdict"], leads["landed"]) == ("missing", 0)
    assert "first load has not ended" in leads["note"]


def test_what_the_api_refuses_is_unknown_and_named(house: House, verified: Any) -> None:
    house.sandbox.faults.set("status", api="cvdw", object="leads", code=403)
    code, found = verified("cvcrm")
    assert code == 1
    assert found["cvcrm.leads"]["verdict"] == "unknown"
    assert "(HTTP 403)" in found["cvcrm.leads"]["note"]
    assert found["cvcrm.leads"]["landed"] > 0
    assert found["cvcrm.vendas"]["verdict"] == "complete"


def test_refused_credentials_are_not_tried_again(house: House, verified: Any) -> None:
    house.sandbox.faults.set("status", api="cvdw", code=401, times=1)
    code, found = verified("cvcrm")
    assert code == 1
    assert all("(HTTP 401)" in object_["note"] for object_ in found.values())


def test_without_a_warehouse_there_is_nothing_to_verify(
    landed: House, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with environment(WAREHOUSE=str(tmp_path / "warehouse.duckdb")):
        assert command("verify") == 2
    assert "`dlt pipeline run` creates it" in capsys.readouterr().err
    assert not (tmp_path / "warehouse.duckdb").exists()


def test_rows_that_came_since_are_no_loss(house: House, verified: Any) -> None:
    """Last of the module: the company's clock only moves forward."""
    house.sandbox.advance(days=5)
    _, found = verified()
    came = {name for name, object_ in found.items() if object_["verdict"] == "behind"}
    assert {"cvcrm.reservas", "cvcrm.vendas", "sienge.sales_contracts"} <= came
    assert not [name for name, object_ in found.items() if object_["verdict"] == "missing"]
    assert all(found[name]["is_explained"] for name in came)
    assert command("run", "--full") == 0
    assert verified()[0] == 0
