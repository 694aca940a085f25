"""The web application of both APIs and the thread that serves it on loopback."""

from __future__ import annotations

import asyncio
import dataclasses
import json
import socket
import threading
from collections.abc import Callable
from http import HTTPStatus
from typing import Final, cast

import msgspec
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from pipelines.sandbox import cvdw, sienge
from pipelines.sandbox.answers import HTML, JSON, Answer
from pipelines.sandbox.bends import (
    edited,
    emptied,
    failing,
    overstated,
    shuffled,
    with_null_cursors,
)
from pipelines.sandbox.clock import Clock
from pipelines.sandbox.cvdw import Query
from pipelines.sandbox.faults import Fault, Faults, plain
from pipelines.sandbox.jobs import CHUNK_SIZE, DEFAULT_CHUNK_KILOBYTES, Jobs
from pipelines.sandbox.limits import Family, Limits, Verdict
from pipelines.sandbox.served import Archive, ServedTable
from pipelines.sandbox.truth import Truth
from pipelines.sandbox.wire import CutResponse, ResetResponse, ResettableProtocol, dripping

METHODS: Final = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]
CVDW_ROOT: Final = "/api/v1/cvdw"
SIENGE_ROOT: Final = "/sandbox/public/api"
MIDNIGHT: Final = " 00:00:00"
LOGIN_PAGE: Final = (
    b"<!doctype html><html><body><h1>Sistema em manuten\xc3\xa7\xc3\xa3o</h1></body></html>"
)
KEEP_ALIVE_SECONDS: Final = 75


@dataclasses.dataclass
class Service:
    """What the handlers need: the archive of answers, the clock, the limits and the faults."""

    archive: Archive
    clock: Clock
    limits: Limits
    faults: Faults
    tell_truth: Callable[[], Truth]
    jobs: Jobs = dataclasses.field(default_factory=Jobs)

    def app(self) -> Starlette:
        """The ASGI application."""
        return Starlette(
            routes=[
                Route(CVDW_ROOT + "/{path:path}", self.cvdw, methods=METHODS),
                Route(SIENGE_ROOT + "/{path:path}", self.sienge, methods=METHODS),
                Route("/_sandbox/advance", self.control_advance, methods=["POST"]),
                Route("/_sandbox/faults", self.control_faults, methods=["POST", "DELETE"]),
                Route("/_sandbox/truth", self.control_truth, methods=["GET"]),
                Route("/{path:path}", self.nowhere, methods=METHODS),
            ]
        )

    async def table(self, name: str) -> ServedTable:
        now = self.clock.now
        table = self.archive.ready(name, now)
        if table is None:
            table = await asyncio.to_thread(self.archive.table, name, now)
        return table

    # -- CVDW ------------------------------------------------------------------------------------

    async def cvdw(self, request: Request) -> Response:
        path = request.path_params["path"].strip("/")
        return await self.deliver(
            request, "cvdw", plain(path), await self.cvdw_answer(request, path)
        )

    async def cvdw_answer(self, request: Request, path: str) -> Answer:
        fault = self.faults.take("status", "cvdw", plain(path))
        if fault:
            return failing(cvdw.error, fault)
        refusal = None
        if path not in cvdw.OBJECTS:
            refusal = 404
        elif request.method != "GET":
            refusal = 405
        elif not cvdw.is_authorised(request):
            refusal = 401
        elif not self.limits.judge("cvdw").allowed:
            refusal = 429
        if refusal:
            return cvdw.error(refusal)
        try:
            query = await cvdw.read_query(request)
        except cvdw.RefusedParameterError as refused:
            return refused.answer
        table = await self.table(f"cvdw/{plain(path)}")
        return self.cvdw_page(plain(path), table, query)

    def cvdw_page(self, name: str, table: ServedTable, query: Query) -> Answer:
        """The page of a table as the faults in force order and filter it."""
        take = self.faults.take
        bounds = [bound for bound in (query.since, query.until) if bound]
        if any(not bound.endswith(MIDNIGHT) for bound in bounds) and take(
            "strict_dates", "cvdw", name
        ):
            return cvdw.invalid_date("a_partir_data_referencia")
        fault = take("unstable_ties", "cvdw", name)
        if fault:
            table = shuffled(table, fault.hits)
        if query.since and take("null_cursors_pass", "cvdw", name):
            table = with_null_cursors(table, query.since)
        return cvdw.page(table, query)

    # -- Sienge ----------------------------------------------------------------------------------

    async def sienge(self, request: Request) -> Response:
        path = request.path_params["path"].strip("/")
        parts = path.removeprefix("bulk-data/").removeprefix("v1/").split("/")
        name = plain(parts[1] if parts[0] == "accounts-receivable" and parts[1:] else parts[0])
        return await self.deliver(
            request, "sienge", name, await self.sienge_answer(request, path, name)
        )

    async def sienge_answer(self, request: Request, path: str, name: str) -> Answer:
        fault = self.faults.take("status", "sienge", name)
        if fault:
            return failing(sienge.error, fault)
        family: Family = "bulk" if path.startswith("bulk-data/") else "rest"
        if not sienge.is_authorised(request):
            return sienge.error(401)
        verdict = self.limits.judge(family)
        if not verdict.allowed:
            answer = sienge.error(429)
        elif request.method != "GET":
            answer = sienge.error(405)
        else:
            try:
                answer = await self.sienge_resource(request, path.split("/"))
            except sienge.RefusedParameterError as refused:
                answer = sienge.standard_error(400, str(refused))
        answer.headers.update(limit_headers(verdict))
        return answer

    async def sienge_resource(self, request: Request, parts: list[str]) -> Answer:
        """Raises sienge.RefusedParameterError."""
        params = request.query_params
        self.refuse_a_large_limit(params.get("limit", ""), plain(parts[-1]))
        match parts:
            case ["v1", resource] if resource in sienge.REST_FILTERS:
                table = await self.table(f"sienge/{plain(resource)}")
                return sienge.rest_list(resource, table, params)
            case ["v1", "accounts-receivable", "receivable-bills"]:
                resource = "accounts-receivable/receivable-bills"
                return sienge.rest_list(
                    resource, await self.table("sienge/receivable_bills"), params
                )
            case ["v1", resource, key] if resource in sienge.REST_FILTERS and key.isdecimal():
                return sienge.rest_one(await self.table(f"sienge/{plain(resource)}"), int(key))
            case ["bulk-data", "v1", "async", *rest]:
                fault = self.faults.take("job", "sienge", "async")
                if fault:
                    found = self.jobs.failing(fault.text("mode"))
                else:
                    found = self.jobs.answer(rest, self.clock.now)
                return found or sienge.standard_error(404, "No such job")
            case ["bulk-data", "v1", *resource]:
                told = await self.sienge_bulk("/".join(resource), request)
                if params.get("_async") == "true" and told.status == HTTPStatus.OK:
                    size = sienge.read_int(
                        CHUNK_SIZE, params.get(CHUNK_SIZE), DEFAULT_CHUNK_KILOBYTES
                    )
                    told = self.jobs.start(told.whole(), self.clock.now, size)
                return told
        return sienge.error(404)

    def refuse_a_large_limit(self, limit: str, name: str) -> None:
        """Raises sienge.RefusedParameterError where the fault says so; usually it is clamped."""
        too_large = limit.isdecimal() and int(limit) > sienge.LARGEST_LIMIT
        if too_large and self.faults.take("strict_limit", "sienge", name):
            raise sienge.RefusedParameterError("limit must be less than or equal to 200")

    async def sienge_bulk(self, resource: str, request: Request) -> Answer:
        """Raises sienge.RefusedParameterError."""
        params = request.query_params
        match resource:
            case "sales":
                switched = self.faults.take("created_is_registration", "sienge", "sales")
                return sienge.bulk_sales(
                    await self.table("sienge/sales"), params, by_registration=switched is not None
                )
            case "income":
                return sienge.bulk_income(await self.table("sienge/income"), params)
            case "customer-extract-history":
                table = await self.table("sienge/customer_extract_history")
                return sienge.bulk_extract(table, params)
            case "outcome":
                return sienge.bulk_outcome(await self.table("sienge/outcome"), params)
            case "income/by-bills" | "outcome/by-bills":
                name = resource.partition("/")[0]
                sienge.require(params, *(sienge.CORRECTION if name == "outcome" else ()))
                return sienge.bulk_by_bills(await self.table(f"sienge/{name}"), params)
        return sienge.error(404)

    # -- Faults that bend a good answer ------------------------------------------------------------

    async def deliver(self, request: Request, api: str, name: str, answer: Answer) -> Response:
        """The answer as it goes out, after the faults in force have bent it."""
        take = self.faults.take
        drift = take("drift", api, name)
        if drift:
            self.drift(drift)
        slow = take("slow", api, name)
        if slow:
            await asyncio.sleep(slow.number("seconds"))
        reset = take("reset", api, name)
        if reset and not reset.number("share") and request.client:
            ResettableProtocol.reset((request.client.host, request.client.port))
            return Response()
        if answer.status == HTTPStatus.OK:
            answer = self.bend(api, name, answer)
        headers = answer.headers | {"Date": self.clock.http_date()}
        if reset:
            return ResetResponse(
                answer.whole(),
                answer.status,
                headers,
                answer.content_type,
                share=reset.number("share"),
            )
        slow_body = take("slow_body", api, name)
        if slow_body:
            pieces = dripping(answer.whole(), slow_body.number("seconds"))
            return StreamingResponse(
                pieces, answer.status, headers=headers, media_type=answer.content_type
            )
        if isinstance(answer.body, bytes):
            kind = CutResponse if answer.announced else Response
            if answer.announced:
                headers["Content-Length"] = str(answer.announced)
            return kind(answer.body, answer.status, headers=headers, media_type=answer.content_type)
        return StreamingResponse(
            answer.body, answer.status, headers=headers, media_type=answer.content_type
        )

    def drift(self, fault: Fault) -> None:
        count = int(cast("int", fault.args.get("seen", 0))) + 1
        fault.args["seen"] = count
        if count % int(fault.number("every")) == 0:
            self.clock.advance(minutes=fault.number("minutes"))

    def bend(self, api: str, name: str, answer: Answer) -> Answer:
        take = self.faults.take
        if take("html", api, name):
            return Answer(LOGIN_PAGE, content_type=HTML)
        for condition, kind in ((answer.is_empty, "empty"), (answer.is_past_end, "past_end")):
            fault = take(kind, api, name) if condition else None
            if fault and fault.text("mode") != "dados":  # the usual way, which may be bent further
                return emptied(answer, fault.text("mode"))
        for kind in ("type_change", "new_field", "missing_field"):
            fault = take(kind, api, name)
            if fault:
                answer.body = edited(answer.whole(), fault)
        fault = take("overcount", api, name)
        if fault:
            answer.body = overstated(answer.whole(), int(fault.number("by")))
        fault = take("truncated", api, name)
        if fault:
            whole = answer.whole()
            answer.body = whole[: int(len(whole) * fault.number("share"))]
            if fault.args["announce_whole"]:
                answer.announced = len(whole)
        return answer

    # -- Control -----------------------------------------------------------------------------------

    async def control_advance(self, request: Request) -> Response:
        """POST {"days": n} or {"minutes": n}."""
        sent = await request.json()
        self.clock.advance(days=float(sent.get("days", 0)), minutes=float(sent.get("minutes", 0)))
        return as_json({"now": self.clock.now.isoformat(sep=" ")})

    async def control_faults(self, request: Request) -> Response:
        """POST {"name": ..., "object": ..., ...} sets a fault; DELETE clears all."""
        if request.method == "DELETE":
            self.faults.clear()
            return as_json({"cleared": True})
        sent = await request.json()
        try:
            self.faults.set(**sent)
        except (TypeError, ValueError) as refused:
            return as_json({"error": str(refused)}, 400)
        return as_json({"set": sent.get("name")})

    async def control_truth(self, _: Request) -> Response:
        """GET the world's truth as of the clock."""
        truth = await asyncio.to_thread(self.tell_truth)
        return Response(msgspec.json.encode(truth.as_dict()), media_type=JSON)

    async def nowhere(self, request: Request) -> Response:
        return await self.deliver(request, "", "", sienge.error(404))


def as_json(value: object, status: int = 200) -> Response:
    return Response(json.dumps(value, ensure_ascii=False), status, media_type=JSON)


def limit_headers(verdict: Verdict) -> dict[str, str]:
    """Sienge's headers about what is left; nothing without a limit."""
    headers: dict[str, str] = {}
    if verdict.remaining is not None:
        headers["RateLimit-Remaining"] = str(verdict.remaining)
        headers["RateLimit-Reset"] = str(verdict.retry_after or 60)
    if verdict.remaining_day is not None:
        headers["X-RateLimit-Remaining-Day"] = str(verdict.remaining_day)
    if not verdict.allowed:
        headers["Retry-After"] = str(verdict.retry_after)
    return headers


class BackgroundServer:
    """Serves an application on 127.0.0.1 from a thread of this process."""

    def __init__(self, app: Starlette, port: int) -> None:
        # asyncio turns Nagle's delay off only where the protocol is named; 40 ms an answer otherwise.
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.bind(("127.0.0.1", port))
        self.port: int = self._socket.getsockname()[1]
        self._server = uvicorn.Server(
            uvicorn.Config(
                app,
                http=ResettableProtocol,
                ws="none",
                lifespan="off",
                log_config=None,
                log_level="error",
                access_log=False,
                date_header=False,
                server_header=False,
                timeout_keep_alive=KEEP_ALIVE_SECONDS,
                timeout_graceful_shutdown=2,
            )
        )
        self._thread = threading.Thread(target=self._run, name="sandbox", daemon=True)

    def start(self) -> None:
        """Return once the server answers; the socket queues what comes before that."""
        self._socket.listen()
        self._thread.start()

    def stop(self) -> None:
        """Stop and wait for the thread."""
        self._server.should_exit = True
        self._thread.join()
        self._socket.close()

    def _run(self) -> None:
        self._server.run(sockets=[self._socket])
