"""deploy/: the cluster's manifests against the API's schemas, and the hardened systemd unit."""

import re
from typing import Any

import yaml

from bot.config.settings import Settings
from bot.runtime.puntual import DRAIN_SECONDS
from tests.packaging import dockerfile
from tests.packaging.dockerfile import ROOT

DEPLOY = ROOT / "deploy"
SETTINGS = {name.upper() for name in Settings.model_fields}
API_VERSIONS = ("1.30", "1.36")
MANIFESTS: list[dict[str, Any]] = [
    manifest
    for file in sorted((DEPLOY / "kubernetes").iterdir())
    for manifest in yaml.safe_load_all(file.read_text())
]
UNIT = [
    line.partition("=")
    for line in (DEPLOY / "puntual.service").read_text().splitlines()
    if line and line[0] not in "#["
]


def the(kind: str) -> dict[str, Any]:
    [found] = [manifest for manifest in MANIFESTS if manifest["kind"] == kind]
    return found


def test_the_manifests_are_as_the_api_has_them() -> None:
    import kubernetes_validate  # takes seconds, which each process that collects would wait

    assert len(MANIFESTS) >= 6
    for version in API_VERSIONS:
        for manifest in MANIFESTS:
            kubernetes_validate.validate(manifest, version, strict=True)


def test_the_schema_is_brought_up_to_date_by_its_owner_whom_the_bot_does_not_know() -> None:
    pod = the("Deployment")["spec"]["template"]["spec"]
    [schema], [bot] = pod["initContainers"], pod["containers"]
    assert schema["args"] == ["restrict-role", "puntual_bot"]
    assert schema["image"] == bot["image"]
    secrets = {
        each["name"]: each["secret"]["secretName"] for each in pod["volumes"] if "secret" in each
    }
    for container, secret in ((schema, "puntual-owner"), (bot, "puntual-secrets")):
        mounted = {each["name"]: each["mountPath"] for each in container["volumeMounts"]}
        [volume] = mounted.keys() & secrets.keys()
        assert secrets[volume] == secret
        given = {each["name"]: each["value"] for each in container["env"]}
        assert given["DATABASE_URL_FILE"] == f"{mounted[volume]}/database_url"
        assert given["EVIDENCE_FOLDER"].startswith(mounted["files"])
        assert set(given) <= SETTINGS


def test_two_replicas_run_as_nobody_in_particular_and_share_their_files() -> None:
    spec = the("Deployment")["spec"]
    pod = spec["template"]["spec"]
    assert spec["replicas"] == 2
    [user] = re.findall(r"--uid (\d+)", (ROOT / "Dockerfile").read_text())
    assert pod["securityContext"]["runAsNonRoot"]
    assert pod["securityContext"]["runAsUser"] == int(user)
    for container in (*pod["initContainers"], *pod["containers"]):
        kept_in = container["securityContext"]
        assert kept_in["readOnlyRootFilesystem"]
        assert not kept_in["allowPrivilegeEscalation"]
        assert kept_in["capabilities"] == {"drop": ["ALL"]}
    assert pod["terminationGracePeriodSeconds"] > DRAIN_SECONDS + 1
    claims = {
        each["metadata"]["name"]: each["spec"] for each in MANIFESTS if "Claim" in each["kind"]
    }
    for volume in pod["volumes"]:
        if claim := volume.get("persistentVolumeClaim"):
            assert claims.pop(claim["claimName"])["accessModes"] == ["ReadWriteMany"]
    assert not claims


def test_they_set_only_settings_that_there_are_and_no_secret() -> None:
    [bot] = the("Deployment")["spec"]["template"]["spec"]["containers"]
    given = {each["name"]: each["value"] for each in bot["env"]} | the("ConfigMap")["data"]
    assert set(given) <= SETTINGS
    for name, value in given.items():
        if re.search("TOKEN|SECRET|PASSWORD|DATABASE", name):
            assert value == "" or (name.endswith("_FILE") and value.startswith("/run/secrets/"))
    mounts = {mount["mountPath"] for mount in bot["volumeMounts"]}
    assert mounts >= {"/data", "/backups", "/tmp"}  # noqa: S108 (of the container)


def test_it_is_asked_how_it_is_where_it_listens() -> None:
    [bot] = the("Deployment")["spec"]["template"]["spec"]["containers"]
    for probe, path in {
        "startupProbe": "/healthz",
        "livenessProbe": "/healthz",
        "readinessProbe": "/readyz?for=posts",
    }.items():
        assert bot[probe]["httpGet"] == {"path": path, "port": "webhook"}
    port = dockerfile.environment()["WEBHOOK_PORT"]
    assert bot["ports"] == [{"name": "webhook", "containerPort": int(port)}]
    [rule] = the("Ingress")["spec"]["rules"]
    [path] = rule["http"]["paths"]
    assert path["pathType"] == "Exact"
    assert the("ConfigMap")["data"]["WEBHOOK_URL"] == f"https://{rule['host']}{path['path']}"


def test_the_unit_names_settings_that_there_are_and_gives_it_time_to_end() -> None:
    words = [word for name, _, value in UNIT if name == "Environment" for word in value.split()]
    of_python = {"PYTHONPATH", "PYTHONUNBUFFERED", "MPLCONFIGDIR"}
    assert {word.partition("=")[0] for word in words} - of_python <= SETTINGS
    [seconds] = [int(value) for name, _, value in UNIT if name == "TimeoutStopSec"]
    assert seconds > DRAIN_SECONDS + 1


def test_the_unit_is_kept_in_and_may_write_only_where_its_data_are() -> None:
    said = {name: value for name, _, value in UNIT}
    for name in ("NoNewPrivileges", "PrivateTmp", "ProtectHome", "PrivateDevices", "PrivateUsers"):
        assert said[name] == "yes"
    assert said["ProtectSystem"] == "strict"
    assert said["CapabilityBoundingSet"] == ""
    assert said["User"] == "puntual"
    assert "ReadWritePaths" not in said
    assert said["StateDirectory"] == said["CacheDirectory"] == "puntual"
