"""No secret of the settings on any stream, whatever a command does and whatever Telegram says."""

import asyncio
import os
import sys
from http import HTTPStatus
from pathlib import Path

import pytest
import typer
from aiohttp import web

from bot.cli import commands, main
from bot.config.log_setup import keep_secret, print_crash, without_token
from tests.forks import PROCESSES, SECONDS
from tests.leavings import left_in
from tests.simulator.listener import served

TOKEN, SECRET = "123456:SHORT-and-secret_Key", "hush_0123456789"
SAMPLES = {"period": "2020-II", "region": "puno", "indicator": "1", "year": "2021", "role": "odes"}
# `run` tries on for minutes where the answer is no refusal of the token.
REFUSALS = (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND)
ANSWERS = (*REFUSALS, HTTPStatus.FORBIDDEN, HTTPStatus.BAD_REQUEST, HTTPStatus.BAD_GATEWAY)


def sample(command: str, *, but: str = "") -> list[str]:
    """The command with something for all that it requires, so that it begins its work.

    `but`: what is left out.
    """
    args = [command]
    for param in typer.main.get_command(commands.app).commands[command].params:  # type: ignore[attr-defined]
        if param.required and param.name != but:
            value = SAMPLES.get(param.name, "x")
            args += [param.opts[0], value] if param.opts[0].startswith("-") else [value]
    return args


def _every_command(url: str, folder: Path) -> None:
    os.chdir(folder)
    with Path("streams").open("w") as streams:
        for stream in (sys.stdout, sys.stderr):
            os.dup2(streams.fileno(), stream.fileno())
        os.environ |= {"BOT_TOKEN": TOKEN, "WEBHOOK_SECRET": SECRET, "LOG_LEVEL": "DEBUG"}
        os.environ["WEBHOOK_URL"] = "http://127.0.0.1:9"
        for answer in ANSWERS:
            os.environ["TELEGRAM_API_URL"] = f"{url}/{answer.value}"
            names = list(typer.main.get_command(commands.app).commands)  # type: ignore[attr-defined]
            first = [name for name in names if answer is ANSWERS[0] or name == "delete-webhook"]
            for name in first + ["run"] * (answer in REFUSALS[1:]):
                sys.argv[1:] = sample(name)
                print(f"\n== {answer} {name}", flush=True)
                try:
                    main.main()
                except SystemExit:
                    pass
                except Exception:
                    sys.excepthook(*sys.exc_info())  # as the interpreter would
                sys.stdout.flush()


async def _echo(request: web.Request) -> web.Response:
    """An answer that repeats the address, in Telegram's shape or in a page's."""
    code = int(request.match_info["code"])
    said = {"ok": False, "error_code": code, "description": f"no: {request.path_qs}"}
    return web.json_response(said, status=code)


@pytest.mark.long
async def test_no_command_prints_a_refused_token(tmp_path: Path) -> None:
    app = web.Application()
    app.router.add_route("*", "/{code}/{rest:.*}", _echo)
    async with served(app) as url:
        process = PROCESSES.Process(target=_every_command, args=(url, tmp_path))
        process.start()
        await asyncio.to_thread(process.join, 3 * SECONDS)
        assert process.exitcode == 0
    said, left = (tmp_path / "streams").read_text(), left_in(tmp_path)
    assert said.count("== ") > 45
    assert "no reconoce BOT_TOKEN" in said
    assert "no: /400/bot<token>" in said  # what was said of it is there, without it
    for secret in (TOKEN, TOKEN.partition(":")[2], TOKEN.replace(":", "%3A"), SECRET):
        assert secret not in said
        assert secret.encode() not in left


def test_what_nobody_caught_is_printed_without_the_token(
    capsys: pytest.CaptureFixture[str],
) -> None:
    keep_secret("98:ab-short")
    try:
        raise RuntimeError("at 98:ab-short and 98%3Aab-short")
    except RuntimeError as error:
        print_crash(type(error), error, error.__traceback__)
    printed = capsys.readouterr().err
    assert "RuntimeError: at <token> and <token>" in printed
    assert without_token("nothing of 98:ab") == "nothing of 98:ab"
