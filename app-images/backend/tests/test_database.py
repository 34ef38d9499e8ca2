"""The pool: limits in number and time, and connections that break."""

import asyncio
from collections.abc import AsyncIterator

import psycopg
import pytest
import pytest_asyncio
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from sqlalchemy import func, literal, select

from app import database as pool
from app.database import Database
from app.sql import Query

ONE = Query(select(literal(1).label("one")))
PID = Query(select(func.pg_backend_pid().label("pid")))
SLEEP = Query(select(func.pg_sleep(5)))


@pytest_asyncio.fixture(loop_scope="session")
async def database(database_url: str) -> AsyncIterator[Database]:
    opened = Database(database_url)
    yield opened
    await opened.close()


async def pid(database: Database) -> int:
    row = await database.fetch_one(PID)
    assert row
    return int(row["pid"])


def end_connection(database_url: str, number: int) -> None:
    with psycopg.connect(database_url) as connection:
        connection.execute("SELECT pg_terminate_backend(%s, 2000)", [number])


async def test_a_connection_is_used_again(database: Database) -> None:
    assert await pid(database) == await pid(database)
    assert (database.in_use, database.idle) == (0, 1)


async def test_a_connection_that_the_server_has_ended_is_replaced_unnoticed(
    database: Database, database_url: str
) -> None:
    first = await pid(database)
    end_connection(database_url, first)
    assert await pid(database) != first


async def test_a_connection_that_died_without_a_word_is_found_by_asking_it(
    database: Database, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await pid(database)
    end_connection(database_url, first)
    monkeypatch.setattr(pool, "_has_been_told_something", lambda _: False)
    monkeypatch.setattr(pool, "PING_AFTER_SECONDS", -1)
    assert await pid(database) != first


async def test_a_connection_that_was_idle_for_long_is_closed(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await pid(database)
    monkeypatch.setattr(pool, "CLOSE_AFTER_SECONDS", -1)
    assert await pid(database) != first


async def test_there_are_never_more_connections_than_the_limit(database: Database) -> None:
    async def watch() -> int:
        async with database.connection() as connection:
            await connection.fetch_one(ONE)
            return database.in_use

    in_use = await asyncio.gather(*(watch() for _ in range(40)))
    assert max(in_use) == pool.POOL_SIZE
    assert database.idle <= pool.POOL_SIZE


async def test_waiting_for_a_connection_ends(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "WAIT_SECONDS", 0.05)
    small = Database(database._conninfo, size=1)
    async with small.connection():
        with pytest.raises(TimeoutError):
            await small.fetch_one(ONE)
    assert await small.fetch_one(ONE) == {"one": 1}
    await small.close()


async def test_a_statement_that_takes_too_long_is_cancelled_on_the_server(
    database: Database, monkeypatch: pytest.MonkeyPatch, database_url: str
) -> None:
    first = await pid(database)
    with monkeypatch.context() as patch:
        patch.setattr(pool, "HOLD_SECONDS", 0.1)
        with pytest.raises(TimeoutError):
            await database.fetch_one(SLEEP)
    with psycopg.connect(database_url) as connection:
        row = connection.execute("SELECT count(*) FROM pg_stat_activity WHERE pid = %s AND state = 'active'", [first])
        assert row.fetchone() == (0,)
    assert await database.fetch_one(ONE) == {"one": 1}


async def test_a_server_that_falls_silent_does_not_keep_the_connection(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A proxy stands for a network that goes on taking what is sent, and brings nothing back."""
    is_silent = asyncio.Event()
    parts = conninfo_to_dict(database_url)

    async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while piece := await reader.read(65536):
            if not is_silent.is_set():
                writer.write(piece)
        writer.close()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if is_silent.is_set():
            await reader.read()
            writer.close()
            return
        there = await asyncio.open_connection(str(parts["host"]), int(str(parts["port"])))
        await asyncio.gather(pump(reader, there[1]), pump(there[0], writer))

    proxy = await asyncio.start_server(serve, "127.0.0.1", 0)
    monkeypatch.setattr(pool, "HOLD_SECONDS", 0.3)
    monkeypatch.setattr(pool, "CANCEL_SECONDS", 0.3)
    through = Database(make_conninfo(database_url, host="127.0.0.1", port=proxy.sockets[0].getsockname()[1]))
    await through.fetch_one(ONE)
    is_silent.set()
    with pytest.raises((TimeoutError, psycopg.OperationalError)):
        async with asyncio.timeout(8) as patience:
            await through.fetch_one(ONE)
    assert not patience.expired()
    is_silent.clear()
    assert await through.fetch_one(ONE) == {"one": 1}
    assert through.in_use == 0
    await through.close()
    proxy.close()
    await asyncio.sleep(0.1)


async def test_an_error_within_a_transaction_undoes_it(database: Database) -> None:
    create = Query(select(func.set_config("todo.test", "changed", False)))
    read = Query(select(func.current_setting("todo.test", True).label("value")))

    async def fail() -> None:
        async with database.transaction() as connection:
            await connection.execute(create)
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError):
        await fail()
    assert await database.fetch_one(read) in ({"value": None}, {"value": ""})


async def test_a_failed_statement_leaves_the_connection_usable(database: Database) -> None:
    first = await pid(database)
    with pytest.raises(psycopg.DataError):
        await database.fetch_one(Query(select(literal(1) / literal(0))))
    assert await pid(database) == first
