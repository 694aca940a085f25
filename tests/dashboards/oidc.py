"""An OpenID Connect provider on loopback: discovery, a code for whoever sits there, a signed token.

with provided() as provider:
    provider.claims = {"email": "maria@horizonte.example", "email_verified": True}
    ...  # a browser that logs in now is Maria
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode

from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from pipelines.sandbox.server import BackgroundServer

CLIENT, SECRET = "vgv", "not-much-of-a-secret"
TOKEN_SECONDS = 300


class Provider:
    """Answers one client.

    Attributes:
        claims: of whoever logs in next.
        issuer: its address.
        asked: the scopes of each login.
        logouts: addresses to which a browser was sent back after its logout.
    """

    def __init__(self) -> None:
        self.claims: dict[str, Any] = {}
        self.issuer = ""
        self.asked: list[str] = []
        self.logouts: list[str] = []
        self._key = RSAKey.generate_key(2048, {"kid": "one"})
        self._codes: dict[str, tuple[str, str, dict[str, Any]]] = {}
        self.app = Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self._discovery),
                Route("/authorize", self._authorize),
                Route("/token", self._token, methods=["POST"]),
                Route("/jwks", self._jwks),
                Route("/logout", self._logout),
            ]
        )

    def _discovery(self, _: Request) -> Response:
        return JSONResponse(
            {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/jwks",
                "end_session_endpoint": f"{self.issuer}/logout",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            }
        )

    def _authorize(self, request: Request) -> Response:
        """Nobody has to type a password: the claims say who it is."""
        asked = request.query_params
        if asked["client_id"] != CLIENT or asked["response_type"] != "code":
            return Response("unknown client", 400)
        self.asked.append(asked["scope"])
        code = secrets.token_urlsafe()
        self._codes[code] = asked["redirect_uri"], asked["nonce"], dict(self.claims)
        back = urlencode({"code": code, "state": asked["state"]})
        return RedirectResponse(f"{asked['redirect_uri']}?{back}", 302)

    async def _token(self, request: Request) -> Response:
        form = await request.form()
        address, nonce, claims = self._codes.pop(str(form["code"]), ("", "", {}))
        known = (form.get("client_id"), form.get("client_secret")) == (CLIENT, SECRET)
        if not known or form["redirect_uri"] != address:
            return JSONResponse({"error": "invalid_grant"}, 400)
        now = int(time.time())
        stated = {
            "iss": self.issuer, "aud": CLIENT, "sub": claims.get("email", "nobody"), "nonce": nonce,
            "iat": now, "exp": now + TOKEN_SECONDS,
        }  # fmt: skip
        signed = jwt.encode({"alg": "RS256", "kid": "one"}, stated | claims, self._key)
        return JSONResponse(
            {"access_token": secrets.token_urlsafe(), "token_type": "Bearer", "id_token": signed,
             "expires_in": TOKEN_SECONDS}
        )  # fmt: skip

    def _jwks(self, _: Request) -> Response:
        return JSONResponse({"keys": [self._key.as_dict(private=False)]})

    def _logout(self, request: Request) -> Response:
        address = request.query_params["post_logout_redirect_uri"]
        self.logouts.append(address)
        return RedirectResponse(address, 302)


@contextmanager
def provided() -> Iterator[Provider]:
    """A provider that listens on a free port."""
    provider = Provider()
    server = BackgroundServer(provider.app, 0)
    provider.issuer = f"http://127.0.0.1:{server.port}"
    server.start()
    try:
        yield provider
    finally:
        server.stop()
