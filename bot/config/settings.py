"""Settings from the environment and `.env`, read once; a wrong one is named.

`make docs` writes README's and LEEME's tables from the fields: what they mean is said there.
"""

import hmac
import re
from pathlib import Path
from typing import Annotated

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.config.database_address import HIGHEST_PORT, address_with, check_address
from bot.config.log_setup import keep_secret
from bot.config.secret_files import GivenTwice, secret_file, secrets_in_files
from bot.config.setting_values import (
    days_before,
    days_late,
    folder,
    ip_address,
    level_of_log,
    names_apart,
    shown,
    time_zone,
    web_address,
    whole_number,
)
from convenio.calendar.lead_times import DIRECTOR_FROM, ESCALATED_FROM, USUAL, Leads
from storage.file_faults import file_fault

HTTPS_OR_LOOPBACK = r"(https://[^\s/]+|http://(127\.0\.0\.1|localhost)(:\d+)?)(/\S*)?"
WEBHOOK_PORT = 8443
TELEGRAM = "https://api.telegram.org"
DEMONSTRATION = "sqlite:///demo.db"
DEMONSTRATION_EVIDENCE = Path("demo-evidence")
# Never shown when they are wrong: a password or a key may stand in each.
SECRET = ("BOT_TOKEN", "WEBHOOK_SECRET", "DATABASE_URL", "DATABASE_PASSWORD", "HEARTBEAT_URL")
Port = Annotated[int, whole_number(1, HIGHEST_PORT)]
Days = Annotated[int, whole_number(1, 3650)]
SecretFile = Annotated[Path | None, AfterValidator(secret_file)]


class SettingsError(Exception):
    """Some settings are wrong; the text has a line for each, with what is expected."""


class Settings(BaseSettings):
    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8-sig",  # some editors begin a file with a mark of its encoding
        env_ignore_empty=True,
        extra="ignore",
    )

    bot_token: SecretStr | None = Field(
        default=None,
        description="clave del bot; sin ella, la demostración. No aparece en ningún registro",
    )
    bot_token_file: SecretFile = Field(
        default=None, description="archivo con esa clave, en vez de `BOT_TOKEN`"
    )
    database_url: Annotated[str, AfterValidator(check_address)] = Field(
        default="sqlite:///puntual.db",
        description="base de datos; también `postgresql://usuario@servidor/base`."
        " Sin ella, la demostración usa `sqlite:///demo.db`",
    )
    database_url_file: SecretFile = Field(
        default=None, description="archivo con esa dirección, en vez de `DATABASE_URL`"
    )
    database_password: SecretStr | None = Field(
        default=None,
        description="clave del usuario de PostgreSQL, donde `DATABASE_URL` no la lleva",
    )
    database_password_file: SecretFile = Field(
        default=None, description="archivo con esa clave, en vez de `DATABASE_PASSWORD`"
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
    webhook_secret_file: SecretFile = Field(
        default=None, description="archivo con eso, en vez de `WEBHOOK_SECRET`"
    )
    webhook_port: Port | None = Field(
        default=None,
        description="puerto del webhook, de `/healthz`, de `/readyz` y de `/metrics`;"
        f" sin él, {WEBHOOK_PORT} si hay `WEBHOOK_URL` o `HEALTH_HOST`",
    )
    health_host: Annotated[str | None, AfterValidator(ip_address)] = Field(
        default=None,
        description="dirección IP en la que, sin `WEBHOOK_URL`, se atienden `/healthz`, `/readyz` y"
        f" `/metrics`, como `0.0.0.0`; con ella, en el puerto {WEBHOOK_PORT} si no hay otro",
    )
    heartbeat_url: Annotated[str | None, AfterValidator(web_address)] = Field(
        default=None,
        description="dirección a la que se avisa después de cada revisión por reloj, como las de"
        " healthchecks: con `/start` al empezar y `/fail` si falla. La demostración no avisa",
    )
    timezone: Annotated[str, AfterValidator(time_zone)] = Field(
        default="America/Lima",
        description="zona en que cuenta el reloj de las tareas; plazos, horas y días son siempre"
        " los de Lima",
    )
    reminder_leads: Annotated[tuple[int, ...], NoDecode, BeforeValidator(days_before)] = Field(
        default=USUAL.before,
        description="días antes de la fecha límite en que se recuerda; el 0, su mismo día",
    )
    reminder_late: Annotated[tuple[int, ...], NoDecode, BeforeValidator(days_late)] = Field(
        default=USUAL.late,
        description=f"días de retraso en que se recuerda: desde el {DIRECTOR_FROM}.° también a la"
        f" dirección y desde el {ESCALATED_FROM}.°, uno al menos, a ODES",
    )
    reminder_tail: Annotated[int, whole_number(0, 60)] = Field(
        default=USUAL.tail,
        description="cada cuántos días se recuerda después, hasta el cierre, y otra vez la víspera"
        " y el mismo día; 0, nunca",
    )
    evidence_folder: Annotated[Path, AfterValidator(folder)] = Field(
        default=Path("evidence"),
        description="dónde se guardan los medios de verificación; sin ella, los de la demostración"
        " van en `demo-evidence`",
    )
    chart_folder: Annotated[Path, AfterValidator(folder)] = Field(
        default=Path("report-charts"),
        description="dónde se guardan los gráficos ya dibujados de los informes; se puede borrar",
    )
    year_names: Annotated[tuple[str, ...], NoDecode, BeforeValidator(names_apart)] = Field(
        default=(),
        description="nombres oficiales del decenio y del año para el encabezado de los informes,"
        " separados por «;»",
    )
    backup_folder: Annotated[Path | None, AfterValidator(folder)] = Field(
        default=None,
        description="dónde se deja una copia cada día; sin ella, ninguna. De la demostración no"
        " se hacen",
    )
    backup_keep: Days = Field(default=14, description="días que se guardan esas copias")
    personal_data_days: Days = Field(
        default=365, description="días que se guardan los datos de quien ya no tiene acceso"
    )
    log_level: Annotated[str, AfterValidator(level_of_log)] = Field(
        default="INFO",
        description="detalle del registro (JSON, en la salida de errores); sin él, el de la"
        " demostración es `WARNING`",
    )

    @field_validator("bot_token")
    @classmethod
    def _token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not re.fullmatch(r"\d+:[\w-]+", value.get_secret_value()):
            raise ValueError("se espera la clave que da BotFather, como 123456789:AAE…")
        return value

    @property
    def leads(self) -> Leads:
        return Leads(self.reminder_leads, self.reminder_late, self.reminder_tail)

    @field_validator("telegram_api_url")
    @classmethod
    def _api(cls, value: str) -> str:
        if not re.fullmatch(r"https?://[^\s/]+(/[^\s]*)?", value):
            raise ValueError(f"se espera una dirección como {TELEGRAM} o http://127.0.0.1:9000")
        return value.rstrip("/")

    @property
    def http_port(self) -> int | None:
        """The port on which this process listens, if at all: for the webhook, or for its health."""
        wanted = self.webhook_url or self.health_host
        return self.webhook_port or (WEBHOOK_PORT if wanted else None)

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

    def with_password(self) -> "Settings":
        """These settings with the password in the address of a server that has none in it."""
        if self.database_password is None:
            return self
        password = self.database_password.get_secret_value()
        return self.model_copy(update={"database_url": address_with(password, self.database_url)})

    def for_demonstration(self) -> "Settings":
        """These settings with a database and a folder of its own where none is set.

        A demonstration makes no backups: by its clock, which is moved, it would delete real ones.
        Nor does it tell whoever listens for the real bot that all is well.
        """
        own = {
            "database_url": DEMONSTRATION,
            "evidence_folder": DEMONSTRATION_EVIDENCE,
            "log_level": "WARNING",
        }
        unset = {name: value for name, value in own.items() if name not in self.model_fields_set}
        return self.model_copy(update={**unset, "backup_folder": None, "heartbeat_url": None})


def read_settings() -> Settings:
    """Read the settings. Raises SettingsError, with a line for each wrong one."""
    try:
        loaded = Settings()
        if in_files := secrets_in_files(dict(loaded), loaded.model_fields_set):
            loaded = Settings(**in_files)  # type: ignore[arg-type]  # validated there
        for secret in (loaded.bot_token, loaded.webhook_secret):
            if secret is not None:
                keep_secret(secret.get_secret_value())
        return loaded.with_password()
    except GivenTwice as error:
        name = str(error)
        raise SettingsError(f"{name}: se espera ahí o en {name}_FILE, no en los dos") from None
    except ValidationError as error:
        faults = error.errors(include_url=False)
        lines = [_fault(str(fault["loc"][0]), fault["msg"], fault["input"]) for fault in faults]
        raise SettingsError("\n".join(lines)) from None
    except UnicodeDecodeError:
        raise SettingsError(".env: se espera un archivo de texto en UTF-8") from None
    except OSError as error:
        raise SettingsError(f".env: no se pudo leer: {file_fault(error)}") from None


def _fault(field: str, message: str, found: object) -> str:
    name, expected = field.upper(), message.removeprefix("Value error, ")
    if name in SECRET:
        return f"{name}: {expected}"
    return f"{name}: {expected}, y dice «{shown(str(found))}»"
