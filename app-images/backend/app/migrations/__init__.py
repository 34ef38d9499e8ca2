"""Brings the database to the newest revision at start; replicas that start at once take turns."""

import asyncio
from pathlib import Path
from typing import Literal

import psycopg
import structlog

FOLDER = Path(__file__).parent
# A revision is named like its file, and files sort by age, so that the newest is known without importing Alembic.
NEWEST = max(path.stem for path in (FOLDER / "versions").glob("[0-9]*.py"))
LOCK = 0x746F646F

log = structlog.get_logger()


async def migrate(conninfo: str) -> None:
    async with await psycopg.AsyncConnection.connect(conninfo, connect_timeout=5) as connection:
        current = await revision(connection)
    if current is None or current < NEWEST:
        await asyncio.to_thread(upgrade, conninfo)
        log.info("The database was migrated", before=current, now=NEWEST)
    elif current > NEWEST:
        # An older replica restarts while a newer release rolls out.
        log.warning("The database is newer than this program", database=current, program=NEWEST)


async def revision(connection: psycopg.AsyncConnection) -> str | None:
    try:
        cursor = await connection.execute("SELECT version_num FROM alembic_version")
    except psycopg.errors.UndefinedTable:
        return None
    row = await cursor.fetchone()
    return row[0] if row else None


def upgrade(conninfo: str) -> None:
    run(conninfo, "upgrade", "head")


def run(conninfo: str, command: Literal["upgrade", "downgrade"], revision: str) -> None:
    # Alembic costs a tenth of a second and 12 MB: only who migrates pays.
    from alembic import command as commands
    from alembic.config import Config
    from sqlalchemy import create_engine, text
    from sqlalchemy.pool import NullPool

    engine = create_engine("postgresql+psycopg://", creator=lambda: psycopg.connect(conninfo), poolclass=NullPool)
    with engine.begin() as connection:
        # Held until the transaction ends; unlike a session's lock it also works behind a transaction pooler.
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(FOLDER))
        getattr(commands, command)(config, revision)
