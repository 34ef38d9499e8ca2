"""A message that is sent again, because its answer was lost, is carried out once."""

import asyncio
from uuid import uuid4

import psycopg
import pytest
from fastapi import FastAPI
from httpx import Response

from tests.openai_server import OpenAIServer, says
from tests.person import Event, Person, read_events


def new_message(text: str) -> dict[str, str]:
    return {"id": str(uuid4()), "text": text}


async def send(person: Person, message: dict[str, str]) -> Response:
    return await person.http.post("/api/chat/messages", json=message)


def without_deltas(events: list[Event]) -> list[Event]:
    return [event for event in events if event.name != "delta"]


async def test_it_gets_the_same_answer(ada: Person) -> None:
    message = new_message("add milk")
    first = await ada.ask(**message)
    again = await ada.ask(**message)
    assert again == without_deltas(first)
    assert await ada.titles() == ["milk"]
    assert len((await ada.http.get("/api/chat/messages")).json()["items"]) == 2


async def test_the_question_that_waits_is_asked_again_as_well(ada: Person) -> None:
    await ada.add("milk")
    message = new_message("delete milk")
    [confirm] = [event for event in await ada.ask(**message) if event.name == "confirm"]
    again = await ada.ask(**message)
    assert [event.name for event in again] == ["message", "tasks", "confirm", "done"]
    assert again[2] == confirm


async def test_while_it_is_being_answered_it_is_put_off(eve: Person, server: OpenAIServer) -> None:
    asked = asyncio.Event()

    async def slowly(writer: asyncio.StreamWriter) -> None:
        asked.set()
        await says("slow", pause=0.3)(writer)

    server.scripts = [slowly]
    message = new_message("what is there?")
    answering = asyncio.create_task(send(eve, message))
    await asked.wait()
    again = await send(eve, message)
    first = await answering
    assert (first.status_code, again.status_code, again.headers.get("Retry-After")) == (200, 409, "2")
    assert len(server.requests) == 1


async def test_without_an_answer_it_is_not_carried_out_again(
    ada: Person, app: FastAPI, monkeypatch: pytest.MonkeyPatch, database_url: str
) -> None:
    async def fail(*_: object) -> None:
        raise RuntimeError("broken")

    message = new_message("add milk")
    with monkeypatch.context() as patch:
        patch.setattr(app.state.tasks, "create", fail)
        assert (await ada.ask(**message))[-1].name == "error"
    with psycopg.connect(database_url) as connection:
        earlier = "UPDATE chat_messages SET created_at = created_at - interval '2 minutes' WHERE user_id = %s"
        connection.execute(earlier, [ada.id])
    again = await send(ada, message)
    assert (again.status_code, again.headers.get("Retry-After")) == (409, None)
    assert await ada.tasks() == []


async def test_an_id_is_for_one_message(ada: Person) -> None:
    message = new_message("add milk")
    await ada.ask(**message)
    answer = await send(ada, {**message, "text": "add bread"})
    assert answer.json()["errors"] == [{"field": "id", "message": "was used for another message; use a new one"}]
    assert await ada.titles() == ["milk"]


async def test_the_id_of_somebody_else_is_free_for_ones_own(ada: Person, bob: Person) -> None:
    message = new_message("add milk")
    for person in (ada, bob):
        await person.ask(**message)
    assert (await ada.titles(), await bob.titles()) == (["milk"], ["milk"])


async def test_messages_without_an_id_all_count(ada: Person) -> None:
    for _ in range(2):
        await ada.ask("add milk")
    assert await ada.titles() == ["milk", "milk"]


async def test_a_database_that_is_away_is_told_before_the_stream_starts(
    ada: Person, app: FastAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_: object) -> None:
        raise psycopg.OperationalError("away")

    monkeypatch.setattr(app.state.chat_store, "take", away)
    answer = await send(ada, new_message("add milk"))
    assert (answer.status_code, answer.headers.get("Retry-After")) == (503, "2")


async def test_a_database_that_goes_away_in_the_middle_is_told_as_such(
    ada: Person, app: FastAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_: object) -> None:
        raise psycopg.OperationalError("away")

    monkeypatch.setattr(app.state.tasks, "create", away)
    events = read_events((await send(ada, new_message("add milk"))).text)
    assert (events[-1].name, events[-1].data["status"]) == ("error", 503)
