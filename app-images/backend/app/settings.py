"""Settings from the environment: read once, checked at start, all mistakes named together."""

from collections.abc import Callable
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from pydantic import AfterValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

MIN_SECRET_LENGTH = 32
PLACEHOLDERS = frozenset({"admin", "default", "password", "postgres", "secret", "todo"})
MARKERS = ("changeme", "change-me", "change_me", "changethis", "example", "placeholder")


class SettingsError(Exception):
    """Everything that is wrong with the settings, one line per mistake."""

    def __init__(self, mistakes: list[str]) -> None:
        self.mistakes = mistakes
        super().__init__("The settings are not usable:\n" + "\n".join(f"  - {mistake}" for mistake in mistakes))


def absolute_http_url(value: str) -> str:
    url = urlsplit(value)
    if url.scheme not in ("http", "https") or not url.hostname:
        raise ValueError(f"{value!r} is not an absolute URL; write for example https://todo.example.com")
    return value.rstrip("/")


HttpUrl = Annotated[str, AfterValidator(absolute_http_url)]


class Settings(BaseSettings):
    # An optional key that a manifest leaves empty counts as not set.
    model_config = SettingsConfigDict(env_ignore_empty=True, hide_input_in_errors=True, extra="ignore")

    app_env: Literal["local", "production"] = "production"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"] = "INFO"
    port: int = Field(default=8000, ge=1, le=65535)
    frontend_url: HttpUrl
    jwt_secret: SecretStr
    # What is not named is on.
    feature_flags: dict[str, bool] = {}

    database_url: SecretStr | None = None
    database_host: str | None = None
    database_port: int = Field(default=5432, ge=1, le=65535)
    database_name: str | None = None
    database_user: str = "todo"
    database_password: SecretStr | None = None

    openai_api_key: SecretStr | None = None
    openai_base_url: HttpUrl = "https://api.openai.com/v1"
    openai_model: str = "gpt-4o-mini"
    openai_daily_tokens: int = Field(default=100_000, ge=0)
    openai_daily_tokens_of_all: int = Field(default=2_000_000, ge=0)

    @model_validator(mode="wrap")
    @classmethod
    def name_all_mistakes(cls, values: dict[str, Any], handler: Callable[[Any], Self]) -> Self:
        mistakes: list[str] = []
        settings = None
        try:
            settings = handler(values)
        except ValidationError as error:
            mistakes += [_sentence(line["loc"], line["msg"]) for line in error.errors()]
        mistakes += _database_mistakes(values)
        if values.get("app_env") != "local":
            mistakes += weak_secrets(values)
        if mistakes or settings is None:
            raise SettingsError(mistakes)
        return settings

    @property
    def conninfo(self) -> str:
        """What libpq needs to connect."""
        if self.database_url:
            return self.database_url.get_secret_value()
        return make_conninfo(
            host=self.database_host,
            port=self.database_port,
            dbname=self.database_name,
            user=self.database_user,
            password=self.database_password.get_secret_value() if self.database_password else None,
        )

    @property
    def warnings(self) -> list[str]:
        """What is borne with locally but refused everywhere else."""
        return weak_secrets(self.model_dump()) if self.app_env == "local" else []

    @property
    def secret_values(self) -> list[str]:
        """Every secret in plain text, for the log to mask."""
        secrets = [self.jwt_secret, self.database_url, self.database_password, self.openai_api_key]
        values = [secret.get_secret_value() for secret in secrets if secret]
        return [*values, _password_in(values[1])] if self.database_url else values


def read_settings() -> Settings:
    return Settings()


def weak_secrets(values: dict[str, Any]) -> list[str]:
    """The secrets an attacker would guess; the mistake names the key, never the value."""
    mistakes = [
        f"{key.upper()}: is a placeholder; generate one, for example by `openssl rand -base64 48`"
        for key in ("jwt_secret", "database_password", "openai_api_key")
        if is_placeholder(_plain(values.get(key)))
    ]
    if is_placeholder(_password_in(_plain(values.get("database_url")))):
        mistakes.append("DATABASE_URL: its password is a placeholder; set a generated one")
    secret = _plain(values.get("jwt_secret"))
    if secret and not is_placeholder(secret) and len(secret) < MIN_SECRET_LENGTH:
        mistakes.append(
            f"JWT_SECRET: has {len(secret)} characters, at least {MIN_SECRET_LENGTH} are needed; "
            "generate one by `openssl rand -base64 48`"
        )
    return mistakes


def is_placeholder(secret: str) -> bool:
    lowered = secret.lower()
    return lowered in PLACEHOLDERS or any(marker in lowered for marker in MARKERS)


def _database_mistakes(values: dict[str, Any]) -> list[str]:
    url = _plain(values.get("database_url"))
    if not url:
        missing = [key for key in ("database_host", "database_name", "database_password") if not values.get(key)]
        return [f"{key.upper()}: is missing; set it, or set DATABASE_URL instead" for key in missing]
    if not url.startswith(("postgresql://", "postgres://")) or not _readable(url):
        return ["DATABASE_URL: is not a PostgreSQL URL; write postgresql://user:password@host/name?sslmode=require"]
    return []


def _sentence(location: tuple[int | str, ...], message: str) -> str:
    key = "_".join(str(part) for part in location).upper()
    return f"{key}: is missing" if message == "Field required" else f"{key}: {message.removeprefix('Value error, ')}"


def _plain(value: object) -> str:
    return value.get_secret_value() if isinstance(value, SecretStr) else str(value or "")


def _readable(url: str) -> bool:
    try:
        return bool(conninfo_to_dict(url))
    except ProgrammingError:
        return False


def _password_in(url: str) -> str:
    return str(conninfo_to_dict(url).get("password") or "") if url and _readable(url) else ""
