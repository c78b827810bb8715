"""What the image holds, in a folder of this machine, and its entry point as a process."""

import asyncio
import os
import shutil
import signal
import sys
from pathlib import Path

from tests.packaging import dockerfile

SECONDS_TO_END = 8
TO_START = 30


def build(folder: Path) -> None:
    """As the Dockerfile copies."""
    for source, target in dockerfile.copied().items():
        whole = dockerfile.ROOT / source
        if whole.is_dir():
            shutil.copytree(whole, folder / target)  # compiled, as the image is
        else:
            shutil.copy(whole, folder / target)


def environment(image: Path, data: Path) -> dict[str, str]:
    """The image's, with its folders where they are here."""
    volume = dockerfile.volumes()[0]
    places = {f"{dockerfile.APP}/": f"{image}/", f"{volume}/": f"{data}/"}
    env = dockerfile.environment() | {"PATH": os.environ["PATH"]}
    for there, here in places.items():
        env = {name: value.replace(there, here) for name, value in env.items()}
    return env


class Container:
    """`settings`: what `docker run --env` says beyond what the image does."""

    def __init__(self, image: Path, data: Path, settings: dict[str, str]) -> None:
        self._image = image
        self.env = environment(image, data) | settings
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        words = dockerfile.command("ENTRYPOINT") + dockerfile.command("CMD")
        self._process = await self._execute(words)

    async def healthy(self) -> bool:
        check = await self._execute(dockerfile.command("HEALTHCHECK"))
        return await check.wait() == 0

    async def stop(self) -> int:
        """SIGTERM; TimeoutError if it does not end in time."""
        assert self._process is not None
        self._process.send_signal(signal.SIGTERM)
        return await asyncio.wait_for(self._process.wait(), SECONDS_TO_END)

    async def remove(self) -> None:
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()

    async def _execute(self, words: list[str]) -> asyncio.subprocess.Process:
        assert words[0] == "python"
        return await asyncio.create_subprocess_exec(
            sys.executable, *words[1:], cwd=self._image, env=self.env
        )
