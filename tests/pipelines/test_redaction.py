"""Planted secrets and personal data never come out of a log line, a traceback or an error."""

from __future__ import annotations

import logging
import sys

import pytest

from pipelines.redaction import RedactingFormatter, redact, remember_secret

PLANTED = [
    "111.222.333-44",
    "11122233344",
    "11.222.333/0001-44",
    "alguem.silva@example.com",
    "+5500912345678",
    "(00) 91234-5678",
]


@pytest.mark.parametrize("planted", PLANTED)
def test_personal_data_is_masked(planted: str) -> None:
    assert planted not in redact(f"the row of {planted} was refused")


@pytest.mark.parametrize(
    "text",
    ["token=abc123", 'Authorization: "Basic Zm9vOmJhcg=="', "https://user:pass123@host.example/x"],
)
def test_credentials_are_masked(text: str) -> None:
    masked = redact(text)
    for secret in ("abc123", "Zm9vOmJhcg", "pass123"):
        assert secret not in masked


def test_what_is_not_personal_stays() -> None:
    text = "reserva 40217 of 2026-03-19 10:02:41 for 412500.50, run 1795304975.077664"
    assert redact(text) == text


def test_a_remembered_secret_is_masked_wherever_it_stands() -> None:
    remember_secret("xk-998877-qq")
    assert redact("got xk-998877-qq back") == "got *** back"


def test_a_traceback_is_masked_too() -> None:
    formatter = RedactingFormatter("%(message)s")
    try:
        raise ValueError("cpf 111.222.333-44")
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, "f", 1, "failed", (), sys.exc_info())
    assert "111.222" not in formatter.format(record)
