"""A small pool of asynchronous psycopg connections.

SQLAlchemy's asyncio layer needs greenlet, which is not among the locked packages; the statements are SQLAlchemy's
all the same (see sql.py), only the waiting is psycopg's own.
"""

import asyncio
import os
import select
import socket
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from psycopg import AsyncConnection, OperationalError
from psycopg.pq import TransactionStatus
from psycopg.rows import DictRow, dict_row

from app.sql import Query

POOL_SIZE = 10
CONNECT_SECONDS = 5
WAIT_SECONDS = 3.0
# As long as one user of a connection may keep it, whatever it runs.
HOLD_SECONDS = 5.0
# psycopg asks the server to stop a statement and waits for its word: a silent server gets this long.
CANCEL_SECONDS = 2.0
# A network that swallows what is sent is noticed by the kernel, after half a minute instead of a quarter of an hour.
KEEP_ALIVE: dict[str, Any] = {
    "keepalives_idle": 15,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
}
# A serverless PostgreSQL drops idle connections, some without a word: those are asked first.
PING_AFTER_SECONDS = 15.0
CLOSE_AFTER_SECONDS = 240.0

# A startup parameter (unlike SET) also holds behind a transaction pooler.
os.environ["PGTZ"] = "UTC"

type Params = Mapping[str, Any]


class Connection:
    """Runs statements, one after the other."""

    def __init__(self, connection: AsyncConnection[DictRow]) -> None:
        self._connection = connection

    async def fetch_all(self, query: Query, params: Params | None = None) -> list[DictRow]:
        cursor = await self._connection.execute(query.sql, query.bind(params))
        return await cursor.fetchall()

    async def fetch_one(self, query: Query, params: Params | None = None) -> DictRow | None:
        cursor = await self._connection.execute(query.sql, query.bind(params))
        return await cursor.fetchone()

    async def execute(self, query: Query, params: Params | None = None) -> int:
        cursor = await self._connection.execute(query.sql, query.bind(params))
        return cursor.rowcount


class Database:
    def __init__(self, conninfo: str, size: int = POOL_SIZE) -> None:
        self._conninfo = conninfo
        self._idle: list[tuple[AsyncConnection[DictRow], float]] = []
        self._slots = asyncio.Semaphore(size)
        self.size = size
        self.in_use = 0

    @property
    def idle(self) -> int:
        return len(self._idle)

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[Connection]:
        """Every statement commits by itself: one round trip."""
        async with asyncio.timeout(WAIT_SECONDS):
            await self._slots.acquire()
        self.in_use += 1
        connection: AsyncConnection[DictRow] | None = None
        cut = None
        try:
            async with asyncio.timeout(HOLD_SECONDS):
                connection = await self._take()
                cut = asyncio.get_running_loop().call_later(HOLD_SECONDS + CANCEL_SECONDS, _cut, connection)
                yield Connection(connection)
        finally:
            self.in_use -= 1
            if cut is not None:
                cut.cancel()
            if connection is not None:
                await self._give_back(connection)
            self._slots.release()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Connection]:
        async with self.connection() as connection, connection._connection.transaction():
            yield connection

    async def fetch_all(self, query: Query, params: Params | None = None) -> list[DictRow]:
        async with self.connection() as connection:
            return await connection.fetch_all(query, params)

    async def fetch_one(self, query: Query, params: Params | None = None) -> DictRow | None:
        async with self.connection() as connection:
            return await connection.fetch_one(query, params)

    async def execute(self, query: Query, params: Params | None = None) -> int:
        async with self.connection() as connection:
            return await connection.execute(query, params)

    async def close(self) -> None:
        while self._idle:
            await self._idle.pop()[0].close()

    async def _take(self) -> AsyncConnection[DictRow]:
        while self._idle:
            connection, since = self._idle.pop()
            if await _is_alive(connection, time.monotonic() - since):
                return connection
            await connection.close()
        return await AsyncConnection.connect(
            self._conninfo,
            autocommit=True,
            row_factory=dict_row,
            connect_timeout=CONNECT_SECONDS,
            application_name="todo-backend",
            **KEEP_ALIVE,
        )

    async def _give_back(self, connection: AsyncConnection[DictRow]) -> None:
        if connection.info.transaction_status == TransactionStatus.IDLE:
            self._idle.append((connection, time.monotonic()))
        else:
            await connection.close()


async def _is_alive(connection: AsyncConnection[DictRow], idle_seconds: float) -> bool:
    if idle_seconds > CLOSE_AFTER_SECONDS or _has_been_told_something(connection):
        return False
    if idle_seconds > PING_AFTER_SECONDS:
        try:
            await connection.execute("")
        except OperationalError:
            return False
    return True


def _cut(connection: AsyncConnection[DictRow]) -> None:
    with socket.socket(fileno=os.dup(connection.fileno())) as line:
        line.shutdown(socket.SHUT_RDWR)


def _has_been_told_something(connection: AsyncConnection[DictRow]) -> bool:
    """A server says nothing to an idle connection unless it ends it: this costs no round trip."""
    poll = select.poll()
    poll.register(connection.fileno(), select.POLLIN)
    return bool(poll.poll(0))
