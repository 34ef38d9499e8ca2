"""What is kept of each conversation."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb
from sqlalchemy import bindparam, delete, func, null, select
from sqlalchemy.dialects.postgresql import insert

from app.chat.pending import Pending
from app.chat.turn import Turn
from app.database import Database
from app.models import ChatMessage, ChatState
from app.sql import Query, table

type Row = dict[str, Any]

CONFIRM_WITHIN = timedelta(minutes=5)

messages = table(ChatMessage)
states = table(ChatState)

_columns = (messages.c.id, messages.c.role, messages.c.text, messages.c.created_at)
_mine = messages.c.user_id == bindparam("user_id")
_newest_first = select(*_columns, messages.c.number).where(_mine).order_by(messages.c.number.desc())

ADD = Query(
    insert(messages)
    .values(user_id=bindparam("user_id"), role=bindparam("role"), text=bindparam("text"))
    .returning(*_columns)
)
NEWEST = Query(_newest_first.limit(bindparam("limit")))
OLDER = Query(_newest_first.where(messages.c.number < bindparam("before")).limit(bindparam("limit")))
FORGET = Query(delete(messages).where(_mine))
FORGET_STATE = Query(delete(states).where(states.c.user_id == bindparam("user_id")))
STATE = Query(
    select(states, (states.c.pending_until > func.now()).label("is_waiting")).where(
        states.c.user_id == bindparam("user_id")
    )
)
_state = insert(states).values(
    user_id=bindparam("user_id"),
    listed=bindparam("listed"),
    pending=bindparam("pending"),
    pending_token=bindparam("pending_token"),
    pending_until=func.now() + CONFIRM_WITHIN,
)
SAVE_STATE = Query(
    _state.on_conflict_do_update(
        index_elements=[states.c.user_id],
        set_={name: _state.excluded[name] for name in ("listed", "pending", "pending_token", "pending_until")},
    )
)
# Whoever gets the row runs the command: a confirmation sent twice is carried out once.
TAKE_PENDING = Query(
    states.update()
    .where(states.c.user_id == bindparam("user_id"), states.c.pending_token == bindparam("token"))
    .values(pending=null(), pending_token=null())
    .returning(states.c.user_id)
)


class ChatStore:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, user_id: UUID, role: str, text: str) -> Row:
        row = await self._database.fetch_one(ADD, {"user_id": user_id, "role": role, "text": text})
        assert row is not None
        return row

    async def page(self, user_id: UUID, limit: int, before: int | None = None) -> tuple[list[Row], int | None]:
        """The newest messages before that number, the oldest of them first, and the number to go on before."""
        params = {"user_id": user_id, "limit": limit + 1, "before": before}
        rows = await self._database.fetch_all(NEWEST if before is None else OLDER, params)
        numbers = [row.pop("number") for row in rows]
        following = numbers[limit - 1] if len(rows) > limit else None
        return rows[:limit][::-1], following

    async def load(self, turn: Turn) -> None:
        row = await self._database.fetch_one(STATE, {"user_id": turn.user_id})
        if row is None:
            return
        turn.listed = row["listed"]
        if row["pending"] and row["is_waiting"]:
            turn.pending, turn.pending_token = Pending.model_validate(row["pending"]), row["pending_token"]

    async def save(self, turn: Turn) -> None:
        params = {
            "user_id": turn.user_id,
            "listed": turn.listed,
            "pending": Jsonb(turn.pending.model_dump(mode="json")) if turn.pending else None,
            "pending_token": turn.pending_token,
        }
        await self._database.execute(SAVE_STATE, params)

    async def take_pending(self, user_id: UUID, token: UUID) -> bool:
        return await self._database.fetch_one(TAKE_PENDING, {"user_id": user_id, "token": token}) is not None

    async def forget(self, user_id: UUID) -> None:
        queries: Sequence[Query] = (FORGET, FORGET_STATE)
        async with self._database.transaction() as session:
            for query in queries:
                await session.execute(query, {"user_id": user_id})
