"""Settings of the sources that make no sense are refused in a sentence without their secrets."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pipelines.account_state import state_path
from pipelines.errors import SettingsError
from pipelines.selection import SOURCES
from pipelines.source import resolve_settings
from tests.pipelines.house import environment

ADDRESS = "https://incorporadora.example/api/v1/cvdw"
CVCRM = {
    "SOURCES__CVCRM__BASE_URL": ADDRESS,
    "SOURCES__CVCRM__EMAIL": "robo@example.com",
    "SOURCES__CVCRM__TOKEN": "tok-planted-771199",
}
SIENGE = {
    "SOURCES__SIENGE__BASE_URL": "https://api.example/incorporadora/public/api",
    "SOURCES__SIENGE__USERNAME": "incorporadora-robo",
    "SOURCES__SIENGE__PASSWORD": "pw-planted-771199",
}


def resolved(name: str, **values: str) -> Any:
    with environment(**CVCRM, **SIENGE), environment(**values):
        return resolve_settings(SOURCES[name].settings, name)


@pytest.mark.parametrize(
    "address",
    [
        "http://incorporadora.example/api",
        "https://robo:pw-planted-1@incorporadora.example/api",
        "https://tok-planted-1@incorporadora.example/api",
        "https://incorporadora.example/api?token=tok-planted-1",
        "https://incorporadora.example/api#tok-planted-1",
        "https://incorporadora.example:tok-planted-1/api",
        "https://",
    ],
)
def test_an_address_is_an_address_alone(address: str) -> None:
    with pytest.raises(SettingsError, match="SOURCES__CVCRM__BASE_URL") as caught:
        resolved("cvcrm", SOURCES__CVCRM__BASE_URL=address)
    assert "planted" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("NIGHT_HOURS", "22h-06h"),
        ("NIGHT_HOURS", "22-30"),
        ("QUOTA_TIME_ZONE", "Sao Paulo"),
        ("QUOTA_TIME_ZONE", "../etc"),
        ("REQUESTS_PER_MINUTE", "-1"),
        ("NIGHT_BULK_REQUESTS_PER_MINUTE", "-1"),
        ("BULK_DAILY_QUOTA", "-5"),
    ],
)
def test_a_limit_that_makes_no_sense_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"SOURCES__SIENGE__{name}"):
        resolved("sienge", **{f"SOURCES__SIENGE__{name}": value})


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("REQUESTS_PER_MINUTE", "abc", "a number"),
        ("NIGHT_REQUESTS_PER_MINUTE", "abc", "a number"),
        ("DAILY_QUOTA", "1.5", "a whole number"),
        ("TIMEOUT_SECONDS", "0", "more than 0"),
        ("ATTEMPTS", "0", "more than 0"),
        ("PAGE_SIZE", "-1", "more than 0"),
        ("RETRY_BACKOFF_SECONDS", "-1", "0 or more"),
        ("MAX_VANISHED_SHARE", "20", "from 0 to 1"),
        ("DATE_PRECISION", "hora", "second or day"),
        ("SKIP_OBJECTS", "leads,leds", "names of docs/objects.md"),
        ("SKIP_OBJECTS", '["leds"]', "names of docs/objects.md"),
    ],
)
def test_a_mistyped_setting_is_named_with_what_it_may_be(
    name: str, value: str, allowed: str
) -> None:
    sentence = f"^cvcrm: SOURCES__CVCRM__{name} must be {allowed}"
    with pytest.raises(SettingsError, match=sentence) as caught:
        resolved("cvcrm", **{f"SOURCES__CVCRM__{name}": value})
    assert ("leds" in str(caught.value)) == ("leds" in value)


def test_a_secret_among_what_is_shared_is_told_to_move(tmp_path: Path) -> None:
    shared = tmp_path / ".dlt" / "config.toml"
    shared.parent.mkdir()
    shared.write_text(f'[sources.cvcrm]\nbase_url = "{ADDRESS}"\ntoken = "tok-planted-1"\n')
    with environment(DLT_DATA_DIR=str(tmp_path / "dlt"), WAREHOUSE=str(tmp_path / "w.duckdb")):
        ran = subprocess.run(
            [sys.executable, "-m", "pipelines", "run"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
    assert ran.returncode == 1
    assert (
        "sources.cvcrm.token is a secret and stands in .dlt/config.toml" in ran.stdout + ran.stderr
    )
    assert "Traceback" not in ran.stdout + ran.stderr
    assert "planted" not in ran.stdout + ran.stderr


@pytest.mark.parametrize(
    "value",
    ["leads,reservas/condicoes", " leads , reservas_condicoes ", '["leads","reservas_condicoes"]'],
)
def test_objects_to_skip_are_a_list_or_names_with_commas(value: str) -> None:
    settings = resolved("cvcrm", SOURCES__CVCRM__SKIP_OBJECTS=value)
    assert settings.skipped == {"leads", "reservas_condicoes"}
    assert resolved("cvcrm").skipped == set()
    assert resolved("cvcrm", SOURCES__CVCRM__SKIP_OBJECTS="").skipped == set()


def test_each_family_gets_its_own_limits() -> None:
    settings = resolved(
        "sienge",
        SOURCES__SIENGE__REQUESTS_PER_MINUTE="150",
        SOURCES__SIENGE__NIGHT_REQUESTS_PER_MINUTE="190",
        SOURCES__SIENGE__BULK_REQUESTS_PER_MINUTE="6",
        SOURCES__SIENGE__NIGHT_BULK_REQUESTS_PER_MINUTE="18",
        SOURCES__SIENGE__DAILY_QUOTA="5000",
        SOURCES__SIENGE__BULK_DAILY_QUOTA="500",
    )
    account = SOURCES["sienge"].connect(settings, None)  # type: ignore[arg-type]  # nothing is asked
    rest, bulk = account.limiters["rest"], account.limiters["bulk"]
    assert (rest.pace.per_minute, rest.pace.night_per_minute) == (150, 190)
    assert (bulk.pace.per_minute, bulk.pace.night_per_minute) == (6, 18)
    assert (rest.quota.per_day, bulk.quota.per_day) == (5000, 500)
    assert account.session.limiter is rest
    assert {account.limiter_of(obj) for obj in account.objects} == {rest, bulk}


def test_cvdw_s_night_is_the_day_s_rate_unless_it_is_set() -> None:
    account = SOURCES["cvcrm"].connect(resolved("cvcrm"), None)  # type: ignore[arg-type]
    (limiter,) = account.limiters.values()
    assert (limiter.pace.per_minute, limiter.pace.night_per_minute) == (18, None)
    assert not state_path("cvcrm", ADDRESS, "rest").exists()  # connecting asks and writes nothing
