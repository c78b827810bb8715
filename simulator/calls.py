"""One call of the Bot API: read, disturbed if a fault strikes, done, recorded and answered."""

import asyncio
import contextlib
import inspect
from collections.abc import Awaitable, Callable, Mapping

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from simulator.errors import BotApiError, bad_request, blocked, migrated, too_many
from simulator.faults import Fault, FaultKind
from simulator.methods import AsyncMethod, Method
from simulator.odd_answers import MAY_BE_DONE, odd_answer
from simulator.parameters import loggable, parameters
from simulator.world import Json, World

BAD_GATEWAY = """<html>
<head><title>502 Bad Gateway</title></head>
<body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body>
</html>
"""
Perform = Callable[[], Awaitable[Response]]


async def answer_call(
    world: World, request: Request, methods: Mapping[str, Method | AsyncMethod]
) -> Response:
    """Every call is in `world.calls` afterwards, with the fault that struck it if one did."""
    name = request.path_params["method"]
    call: Json = {"method": name, "ok": False, "query": request.url.query}
    try:
        if request.path_params["token"] != world.token:
            raise BotApiError(401, "Unauthorized")
        method = methods.get(name.lower())
        if method is None:
            raise BotApiError(404, "Not Found: method not found")
        params = await parameters(request)
        call["params"] = loggable(params)
        chat = chat_called(world, params)

        async def perform() -> Response:
            world.limits.check(name, chat)
            result = method(world, params)
            if inspect.isawaitable(result):
                result = await result
            call["ok"] = True
            return JSONResponse({"ok": True, "result": result})

        fault = world.faults.strike(name, chat)
        if fault is None:
            return await perform()
        call["fault"] = fault.kind
        if fault.answer:
            call["answer"] = fault.answer
        return await _disturb(world, fault, chat, request, perform)
    except BotApiError as error:
        call["error"] = error.description
        return JSONResponse(error.body, status_code=error.code)
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        words = f"Bad Request: parameters of {name} are not as expected: {error}"
        call["error"] = words
        return JSONResponse(BotApiError(400, words).body, status_code=400)
    finally:
        world.calls.append(call)
        if "fault" in call:
            world.tell({"event": "struck"})


def chat_called(world: World, params: Json) -> int | None:
    """The chat that a call is about; a press is answered in the chat where it was made."""
    asked = world.callbacks.get(str(params.get("callback_query_id")))
    if asked is not None:
        return world.chats[asked.chat_id].id
    try:
        return int(str(params.get("chat_id")))
    except ValueError:
        return None


async def _disturb(
    world: World, fault: Fault, chat: int | None, request: Request, perform: Perform
) -> Response:
    match fault.kind:
        case FaultKind.SLOW:
            try:
                return await perform()
            finally:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(_given_up(request), fault.seconds)
        case FaultKind.TIME_OUT_DONE:
            with contextlib.suppress(BotApiError):
                await perform()
            return await _given_up(request)
        case FaultKind.TIME_OUT:
            return await _given_up(request)
        case FaultKind.ODD_ANSWER:
            done = fault.done or fault.answer in MAY_BE_DONE
            return odd_answer(fault.answer, bytes((await perform()).body) if done else b"")
        case FaultKind.BAD_GATEWAY:
            return HTMLResponse(BAD_GATEWAY, 502)
        case _:
            raise _refusal(world, fault, chat)


def _refusal(world: World, fault: Fault, chat: int | None) -> BotApiError:
    match fault.kind:
        case FaultKind.TOO_MANY:
            return too_many(round(fault.seconds))
        case FaultKind.BLOCKED:
            return blocked()
        case FaultKind.MIGRATED if chat in world.chats:
            return migrated(world.migrate(chat))
        case FaultKind.MIGRATED:
            return bad_request("chat not found")
        case _:
            return BotApiError(500, "Internal Server Error")


async def _given_up(request: Request) -> Response:
    """Once the client has hung up; what is answered then is heard by nobody."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
    return Response()
