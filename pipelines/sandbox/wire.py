"""Ways in which a connection fails: cut before, within or at the end of an answer, or slow in it."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import struct
from collections.abc import AsyncIterator
from typing import Final

from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol


class ResettableProtocol(H11Protocol):
    """Uvicorn's protocol, with a way to cut a connection as a failing network would."""

    transports: Final[dict[tuple[str, int], asyncio.Transport]] = {}

    # asyncio only ever hands TCP transports to this protocol, as uvicorn's own signature says.
    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.transports[transport.get_extra_info("peername")[:2]] = transport

    def connection_lost(self, exc: Exception | None) -> None:
        self.transports.pop(self.transport.get_extra_info("peername")[:2], None)
        super().connection_lost(exc)

    @classmethod
    def reset(cls, client: tuple[str, int]) -> None:
        """Close the client's connection with a TCP reset."""
        transport = cls.transports.get(client)
        if transport is None:
            return
        connection = transport.get_extra_info("socket")
        with contextlib.suppress(OSError):
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        transport.abort()


class CutResponse(Response):
    """Sends its body, shorter than its Content-Length says, and closes the connection."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send(
            {"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers}
        )
        await send({"type": "http.response.body", "body": self.body, "more_body": True})
        ResettableProtocol.transports[tuple(scope["client"])].close()
        while (await receive())["type"] != "http.disconnect":
            pass


class ResetResponse(Response):
    """Sends a share of its body and cuts the connection with a TCP reset."""

    def __init__(
        self,
        body: bytes,
        status: int,
        headers: dict[str, str],
        content_type: str | None,
        *,
        share: float,
    ) -> None:
        super().__init__(body, status, headers, content_type)
        self.body = body[: int(len(body) * share)]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send(
            {"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers}
        )
        await send({"type": "http.response.body", "body": self.body, "more_body": True})
        await asyncio.sleep(0.01)  # a reset overtakes what is still in the socket's buffer
        ResettableProtocol.reset(tuple(scope["client"]))
        while (await receive())["type"] != "http.disconnect":
            pass


async def dripping(body: bytes, seconds: float) -> AsyncIterator[bytes]:
    """The body in two halves with a wait between them."""
    half = len(body) // 2
    yield body[:half]
    await asyncio.sleep(seconds)
    yield body[half:]
