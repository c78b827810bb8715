"""Secrets in files: read like the settings they stand for, and refused without being shown."""

from pathlib import Path

import pytest

from bot.config.settings import Settings, SettingsError, read_settings

OF_FILES = [name for name in Settings.model_fields if name.endswith("_file")]
GOOD = {
    "bot_token_file": "123:abc",
    "database_url_file": "postgresql://puntual:hush@database/puntual",
    "database_password_file": "hush 'n' / @ % ñ",
    "webhook_secret_file": "de-a_1",
}
LINE = "se espera un archivo de texto que el bot pueda leer, con una sola línea"


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def refusal() -> str:
    with pytest.raises(SettingsError) as refused:
        read_settings()
    return str(refused.value)


def plain(settings: Settings, name: str) -> str:
    value = getattr(settings, name.removesuffix("_file"))
    return value if isinstance(value, str) else str(value.get_secret_value())


def test_each_secret_can_be_a_file() -> None:
    assert set(OF_FILES) == set(GOOD)


@pytest.mark.parametrize("ending", ["", "\n", "\r\n", "  \n\n"])
@pytest.mark.parametrize("name", OF_FILES)
def test_it_counts_as_if_it_stood_in_the_variable(
    name: str, ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "it").write_text(GOOD[name] + ending, newline="")
    (tmp_path / ".env").write_text(f"{name.upper()}=it\n")
    assert plain(read_settings(), name) == GOOD[name]
    variable = name.removesuffix("_file").upper()
    monkeypatch.setenv(variable, GOOD[name])
    assert refusal() == f"{variable}: se espera ahí o en {variable}_FILE, no en los dos"
    monkeypatch.setenv(variable, "")  # as if it were not there
    assert plain(read_settings(), name) == GOOD[name]


@pytest.mark.parametrize("content", [b"", b" \n", b"one\ntwo", b"\xff\xfe", b"x" * 5000])
@pytest.mark.parametrize("name", OF_FILES)
def test_what_is_no_secret_is_refused_by_the_name_of_its_setting(
    name: str, content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "it").write_bytes(content)
    monkeypatch.setenv(name.upper(), "it")
    assert refusal() == f"{name.upper()}: {LINE}, y dice «it»"


@pytest.mark.parametrize("name", OF_FILES)
@pytest.mark.parametrize("path", ["nowhere", ".", "/dev/null"])
def test_what_is_no_file_is_refused(name: str, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name.upper(), path)
    assert refusal() == f"{name.upper()}: {LINE}, y dice «{path}»"


def test_a_wrong_secret_in_a_file_is_not_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "it").write_text("secret-but-wrong\n")
    monkeypatch.setenv("BOT_TOKEN_FILE", "it")
    assert refusal() == "BOT_TOKEN: se espera la clave que da BotFather, como 123456789:AAE…"


@pytest.mark.parametrize(
    ("address", "whole"),
    [
        (
            "postgresql://puntual@database/puntual",
            "postgresql://puntual:p%40s%2Fs@database/puntual",
        ),
        ("postgresql://puntual:own@database/puntual", "postgresql://puntual:own@database/puntual"),
        ("sqlite:///puntual.db", "sqlite:///puntual.db"),
    ],
)
def test_the_password_joins_the_address_of_a_server_that_has_none(
    address: str, whole: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", address)
    monkeypatch.setenv("DATABASE_PASSWORD", "p@s/s")
    assert read_settings().database_url == whole
