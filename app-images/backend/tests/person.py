"""Somebody with an account, as the tests speak of them."""

import json
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from httpx import AsyncClient, Response

PASSWORD = "correct horse battery"


@dataclass
class Event:
    name: str
    data: dict[str, Any]


@dataclass
class Person:
    http: AsyncClient
    id: str
    email: str
    token: str

    @classmethod
    async def sign_up(cls, http: AsyncClient) -> "Person":
        email = f"{uuid4().hex}@example.com"
        answer = await http.post("/api/auth/sign-up", json={"email": email, "password": PASSWORD})
        assert answer.status_code == 201, answer.text
        body = answer.json()
        http.headers["Authorization"] = f"Bearer {body['access_token']}"
        return cls(http, body["user"]["id"], email, body["access_token"])

    async def add(self, title: str = "Buy milk", **fields: object) -> dict[str, Any]:
        answer = await self.http.post("/api/tasks", json={"title": title, **fields})
        assert answer.status_code == 201, answer.text
        return dict(answer.json())

    async def tasks(self, **query: object) -> list[dict[str, Any]]:
        answer = await self.http.get("/api/tasks", params={name: str(value) for name, value in query.items()})
        assert answer.status_code == 200, answer.text
        return list(answer.json()["items"])

    async def titles(self, **query: object) -> list[str]:
        return [task["title"] for task in await self.tasks(**query)]

    async def change(self, task: dict[str, Any], **changes: object) -> Response:
        return await self.http.patch(f"/api/tasks/{task['id']}", json=changes)

    async def ask(self, text: str, **fields: object) -> list[Event]:
        answer = await self.http.post("/api/chat/messages", json={"text": text, **fields})
        assert answer.status_code == 200, answer.text
        return read_events(answer.text)

    async def answer_to(self, text: str, **fields: object) -> str:
        return str((await self.ask(text, **fields))[-1].data["text"])


def read_events(stream: str) -> list[Event]:
    events = []
    for block in stream.strip().split("\n\n"):
        name, data = block.split("\n")
        events.append(Event(name.removeprefix("event: "), json.loads(data.removeprefix("data: "))))
    return events
