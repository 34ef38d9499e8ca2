"""What is past its time is removed, and nothing else."""

from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from fastapi import FastAPI

from app.services import housekeeping

INSERT = {
    "refresh_tokens": "(token_hash, family_id, user_id, expires_at) VALUES (%(name)s, %(user)s, %(user)s, %(time)s)",
    "password_guesses": "(address, email, attempts, window_ends_at) VALUES ('', %(name)s, 1, %(time)s)",
    "idempotency_keys": "(user_id, key, request_hash, created_at) VALUES (%(user)s, %(name)s, '', %(time)s)",
    "chat_usage": "(user_id, day, tokens) VALUES (%(user)s, %(time)s, 1)",
    "chat_usage_of_all": "(day, tokens) VALUES (%(time)s, 1)",
}


def keep(database_url: str, table: str, user: UUID, age: str) -> Any:
    """Puts a row of that age into the table, and gives its own time."""
    with psycopg.connect(database_url) as connection:
        [time] = connection.execute("SELECT now() - %s::interval", [age]).fetchone() or [None]
        row = {"name": str(uuid4()), "user": user, "time": time}
        connection.execute(f"INSERT INTO {table} {INSERT[table]}".encode(), row)
        return time


@pytest.mark.parametrize(
    ("table", "column", "past", "not_yet"),
    [
        ("refresh_tokens", "expires_at", "1 second", "-1 minute"),
        ("password_guesses", "window_ends_at", "1 second", "-1 minute"),
        ("idempotency_keys", "created_at", "24 hours", "23 hours"),
        ("chat_usage", "day", "33 days", "30 days"),
        ("chat_usage_of_all", "day", "33 days", "30 days"),
    ],
)
async def test_rows_go_when_their_time_has_passed(
    table: str, column: str, past: str, not_yet: str, app: FastAPI, database_url: str
) -> None:
    user = uuid4()
    with psycopg.connect(database_url) as connection:
        connection.execute("INSERT INTO users (id, email, password_hash) VALUES (%s, %s, '')", [user, str(user)])
        connection.execute(f"DELETE FROM {table}".encode())
    _, kept = (keep(database_url, table, user, age) for age in (past, not_yet))
    await housekeeping.tidy(app.state.database)
    with psycopg.connect(database_url) as connection:
        rows = connection.execute(f"SELECT {column}::timestamptz::date FROM {table}".encode()).fetchall()
    assert rows == [(kept.date(),)]
