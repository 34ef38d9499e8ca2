"""Every route, found in the application itself, so that a new one cannot be forgotten."""

from typing import Any

import pytest
from fastapi.routing import APIRoute
from httpx import AsyncClient

from app.api import auth, chat, health, tasks
from tests.person import Person

PUBLIC = {
    ("GET", "/health"),
    ("GET", "/health/ready"),
    ("GET", "/metrics"),
    ("POST", "/api/auth/sign-up"),
    ("POST", "/api/auth/sign-in"),
    ("POST", "/api/auth/refresh"),
    ("POST", "/api/auth/sign-out"),
}
ROUTES = [
    (method, route.path)
    for module in (auth, chat, health, tasks)
    for route in module.router.routes
    if isinstance(route, APIRoute)
    for method in route.methods
]
PRIVATE = [route for route in ROUTES if route not in PUBLIC]
OF_ONE_TASK = [route for route in PRIVATE if "{task_id}" in route[1]]
BODIES: dict[tuple[str, str], dict[str, Any]] = {
    ("PATCH", "/api/tasks/{task_id}"): {"title": "Mine now"},
    ("POST", "/api/tasks/{task_id}/move"): {"before_id": "{other_id}"},
    ("POST", "/api/tasks"): {"title": "x"},
    ("POST", "/api/chat/messages"): {"text": "show everything"},
}


def test_the_described_routes_are_the_tested_ones(app: Any) -> None:
    described = {(method.upper(), path) for path, item in app.openapi()["paths"].items() for method in item}
    assert described == set(ROUTES)
    assert described > PUBLIC


@pytest.mark.parametrize(("method", "path"), PRIVATE)
async def test_a_route_wants_a_token(client: AsyncClient, method: str, path: str) -> None:
    for header in ({}, {"Authorization": "Bearer x.y.z"}, {"Authorization": "Basic YTpi"}):
        answer = await client.request(
            method, path.format(task_id="0" * 32), headers=header, json=BODIES.get((method, path))
        )
        assert answer.status_code == 401


@pytest.mark.parametrize(("method", "path"), OF_ONE_TASK)
async def test_a_task_of_somebody_else_does_not_exist(ada: Person, bob: Person, method: str, path: str) -> None:
    task, own = await ada.add("Secret plan"), await bob.add("Bob's own")
    body = {name: value.format(other_id=own["id"]) for name, value in BODIES.get((method, path), {}).items()}
    answer = await bob.http.request(method, path.format(task_id=task["id"]), json=body or None)
    assert answer.status_code == 404
    assert "Secret plan" not in answer.text
    assert await ada.tasks() == [task]


async def test_lists_and_chat_show_only_what_is_ones_own(ada: Person, bob: Person) -> None:
    await ada.add("Secret plan")
    await ada.ask("add another secret")
    assert await bob.tasks() == []
    assert "secret" not in (await bob.answer_to("show everything")).lower()
    messages = (await bob.http.get("/api/chat/messages")).json()["items"]
    assert messages[0]["text"] == "show everything"


async def test_deleting_all_completed_leaves_others_alone(ada: Person, bob: Person) -> None:
    task = await ada.add()
    await ada.change(task, completed=True)
    assert (await bob.http.delete("/api/tasks?status=completed")).json() == {"deleted": 0}
    await bob.ask("delete everything")
    await bob.ask("yes")
    assert len(await ada.tasks()) == 1


async def test_moving_next_to_a_task_of_somebody_else_is_refused(ada: Person, bob: Person) -> None:
    hers, his = await ada.add(), await bob.add()
    answer = await bob.http.post(f"/api/tasks/{his['id']}/move", json={"after_id": hers["id"]})
    assert answer.status_code == 422


async def test_the_key_of_somebody_else_makes_a_task_of_ones_own(ada: Person, bob: Person) -> None:
    key = {"Idempotency-Key": "shared"}
    hers = (await ada.http.post("/api/tasks", json={"title": "Hers"}, headers=key)).json()
    his = (await bob.http.post("/api/tasks", json={"title": "His"}, headers=key)).json()
    assert (hers["title"], his["title"]) == ("Hers", "His")


async def test_a_confirmation_token_of_somebody_else_does_nothing(ada: Person, bob: Person) -> None:
    task = await ada.add("Milk")
    [confirm] = [event for event in await ada.ask("delete milk") if event.name == "confirm"]
    await bob.ask("delete milk", confirm_token=confirm.data["token"])
    assert await ada.tasks() == [task]
