"""The list of people: e-mail, role and the keys of what they answer for.

A CSV of its own (`ACESSOS`, by default `data/acessos.csv`), outside the repository and outside what is
published: e-mail addresses are personal, analysts open the published file in any SQL client, whoever
keeps the list uses a spreadsheet, and a line that is taken out must count at the next click and not
after the next build. A line that cannot be understood lets nobody in.
"""

from __future__ import annotations

import csv
import logging
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dashboards.connection import ROOT
from dashboards.slices import EVERYTHING, Scope

log = logging.getLogger("dashboards")

DEFAULT_LIST = "data/acessos.csv"
COLUMNS = ("email", "papel", "escopo")
_KEY = re.compile(r"[a-z]{2}-\d+")


@dataclass(frozen=True)
class Role:
    """How a role is called, of what its scope's keys are, and what its reader is told about it."""

    label: str
    dimension: str | None = None
    must_be_limited: bool = False
    limits: str = ""


ROLES: Mapping[str, Role] = {
    "diretoria": Role("Diretoria"),
    "gestor": Role(
        "Gestão comercial", "empreendimento", limits="Os números são só dos seus empreendimentos."
    ),
    "financeiro": Role("Financeiro"),
    "imobiliaria": Role(
        "Imobiliária",
        "imobiliaria",
        must_be_limited=True,
        limits="Os números são só da sua imobiliária.",
    ),
    "corretor": Role(
        "Corretor",
        "corretor",
        must_be_limited=True,
        limits="Os números são só das suas vendas e dos seus leads.",
    ),
}


@dataclass(frozen=True)
class Person:
    """Someone who may come in; `email` is empty where nobody has to log in."""

    email: str
    role: str
    scope: Scope


def find(email: str) -> Person | None:
    """The person of an address, or None if the list does not name it, or not clearly."""
    path = ROOT / (os.environ.get("ACESSOS") or DEFAULT_LIST)
    try:
        stamp = path.stat()
        people = _people(path, stamp.st_mtime_ns, stamp.st_size)
    except (OSError, csv.Error) as error:
        log.warning("the list of people cannot be read, so nobody is let in: %s", error)
        return None
    return people.get(_folded(email))


@lru_cache(maxsize=1)
def _people(path: Path, changed_at: int, size: int) -> Mapping[str, Person]:  # noqa: ARG001
    """Everyone on the list by address; read again when the file has changed."""
    text = _decoded(path.read_bytes())
    first = text.partition("\n")[0]
    lines = csv.DictReader(text.splitlines(), delimiter=";" if ";" in first else ",")
    lines.fieldnames = [_folded(name) for name in lines.fieldnames or ()]
    if missing := set(COLUMNS) - set(lines.fieldnames):
        log.error(
            "the list of people lacks the columns %s: nobody is let in", ", ".join(sorted(missing))
        )
        return {}
    found = list(_understood(lines))
    times = Counter(person.email for person in found)
    if repeated := sum(count > 1 for count in times.values()):
        log.error("the list of people names %s addresses twice: they are not let in", repeated)
    return {person.email: person for person in found if times[person.email] == 1}


def _decoded(content: bytes) -> str:
    """UTF-8, or else what a Brazilian Excel writes as plain "CSV"."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _understood(lines: csv.DictReader[str]) -> Iterator[Person]:
    for line in lines:
        # Addresses are personal and stay out of the log; the line's number finds them.
        person = _person(*(line[column] or "" for column in COLUMNS))
        if person:
            yield person
        else:
            log.error("line %s of the list of people is not understood", lines.line_num)


def _person(email: str, role_name: str, keys: str) -> Person | None:
    """One line of the list; None if it does not make sense, for a guess would let someone see more."""
    name = "".join(c for c in unicodedata.normalize("NFD", _folded(role_name)) if c.isascii())
    role, chosen = ROLES.get(name), tuple(sorted(set(keys.split())))
    if role is None or "@" not in email or not all(_KEY.fullmatch(key) for key in chosen):
        return None
    if not chosen:
        return None if role.must_be_limited else Person(_folded(email), name, EVERYTHING)
    if role.dimension is None:
        return None
    return Person(_folded(email), name, Scope(role.dimension, chosen))


def _folded(text: str) -> str:
    return text.strip().casefold()
