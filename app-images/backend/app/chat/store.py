"""What is kept of each conversation."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, TypedDict, cast
from uuid import UUID

from psycopg.types.json import Jsonb
from sqlalchemy import bindparam, delete, func, null, select
from sqlalchemy.dialects.postgresql import insert

from app.chat.pending import Pending
from app.chat.turn import Turn
from app.database import Connection, Database
from app.errors import ConflictError, InvalidError
from app.models import ChatMessage, ChatState
from app.sql import Query, table

CONFIRM_WITHIN = timedelta(minutes=5)
# An answer takes less than this: a question without one after it will get none.
ANSWERED_WITHIN = timedelta(minutes=2)
KEPT = 500

messages = table(ChatMessage)
states = table(ChatState)

_columns = (messages.c.id, messages.c.role, messages.c.text, messages.c.created_at)
_mine = messages.c.user_id == bindparam("user_id")
_newest_first = select(*_columns, messages.c.number).where(_mine).order_by(messages.c.number.desc())

_message = insert(messages).values(
    {name: bindparam(name, type_=messages.c[name].type) for name in ("user_id", "role", "text", "client_id", "engine")}
)
# The same message sent again is not there twice, and neither is its answer.
ADD = Query(
    _message.on_conflict_do_nothing(
        index_elements=[messages.c.user_id, messages.c.client_id, messages.c.role]
    ).returning(*_columns)
)
FIND = Query(
    select(
        *_columns, messages.c.engine, (messages.c.created_at > func.now() - ANSWERED_WITHIN).label("may_be_answered")
    )
    .where(_mine, messages.c.client_id == bindparam("client_id"))
    .order_by(messages.c.number)
)
NEWEST = Query(_newest_first.limit(bindparam("limit")))
OLDER = Query(_newest_first.where(messages.c.number < bindparam("before")).limit(bindparam("limit")))
_last_to_go = _newest_first.with_only_columns(messages.c.number).offset(KEPT).limit(1).scalar_subquery()
TRIM = Query(delete(messages).where(_mine, messages.c.number <= _last_to_go))
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


class MessageRow(TypedDict):
    id: UUID
    role: str
    text: str
    created_at: datetime


class AnswerRow(MessageRow):
    engine: str


@dataclass(frozen=True)
class Asked:
    """A message that was taken, and what is known before it is answered."""

    message: MessageRow
    client_id: UUID | None = None
    # Messages before this one, the oldest first.
    history: list[MessageRow] = field(default_factory=list)
    listed: list[UUID] = field(default_factory=list)
    pending: Pending | None = None
    pending_token: UUID | None = None
    # There already if the message was sent before.
    answer: AnswerRow | None = None


class ChatStore:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def page(self, user_id: UUID, limit: int, before: int | None = None) -> tuple[list[MessageRow], int | None]:
        """The newest messages before that number, the oldest of them first, and the number to go on before."""
        params = {"user_id": user_id, "limit": limit + 1, "before": before}
        rows = await self._database.fetch_all(NEWEST if before is None else OLDER, params)
        numbers = [row.pop("number") for row in rows]
        following = numbers[limit - 1] if len(rows) > limit else None
        return cast("list[MessageRow]", rows[:limit][::-1]), following

    async def take(self, user_id: UUID, text: str, client_id: UUID | None, remembered: int) -> Asked:
        """Keeps the message. It comes last, so that nothing is left of a message that cannot be answered."""
        async with self._database.connection() as connection:
            history = await connection.fetch_all(NEWEST, {"user_id": user_id, "limit": remembered})
            state = await connection.fetch_one(STATE, {"user_id": user_id})
            message = await _add(connection, user_id, "user", text, client_id)
            if message is None:
                asked = await _sent_before(connection, user_id, text, client_id)
            else:
                asked = Asked(message, client_id, cast("list[MessageRow]", history[::-1]))
        return asked if state is None else _with_state(asked, state)

    async def finish(self, turn: Turn, client_id: UUID | None, engine: str) -> AnswerRow:
        """Keeps the answer and what it spoke of, and no more of the conversation than so many messages."""
        state = {
            "user_id": turn.user_id,
            "listed": turn.listed,
            "pending": Jsonb(turn.pending.model_dump(mode="json")) if turn.pending else None,
            "pending_token": turn.pending_token,
        }
        async with self._database.connection() as connection:
            await connection.execute(SAVE_STATE, state)
            row = await _add(connection, turn.user_id, "assistant", turn.answer, client_id, engine)
            await connection.execute(TRIM, {"user_id": turn.user_id})
        assert row is not None
        return {**row, "engine": engine}

    async def take_pending(self, user_id: UUID, token: UUID) -> bool:
        return await self._database.fetch_one(TAKE_PENDING, {"user_id": user_id, "token": token}) is not None

    async def forget(self, user_id: UUID) -> None:
        async with self._database.transaction() as connection:
            await connection.execute(FORGET, {"user_id": user_id})
            await connection.execute(FORGET_STATE, {"user_id": user_id})


async def _add(
    connection: Connection, user_id: UUID, role: str, text: str, client_id: UUID | None, engine: str | None = None
) -> MessageRow | None:
    params = {"user_id": user_id, "role": role, "text": text, "client_id": client_id, "engine": engine}
    return cast("MessageRow | None", await connection.fetch_one(ADD, params))


async def _sent_before(connection: Connection, user_id: UUID, text: str, client_id: UUID | None) -> Asked:
    rows = await connection.fetch_all(FIND, {"user_id": user_id, "client_id": client_id})
    question, answer = rows[0], rows[1] if len(rows) > 1 else None
    if question["text"] != text:
        raise InvalidError("id", "was used for another message; use a new one")
    if answer is None and question["may_be_answered"]:
        raise ConflictError("This message is being answered already; the answer will be in the conversation.", 2)
    if answer is None:
        raise ConflictError("This message got no answer, but may have changed the list; look there before you ask.")
    message, engine = _message_of(question), answer["engine"]
    return Asked(message, client_id, answer={**_message_of(answer), "engine": engine})


def _message_of(row: dict[str, Any]) -> MessageRow:
    return {"id": row["id"], "role": row["role"], "text": row["text"], "created_at": row["created_at"]}


def _with_state(asked: Asked, state: dict[str, Any]) -> Asked:
    pending, token = None, None
    if state["pending"] and state["is_waiting"]:
        pending, token = Pending.model_validate(state["pending"]), state["pending_token"]
    return replace(asked, listed=state["listed"], pending=pending, pending_token=token)
