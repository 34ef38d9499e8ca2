"""What one account keeps is bounded, and ten slow queries do not take the pod off the list."""

from typing import Any

import psycopg
import pytest
from fastapi import FastAPI
from httpx import AsyncClient

from app.chat import store
from app.database import POOL_SIZE
from app.services import task_statements
from tests.person import Person


def fill(database_url: str, person: Person, count: int) -> None:
    with psycopg.connect(database_url) as connection:
        statement = (
            "INSERT INTO tasks (user_id, title, notes, priority, tags, position) "
            "SELECT %s, 'task ' || n, repeat('n', 4000), 'normal', '{}', n FROM generate_series(1, %s) AS n"
        )
        connection.execute(statement, [person.id, count])


async def test_an_account_has_only_so_many_tasks(ada: Person, database_url: str) -> None:
    fill(database_url, ada, task_statements.MOST_TASKS - 1)
    last = await ada.add("the last")
    refused = await ada.http.post("/api/tasks", json={"title": "x"})
    assert (refused.status_code, refused.json()["detail"]) == (
        409,
        "There are 5000 tasks, the most that an account may have; delete some first.",
    )
    await ada.http.delete(f"/api/tasks/{last['id']}")
    await ada.add("another last")


async def test_a_key_does_not_get_around_the_limit(ada: Person, database_url: str) -> None:
    fill(database_url, ada, task_statements.MOST_TASKS - 1)
    key = {"Idempotency-Key": "k-1"}
    first = await ada.http.post("/api/tasks", json={"title": "the last"}, headers=key)
    again = await ada.http.post("/api/tasks", json={"title": "the last"}, headers=key)
    refused = await ada.http.post("/api/tasks", json={"title": "x"}, headers={"Idempotency-Key": "k-2"})
    assert (first.status_code, again.status_code, refused.status_code) == (201, 201, 409)


async def test_the_chat_is_told_of_the_limit(ada: Person, database_url: str) -> None:
    fill(database_url, ada, task_statements.MOST_TASKS)
    assert "There are 5000 tasks" in await ada.answer_to("add milk")


async def test_deleting_everything_does_not_read_it_first(
    ada: Person, app: FastAPI, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(database_url, ada, 300)
    read: list[Any] = []
    fetch_all = app.state.database.fetch_all

    async def watch(*args: Any) -> Any:
        rows = await fetch_all(*args)
        read.append([set(row) for row in rows])
        return rows

    monkeypatch.setattr(app.state.database, "fetch_all", watch)
    [confirm] = [event for event in await ada.ask("delete everything") if event.name == "confirm"]
    assert confirm.data["summary"].startswith("Delete 300 tasks: \u201ctask 1\u201d, \u201ctask 2\u201d")
    assert read == [[{"id", "title"}] * 300]


async def test_only_the_end_of_a_conversation_is_kept(ada: Person, bob: Person, database_url: str) -> None:
    await bob.ask("add bread")
    with psycopg.connect(database_url) as connection:
        connection.execute(
            "INSERT INTO chat_messages (user_id, role, text) SELECT %s, 'user', n::text FROM generate_series(1, %s) n",
            [ada.id, store.KEPT],
        )
    await ada.ask("add milk")
    with psycopg.connect(database_url) as connection:
        counted = "SELECT count(*), min(text) FROM chat_messages WHERE user_id = %s AND text ~ '^[0-9]'"
        assert connection.execute(counted, [ada.id]).fetchone() == (store.KEPT - 2, "10")
    assert len((await bob.http.get("/api/chat/messages")).json()["items"]) == 2


async def test_a_pool_that_is_all_in_use_is_no_reason_to_be_taken_off_the_list(
    client: AsyncClient, app: FastAPI
) -> None:
    held = [app.state.database.connection() for _ in range(POOL_SIZE)]
    for connection in held:
        await connection.__aenter__()
    try:
        assert (await client.get("/health/ready")).status_code == 200
    finally:
        for connection in held:
            await connection.__aexit__(None, None, None)
