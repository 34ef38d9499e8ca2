"""The chat with the built-in interpreter, from sentence to database."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from fastapi import FastAPI

from tests.person import Event, Person

TODAY = datetime.now(UTC).date()
TOMORROW = TODAY + timedelta(days=1)


def confirmation(events: list[Event]) -> str:
    [token] = [event.data["token"] for event in events if event.name == "confirm"]
    return str(token)


async def test_a_sentence_becomes_a_task(ada: Person) -> None:
    events = await ada.ask("add buy milk tomorrow")
    [task] = await ada.tasks()
    assert (task["title"], task["due_date"]) == ("buy milk", TOMORROW.isoformat())
    assert [event.name for event in events] == ["message", "delta", "tasks", "delta", "done"]
    assert events[0].data["role"] == "user"
    assert events[-1].data["engine"] == "builtin"
    assert events[-1].data["text"] == "".join(event.data["text"] for event in events if event.name == "delta")


async def test_it_says_that_it_is_the_simple_one(ada: Person) -> None:
    assert "simple" in await ada.answer_to("add milk")
    assert "simple" not in await ada.answer_to("add bread")
    assert "simple" in await ada.answer_to("xyzzy")


async def test_what_is_due_is_listed_in_the_order_of_its_days(ada: Person) -> None:
    await ada.add("later", due_date=TODAY.isoformat())
    await ada.add("b", due_date=(TODAY - timedelta(days=1)).isoformat())
    await ada.add("a", due_date=(TODAY - timedelta(days=2)).isoformat())
    _, *lines = (await ada.answer_to("what is overdue?")).splitlines()
    assert [line.split(" \u2013 ")[0] for line in lines] == ["1. a", "2. b"]


async def test_the_second_one_is_the_second_of_the_list_that_was_shown(ada: Person) -> None:
    for title in ("a", "b", "c"):
        await ada.add(title)
    await ada.add("soon", due_date=TODAY.isoformat())
    await ada.add("sooner", due_date=TODAY.isoformat(), priority="high")
    await ada.answer_to("what is due today?")
    await ada.answer_to("done with the second one")
    assert await ada.titles(status="completed") in (["soon"], ["sooner"])
    await ada.answer_to("done with the first one")
    assert sorted(await ada.titles(status="completed")) == ["soon", "sooner"]


async def test_without_a_list_the_second_one_is_the_second_open_task(ada: Person) -> None:
    for title in ("a", "b", "c"):
        await ada.add(title)
    await ada.answer_to("done with the second one")
    assert await ada.titles(status="completed") == ["b"]


async def test_deleting_waits_for_a_yes(ada: Person) -> None:
    for title in ("a", "b"):
        await ada.change(await ada.add(title), completed=True)
    await ada.add("open")
    events = await ada.ask("delete all completed")
    assert len(await ada.tasks()) == 3
    [confirm] = [event for event in events if event.name == "confirm"]
    assert confirm.data["summary"] == "Delete 2 tasks: \u201ca\u201d, \u201cb\u201d"
    assert await ada.answer_to("yes") == "Deleted 2 tasks."
    assert await ada.titles() == ["open"]


async def test_deleting_is_confirmed_by_its_token_as_well(ada: Person) -> None:
    await ada.add("milk")
    token = confirmation(await ada.ask("delete milk"))
    events = await ada.ask("delete milk", confirm_token=token)
    assert "tasks" in [event.name for event in events]
    assert await ada.tasks() == []


async def test_another_token_confirms_nothing(ada: Person) -> None:
    await ada.add("milk")
    await ada.ask("delete milk")
    await ada.ask("delete milk", confirm_token=str(uuid4()))
    assert await ada.titles() == ["milk"]


@pytest.mark.parametrize("answer", ["no", "cancel", "show my tasks"])
async def test_anything_but_a_yes_leaves_the_tasks_alone(ada: Person, answer: str) -> None:
    await ada.add("milk")
    await ada.ask("delete milk")
    await ada.ask(answer)
    await ada.ask("yes")
    assert await ada.titles() == ["milk"]


async def test_a_yes_that_comes_too_late_does_nothing(ada: Person, database_url: str) -> None:
    await ada.add("milk")
    token = confirmation(await ada.ask("delete milk"))
    with psycopg.connect(database_url) as connection:
        connection.execute("UPDATE chat_states SET pending_until = now() WHERE user_id = %s", [ada.id])
    assert "no longer open" in await ada.answer_to("delete milk", confirm_token=token)
    assert await ada.titles() == ["milk"]


async def test_what_is_deleted_is_what_was_asked_about(ada: Person) -> None:
    await ada.add("old")
    token = confirmation(await ada.ask("delete everything"))
    await ada.add("new")
    await ada.ask("delete everything", confirm_token=token)
    assert await ada.titles() == ["new"]


async def test_completing_everything_is_confirmed_as_well(ada: Person) -> None:
    for title in ("a", "b"):
        await ada.add(title)
    await ada.ask("complete everything")
    assert await ada.titles(status="completed") == []
    assert await ada.answer_to("yes") == "Completed 2 tasks."
    assert await ada.titles(status="completed") == ["a", "b"]


@pytest.mark.parametrize(
    ("sentence", "field", "value"),
    [
        ("rename milk to oat milk", "title", "oat milk"),
        ("move milk to tomorrow", "due_date", TOMORROW.isoformat()),
        ("remove the due date of milk", "due_date", None),
        ("make milk high priority", "priority", "high"),
        ("mark milk as done", "completed", True),
    ],
)
async def test_a_task_is_changed_by_its_name(ada: Person, sentence: str, field: str, value: object) -> None:
    await ada.add("Milk", due_date="2030-01-01")
    events = await ada.ask(sentence)
    assert "tasks" in [event.name for event in events]
    assert (await ada.tasks())[0][field] == value


async def test_a_finished_task_is_opened_again(ada: Person) -> None:
    await ada.change(await ada.add("Milk"), completed=True)
    await ada.ask("reopen milk")
    assert await ada.titles(status="open") == ["Milk"]


async def test_it_means_the_task_just_spoken_of(ada: Person) -> None:
    await ada.ask("add milk")
    await ada.ask("make it high priority")
    assert (await ada.tasks())[0]["priority"] == "high"


async def test_a_name_that_fits_many_is_asked_back(ada: Person) -> None:
    for title in ("oat milk", "soy milk"):
        await ada.add(title)
    assert (
        await ada.answer_to("done with milk")
        == "I am the simple built-in assistant. Which one?\n1. oat milk\n2. soy milk"
    )
    await ada.ask("done with 2")
    assert await ada.titles(status="completed") == ["soy milk"]


async def test_the_exact_name_wins(ada: Person) -> None:
    for title in ("oat milk", "milk"):
        await ada.add(title)
    await ada.ask("done with MILK")
    assert await ada.titles(status="completed") == ["milk"]


@pytest.mark.parametrize(
    "sentence", ["done with the ninth one", "done with nothing like it", "delete xyz", "finish it", "rename a to b"]
)
async def test_what_does_not_exist_changes_nothing(ada: Person, sentence: str) -> None:
    tasks = [await ada.add("one"), await ada.add("two")]
    events = await ada.ask(sentence)
    assert "tasks" not in [event.name for event in events]
    assert await ada.tasks() == tasks


async def test_a_title_that_is_too_long_is_explained(ada: Person) -> None:
    answer = await ada.answer_to("add " + "x" * 300)
    assert "at most 200 characters" in answer
    assert await ada.tasks() == []


async def test_a_task_that_is_gone_is_not_found_again(ada: Person) -> None:
    await ada.ask("add milk")
    await ada.http.delete(f"/api/tasks/{(await ada.tasks())[0]['id']}")
    assert await ada.answer_to("finish it") == "That task has been deleted meanwhile."


async def test_an_empty_list_is_said_to_be_empty(ada: Person) -> None:
    assert (await ada.answer_to("what is overdue?")).endswith("There is nothing due overdue.")
    assert await ada.answer_to("delete all completed") == "There is nothing to delete."
    assert await ada.answer_to("done with the first one") == "There is no task to choose from."


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"text": ""},
        {"text": "  "},
        {"text": "x" * 1001},
        {"text": "nul\0"},
        {"text": "x", "confirm_token": "x"},
        {"text": "x", "today": "2001-01-01"},
        {"text": "x", "surprise": 1},
    ],
)
async def test_a_bad_question_is_refused(ada: Person, body: dict[str, Any]) -> None:
    assert (await ada.http.post("/api/chat/messages", json=body)).status_code == 422


async def test_today_is_where_the_user_is(ada: Person) -> None:
    await ada.ask("add milk today", today=TOMORROW.isoformat())
    assert (await ada.tasks())[0]["due_date"] == TOMORROW.isoformat()


async def test_the_conversation_is_kept(ada: Person) -> None:
    for text in ("add a", "add b", "add c"):
        await ada.ask(text)
    newest = (await ada.http.get("/api/chat/messages?limit=4")).json()
    older = (await ada.http.get(f"/api/chat/messages?limit=4&cursor={newest['next_cursor']}")).json()
    assert [message["text"] for message in newest["items"]] == ["add b", "Added: b.", "add c", "Added: c."]
    assert [message["role"] for message in older["items"]] == ["user", "assistant"]
    assert older["next_cursor"] is None


async def test_the_conversation_can_be_forgotten(ada: Person) -> None:
    await ada.ask("add milk")
    assert (await ada.http.delete("/api/chat/messages")).status_code == 204
    assert (await ada.http.get("/api/chat/messages")).json() == {"items": [], "next_cursor": None}
    assert await ada.titles() == ["milk"]


async def test_status_tells_who_answers(ada: Person) -> None:
    assert (await ada.http.get("/api/chat/status")).json() == {"engine": "builtin", "budget_left": None}


async def test_a_failure_in_the_middle_ends_the_stream_politely(
    ada: Person, app: FastAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(app.state.tasks, "create", fail)
    events = await ada.ask("add milk")
    assert events[-1].name == "error"
    assert events[-1].data["status"] == 500
    assert "broken" not in str(events[-1].data)
