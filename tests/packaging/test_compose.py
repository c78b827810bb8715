"""compose.yaml and .env.example against the project: every setting, both replicas, no secret."""

import re
from typing import Any

import yaml

from bot.config.settings import Settings
from bot.runtime.puntual import DRAIN_SECONDS
from tests.packaging import dockerfile
from tests.packaging.dockerfile import ROOT

TEXT = (ROOT / "compose.yaml").read_text()
STACK: dict[str, Any] = yaml.safe_load(TEXT)
SERVICES: dict[str, dict[str, Any]] = STACK["services"]
REPLICAS = ("bot", "bot-2")
PROXY_CONFIGURATION = (ROOT / "deploy" / "haproxy.cfg").read_text()
FIELDS = {name.upper(): field for name, field in Settings.model_fields.items()}
OF_THE_STACK = {"SECRETS_FOLDER", "PUNTUAL_IMAGE"}
EXAMPLE = dict(re.findall(r"^#?([A-Z][A-Z_]+)=(.*)$", (ROOT / ".env.example").read_text(), re.M))


def test_the_example_of_settings_has_each_of_them_and_no_other() -> None:
    assert set(EXAMPLE) == set(FIELDS) | OF_THE_STACK


def test_the_example_of_settings_says_what_counts_without_it() -> None:
    for name, field in FIELDS.items():
        said, default = EXAMPLE[name], field.default
        if name not in ("WEBHOOK_URL", "WEBHOOK_PORT"):  # there an example says more
            listed = ",".join(map(str, default)) if isinstance(default, tuple) else default
            assert said == str("" if listed is None else listed)


def test_every_setting_of_env_reaches_each_replica_or_is_set_by_the_stack() -> None:
    for name in REPLICAS:
        bot = SERVICES[name]
        assert bot["env_file"] == ".env"
        assert set(bot["environment"]) <= set(FIELDS)
        passed_on = {key for key, value in bot["environment"].items() if f"${{{key}" in str(value)}
        assert passed_on == {"WEBHOOK_URL"}


def test_it_asks_for_no_variable_that_the_example_does_not_name() -> None:
    asked = set(re.findall(r"(?<!\$)\$\{(\w+)", TEXT))
    assert asked <= set(EXAMPLE)
    assert asked >= OF_THE_STACK


def test_both_replicas_are_alike_and_work_on_postgresql_once_it_is_well() -> None:
    bot, other = (SERVICES[name] for name in REPLICAS)
    assert bot == other
    assert bot["depends_on"] == {
        "database": {"condition": "service_healthy"},
        "schema": {"condition": "service_completed_successfully"},
    }
    assert bot["environment"]["DATABASE_URL"] == "postgresql://puntual_bot@database/puntual"
    schema = SERVICES["schema"]
    assert schema["command"] == ["restrict-role", "puntual_bot"]
    assert schema["environment"]["DATABASE_URL"] == "postgresql://puntual@database/puntual"
    assert SERVICES["database"]["environment"]["POSTGRES_USER"] == "puntual"
    assert any("bot-role.sh" in volume for volume in SERVICES["database"]["volumes"])
    assert SERVICES["database"]["image"].startswith("postgres:")


def test_every_secret_is_a_file_of_those_who_need_it() -> None:
    for name, secret in STACK["secrets"].items():
        assert secret["file"] == f"${{SECRETS_FOLDER:-./secrets}}/{name}"
    used = {name: set(service.get("secrets", ())) for name, service in SERVICES.items()}
    both = {"bot_token", "bot_database_password"}
    assert used == {
        "tls": set(),
        "proxy": set(),
        "bot": both,
        "bot-2": both,
        "schema": {"database_password"},
        "database": {"database_password", "bot_database_password"},
    }
    for service in SERVICES.values():
        for name, value in service.get("environment", {}).items():
            if re.search("TOKEN|PASSWORD|SECRET", name):
                assert name.endswith("_FILE")
                assert str(value).removeprefix("/run/secrets/") in service["secrets"]


def test_the_proxy_leads_to_each_replica_where_it_listens() -> None:
    port, proxy = SERVICES["bot"]["environment"]["WEBHOOK_PORT"], SERVICES["proxy"]["environment"]
    assert str(port) == dockerfile.environment()["WEBHOOK_PORT"]
    assert [proxy["REPLICA"], proxy["REPLICA_2"]] == [f"{name}:{port}" for name in REPLICAS]
    assert SERVICES["tls"]["environment"]["PROXY"] == f"proxy:{proxy['PROXY_ADDRESS'][2:]}"
    asked = set(re.findall(r"\$\{(\w+)\}", PROXY_CONFIGURATION))
    assert asked == set(proxy)
    assert proxy["PROXY_HEALTH_ADDRESS"] in SERVICES["proxy"]["healthcheck"]["test"][-1]


def test_each_is_kept_in() -> None:
    for name, service in SERVICES.items():
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert service["restart"] == ("no" if name == "schema" else "unless-stopped")
        assert set(service["logging"]["options"]) == {"max-size", "max-file"}
        assert set(service["deploy"]["resources"]["limits"]) == {"cpus", "memory", "pids"}
        assert service.get("tmpfs"), name
        assert "healthcheck" in service or name in REPLICAS  # theirs is the image's
        assert not service.get("privileged")


def test_the_database_is_reached_by_the_bots_alone() -> None:
    assert STACK["networks"]["inner"] == {"internal": True}
    inner = {name for name, service in SERVICES.items() if "inner" in service["networks"]}
    assert inner == {*REPLICAS, "schema", "database"}
    assert SERVICES["database"]["networks"] == ["inner"]
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["tls"]


def test_it_is_given_the_time_that_it_takes_to_end() -> None:
    assert int(SERVICES["bot"]["stop_grace_period"].removesuffix("s")) > DRAIN_SECONDS + 1


def test_the_replicas_share_their_files_and_backups_have_a_volume_of_their_own() -> None:
    bot = SERVICES["bot"]
    places = dict(volume.split(":")[:2] for volume in bot["volumes"])
    assert places == {"files": "/data", "backups": "/backups"}
    assert bot["environment"]["BACKUP_FOLDER"] == places["backups"]
    for name in ("EVIDENCE_FOLDER", "CHART_FOLDER"):
        assert bot["environment"][name] == dockerfile.environment()[name]
    assert set(places.values()) <= set(dockerfile.volumes())


def test_every_file_and_volume_that_it_mounts_is_there() -> None:
    for service in SERVICES.values():
        for volume in service.get("volumes", ()):
            source = volume.partition(":")[0]
            assert source in STACK["volumes"] or (ROOT / source).is_file()
            assert source in STACK["volumes"] or volume.endswith(":ro")
