"""The command line, each command in a process of its own, in an empty folder."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from bot.cli import main
from tests.forks import PROCESSES, SECONDS


@dataclass(frozen=True)
class Printed:
    returncode: int | None
    stdout: str
    stderr: str


class Cli:
    """`python -m bot …`, with the default database in its folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *args: str, **env: str) -> Printed:
        out, err = self.folder / "stdout", self.folder / "stderr"
        process = PROCESSES.Process(target=_command, args=(args, env, self.folder, out, err))
        process.start()
        process.join(SECONDS)
        if process.is_alive():
            process.kill()
            process.join()
        return Printed(process.exitcode, out.read_text(), err.read_text())


def _command(
    args: tuple[str, ...], env: dict[str, str], folder: Path, out: Path, err: Path
) -> None:
    for path, stream in ((out, sys.stdout), (err, sys.stderr)):
        with path.open("w") as file:
            os.dup2(file.fileno(), stream.fileno())
    kept = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    os.environ.clear()
    os.environ.update(kept | env)
    sys.argv[1:] = args
    os.chdir(folder)
    main.main()
