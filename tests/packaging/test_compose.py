"""compose.yaml against the project: what it sets, its replicas, and no secret in it."""

import json
import re
from typing import Any

from bot.config.settings import Settings
from bot.runtime.puntual import DRAIN_SECONDS
from tests.packaging import dockerfile
from tests.packaging.dockerfile import ROOT

TEXT = (ROOT / "compose.yaml").read_text()
SETTINGS = {name.upper() for name in Settings.model_fields}
OF_POSTGRESQL = {"PGPASSWORD", "POSTGRES_USER", "POSTGRES_PASSWORD"}
SECRETS = ("BOT_TOKEN", "WEBHOOK_SECRET", "PGPASSWORD", "POSTGRES_PASSWORD")

Lines = list[tuple[int, str]]


def parsed() -> dict[str, Any]:
    """As YAML of a plain kind: blocks of keys or of items, and values in one line."""
    bare = [line for line in TEXT.splitlines() if line.strip() and line.strip()[0] != "#"]
    lines = [(len(line) - len(line.lstrip()), line.strip()) for line in bare]
    tree = _keys(lines, 0)
    assert not lines, f"neither a key nor an item: {lines[0]}"
    return tree


def _keys(lines: Lines, indent: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    while lines and lines[0][0] == indent:
        key, colon, value = lines.pop(0)[1].partition(":")
        assert colon, key
        assert key not in found, key
        found[key] = _value(value.strip()) if value else _block(lines, indent)
    return found


def _block(lines: Lines, indent: int) -> Any:
    if not lines or lines[0][0] <= indent:
        return None
    inner = lines[0][0]
    if not lines[0][1].startswith("- "):
        return _keys(lines, inner)
    items = []
    while lines and lines[0][0] == inner:
        items.append(_value(lines.pop(0)[1].removeprefix("- ")))
    return items


def _value(written: str) -> Any:
    return json.loads(written) if written[0] in '["' else written


SERVICES = parsed()["services"]


def test_two_replicas_work_on_postgresql_once_it_is_well() -> None:
    bot = SERVICES["bot"]
    assert bot["deploy"] == {"replicas": "2"}
    assert bot["depends_on"] == {"database": {"condition": "service_healthy"}}
    assert bot["environment"]["DATABASE_URL"].startswith("postgresql://")
    assert "healthcheck" in SERVICES["database"]
    assert SERVICES["database"]["image"].startswith("postgres:")


def test_it_sets_only_settings_that_there_are() -> None:
    for service in SERVICES.values():
        assert set(service.get("environment", ())) <= SETTINGS | OF_POSTGRESQL
    assert set(re.findall(r"\$\{(\w+)", TEXT)) <= SETTINGS | OF_POSTGRESQL


def test_every_secret_comes_from_outside() -> None:
    given = {
        name: value
        for service in SERVICES.values()
        for name, value in service.get("environment", {}).items()
    }
    for name in SECRETS:
        assert re.fullmatch(r"\$\{\w+:(\?[^}]+|-)\}", given[name])


def test_the_proxy_leads_to_the_port_where_the_bot_listens() -> None:
    bot = SERVICES["bot"]["environment"]
    assert SERVICES["proxy"]["command"][-1] == f"bot:{bot['WEBHOOK_PORT']}"
    assert bot["WEBHOOK_PORT"] == dockerfile.environment()["WEBHOOK_PORT"]


def test_it_is_given_the_time_that_it_takes_to_end() -> None:
    assert int(SERVICES["bot"]["stop_grace_period"].removesuffix("s")) > DRAIN_SECONDS + 1


def test_the_replicas_share_their_evidence_and_a_backup_is_made_each_day() -> None:
    bot = SERVICES["bot"]
    [mounted] = [volume.partition(":")[2] for volume in bot["volumes"]]
    folders = (bot["environment"]["BACKUP_FOLDER"], dockerfile.environment()["EVIDENCE_FOLDER"])
    for folder in folders:
        assert folder.startswith(f"{mounted}/")


def test_every_volume_that_has_a_name_is_declared() -> None:
    named = {
        volume.partition(":")[0]
        for service in SERVICES.values()
        for volume in service.get("volumes", ())
    }
    assert named == set(parsed()["volumes"])
