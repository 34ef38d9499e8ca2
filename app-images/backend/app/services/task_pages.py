"""Lists of tasks: filters, orders, and pages that stay right while tasks come and go."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from functools import cache
from typing import Any, cast
from uuid import UUID

from psycopg import DataError
from pydantic import TypeAdapter
from pydantic_core import to_json
from sqlalchemy import ColumnElement, Date, Text, bindparam, func, literal_column, or_, select, tuple_
from sqlalchemy import cast as sql_cast

from app.database import Database
from app.errors import InvalidError
from app.schemas.task import Order, Sort, Status, TaskQuery
from app.schemas.text import CleanText
from app.services.task_row import TaskRow
from app.services.task_statements import COLUMNS, is_mine, tasks
from app.sql import Query

# The order that the cursor belongs to, and the place in it.
CURSOR: TypeAdapter[tuple[Sort, Order, str, UUID]] = TypeAdapter(tuple[Sort, Order, CleanText, UUID])

FILTERS: dict[str, ColumnElement[bool]] = {
    Status.OPEN: tasks.c.completed_at.is_(None),
    Status.COMPLETED: tasks.c.completed_at.is_not(None),
    "search": or_(tasks.c.title.ilike(bindparam("pattern")), tasks.c.notes.ilike(bindparam("pattern"))),
    "tag": bindparam("tag", type_=Text) == func.any(tasks.c.tags),
    "priority": tasks.c.priority == bindparam("priority", type_=tasks.c.priority.type),
    "due_from": tasks.c.due_date >= bindparam("due_from"),
    "due_to": tasks.c.due_date <= bindparam("due_to"),
}


class TaskPages:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def page(self, user_id: UUID, query: TaskQuery) -> tuple[list[TaskRow], str | None]:
        """A page, and the cursor of the next one."""
        params = {"user_id": user_id, "limit": query.limit + 1, **_filter_params(query)}
        if query.cursor:
            params |= _read_cursor(query)
        statement = list_query(_filters(query), query.sort, query.order, after=bool(query.cursor))
        try:
            rows = await self._database.fetch_all(statement, params)
        except DataError:
            raise _unusable_cursor() from None
        keys = [row.pop("sort_key") for row in rows]
        page = cast("list[TaskRow]", rows)
        if len(page) <= query.limit:
            return page, None
        return page[:-1], _write_cursor(query, keys[-2], page[-2]["id"])


@cache
def list_query(filters: frozenset[str], sort: Sort, order: Order, *, after: bool) -> Query:
    key = _sort_key(sort, order)
    place = tuple_(key, tasks.c.id)
    statement = select(*COLUMNS, sql_cast(key, Text).label("sort_key")).where(
        is_mine, *(FILTERS[name] for name in sorted(filters))
    )
    if after:
        cursor = tuple_(
            sql_cast(bindparam("after_key", type_=Text), key.type), bindparam("after_id", type_=tasks.c.id.type)
        )
        statement = statement.where(place > cursor if order is Order.ASC else place < cursor)
    directions = (key, tasks.c.id) if order is Order.ASC else (key.desc(), tasks.c.id.desc())
    return Query(statement.order_by(*directions).limit(bindparam("limit")))


def _sort_key(sort: Sort, order: Order) -> ColumnElement[Any]:
    match sort:
        case Sort.TITLE:
            return func.lower(tasks.c.title, type_=Text)
        case Sort.DUE_DATE:
            # What is due on no day comes last, whichever the direction.
            never = "'infinity'::date" if order is Order.ASC else "'-infinity'::date"
            return func.coalesce(tasks.c.due_date, literal_column(never, Date))
        case _:
            return tasks.c[sort.value]


def _filters(query: TaskQuery) -> frozenset[str]:
    chosen = {name for name in ("search", "tag", "priority", "due_from", "due_to") if getattr(query, name)}
    return frozenset(chosen if query.status is Status.ALL else chosen | {query.status})


def _filter_params(query: TaskQuery) -> dict[str, Any]:
    return {
        "pattern": f"%{_escaped(query.search)}%",
        "tag": query.tag,
        "priority": query.priority,
        "due_from": query.due_from,
        "due_to": query.due_to,
    }


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")


def _write_cursor(query: TaskQuery, key: str, task_id: UUID) -> str:
    return urlsafe_b64encode(to_json([query.sort, query.order, key, task_id])).decode().rstrip("=")


def _read_cursor(query: TaskQuery) -> dict[str, Any]:
    cursor = query.cursor or ""
    try:
        text = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        sort, order, key, task_id = CURSOR.validate_json(text, strict=True)
    except ValueError:
        raise _unusable_cursor() from None
    if (sort, order) != (query.sort, query.order):
        raise InvalidError("cursor", "belongs to another order; start again without it")
    return {"after_key": key, "after_id": task_id}


def _unusable_cursor() -> InvalidError:
    return InvalidError("cursor", "is not one that a page has given; start again without it")
