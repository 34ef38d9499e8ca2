"""The chat with a server that speaks the OpenAI protocol, in good days and bad."""

import asyncio
import json
from typing import Any
from uuid import uuid4

import pytest
from fastapi import FastAPI

from app.chat import openai_engine
from tests.conftest import DAILY_TOKENS, OPENAI_KEY, client_of
from tests.openai_server import (
    OpenAIServer,
    Script,
    answers_with_a_page,
    breaks_off_after,
    calls,
    falls_silent_after,
    hangs,
    hangs_up,
    refuses,
    says,
    talks_rubbish,
)
from tests.person import Event, Person


def names(events: list[Event]) -> list[str]:
    return [event.name for event in events]


async def test_status_tells_who_answers_and_what_is_left(eve: Person) -> None:
    assert (await eve.http.get("/api/chat/status")).json() == {"engine": "openai", "budget_left": DAILY_TOKENS}


async def test_the_answer_is_streamed_as_it_comes(eve: Person, server: OpenAIServer) -> None:
    server.scripts = [says("Hel", "lo ", "there")]
    events = await eve.ask("hi, who are you?")
    assert [event.data["text"] for event in events if event.name == "delta"] == ["Hel", "lo ", "there"]
    assert (events[-1].data["text"], events[-1].data["engine"]) == ("Hello there", "openai")


async def test_the_request_names_model_key_tools_and_history(eve: Person, server: OpenAIServer) -> None:
    server.scripts = [says("One"), says("Two")]
    await eve.ask("first question")
    await eve.ask("second question", today=None)
    request = server.requests[-1]
    assert request["path"] == "/v1/chat/completions"
    assert f"authorization: bearer {OPENAI_KEY}" in request["head"]
    assert (request["model"], request["stream"]) == ("test-model", True)
    assert {tool["function"]["name"] for tool in request["tools"]} == {
        "add_task",
        "list_tasks",
        "update_task",
        "delete_tasks",
    }
    assert [(message["role"], message["content"]) for message in request["messages"][1:]] == [
        ("user", "first question"),
        ("assistant", "One"),
        ("user", "second question"),
    ]


async def test_a_tool_call_changes_the_tasks(eve: Person, server: OpenAIServer) -> None:
    server.scripts = [calls(("add_task", {"title": "Buy milk", "due_date": "2030-01-01"})), says("Added.")]
    events = await eve.ask("I am out of milk")
    assert names(events) == ["message", "tasks", "delta", "done"]
    [task] = await eve.tasks()
    assert (task["title"], task["due_date"]) == ("Buy milk", "2030-01-01")
    told = json.loads(server.requests[-1]["messages"][-1]["content"])
    assert told["id"] == task["id"]


async def test_many_tools_in_one_round_all_run(eve: Person, server: OpenAIServer) -> None:
    server.scripts = [calls(("add_task", {"title": "a"}), ("add_task", {"title": "b"})), says("Both.")]
    await eve.ask("add two things")
    assert await eve.titles() == ["a", "b"]
    answers = [message for message in server.requests[-1]["messages"] if message["role"] == "tool"]
    assert [answer["tool_call_id"] for answer in answers] == ["call-0", "call-1"]


async def test_tasks_are_looked_up_and_changed(eve: Person, server: OpenAIServer) -> None:
    task = await eve.add("Milk")
    await eve.add("Bread")
    server.scripts = [
        calls(("list_tasks", {"search": "milk"})),
        calls(("update_task", {"id": task["id"], "changes": {"completed": True}})),
        says("Done."),
    ]
    await eve.ask("milk is bought")
    found = json.loads(server.requests[1]["messages"][-1]["content"])
    assert [row["title"] for row in found["tasks"]] == ["Milk"]
    assert await eve.titles(status="completed") == ["Milk"]


async def test_deleting_is_only_asked_for(eve: Person, server: OpenAIServer) -> None:
    task = await eve.add("Milk")
    server.scripts = [calls(("delete_tasks", {"ids": [task["id"]]})), says("Please confirm.")]
    events = await eve.ask("throw the milk away")
    [confirm] = [event.data for event in events if event.name == "confirm"]
    assert await eve.titles() == ["Milk"]
    assert confirm["summary"] == "Delete 1 task: \u201cMilk\u201d"
    done = await eve.ask("throw the milk away", confirm_token=confirm["token"])
    assert await eve.tasks() == []
    assert done[-1].data["text"] == "Deleted 1 task."


async def test_a_yes_confirms_without_asking_the_model(eve: Person, server: OpenAIServer) -> None:
    task = await eve.add("Milk")
    server.scripts = [calls(("delete_tasks", {"ids": [task["id"]]})), says("Sure?")]
    await eve.ask("throw the milk away")
    await eve.ask("yes")
    assert len(server.requests) == 2
    assert await eve.tasks() == []


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("add_task", {}),
        ("add_task", {"title": ""}),
        ("add_task", {"title": "x", "user_id": str(uuid4())}),
        ("add_task", "{not json"),
        ("add_task", "[]"),
        ("add_task", ""),
        ("list_tasks", {"due_from": "soon"}),
        ("list_tasks", {"limit": 10**9}),
        ("update_task", {"id": "17", "changes": {"title": "x"}}),
        ("update_task", {"id": str(uuid4()), "changes": {"title": "x"}}),
        ("update_task", {"id": str(uuid4()), "changes": {}}),
        ("delete_tasks", {"ids": []}),
        ("delete_tasks", {"ids": [str(uuid4())]}),
        ("drop_database", {}),
    ],
)
async def test_a_bad_tool_call_is_told_to_the_model_and_does_nothing(
    eve: Person, server: OpenAIServer, name: str, arguments: Any
) -> None:
    server.scripts = [calls((name, arguments)), says("Sorry.")]
    events = await eve.ask("do something odd")
    assert names(events) == ["message", "delta", "done"]
    assert "error" in json.loads(server.requests[-1]["messages"][-1]["content"])
    assert await eve.tasks() == []


async def test_the_tasks_of_others_are_out_of_reach_of_the_model(
    eve: Person, assisted: FastAPI, server: OpenAIServer
) -> None:
    async with client_of(assisted) as http:
        other = await Person.sign_up(http)
        task = await other.add("Secret")
        server.scripts = [
            calls(
                ("update_task", {"id": task["id"], "changes": {"title": "x"}}), ("delete_tasks", {"ids": [task["id"]]})
            ),
            calls(("list_tasks", {"status": "all"})),
            says("Nothing."),
        ]
        await eve.ask("change the secret")
        assert await other.tasks() == [task]
        assert "Secret" not in json.dumps(server.requests)


async def test_a_model_that_never_stops_calling_is_stopped(eve: Person, server: OpenAIServer) -> None:
    server.scripts = [calls(("list_tasks", {})) for _ in range(20)]
    events = await eve.ask("go on for ever")
    assert len(server.requests) == openai_engine.ROUNDS
    assert events[-1].data["text"] == "I have no answer to that."


@pytest.mark.parametrize(
    "failure",
    [refuses(401), refuses(429), refuses(500), hangs_up, talks_rubbish, answers_with_a_page, breaks_off_after()],
    ids=["401", "429", "500", "hangs up", "rubbish", "a page", "breaks off"],
)
async def test_when_the_api_fails_the_builtin_answers_and_says_so(
    eve: Person, server: OpenAIServer, failure: Script
) -> None:
    server.scripts = [failure]
    events = await eve.ask("add buy milk")
    assert await eve.titles() == ["buy milk"]
    assert events[-1].data["engine"] == "builtin"
    assert "cannot be reached" in events[-1].data["text"]
    assert "simple" in events[-1].data["text"]


async def test_a_server_that_hangs_is_given_up(
    eve: Person, server: OpenAIServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(openai_engine, "ANSWER_SECONDS", 0.3)
    server.scripts = [hangs]
    events = await asyncio.wait_for(eve.ask("add buy milk"), 5)
    assert await eve.titles() == ["buy milk"]
    assert events[-1].data["engine"] == "builtin"


async def test_a_slow_stream_within_the_limit_is_read_to_its_end(eve: Person, server: OpenAIServer) -> None:
    server.scripts = [says(*"slowly", pause=0.05)]
    assert await eve.answer_to("take your time") == "slowly"


async def test_a_stream_that_falls_silent_ends_with_what_was_said(
    eve: Person, server: OpenAIServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(openai_engine, "ANSWER_SECONDS", 0.3)
    server.scripts = [falls_silent_after("Well, ")]
    events = await eve.ask("add buy milk")
    assert events[-1].data["engine"] == "openai"
    assert events[-1].data["text"].startswith("Well, \n(The assistant broke off here.")
    assert await eve.tasks() == []


async def test_nothing_is_done_twice_when_the_api_fails_halfway(eve: Person, server: OpenAIServer) -> None:
    server.scripts = [calls(("add_task", {"title": "buy milk"})), refuses(500)]
    events = await eve.ask("add buy milk")
    assert await eve.titles() == ["buy milk"]
    assert "broke off" in events[-1].data["text"]


async def test_the_chat_is_counted(eve: Person, server: OpenAIServer) -> None:
    server.scripts = [says("Hi", tokens=DAILY_TOKENS - 4000), refuses(500), says("Much.", tokens=4000)]
    for text in ("say hi", "say hi again", "talk a lot", "and on"):
        await eve.ask(text)
    metrics = (await eve.http.get("/metrics")).text
    for line in (
        'chat_calls_total{engine="openai",outcome="answered"}',
        'chat_calls_total{engine="openai",outcome="failed"}',
        'chat_calls_total{engine="openai",outcome="budget_spent"}',
        'chat_calls_total{engine="builtin",outcome="answered"}',
        'chat_call_duration_seconds_bucket{engine="openai",le="0.01"}',
        "chat_tokens_total",
    ):
        assert line in metrics
