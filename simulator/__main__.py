"""`python -m simulator`: the server by itself, for a bot that is started elsewhere."""

import argparse
import asyncio
import sys
from datetime import datetime

from simulator import Member, Simulator
from simulator.server import SIMULATED_TOKEN

CAST = (
    Member(101, "Persona", "Uno"),
    Member(102, "Persona", "Dos"),
    Member(103, "Persona", "Tres"),
)


async def _serve(simulator: Simulator, port: int) -> None:
    await simulator.start(port)
    print(f"Simulador en {simulator.url}", flush=True)
    await asyncio.Event().wait()


def main() -> int:
    parser = argparse.ArgumentParser(description="Simulador de la Bot API de Telegram.")
    parser.add_argument("--port", type=int, default=9000)
    parser.add_argument("--token", default=SIMULATED_TOKEN)
    parser.add_argument("--now", type=datetime.fromisoformat, help="hora inicial, con zona")
    given = parser.parse_args()
    try:
        simulator = Simulator(CAST, given.now, given.token)
    except ValueError as error:  # RealToken too
        print(error, file=sys.stderr)
        return 2
    try:
        asyncio.run(_serve(simulator, given.port))
    except OSError as error:
        print(f"No se pudo usar el puerto {given.port}: {error.strerror}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
