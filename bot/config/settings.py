"""Settings from the environment and `.env`, read once; a wrong one is named.

`make docs` writes README's and LEEME's tables from the fields: what they mean is said there.
"""

import hmac
import logging
import re
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from convenio.calendar.lead_times import DIRECTOR_FROM, ESCALATED_FROM, USUAL, Leads

EXPECTED_DATABASE = "se espera sqlite:///puntual.db o postgresql://usuario@servidor/base"
HTTPS_OR_LOOPBACK = r"(https://[^\s/]+|http://(127\.0\.0\.1|localhost)(:\d+)?)(/\S*)?"
WEBHOOK_PORT = 8443
TELEGRAM = "https://api.telegram.org"


EXPECTED_LEADS = "se esperan días antes de la fecha límite, el 0 entre ellos, como 30,15,7,3,1,0"
EXPECTED_LATE = (
    f"se esperan días de retraso, alguno desde el {ESCALATED_FROM}.° para que se entere ODES,"
    " como 1,3,7"
)


class SettingsError(Exception):
    """A setting is wrong; the text names it and says what is expected."""


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore")

    bot_token: SecretStr | None = Field(
        default=None,
        description="clave del bot; sin ella, la demostración. No aparece en ningún registro",
    )
    database_url: str = Field(
        default="sqlite:///puntual.db",
        description="base de datos; también `postgresql://usuario@servidor/base`",
    )
    telegram_api_url: str = Field(default=TELEGRAM, description="otro servidor de la Bot API")
    webhook_url: str | None = Field(
        default=None,
        description="dirección `https://` a la que Telegram envía, y permite varias réplicas;"
        " sin ella, el bot pregunta a Telegram",
    )
    webhook_secret: SecretStr | None = Field(
        default=None,
        description="lo que Telegram repite en cada envío, igual en todas las réplicas;"
        " sin él, se deriva de `BOT_TOKEN`",
    )
    webhook_port: int | None = Field(
        default=None,
        ge=1,
        le=65535,
        description="puerto del webhook, de `/healthz` y de `/readyz`;"
        f" sin él, {WEBHOOK_PORT} si hay `WEBHOOK_URL`",
    )
    timezone: str = Field(
        default="America/Lima", description="zona horaria de las tareas por reloj"
    )
    reminder_leads: Annotated[tuple[int, ...], NoDecode] = Field(
        default=USUAL.before,
        description="días antes de la fecha límite en que se recuerda; el 0, su mismo día",
    )
    reminder_late: Annotated[tuple[int, ...], NoDecode] = Field(
        default=USUAL.late,
        description=f"días de retraso en que se recuerda: desde el {DIRECTOR_FROM}.° también a la"
        f" dirección y desde el {ESCALATED_FROM}.°, uno al menos, a ODES",
    )
    evidence_folder: Path = Field(
        default=Path("evidence"), description="dónde se guardan los medios de verificación"
    )
    backup_folder: Path | None = Field(
        default=None, description="dónde se deja una copia cada día; sin ella, ninguna"
    )
    backup_keep: int = Field(
        default=14, ge=1, le=3650, description="días que se guardan esas copias"
    )
    personal_data_days: int = Field(
        default=365,
        ge=1,
        le=3650,
        description="días que se guardan los datos de quien ya no tiene acceso",
    )
    log_level: str = Field(
        default="INFO", description="detalle del registro (JSON, en la salida de errores)"
    )

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

    @field_validator("reminder_leads", mode="before")
    @classmethod
    def _leads_before(cls, value: object) -> tuple[int, ...]:
        days = _days(value)
        if 0 not in days:
            raise ValueError(EXPECTED_LEADS)
        return days

    @field_validator("reminder_late", mode="before")
    @classmethod
    def _leads_late(cls, value: object) -> tuple[int, ...]:
        days = _days(value)
        if 0 in days or max(days, default=0) < ESCALATED_FROM:
            raise ValueError(EXPECTED_LATE)
        return days

    @property
    def leads(self) -> Leads:
        return Leads(self.reminder_leads, self.reminder_late)

    @field_validator("telegram_api_url")
    @classmethod
    def _api(cls, value: str) -> str:
        if not re.fullmatch(r"https?://[^\s/]+(/[^\s]*)?", value):
            raise ValueError(f"se espera una dirección como {TELEGRAM} o http://127.0.0.1:9000")
        return value.rstrip("/")

    @property
    def http_port(self) -> int | None:
        """The port on which this process listens, if at all: for the webhook, or for its health."""
        return self.webhook_port or (WEBHOOK_PORT if self.webhook_url else None)

    def secret_for(self, token: str) -> str:
        """The secret that Telegram sends with updates: as set, or the same for every replica."""
        if self.webhook_secret is not None:
            return self.webhook_secret.get_secret_value()
        return hmac.new(token.encode(), b"webhook", "sha256").hexdigest()

    @field_validator("webhook_url")
    @classmethod
    def _webhook(cls, value: str | None) -> str | None:
        if value is not None and not re.fullmatch(HTTPS_OR_LOOPBACK, value):
            raise ValueError("se espera una dirección como https://bot.gob.pe/telegram")
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _secret(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not re.fullmatch(r"[\w-]{1,256}", value.get_secret_value(), re.A):
            raise ValueError("se esperan de 1 a 256 letras sin tilde, cifras, guiones o «_»")
        return value

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


def _days(value: object) -> tuple[int, ...]:
    """The days of a list, each once, at most 60; empty for anything else."""
    if isinstance(value, tuple):
        return value
    days = [day.strip() for day in str(value).split(",")]
    if not all(re.fullmatch(r"[0-9]|[1-5][0-9]|60", day) for day in days):
        return ()
    return tuple(dict.fromkeys(map(int, days)))


def read_settings() -> Settings:
    """Read the settings. Raises SettingsError, naming each wrong one, never its value."""
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
