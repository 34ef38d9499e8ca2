"""The tokens that each user may spend on the OpenAI API in a day (UTC)."""

from datetime import UTC, date, datetime
from uuid import UUID

from sqlalchemy import bindparam, func, select
from sqlalchemy.dialects.postgresql import insert

from app.database import Database
from app.models import ChatUsage
from app.sql import Query, table

# Set aside before a question is asked, so that many asked at once cannot overrun the limit together.
RESERVED = 2_000

usage = table(ChatUsage)

USED = Query(select(usage.c.tokens).where(usage.c.user_id == bindparam("user_id"), usage.c.day == bindparam("day")))
_spent = insert(usage).values(user_id=bindparam("user_id"), day=bindparam("day"), tokens=bindparam("tokens"))
SPEND = Query(
    _spent.on_conflict_do_update(
        index_elements=[usage.c.user_id, usage.c.day],
        set_={"tokens": func.greatest(0, usage.c.tokens + _spent.excluded.tokens)},
    ).returning(usage.c.tokens)
)


class Budget:
    def __init__(self, database: Database, daily_tokens: int) -> None:
        self._database = database
        self._daily_tokens = daily_tokens

    async def left(self, user_id: UUID) -> int:
        row = await self._database.fetch_one(USED, {"user_id": user_id, "day": _today()})
        return max(0, self._daily_tokens - (row["tokens"] if row else 0))

    async def reserve(self, user_id: UUID) -> bool:
        """False when too little is left."""
        if await self._spend(user_id, RESERVED) <= self._daily_tokens:
            return True
        await self._spend(user_id, -RESERVED)
        return False

    async def settle(self, user_id: UUID, tokens: int) -> None:
        """Puts what was really spent in the place of what was set aside."""
        await self._spend(user_id, tokens - RESERVED)

    async def _spend(self, user_id: UUID, tokens: int) -> int:
        row = await self._database.fetch_one(SPEND, {"user_id": user_id, "day": _today(), "tokens": tokens})
        assert row is not None
        return int(row["tokens"])


def _today() -> date:
    return datetime.now(UTC).date()
