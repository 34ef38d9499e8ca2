"""The tokens that may be spent on the OpenAI API in a day (UTC), by each user and by all together.

What a request may cost is set aside before it is sent, so that many sent at once cannot overrun the limit together.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from sqlalchemy import bindparam, func, select
from sqlalchemy.dialects.postgresql import insert

from app.database import Connection, Database
from app.models import ChatUsage, ChatUsageOfAll
from app.sql import Query, table

usage = table(ChatUsage)
of_all = table(ChatUsageOfAll)

_own = (
    select(usage.c.tokens)
    .where(usage.c.user_id == bindparam("user_id"), usage.c.day == bindparam("day"))
    .scalar_subquery()
)
_all = select(of_all.c.tokens).where(of_all.c.day == bindparam("day")).scalar_subquery()
USED = Query(select(func.coalesce(_own, 0).label("own"), func.coalesce(_all, 0).label("of_all")))
_spent = insert(usage).values(user_id=bindparam("user_id"), day=bindparam("day"), tokens=bindparam("tokens"))
SPEND = Query(
    _spent.on_conflict_do_update(
        index_elements=[usage.c.user_id, usage.c.day],
        set_={"tokens": func.greatest(0, usage.c.tokens + _spent.excluded.tokens)},
    ).returning(usage.c.tokens)
)
_spent_of_all = insert(of_all).values(day=bindparam("day"), tokens=bindparam("tokens"))
SPEND_OF_ALL = Query(
    _spent_of_all.on_conflict_do_update(
        index_elements=[of_all.c.day],
        set_={"tokens": func.greatest(0, of_all.c.tokens + _spent_of_all.excluded.tokens)},
    ).returning(of_all.c.tokens)
)


class BudgetSpent(Exception):  # noqa: N818  no error, but an end
    """Too little is left for another request."""


@dataclass(frozen=True)
class Reservation:
    user_id: UUID
    day: date
    tokens: int


class Budget:
    def __init__(self, database: Database, daily_tokens: int, daily_tokens_of_all: int) -> None:
        self._database = database
        self._daily_tokens = daily_tokens
        self._daily_tokens_of_all = daily_tokens_of_all

    async def left(self, user_id: UUID) -> int:
        row = await self._database.fetch_one(USED, {"user_id": user_id, "day": _today()})
        assert row is not None
        return max(0, min(self._daily_tokens - int(row["own"]), self._daily_tokens_of_all - int(row["of_all"])))

    async def reserve(self, user_id: UUID, tokens: int) -> Reservation:
        reservation = Reservation(user_id, _today(), tokens)
        async with self._database.transaction() as connection:
            own, of_all = await _spend(connection, reservation, tokens)
            if own > self._daily_tokens or of_all > self._daily_tokens_of_all:
                raise BudgetSpent
        return reservation

    async def settle(self, reservation: Reservation, tokens: int) -> None:
        """Puts what was really spent in the place of what was set aside."""
        async with self._database.connection() as connection:
            await _spend(connection, reservation, tokens - reservation.tokens)


async def _spend(connection: Connection, reservation: Reservation, tokens: int) -> tuple[int, int]:
    """What is spent by now. The row that everybody shares comes last, so that it is held for the shortest time."""
    params = {"user_id": reservation.user_id, "day": reservation.day, "tokens": tokens}
    own = await connection.fetch_one(SPEND, params)
    of_all = await connection.fetch_one(SPEND_OF_ALL, params)
    assert own is not None
    assert of_all is not None
    return int(own["tokens"]), int(of_all["tokens"])


def _today() -> date:
    return datetime.now(UTC).date()
