"""Keeps secrets and personal data out of logs and error sentences.

Order matters: known secret values first (they may look like anything), then shapes: CPF, CNPJ,
e-mail, Brazilian phone. A bare run of 11 or 14 digits is taken for a document on purpose: hiding an
innocent number costs less than showing a CPF.
"""

from __future__ import annotations

import logging
import re
from urllib.parse import quote

MASK = "***"
MINIMUM_KEY_LENGTH = 16  # of PERSONAL_DATA_KEY, in characters
SHORTEST_SECRET = 4  # shorter ones would mask half of every sentence

_SHAPES = (
    re.compile(
        r"(?i)(authorization|token|password|senha|apikey|api_key)([\"']?\s*[:=]\s*[\"']?)"
        r"(?:(?:basic|bearer)\s+)?\S+"
    ),
    re.compile(r"(?<=://)[^/\s:@]+:[^/\s@]+(?=@)"),
    re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    re.compile(r"(?<!\d)\d{3}\.\d{3}\.\d{3}-\d{2}(?!\d)"),
    re.compile(r"(?<!\d)\d{2}\.\d{3}\.\d{3}/\d{4}-\d{2}(?!\d)"),
    re.compile(r"(?<![\d.])(?:\d{11}|\d{14})(?![\d.])"),
    re.compile(r"\+55\d{10,13}\b|\(\d{2}\)\s?\d{4,5}-?\d{4}\b"),
)

_secrets: set[str] = set()


def remember_secret(*values: str | None) -> None:
    """Hide these exact values from now on, wherever they appear, also as an address spells them."""
    for value in values:
        bare = (value or "").strip()
        if len(bare) >= SHORTEST_SECRET:
            _secrets.update({bare, quote(bare, safe="")})


def redact(text: str) -> str:
    """`text` with secrets and personal data masked."""
    for secret in sorted(_secrets, key=len, reverse=True):
        text = text.replace(secret, MASK)
    text = _SHAPES[0].sub(rf"\1\2{MASK}", text)
    for shape in _SHAPES[1:]:
        text = shape.sub(MASK, text)
    return text


class RedactingFormatter(logging.Formatter):
    """Formats a record, traceback included, and masks the result."""

    def format(self, record: logging.LogRecord) -> str:
        return redact(super().format(record))
