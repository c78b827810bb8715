"""Settings from the environment and `.env`, read once; a wrong one is named."""

import logging
import re
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

EXPECTED_DATABASE = "se espera sqlite:///puntual.db o postgresql://usuario@servidor/base"
TELEGRAM = "https://api.telegram.org"


class SettingsError(Exception):
    """A setting is wrong; the text names it and says what is expected."""


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore")

    bot_token: SecretStr | None = None
    database_url: str = "sqlite:///puntual.db"
    telegram_api_url: str = TELEGRAM
    timezone: str = "America/Lima"
    log_level: str = Field(default="INFO")

    @field_validator("bot_token")
    @classmethod
    def _token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not re.fullmatch(r"\d+:[\w-]+", value.get_secret_value()):
            raise ValueError("se espera la clave que da BotFather, como 123456789:AAE…")
        return value

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: str) -> str:
        try:
            url = make_url(value)
        except ArgumentError:
            raise ValueError(EXPECTED_DATABASE) from None
        if url.get_backend_name() not in ("sqlite", "postgresql", "postgres"):
            raise ValueError(EXPECTED_DATABASE)
        sqlite = url.get_backend_name() == "sqlite"
        if sqlite and url.database and not Path(url.database).resolve().parent.is_dir():
            raise ValueError("no existe la carpeta del archivo")
        return value

    @field_validator("telegram_api_url")
    @classmethod
    def _api(cls, value: str) -> str:
        if not re.fullmatch(r"https?://[^\s/]+(/[^\s]*)?", value):
            raise ValueError(f"se espera una dirección como {TELEGRAM} o http://127.0.0.1:9000")
        return value.rstrip("/")

    @field_validator("timezone")
    @classmethod
    def _zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError):
            raise ValueError("se espera una zona horaria como America/Lima") from None
        return value

    @field_validator("log_level")
    @classmethod
    def _level(cls, value: str) -> str:
        if value.upper() not in logging.getLevelNamesMapping():
            raise ValueError("se espera DEBUG, INFO, WARNING o ERROR")
        return value.upper()


def read_settings() -> Settings:
    """Raises SettingsError, naming each wrong setting but never showing its value."""
    try:
        return Settings()
    except ValidationError as error:
        faults = [
            f"{'.'.join(map(str, fault['loc'])).upper()}: {_reason(fault['msg'])}"
            for fault in error.errors(include_input=False, include_url=False)
        ]
        raise SettingsError("; ".join(faults)) from None


def _reason(message: str) -> str:
    return message.removeprefix("Value error, ")
