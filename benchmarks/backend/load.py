"""Sends a fixed number of mixed task requests a second to a running backend and reports how long each took.

Requests are sent when they are due, whether or not earlier ones are answered, and latency counts from when a request was
due: a server that stalls cannot hide it by slowing the load down.
"""

import argparse
import asyncio
import json
import random
import time
from collections import Counter, deque
from dataclasses import dataclass, field
from typing import Any

import uvloop

MIX = {"list": 40, "get": 25, "create": 15, "complete": 15, "delete": 5}
USERS = 20
CONNECTIONS = 32
KEPT = 60


@dataclass
class User:
    token: str
    tasks: deque[str] = field(default_factory=deque)


class Connection:
    """One keep-alive HTTP/1.1 connection; parses no more than it needs."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    async def request(
        self, method: str, path: str, token: str, body: dict[str, Any] | None = None
    ) -> tuple[int, bytes]:
        content = json.dumps(body).encode() if body is not None else b""
        head = f"{method} {path} HTTP/1.1\r\nHost: load\r\nAuthorization: Bearer {token}\r\n"
        if content:
            head += f"Content-Type: application/json\r\nContent-Length: {len(content)}\r\n"
        self._writer.write(head.encode() + b"\r\n" + content)
        answer = await self._reader.readuntil(b"\r\n\r\n")
        position = answer.lower().find(b"content-length: ")
        length = int(answer[position + 16 : answer.index(b"\r", position)]) if position > 0 else 0
        return int(answer[9:12]), await self._reader.readexactly(length) if length else b""


@dataclass
class Load:
    host: str
    port: int
    rate: int
    seconds: int
    free: asyncio.Queue[Connection] = field(default_factory=asyncio.Queue)
    users: list[User] = field(default_factory=list)
    latencies: list[float] = field(default_factory=list)
    statuses: Counter[str] = field(default_factory=Counter)

    async def run(self) -> None:
        for _ in range(CONNECTIONS):
            self.free.put_nowait(Connection(*await asyncio.open_connection(self.host, self.port)))
        for number in range(USERS):
            await self._sign_up(number)
        self.statuses.clear()
        self.latencies.clear()
        await self._send_all()

    async def _send_all(self) -> None:
        kinds = random.choices(list(MIX), weights=list(MIX.values()), k=self.rate * self.seconds)
        start = time.perf_counter()
        running: set[asyncio.Task[None]] = set()
        for number, kind in enumerate(kinds):
            due = start + number / self.rate
            if (wait := due - time.perf_counter()) > 0:
                await asyncio.sleep(wait)
            task = asyncio.create_task(self._send(kind, due))
            running.add(task)
            task.add_done_callback(running.discard)
        while running:
            await asyncio.sleep(0.01)
        self.elapsed = time.perf_counter() - start

    async def _send(self, kind: str, due: float) -> None:
        connection = await self.free.get()
        try:
            async with asyncio.timeout(30):
                status, expected = await self._do(kind, connection, random.choice(self.users))
        except (OSError, TimeoutError, asyncio.IncompleteReadError) as error:
            self.statuses[f"{kind} {type(error).__name__}"] += 1
            return
        self.free.put_nowait(connection)
        self.latencies.append(time.perf_counter() - due)
        if status != expected:
            self.statuses[f"{kind} {status}"] += 1

    async def _do(self, kind: str, connection: Connection, user: User) -> tuple[int, int]:
        if kind == "list":
            return (await connection.request("GET", "/api/tasks?status=open&limit=20", user.token))[0], 200
        if kind == "create" or len(user.tasks) < KEPT // 2:
            return await self._create(connection, user), 201
        if kind == "delete" or len(user.tasks) > KEPT:
            return (await connection.request("DELETE", f"/api/tasks/{user.tasks.popleft()}", user.token))[0], 204
        task = user.tasks[-1 - random.randrange(KEPT // 4)]
        if kind == "get":
            return (await connection.request("GET", f"/api/tasks/{task}", user.token))[0], 200
        return (await connection.request("PATCH", f"/api/tasks/{task}", user.token, {"completed": True}))[0], 200

    async def _create(self, connection: Connection, user: User) -> int:
        body = {"title": "Buy milk", "due_date": "2030-01-31", "tags": ["shop"]}
        status, answer = await connection.request("POST", "/api/tasks", user.token, body)
        if status == 201:
            user.tasks.append(json.loads(answer)["id"])
        return status

    async def _sign_up(self, number: int) -> None:
        connection = await self.free.get()
        account = {"email": f"load-{time.time_ns()}-{number}@example.com", "password": "a pass phrase for the load"}
        _, answer = await connection.request("POST", "/api/auth/sign-up", "none", account)
        user = User(json.loads(answer)["access_token"])
        for _ in range(KEPT):
            await self._create(connection, user)
        self.users.append(user)
        self.free.put_nowait(connection)

    def report(self) -> dict[str, Any]:
        ordered = sorted(self.latencies)

        def percentile(share: float) -> float:
            return round(ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000, 1)

        return {
            "asked_per_second": self.rate,
            "answered_per_second": round(len(ordered) / self.elapsed),
            "requests": len(ordered),
            "errors": dict(self.statuses),
            "p50_ms": percentile(0.5),
            "p95_ms": percentile(0.95),
            "p99_ms": percentile(0.99),
            "max_ms": percentile(1),
        }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--rate", type=int, default=1000)
    parser.add_argument("--seconds", type=int, default=30)
    load = Load(**vars(parser.parse_args()))
    uvloop.run(load.run())
    print(json.dumps(load.report()))


if __name__ == "__main__":
    main()
