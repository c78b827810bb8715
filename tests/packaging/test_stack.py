"""The proxy of compose.yaml as it runs there: shared load, and a frozen replica hangs no post."""

import signal
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from simulator import Simulator
from tests.conftest import fresh_database
from tests.packaging.stack import HEADER, PATH, PROXY, SECRET, running

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not Path(PROXY).exists(), reason="needs HAProxy"),
]
LONGEST_WAIT = 20.0  # seconds; the proxy asks another replica after five


@pytest.fixture
def database_url(postgresql_server: str) -> Iterator[str]:
    with fresh_database(postgresql_server) as url:
        yield url


async def test_load_is_shared_nothing_hangs_and_the_secret_is_in_no_log(
    simulator: Simulator, database_url: str, tmp_path: Path
) -> None:
    async with running(simulator, database_url, tmp_path) as stack:
        well = await stack.post(40, per_second=40)
        assert well.failed == 0
        assert min(well.stored) >= 10

        stack.signal(stack.replicas[0], signal.SIGSTOP)
        frozen = await stack.post(30, per_second=10)
        assert (frozen.failed, max(frozen.took) < LONGEST_WAIT) == (0, True)
        stack.signal(stack.replicas[0], signal.SIGCONT)
        await stack.both_serve()

        await stack.replicas[1].kill()
        assert (await stack.post(20, per_second=10)).failed == 0

        async with httpx.AsyncClient(trust_env=False, base_url=stack.url) as http:
            for path in ("/", "/healthz", "/readyz", f"{PATH}/", f"{PATH}/x", "//telegram"):
                assert (await http.post(path)).status_code == 404
            for method in ("GET", "HEAD", "PUT", "DELETE", "OPTIONS"):
                assert (await http.request(method, PATH)).status_code == 404
            assert (await http.post(PATH, headers={HEADER: "wrong"})).status_code == 403
        async with httpx.AsyncClient(trust_env=False, base_url=stack.health) as http:
            assert (await http.get("/healthz")).status_code == 200
            await stack.replicas[0].kill()
            assert (await stack.post(1, per_second=1)).codes == [503]
    logs = "".join(log.read_text() for log in (*stack.logs, stack.proxy_log))
    assert "503" in logs
    for secret in (SECRET, simulator.token):
        assert secret not in logs
