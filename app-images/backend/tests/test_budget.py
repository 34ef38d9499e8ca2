"""What is spent on the language model is bounded: by account, by all together, by round and by what is sent again."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from typing import Any
from uuid import uuid4

import psycopg
import pytest_asyncio
from fastapi import FastAPI

from app.chat import asking, openai_engine, tools
from app.chat.budget import Budget, BudgetSpent, Reservation
from app.database import Database
from app.migrations import upgrade
from tests.conftest import DAILY_TOKENS, client_of
from tests.openai_server import OpenAIServer, calls, refuses, says
from tests.person import Person


async def budget_left(person: Person) -> int:
    return int((await person.http.get("/api/chat/status")).json()["budget_left"])


async def test_the_tokens_that_the_api_counts_are_spent(eve: Person, server: OpenAIServer) -> None:
    server.scripts = [calls(("list_tasks", {}), tokens=100), says("Nothing.", tokens=23)]
    await eve.ask("what is there?")
    assert await budget_left(eve) == DAILY_TOKENS - 123


async def test_tokens_are_estimated_when_the_api_does_not_count(eve: Person, server: OpenAIServer) -> None:
    server.scripts = [says("x" * 400, tokens=None)]
    await eve.ask("tell me a story")
    assert 500 < DAILY_TOKENS - await budget_left(eve) < 2500


async def test_a_request_that_is_refused_costs_nothing(eve: Person, server: OpenAIServer) -> None:
    server.scripts = [refuses(500)]
    await eve.ask("tell me a story")
    assert await budget_left(eve) == DAILY_TOKENS


async def test_when_the_budget_is_spent_the_builtin_answers_and_says_so(eve: Person, server: OpenAIServer) -> None:
    server.scripts = [says("Much.", tokens=DAILY_TOKENS - 100)]
    await eve.ask("talk a lot")
    events = await eve.ask("add buy milk")
    assert len(server.requests) == 1
    assert "budget" in events[-1].data["text"]
    assert events[-1].data["engine"] == "builtin"
    assert await eve.titles() == ["buy milk"]
    assert await budget_left(eve) == 100


async def test_the_budget_is_looked_at_before_each_round(eve: Person, server: OpenAIServer) -> None:
    server.scripts = [calls(("add_task", {"title": "milk"}), tokens=DAILY_TOKENS - 100), says("Added.")]
    events = await eve.ask("I am out of milk")
    assert len(server.requests) == 1
    assert events[-1].data["text"].startswith("\n(Today's budget for the assistant is spent, so it ends here.")
    assert await eve.titles() == ["milk"]


async def test_a_tool_result_is_cut_before_it_is_sent_again(eve: Person, server: OpenAIServer) -> None:
    for number in range(40):
        await eve.add(f"{number} {'x' * 190}", notes="long " * 800)
    server.scripts = [calls(("list_tasks", {})), says("Many.")]
    await eve.ask("what is there?")
    result = server.requests[-1]["messages"][-1]["content"]
    told = json.loads(result)
    assert len(result) < tools.RESULT_CHARACTERS + 100
    assert told["tasks"][0]["notes"] == f"{'long ' * 40} (cut)"
    assert told["there_are_more"] is True


async def test_only_so_many_calls_of_a_round_are_made(eve: Person, server: OpenAIServer) -> None:
    server.scripts = [calls(*(("add_task", {"title": str(number)}) for number in range(30))), says("Added.")]
    await eve.ask("add thirty things")
    assert len(await eve.tasks()) == openai_engine.CALLS


async def test_of_a_long_conversation_only_the_end_is_sent_again(eve: Person, server: OpenAIServer) -> None:
    server.scripts = [says("x" * 3000) for _ in range(4)]
    for number in range(4):
        await eve.ask(f"question {number}")
    sent = [message["content"][:10] for message in server.requests[-1]["messages"][1:]]
    assert sent == ["question 1", "xxxxxxxxxx", "question 2", "xxxxxxxxxx", "question 3"]


@pytest_asyncio.fixture(loop_scope="session")
async def database(new_database: Callable[[], str]) -> AsyncIterator[Database]:
    url = new_database()
    upgrade(url)
    opened = Database(url)
    yield opened
    await opened.close()


async def account(database: Database) -> Any:
    user_id = uuid4()
    with psycopg.connect(database._conninfo) as connection:
        connection.execute("INSERT INTO users (id, email, password_hash) VALUES (%s, %s, '')", [user_id, str(user_id)])
    return user_id


async def granted(budget: Budget, users: list[Any], tokens: int) -> int:
    answers = await asyncio.gather(*(budget.reserve(user, tokens) for user in users), return_exceptions=True)
    kinds = [type(answer) for answer in answers]
    assert set(kinds) == {Reservation, BudgetSpent}
    return kinds.count(Reservation)


async def test_requests_sent_at_once_cannot_overrun_the_budget(database: Database) -> None:
    budget = Budget(database, 1000, 10_000)
    user = await account(database)
    assert await granted(budget, [user] * 12, 200) == 5
    assert await budget.left(user) == 0


async def test_all_accounts_together_have_a_budget(database: Database) -> None:
    budget = Budget(database, 1000, 1500)
    users = [await account(database) for _ in range(5)]
    assert await granted(budget, users, 400) == 3
    assert [await budget.left(user) for user in users if await budget.left(user) > 300] == []


async def test_what_was_set_aside_in_vain_is_given_back(database: Database) -> None:
    budget = Budget(database, 1000, 1500)
    user = await account(database)
    reservation = await budget.reserve(user, 900)
    await budget.settle(reservation, 250)
    assert await budget.left(user) == 750


async def test_the_budget_of_one_is_not_that_of_another(eve: Person, assisted: FastAPI, server: OpenAIServer) -> None:
    server.scripts = [says("Much.", tokens=DAILY_TOKENS)]
    await eve.ask("talk a lot")
    async with client_of(assisted) as http:
        assert await budget_left(await Person.sign_up(http)) == DAILY_TOKENS


async def test_one_account_asks_only_so_much_at_once(eve: Person, server: OpenAIServer) -> None:
    server.scripts = [says("slow", pause=0.3) for _ in range(8)]
    questions = [{"text": f"what about {number}?"} for number in range(8)]
    answers = await asyncio.gather(*(eve.http.post("/api/chat/messages", json=body) for body in questions))
    assert sorted(answer.status_code for answer in answers) == [200] * asking.AT_ONCE + [429] * 5
    [refused] = {answer.headers.get("Retry-After") for answer in answers if answer.status_code == 429}
    assert refused == "2"
    server.scripts = [says("again")]
    assert await eve.answer_to("and now?") == "again"


async def test_a_message_that_cannot_be_taken_does_not_count_as_being_answered(
    eve: Person, server: OpenAIServer
) -> None:
    message = {"id": str(uuid4()), "text": "hello there"}
    server.scripts = [says("Hello"), says("again")]
    await eve.ask(**message)
    for _ in range(asking.AT_ONCE + 1):
        answer = await eve.http.post("/api/chat/messages", json={**message, "text": "another"})
        assert answer.status_code == 422
    assert await eve.answer_to("and now?") == "again"
