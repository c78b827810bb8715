"""Every option of every command, with what nobody should write: one line, and no traceback."""

import asyncio
import os
import sys
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest
import typer

from bot.cli import commands, main
from tests.bot.cli.test_secrets import SAMPLES, sample
from tests.forks import PROCESSES, SECONDS

HUGE = "9" * 40
ODD = cycle((HUGE, "-1", "2147483648", "\x1f", "²", "", "2020-III", "a" * 5000, "Mu\udcf1oz"))
ENDED = "== ended"


def cases() -> Iterator[list[str]]:
    """Too large, odd, missing, twice and unknown."""
    for name, command in typer.main.get_command(commands.app).commands.items():  # type: ignore[attr-defined]
        if name == "run":
            continue
        yield [*sample(name), "--nada"]
        yield [*sample(name), "uno", "dos"]
        required = next((param.name for param in command.params if param.required), "")
        yield sample(name, but=required)
        valued = [param for param in command.params if not getattr(param, "is_flag", False)]
        for param in valued:
            option = param.opts[0] if param.opts[0].startswith("-") else "--"
            for odd in (HUGE, next(ODD)) if param.name in SAMPLES else (next(ODD),):
                yield [*sample(name, but=param.name), option, odd]
        for param in valued[-1:]:
            yield [*sample(name), *[param.opts[-1], SAMPLES.get(param.name, "1")] * 2]


def _try_all(folder: Path) -> None:
    os.chdir(folder)
    os.environ.pop("DATABASE_URL", None)
    for name, stream in (("out", sys.stdout), ("err", sys.stderr)):
        with Path(name).open("w", errors="replace") as file:
            os.dup2(file.fileno(), stream.fileno())
    for args in (["load-example"], *cases()):
        sys.argv[1:] = args
        code: object = 0
        try:
            main.main()
        except SystemExit as ended:
            code = ended.code
        sys.stdout.flush()
        print(f"{ENDED} {code}: {ascii(args)[:200]}", file=sys.stderr, flush=True)


@pytest.mark.long
async def test_no_argument_makes_a_command_fail_in_more_than_a_line(tmp_path: Path) -> None:
    process = PROCESSES.Process(target=_try_all, args=(tmp_path,))
    process.start()
    await asyncio.to_thread(process.join, 10 * SECONDS)
    *tried, rest = (tmp_path / "err").read_text(errors="replace").split(ENDED)
    said = [lines.splitlines()[1:] for lines in tried[1:]]
    ended = [lines.split(": ", 1) for lines in [*tried[1:], rest]]
    assert process.exitcode == 0, rest
    assert len(said) > 250
    for (code, _), lines, (_, args) in zip(ended[1:], said, ended[1:], strict=True):
        assert "Traceback" not in "".join(lines), args
        assert code.strip() == "0" or len(lines) == 1, (args, lines)
