"""The SQL of single tasks, compiled once. Every statement is bound to one user."""

from functools import cache
from typing import Any

from sqlalchemy import ARRAY, Boolean, Integer, Uuid, bindparam, case, delete, func, insert, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert

from app.models import IdempotencyKey, Task, User
from app.sql import Query, table

tasks = table(Task)
keys = table(IdempotencyKey)
users = table(User)

COLUMNS = (
    tasks.c.id,
    tasks.c.title,
    tasks.c.notes,
    tasks.c.due_date,
    tasks.c.priority,
    tasks.c.tags,
    tasks.c.completed_at.is_not(None).label("completed"),
    tasks.c.completed_at,
    tasks.c.position,
    tasks.c.version,
    tasks.c.created_at,
    tasks.c.updated_at,
)

is_mine = tasks.c.user_id == bindparam("user_id")
is_it = (tasks.c.id == bindparam("id")) & is_mine
is_expected_version = tasks.c.version == func.any(bindparam("versions", type_=ARRAY(Integer)))
is_one_of = is_mine & (tasks.c.id == func.any(bindparam("ids", type_=ARRAY(Uuid))))

_last = tasks.alias("last")
_new_task: dict[str, Any] = {
    **{
        name: bindparam(name, type_=tasks.c[name].type)
        for name in ("id", "user_id", "title", "notes", "due_date", "priority", "tags")
    },
    "position": select(func.coalesce(func.max(_last.c.position), 0) + 1)
    .where(_last.c.user_id == bindparam("user_id"))
    .scalar_subquery(),
}

# What an account may have at most: every list, search and renumbering goes over all of them.
MOST_TASKS = 5000
_counted = tasks.alias("counted")
_has_room = (
    select(func.count()).select_from(_counted).where(_counted.c.user_id == bindparam("user_id")).scalar_subquery()
    < MOST_TASKS
)

CREATE = Query(
    insert(tasks).from_select(list(_new_task), select(*_new_task.values()).where(_has_room)).returning(*COLUMNS)
)

# One statement, hence atomic: who comes second with the same key waits for the first, then creates nothing.
_new_key: dict[str, Any] = {
    name: bindparam(parameter, type_=keys.c[name].type)
    for name, parameter in (("user_id", "user_id"), ("key", "key"), ("request_hash", "request_hash"), ("task_id", "id"))
}
_claim = (
    postgresql_insert(keys)
    .from_select(list(_new_key), select(*_new_key.values()).where(_has_room))
    .on_conflict_do_nothing()
    .returning(keys.c.task_id)
    .cte("claim")
)
CREATE_WITH_KEY = Query(
    insert(tasks).from_select(list(_new_task), select(*_new_task.values()).select_from(_claim)).returning(*COLUMNS)
)
FIND_KEY = Query(
    select(keys.c.request_hash, keys.c.task_id).where(
        keys.c.user_id == bindparam("user_id"), keys.c.key == bindparam("key")
    )
)

GET = Query(select(*COLUMNS).where(is_it))
FIND_MANY = Query(select(*COLUMNS).where(is_one_of))
ALL = Query(
    select(tasks.c.id, tasks.c.title)
    .where(is_mine, tasks.c.completed_at.is_not(None) == func.any(bindparam("completed", type_=ARRAY(Boolean))))
    .order_by(tasks.c.position, tasks.c.id)
)
DELETE_MANY = Query(delete(tasks).where(is_one_of))
DELETE_COMPLETED = Query(delete(tasks).where(is_mine, tasks.c.completed_at.is_not(None)))

_touch = {"version": tasks.c.version + 1, "updated_at": func.now()}
COMPLETE_MANY = Query(
    update(tasks).where(is_one_of, tasks.c.completed_at.is_(None)).values(completed_at=func.now(), **_touch)
)

# Turns of one user's moves; task creation only asks whether the user exists, and is not held up.
LOCK_ORDER = Query(select(users.c.id).where(users.c.id == bindparam("user_id")).with_for_update(key_share=True))
POSITION = Query(select(tasks.c.position).where(is_it))
_others = select(tasks.c.position).where(is_mine, tasks.c.id != bindparam("id"))
PREVIOUS_POSITION = Query(
    _others.where(tasks.c.position < bindparam("position")).order_by(tasks.c.position.desc()).limit(1)
)
NEXT_POSITION = Query(_others.where(tasks.c.position > bindparam("position")).order_by(tasks.c.position).limit(1))
MOVE = Query(update(tasks).where(is_it).values(position=bindparam("to"), **_touch).returning(*COLUMNS))

_numbered = (
    select(tasks.c.id, func.row_number().over(order_by=(tasks.c.position, tasks.c.id)).label("number"))
    .where(is_mine)
    .subquery("numbered")
)
# The versions stay: what a user wrote has not changed, and nobody's edit should fail for it.
RENUMBER = Query(update(tasks).where(tasks.c.id == _numbered.c.id).values(position=_numbered.c.number))


@cache
def update_query(fields: frozenset[str], *, checked: bool) -> Query:
    values: dict[str, Any] = {name: bindparam(name, type_=tasks.c[name].type) for name in fields - {"completed"}}
    if "completed" in fields:
        completed_at = func.coalesce(tasks.c.completed_at, func.now())
        values["completed_at"] = case((bindparam("completed"), completed_at), else_=None)
    statement = update(tasks).where(is_it).values(**values, **_touch).returning(*COLUMNS)
    return Query(statement.where(is_expected_version) if checked else statement)


@cache
def delete_query(*, checked: bool) -> Query:
    statement = delete(tasks).where(is_it)
    return Query(statement.where(is_expected_version) if checked else statement)
