"""Whether the process should get requests."""

import asyncio

import structlog
from psycopg import OperationalError
from sqlalchemy import literal, select

from app.database import Database
from app.errors import BusyError
from app.lifecycle import Lifecycle
from app.sql import Query

# Below the 3 seconds that a probe waits.
ANSWER_SECONDS = 2
ONE = Query(select(literal(1)))

log = structlog.get_logger()


class Readiness:
    """It has a connection of its own: a pool that is busy is no reason to send the requests elsewhere."""

    def __init__(self, lifecycle: Lifecycle, conninfo: str) -> None:
        self._lifecycle = lifecycle
        self._database = Database(conninfo, size=1)

    async def check(self) -> None:
        if self._lifecycle.draining.is_set():
            raise BusyError("Shutting down.")
        if not self._lifecycle.migrated:
            raise BusyError("The database is not migrated yet.")
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                await self._database.fetch_one(ONE)
        except (OperationalError, TimeoutError) as error:
            log.warning("The database does not answer", reason=str(error) or type(error).__name__)
            raise BusyError("The database does not answer.") from None

    async def close(self) -> None:
        await self._database.close()
