"""Who the reader is: the identity that the login proved, looked up in the list of people at every run.

Streamlit keeps a login for thirty days and never checks its age; so it counts for a working day here,
and someone who is taken off the list is out at the next click. Without a login configured the pages serve
this machine only, and say so.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from typing import Literal

import streamlit as st

from dashboards.access import people
from dashboards.access.people import ROLES, Person
from dashboards.slices import EVERYTHING, Scope

LOGIN_SECONDS = 12 * 3600
LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]", "::1"})
# Who reads on this machine, without a login: whoever can do that can open the warehouse's file as well.
NOBODY_ASKED = Person("", "diretoria", EVERYTHING)

Reason = Literal["login", "expired", "unknown", "open"]


class NoAccessError(Exception):
    """The reader may see nothing, and why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


def is_login_configured() -> bool:
    """Whether `[auth]` stands in secrets.toml."""
    return bool(st.secrets.load_if_toml_exists()) and "auth" in st.secrets


def reader() -> Person:
    """The person of this session.

    Raises:
        NoAccessError: without a valid login, or if the list of people does not name its address.
    """
    if not is_login_configured():
        if not _is_on_this_machine():
            raise NoAccessError("open")
        return NOBODY_ASKED
    claims = st.user.to_dict()
    if claims.get("is_logged_in") is not True:
        raise NoAccessError("login")
    issued = claims.get("iat")
    if not isinstance(issued, int | float) or time.time() - issued > LOGIN_SECONDS:
        raise NoAccessError("expired")
    email = claims.get("email")
    is_proven = isinstance(email, str) and claims.get("email_verified", True) in (True, "true")
    person = people.find(str(email)) if is_proven else None
    if person is None:
        raise NoAccessError("unknown")
    return person


def scope() -> Scope:
    """The rows that this session's reader may see.

    Raises:
        NoAccessError: if there are none.
    """
    return reader().scope


def guarded(build: Callable[[], bytes]) -> Callable[[], bytes]:
    """A file for this session's reader, who must still be on the list as now when it is asked for.

    A page may stay open for days, and what builds its files knows no session any more.
    """
    person = reader()

    def built() -> bytes:
        if person.email and people.find(person.email) != person:
            raise NoAccessError("unknown")
        return build()

    return built


def admit() -> Person:
    """The reader, if there is one to let in; otherwise a sentence, the way to log in, and no page."""
    try:
        return reader()
    except NoAccessError as refused:
        _refuse(refused.reason)
        st.stop()


def signature(person: Person) -> None:
    """At the foot of the sidebar: who is reading, what of it all, and the way out."""
    with st.sidebar:
        st.divider()
        if not person.email:
            st.caption(
                "Sem login: estas páginas atendem só nesta máquina.",
                help="Para abri-las a outras pessoas, configure o login (dashboards/README.md).",
            )
            return
        role = ROLES[person.role]
        limits = f" {role.limits}" if person.scope.is_limited else ""
        st.caption(f"{role.label}, `{person.email}`.{limits}")
        st.button("Sair", icon=":material/logout:", on_click=st.logout, key="sair")


def _is_on_this_machine() -> bool:
    """Whether only this machine can ask: where the server listens, the name it was asked by, and by whom.

    The name matters as well: behind a proxy the server listens here and answers the world. And whoever
    starts `app.py` with another ASGI server lets it listen somewhere that Streamlit does not know.
    """
    address, asked = st.get_option("server.address"), st.context.headers.get("Host")
    if asked is None:  # no browser: a test, a script
        return address in (None, *LOOPBACK)
    is_local = st.context.ip_address is None  # Streamlit's word for a visitor on this machine
    return is_local and address in LOOPBACK and asked.rsplit(":", 1)[0] in LOOPBACK


def _refuse(reason: Reason) -> None:
    st.title("Sem acesso" if reason in ("unknown", "open") else "VGV", anchor=False)
    if reason == "open":
        st.error(
            "Estas páginas estão sem login e por isso só atendem na própria máquina. Configure o login "
            "(`dashboards/README.md`) antes de abri-las para a rede.",
            icon=":material/lock:",
        )
        return
    if reason == "unknown":
        st.error(
            "Seu e-mail não está na lista de quem pode ver estes dados. Peça o acesso a quem cuida "
            "deles e recarregue a página.",
            icon=":material/lock:",
        )
        st.button("Sair e entrar com outra conta", on_click=st.logout, key="sair")
        return
    st.info(
        "Sua sessão terminou. Entre de novo para continuar."
        if reason == "expired"
        else "Entre com a sua conta para ver os dados.",
        icon=":material/lock:",
    )
    if find_spec("authlib") is None:
        st.error("O login precisa de `pip install 'streamlit[auth]'` neste servidor.")
        return
    for provider in _providers():
        label = f"Entrar com {provider.capitalize()}" if provider else "Entrar"
        st.button(
            label, icon=":material/login:", on_click=st.login, args=(provider,), type="primary",
            key=f"entrar_{provider}",
        )  # fmt: skip


def _providers() -> list[str | None]:
    """The configured identity providers; None is the one without a name."""
    auth = st.secrets["auth"]
    named: list[str | None] = [
        name
        for name, settings in auth.items()
        if isinstance(settings, Mapping) and "client_id" in settings
    ]
    return [*([None] if "client_id" in auth else []), *named]
