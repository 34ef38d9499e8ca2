import pytest

from app.settings import Settings, SettingsError, read_settings

GOOD = {
    "APP_ENV": "production",
    "FRONTEND_URL": "https://todo.acme.test",
    "JWT_SECRET": "k" * 40,
    "DATABASE_URL": "postgresql://todo:s3cure-w0rds@db.test/todo?sslmode=require",
}
PARTS = {"DATABASE_URL": "", "DATABASE_HOST": "database", "DATABASE_NAME": "todo", "DATABASE_PASSWORD": "s3cure-w0rds"}


def read(monkeypatch: pytest.MonkeyPatch, **changes: str) -> Settings:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    for name, value in {**GOOD, **changes}.items():
        monkeypatch.setenv(name, value)
    return read_settings()


def mistakes(monkeypatch: pytest.MonkeyPatch, **changes: str) -> list[str]:
    with pytest.raises(SettingsError) as error:
        read(monkeypatch, **changes)
    return error.value.mistakes


def test_good_settings_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = read(monkeypatch, OPENAI_MODEL="some-model", OPENAI_API_KEY="")
    assert settings.conninfo == GOOD["DATABASE_URL"]
    assert settings.openai_model == "some-model"
    assert settings.openai_api_key is None


def test_the_database_can_be_given_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = read(monkeypatch, **PARTS)
    assert settings.conninfo == "host=database port=5432 dbname=todo user=todo password=s3cure-w0rds"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"APP_ENV": "staging"}, "APP_ENV: Input should be 'local' or 'production'"),
        ({"LOG_LEVEL": "LOUD"}, "LOG_LEVEL: Input should be 'DEBUG'"),
        ({"FRONTEND_URL": ""}, "FRONTEND_URL: is missing"),
        ({"FRONTEND_URL": "todo.acme.test"}, "FRONTEND_URL: 'todo.acme.test' is not an absolute URL"),
        ({"OPENAI_BASE_URL": "ftp://x"}, "OPENAI_BASE_URL: 'ftp://x' is not an absolute URL"),
        ({"OPENAI_DAILY_TOKENS": "-1"}, "OPENAI_DAILY_TOKENS: Input should be greater than or equal to 0"),
        ({"PORT": "70000"}, "PORT: Input should be less than or equal to 65535"),
        ({"JWT_SECRET": ""}, "JWT_SECRET: is missing"),
        ({"JWT_SECRET": "short"}, "JWT_SECRET: has 5 characters, at least 32 are needed"),
        ({"JWT_SECRET": "changeme"}, "JWT_SECRET: is a placeholder"),
        ({"JWT_SECRET": "changeme" * 5}, "JWT_SECRET: is a placeholder"),
        ({"OPENAI_API_KEY": "changeme"}, "OPENAI_API_KEY: is a placeholder"),
        ({**PARTS, "DATABASE_HOST": ""}, "DATABASE_HOST: is missing; set it, or set DATABASE_URL instead"),
        ({**PARTS, "DATABASE_NAME": ""}, "DATABASE_NAME: is missing"),
        ({**PARTS, "DATABASE_PASSWORD": ""}, "DATABASE_PASSWORD: is missing"),
        ({**PARTS, "DATABASE_PASSWORD": "todo"}, "DATABASE_PASSWORD: is a placeholder"),
        ({**PARTS, "DATABASE_PORT": "many"}, "DATABASE_PORT: Input should be a valid integer"),
        ({"DATABASE_URL": "mysql://x"}, "DATABASE_URL: is not a PostgreSQL URL"),
        ({"DATABASE_URL": "postgresql://u:p@h/d?sslmod=x"}, "DATABASE_URL: is not a PostgreSQL URL"),
        ({"DATABASE_URL": "postgresql://todo:password@h/d"}, "DATABASE_URL: its password is a placeholder"),
    ],
)
def test_a_mistake_is_named(monkeypatch: pytest.MonkeyPatch, changes: dict[str, str], expected: str) -> None:
    [mistake] = mistakes(monkeypatch, **changes)
    assert mistake.startswith(expected)


def test_all_mistakes_are_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    found = mistakes(monkeypatch, FRONTEND_URL="x", LOG_LEVEL="y", JWT_SECRET="short", DATABASE_URL="")
    keys = [mistake.split(":")[0] for mistake in found]
    assert keys == ["LOG_LEVEL", "FRONTEND_URL", "DATABASE_HOST", "DATABASE_NAME", "DATABASE_PASSWORD", "JWT_SECRET"]


def test_a_mistake_never_shows_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    text = str(mistakes(monkeypatch, JWT_SECRET="hunter2", DATABASE_URL="mysql://todo:hunter2@h"))
    assert "hunter2" not in text


def test_weak_secrets_only_warn_locally(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = read(monkeypatch, APP_ENV="local", JWT_SECRET="changeme", **{**PARTS, "DATABASE_PASSWORD": "todo"})
    assert [warning.split(":")[0] for warning in settings.warnings] == ["JWT_SECRET", "DATABASE_PASSWORD"]


def test_good_secrets_do_not_warn(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(monkeypatch, APP_ENV="local").warnings == []
