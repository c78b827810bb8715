"""The chat page, and what it (or a test in another process) plays the cast with."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from simulator.actors import Actor
from simulator.errors import BotApiError
from simulator.faults import DOWNLOAD, Fault, FaultKind
from simulator.methods import METHODS
from simulator.state import state
from simulator.world import Json

if TYPE_CHECKING:
    from simulator.server import Simulator

PAGE = Path(__file__).parent / "page"
PAGE_FILES = {
    "": "index.html",
    "chat.js": "chat.js",
    "faults.js": "faults.js",
    "view.js": "view.js",
    "style.css": "style.css",
}
KEEP_ALIVE_SECONDS = 15
Endpoint = Callable[[Request], Awaitable[Response]]


def control_routes(world: "Simulator") -> list[Route]:
    """Every one of them is for pages of this server only: another site's page is refused."""

    def guarded(endpoint: Endpoint) -> Endpoint:
        async def run(request: Request) -> Response:
            if not _same_site(request):
                return JSONResponse({"error": "solo desde la página del simulador"}, 403)
            try:
                return await endpoint(request)
            except (KeyError, ValueError, TypeError, OverflowError, BotApiError) as error:
                return JSONResponse({"error": f"no se entendió: {error}"}, 400)

        return run

    posts = {
        "send": _send,
        "press": _press,
        "file": _file,
        "block": _block,
        "clock": _clock,
        "faults": _add_fault,
        "faults/clear": _clear_faults,
        "limits": _limits,
    }
    return [
        *(Route(f"/{path}", guarded(_page)) for path in PAGE_FILES),
        Route("/simulator/state", guarded(_bound(_state, world))),
        Route("/simulator/files/{file_id}", guarded(_bound(_download, world))),
        Route("/simulator/events", guarded(_bound(_events, world))),
        *(
            Route(f"/simulator/{name}", guarded(_bound(post, world)), methods=["POST"])
            for name, post in posts.items()
        ),
    ]


def _bound(
    function: Callable[["Simulator", Request], Awaitable[Response]], world: "Simulator"
) -> Endpoint:
    async def run(request: Request) -> Response:
        return await function(world, request)

    return run


def _same_site(request: Request) -> bool:
    host = request.headers.get("host", "")
    origin = request.headers.get("origin")
    return host.split(":")[0] in ("127.0.0.1", "localhost") and origin in (None, f"http://{host}")


async def _page(request: Request) -> Response:
    return FileResponse(PAGE / PAGE_FILES[request.url.path.lstrip("/")])


async def _state(world: "Simulator", _request: Request) -> Response:
    return JSONResponse(state(world))


async def _events(world: "Simulator", _request: Request) -> Response:
    """Server-sent events: the whole state after each change; it is small."""
    changed = asyncio.Event()

    def wake(_event: Json) -> None:
        changed.set()

    async def stream() -> AsyncIterator[str]:
        world.listen(wake)
        try:
            while True:
                changed.clear()
                yield f"data: {json.dumps(state(world))}\n\n"
                try:
                    await asyncio.wait_for(changed.wait(), KEEP_ALIVE_SECONDS)
                except TimeoutError:
                    yield ": alive\n\n"
        finally:
            world.unlisten(wake)

    return StreamingResponse(stream(), media_type="text/event-stream")


def _actor(world: "Simulator", body: Json) -> Actor:
    return world.actor(int(body["actor"]))


async def _send(world: "Simulator", request: Request) -> Response:
    body = await request.json()
    return JSONResponse({"update_id": await _actor(world, body).send(str(body["text"]))})


async def _press(world: "Simulator", request: Request) -> Response:
    body = await request.json()
    pressed = await _actor(world, body).press(int(body["message_id"]), str(body["data"]))
    return JSONResponse({"update_id": pressed})


async def _file(world: "Simulator", request: Request) -> Response:
    async with request.form() as form:
        upload, actor = form["file"], _actor(world, {"actor": form["actor"]})
        if isinstance(upload, str):
            raise ValueError("file")
        content, name = await upload.read(), upload.filename or "archivo"
        if form.get("as") == "photo":
            return JSONResponse({"update_id": await actor.send_photo(content)})
        mime = upload.content_type or ""
        return JSONResponse({"update_id": await actor.send_document(content, name, mime)})


async def _block(world: "Simulator", request: Request) -> Response:
    body = await request.json()
    actor = _actor(world, body)
    pushed = actor.block() if body.get("blocked", True) else actor.unblock()
    return JSONResponse({"update_id": pushed})


async def _clock(world: "Simulator", request: Request) -> Response:
    """`to`: an ISO moment with its zone; or `by`: seconds forward."""
    body = await request.json()
    if "to" in body:
        moment = datetime.fromisoformat(str(body["to"]))
        if moment.tzinfo is None:
            raise ValueError("to: falta la zona horaria")
        world.set_clock(moment)
    else:
        world.advance(timedelta(seconds=float(body["by"])))
    return JSONResponse({"now": world.now().isoformat()})


async def _add_fault(world: "Simulator", request: Request) -> Response:
    """The fields of a Fault; what is left out is as there."""
    body = await request.json()
    given: Json = {"kind": FaultKind(body.pop("kind")), "methods": tuple(body.pop("methods", ()))}
    unknown = set(given["methods"]) - {*METHODS, DOWNLOAD}
    if unknown:
        raise ValueError(f"methods: {', '.join(sorted(unknown))}")
    return JSONResponse({"number": world.faults.add(Fault(**given, **body))})


async def _clear_faults(world: "Simulator", request: Request) -> Response:
    """`number`: that one; without: all of them, and the limits."""
    body = await request.json()
    if "number" in body:
        world.faults.remove(int(body["number"]))
    else:
        world.faults.clear()
        world.enforce_limits(False)
    return JSONResponse({"active": world.faults.active})


async def _limits(world: "Simulator", request: Request) -> Response:
    body = await request.json()
    world.enforce_limits(bool(body["on"]))
    return JSONResponse({"on": world.limits.on})


async def _download(world: "Simulator", request: Request) -> Response:
    stored = world.files.get(request.path_params["file_id"])
    if stored is None:
        return JSONResponse({"error": "no hay tal archivo"}, 404)
    return Response(stored.content)
