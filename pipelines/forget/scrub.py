"""Takes erased people out of a record: the same code when they are erased and in every later load.

A record is looked at closely only where a number or an address in its text is on the list. Then each role
of its table (`fields.py`) is held against the list: by document; where none is told, by the numbers of
the systems; last by e-mail and phone. A role with another document is another person's and stays as it is,
also where it has the same phone. What is not changed stays byte for byte, numbers included.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import msgspec

from pipelines.forget.fields import Kind, Role, roles_of
from pipelines.forget.identity import normalise
from pipelines.forget.suppression import Suppressed
from pipelines.redaction import MASK

_SHAPES: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("documento", re.compile(r"(?<!\d)\d{3}\.?\d{3}\.?\d{3}-?\d{2}(?!\d)")),
    ("documento", re.compile(r"(?<!\d)\d{2}\.?\d{3}\.?\d{3}\\?/?\d{4}-?\d{2}(?!\d)")),
    ("email", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (
        "telefone",
        re.compile(r"(?<!\d)(?:\+?\d{2}[ .-]?)?\(?\d{2}\)?[ .-]?\d{4,5}[ .-]?\d{4}(?!\d)"),
    ),
)
DOCUMENT: Kind = "documento"
_SHORTEST_NAME = 5  # a shorter one would blank parts of other words
Fields = dict[str, msgspec.Raw]
_fields: msgspec.json.Decoder[Fields] = msgspec.json.Decoder(Fields)
_elements: msgspec.json.Decoder[list[msgspec.Raw]] = msgspec.json.Decoder(list[msgspec.Raw])
_NULL = msgspec.Raw(b"null")


@dataclass
class Found:
    """What records tell about the people on the list, as plain values; kept in memory only.

    Attributes:
        numbers: numbers of the systems, of matched roles.
        contacts: e-mails and phones of roles matched by document or number.
        contacts_of_others: e-mails and phones beside another document.
        names: of matched roles.
    """

    numbers: set[tuple[Kind, str]] = field(default_factory=set)
    contacts: set[tuple[Kind, str]] = field(default_factory=set)
    contacts_of_others: set[tuple[Kind, str]] = field(default_factory=set)
    names: set[str] = field(default_factory=set)


class Scrubber:
    """Takes the people of a list out of the records of one raw table."""

    def __init__(self, suppressed: Suppressed, source: str, table: str) -> None:
        self._suppressed = suppressed
        self._roles = roles_of(source, table)
        kinds: dict[str, set[Kind]] = {}
        for role in self._roles:
            for name, kind in (*role.ids.items(), *((d, DOCUMENT) for d in role.documents)):
                kinds.setdefault(name, set()).add(kind)
        self._kinds = kinds
        names = "|".join(map(re.escape, kinds)) or "(?!)"
        self._numbers = re.compile(rf'"({names})"\s*:\s*"?(\d+)')

    def __bool__(self) -> bool:
        """Whether there is anybody to be taken out."""
        return bool(self._suppressed)

    def scrub(self, payload: bytes, found: Found | None = None) -> bytes:
        """The record without the people on the list; the same object where they are not in it.

        Args:
            found: takes what the record tells about them.
        """
        if not self._concerns(payload.decode(errors="replace")):
            return payload
        try:
            record = _fields.decode(payload)
        except msgspec.MsgspecError:
            return payload  # not an object, or no UTF-8: the landing complains about it
        erasure = _Erasure(self._suppressed, found if found is not None else Found())
        changed = erasure.record(record, self._roles)
        return msgspec.json.encode(record) if changed else payload

    def _concerns(self, text: str) -> bool:
        """Whether anything in the text is on the list, without decoding it."""
        token = self._suppressed.token
        return any(
            token(kind, normalise(kind, int(number) if kind == DOCUMENT else number))
            for name, number in self._numbers.findall(text)
            for kind in self._kinds[name]
        ) or any(
            token(kind, normalise(kind, match.group().replace("\\", "")))
            for kind, shape in _SHAPES
            for match in shape.finditer(text)
        )


class _Erasure:
    """One record's erasure."""

    def __init__(self, suppressed: Suppressed, found: Found) -> None:
        self._token = suppressed.token
        self._found = found
        self._names: set[str] = set()

    def record(self, record: Fields, roles: tuple[Role, ...]) -> bool:
        """Change the record in place; tells whether there was anything to change."""
        changed = False
        others: set[str] = set()
        for role in roles:
            if not role.within:
                is_matched, is_other = self._role(record, role)
                changed |= is_matched
                others |= is_other
                continue
            holder = record.get(role.within)
            if holder is not None and (parts := _parts(holder)) is not None:
                results = [self._role(part, role) for part in parts]
                if any(is_matched for is_matched, _ in results):
                    record[role.within] = _joined(holder, parts)
                    changed = True
        return self._texts(record, roles, others) or changed

    def _role(self, record: Fields, role: Role) -> tuple[bool, set[str]]:
        """Whether the role was erased, and which of its fields belong to somebody else."""
        documents = _values_of(record, [(DOCUMENT, role.documents)])
        contacts = _values_of(record, [("email", role.emails), ("telefone", role.phones)])
        numbers = _values_of(record, [(kind, (name,)) for name, kind in role.ids.items()])
        token = self._anybody(documents)
        if documents and not token:
            self._found.contacts_of_others |= contacts
            return False, {*role.documents, *role.emails, *role.phones, *role.names}
        strong = token or self._anybody(numbers)
        token = strong or self._anybody(contacts)
        if not token:
            return False, set()
        if strong:
            self._found.contacts |= contacts
        self._found.numbers |= numbers
        for name in role.names:
            told = _value(record.get(name))
            if isinstance(told, str) and told.strip():
                self._names.add(told.strip())
                self._found.names.add(told.strip())
        return _blank(record, role, token), set()

    def _anybody(self, values: set[tuple[Kind, str]]) -> str | None:
        """The random number of the first listed person among the values."""
        return next((t for kind, value in sorted(values) if (t := self._token(kind, value))), None)

    def _texts(self, record: Fields, roles: tuple[Role, ...], others: set[str]) -> bool:
        """Blank what stands elsewhere: values of the list, and names of this record, in any text.

        Names of other roles are left alone: "Ana Souza Filha" is not "Ana Souza".
        """
        changed = False
        named = {name for role in roles if not role.within for name in role.names}
        for name, raw in record.items():
            if name in others:
                continue
            inside = {field for role in roles if role.within == name for field in role.names}
            clean = self._cleaned(raw, named | inside, name)
            if clean is not raw:
                record[name] = clean
                changed = True
        return changed

    def _cleaned(self, raw: msgspec.Raw, named: set[str], field: str = "") -> msgspec.Raw:
        """The value without anything of the list; the same object where nothing was in it.

        Args:
            named: fields that hold somebody's name.
            field: the field that holds the value, empty for an element of a list.
        """
        start = _start(raw)
        if start == b"{":
            members = _fields.decode(raw)
            clean = {name: self._cleaned(value, named, name) for name, value in members.items()}
            is_same = all(clean[name] is value for name, value in members.items())
            return raw if is_same else msgspec.Raw(msgspec.json.encode(clean))
        if start == b"[":
            elements = _elements.decode(raw)
            cleaned = [self._cleaned(value, named) for value in elements]
            is_same = all(map(operator.is_, elements, cleaned))
            return raw if is_same else msgspec.Raw(msgspec.json.encode(cleaned))
        if start == b'"':
            text = str(msgspec.json.decode(raw))
            names = set() if field in named else self._names
            clean_text = self._without_values(text, names)
            if clean_text == text:
                return raw
            only_mask = not clean_text.replace(MASK, "").strip()
            return _NULL if only_mask else msgspec.Raw(msgspec.json.encode(clean_text))
        # A number elsewhere counts with all its digits only: without zeros it may be any number.
        is_document = self._token(DOCUMENT, normalise(DOCUMENT, bytes(raw).decode()))
        return _NULL if is_document else raw

    def _without_values(self, text: str, names: set[str]) -> str:
        for kind, shape in _SHAPES:
            text = shape.sub(
                lambda match, kind=kind: (  # type: ignore[misc]  # mypy: a default makes it untyped
                    MASK if self._token(kind, normalise(kind, match.group())) else match.group()
                ),
                text,
            )
        for name in names:
            if len(name) >= _SHORTEST_NAME:
                # Not \b: a name may end with a point, as "Ana A." and "Silva Ltda." do.
                text = re.sub(rf"(?i)(?<!\w){re.escape(name)}(?!\w)", MASK, text)
        return text


def _blank(record: Fields, role: Role, token: str) -> bool:
    """Empty the role's fields; the document becomes the random number."""
    before = dict(record)
    if role.keeps:
        kept = {*role.keeps, *role.ids, *role.documents}
        going: Iterator[str] = (name for name in before if name not in kept)
    else:
        going = iter((*role.emails, *role.phones, *role.names, *role.details))
    for name in going:
        if name in record:
            record[name] = _NULL
    for name in role.documents:
        if normalise(DOCUMENT, _value(record.get(name))):
            record[name] = msgspec.Raw(f'"{token}"'.encode())
    return record != before


def _values_of(
    record: Fields, fields: Iterable[tuple[Kind, Iterable[str]]]
) -> set[tuple[Kind, str]]:
    """The normalised values of some fields, as far as they hold any."""
    found = (
        (kind, normalise(kind, _value(record.get(name)))) for kind, ns in fields for name in ns
    )
    return {(kind, value) for kind, value in found if value}


def _value(raw: msgspec.Raw | None) -> object:
    return None if raw is None else msgspec.json.decode(raw)


def _parts(raw: msgspec.Raw) -> list[Fields] | None:
    """The objects of a list, or the one object; None for anything else."""
    start = _start(raw)
    if start == b"{":
        return [_fields.decode(raw)]
    if start != b"[":
        return None
    elements = _elements.decode(raw)
    if any(_start(element) != b"{" for element in elements):
        return None
    return [_fields.decode(element) for element in elements]


def _joined(raw: msgspec.Raw, parts: list[Fields]) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(parts[0] if _start(raw) == b"{" else parts))


def _start(raw: msgspec.Raw) -> bytes:
    return bytes(raw)[:1]
