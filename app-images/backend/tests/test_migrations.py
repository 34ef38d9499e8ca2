import asyncio
from collections.abc import Callable

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool
from sqlmodel import SQLModel

from app import migrations


def version(url: str) -> str | None:
    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return row[0] if row else None


def test_the_newest_file_is_the_newest_revision() -> None:
    assert ScriptDirectory(str(migrations.FOLDER)).get_heads() == [migrations.NEWEST]


def test_the_migrations_make_the_tables_of_the_models(database_url: str) -> None:
    engine = create_engine("postgresql+psycopg://", creator=lambda: psycopg.connect(database_url), poolclass=NullPool)
    with engine.connect() as connection:
        options = {"compare_server_default": True, "include_name": belongs_to_this_release}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, SQLModel.metadata) == []


def belongs_to_this_release(name: str | None, kind: str, _parents: object) -> bool:
    return (kind, name) not in {("table", "sign_in_attempts")}


async def test_an_empty_database_is_migrated_and_a_second_time_nothing_happens(
    new_database: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    url = new_database()
    await migrations.migrate(url)
    assert version(url) == migrations.NEWEST
    monkeypatch.setattr(migrations, "upgrade", None)
    await migrations.migrate(url)


async def test_many_that_start_at_once_take_turns(new_database: Callable[[], str]) -> None:
    url = new_database()
    await asyncio.gather(*(migrations.migrate(url) for _ in range(4)))
    assert version(url) == migrations.NEWEST


def test_the_migrations_can_be_undone(new_database: Callable[[], str]) -> None:
    url = new_database()
    migrations.upgrade(url)
    migrations.run(url, "downgrade", "base")
    with psycopg.connect(url) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    assert tables == [("alembic_version",)]


async def test_a_database_of_a_newer_release_is_left_as_it_is(new_database: Callable[[], str]) -> None:
    url = new_database()
    migrations.upgrade(url)
    with psycopg.connect(url) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999_later'")
    await migrations.migrate(url)
    assert version(url) == "9999_later"
