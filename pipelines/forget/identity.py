"""One spelling for one person, and keyed hashes of it.

Normalisation follows dbt's macro `normalizar_pessoal`, so that what equals there equals here. Two hashes:
`staging_hash` is the one that staging holds (macro `hash_pessoal`), needed to find it there; the list of
erased people has another domain, so that it cannot be joined with anything in the warehouse.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets

from pipelines.errors import SettingsError
from pipelines.forget.fields import Kind
from pipelines.redaction import MINIMUM_KEY_LENGTH

NUMBER_LENGTHS = {"documento": (11, 14), "telefone": (8, 9, 10, 11, 12, 13)}
TOKEN_DIGITS = 20  # no CPF, CNPJ or phone has so many


def normalise(kind: Kind, value: object) -> str | None:
    """The value as it is compared; None where there is nothing in it that could name a person.

    Numbers that lost their leading zeros (a CPF sent as a JSON number) get them back.
    """
    if value is None or isinstance(value, bool | float | dict | list):
        return None
    text = str(value).strip()
    if kind == "email":
        return text.lower() if "@" in text else None
    if kind not in NUMBER_LENGTHS:
        return text.lstrip("0") or None
    digits = re.sub(r"[^0-9]", "", text)
    if kind == "documento" and isinstance(value, int):
        digits = digits.zfill(NUMBER_LENGTHS[kind][len(digits) > NUMBER_LENGTHS[kind][0]])
    if kind == "telefone":
        digits = re.sub(r"^55(\d{10,11})$", r"\1", digits)
    if not digits.strip("0") or len(digits) not in NUMBER_LENGTHS[kind]:
        return None
    return digits


def personal_data_key() -> str:
    """The key of the environment.

    Raises:
        SettingsError: if it is missing or too short.
    """
    key = os.environ.get("PERSONAL_DATA_KEY", "")
    if len(key) < MINIMUM_KEY_LENGTH:
        raise SettingsError(
            "PERSONAL_DATA_KEY is not set or shorter than 16 characters: people that were erased are "
            "known by hashes with this key only, and without it the next load would bring them back. Set the "
            "key that `dbt build` uses."
        )
    return key


def list_hash(key: str, kind: str, value: str) -> str:
    """The hash of a normalised value in the list of erased people."""
    return hmac.digest(key.encode(), f"erased:v1:{kind}:{value}".encode(), "sha256").hex()


def staging_hash(key: str, kind: Kind, value: str) -> str:
    """The hash of a normalised value in staging: dbt's macro `hash_pessoal`."""
    inner = hashlib.sha256(f"{key}:v1:{kind}:{value}".encode()).hexdigest()
    return "v1:" + hashlib.sha256(f"{key}:fora:{inner}".encode()).hexdigest()


def new_token() -> str:
    """A random number that stands for an erased person's document from now on.

    Their records stay one customer, in both systems, so that the number of customers stays right.
    """
    return str(secrets.randbelow(9 * 10 ** (TOKEN_DIGITS - 1)) + 10 ** (TOKEN_DIGITS - 1))
