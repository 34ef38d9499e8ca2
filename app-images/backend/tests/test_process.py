"""The whole program as the cluster runs it: start, logs, signals, exit codes."""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import psycopg
import pytest

from tests.conftest import DATABASE_PASSWORD, JWT_SECRET, free_port, wait_until
from tests.openai_server import OpenAIServer, falls_silent_after, says
from tests.person import PASSWORD, Person, read_events

ROOT = Path(__file__).parent.parent
API_KEY = "sk-a-key-that-nobody-may-see"


@dataclass
class Program:
    process: subprocess.Popen[bytes]
    url: str
    output: Path

    def is_ready(self) -> bool:
        assert self.process.poll() is None, self.output.read_text()
        return self.status("/health/ready") == 200

    def status(self, path: str) -> int | None:
        try:
            return httpx.get(self.url + path, timeout=2).status_code
        except httpx.TransportError:
            return None

    def stop(self, number: int = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        return self.process.wait(15)

    def log(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.output.read_text().splitlines()]


@pytest.fixture
def start(tmp_path: Path, database_url: str) -> Iterator[Callable[..., Program]]:
    started: list[subprocess.Popen[bytes]] = []

    def run(**changes: str) -> Program:
        port = free_port()
        settings = {
            "APP_ENV": "production",
            "FRONTEND_URL": "http://localhost",
            "JWT_SECRET": JWT_SECRET,
            "DATABASE_URL": database_url,
            "PORT": str(port),
        }
        environment = {"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1", **settings, **changes}
        output = tmp_path / f"log-{port}"
        with output.open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "app"], cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT
            )
        started.append(process)
        return Program(process, f"http://127.0.0.1:{port}", output)

    yield run
    for process in started:
        process.kill()
        process.wait()


@pytest.fixture
def program(start: Callable[..., Program]) -> Program:
    running = start()
    wait_until(running.is_ready)
    return running


@pytest.fixture
async def grace(program: Program) -> AsyncIterator[Person]:
    async with httpx.AsyncClient(base_url=program.url) as http:
        yield await Person.sign_up(http)


def test_wrong_settings_end_it_with_all_mistakes_and_code_2(start: Callable[..., Program]) -> None:
    program = start(FRONTEND_URL="nowhere", JWT_SECRET="changeme", DATABASE_URL="")
    assert program.process.wait(15) == 2
    message = program.output.read_text()
    for key in ("FRONTEND_URL", "JWT_SECRET", "DATABASE_HOST", "DATABASE_NAME", "DATABASE_PASSWORD"):
        assert f"- {key}: " in message
    assert "Traceback" not in message


def test_locally_weak_secrets_are_only_warned_about(start: Callable[..., Program]) -> None:
    program = start(APP_ENV="local", JWT_SECRET="changeme")
    wait_until(program.is_ready)
    assert any("JWT_SECRET" in line.get("setting", "") for line in program.log() if line["level"] == "warning")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_with_code_0(program: Program, number: int) -> None:
    assert program.stop(number) == 0


def test_readiness_fails_at_once_while_it_still_answers(program: Program) -> None:
    program.process.send_signal(signal.SIGTERM)
    wait_until(lambda: program.status("/health/ready") == 503, 0.8)
    assert program.status("/health") == 200
    assert program.process.wait(15) == 0


def test_an_idle_connection_does_not_hold_it_up(program: Program) -> None:
    with httpx.Client(base_url=program.url) as client:
        client.get("/health")
        assert program.stop() == 0


async def test_a_request_in_flight_is_finished(program: Program, grace: Person) -> None:
    body = b'{"title": "Just in time"}'
    head = (
        f"POST /api/tasks HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {grace.token}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    port = int(program.url.rsplit(":", 1)[1])
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(head.encode() + body[:5])
        await asyncio.sleep(0.1)
        program.process.send_signal(signal.SIGTERM)
        await asyncio.sleep(2)
        assert program.status("/health") is None
        connection.sendall(body[5:])
        connection.settimeout(5)
        assert connection.recv(4096).startswith(b"HTTP/1.1 201 Created")
    assert program.process.wait(15) == 0


@pytest.fixture
async def assistant() -> AsyncIterator[OpenAIServer]:
    server = OpenAIServer()
    await server.start()
    yield server
    await server.stop()


@pytest.mark.parametrize(("is_slow", "ending"), [(True, "broke off"), (False, "slowly but surely")])
async def test_a_stream_comes_to_a_polite_end(
    start: Callable[..., Program], assistant: OpenAIServer, is_slow: bool, ending: str
) -> None:
    assistant.scripts = [falls_silent_after("Well, ") if is_slow else says("slowly ", "but ", "surely", pause=0.8)]
    program = start(OPENAI_API_KEY=API_KEY, OPENAI_BASE_URL=assistant.url)
    await asyncio.to_thread(wait_until, program.is_ready)
    async with httpx.AsyncClient(base_url=program.url, timeout=15) as http:
        person = await Person.sign_up(http)
        async with http.stream("POST", "/api/chat/messages", json={"text": "tell me something"}) as stream:
            pieces = stream.aiter_text()
            text = await anext(pieces)
            while "delta" not in text:
                text += await anext(pieces)
            program.process.send_signal(signal.SIGTERM)
            async for piece in pieces:
                text += piece
    assert read_events(text)[-1].name == "done"
    assert ending in read_events(text)[-1].data["text"]
    assert await asyncio.to_thread(program.process.wait, 10) == 0
    assert person.id


async def test_the_memory_for_passwords_is_given_back(program: Program) -> None:
    def resident_mb() -> float:
        status = Path(f"/proc/{program.process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    before = resident_mb()
    async with httpx.AsyncClient(base_url=program.url) as http:
        person = await Person.sign_up(http)
        for _ in range(3):
            await http.post("/api/auth/sign-in", json={"email": person.email, "password": PASSWORD})
    assert resident_mb() - before < 10


def test_two_that_start_at_once_on_an_empty_database_both_get_ready(
    start: Callable[..., Program], new_database: Callable[[], str]
) -> None:
    url = new_database()
    programs = [start(DATABASE_URL=url) for _ in range(2)]
    for program in programs:
        wait_until(program.is_ready)
    lines = [line for program in programs for line in program.log()]
    assert [line["message"] for line in lines if line["level"] in ("warning", "error", "critical")] == []
    assert [program.stop() for program in programs] == [0, 0]


def test_it_waits_for_a_database_that_comes_later(
    start: Callable[..., Program], new_database: Callable[[], str]
) -> None:
    url = new_database()
    name = url.rsplit("/", 1)[1]
    program = start(DATABASE_URL=f"{url}_later")
    wait_until(lambda: program.status("/health") == 200)
    wait_until(lambda: any("cannot be reached" in line["message"] for line in program.log()))
    assert program.status("/health/ready") == 503
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}_later"'.encode())
    wait_until(program.is_ready)


def test_a_migration_that_fails_ends_it_with_code_1(
    start: Callable[..., Program], new_database: Callable[[], str]
) -> None:
    url = new_database()
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE tasks (in_the_way int)")
    program = start(DATABASE_URL=url)
    assert program.process.wait(20) == 1
    assert any(line["level"] == "critical" for line in program.log())


async def test_every_line_is_json_and_none_has_a_secret(start: Callable[..., Program], server_url: str) -> None:
    program = start(LOG_LEVEL="DEBUG", OPENAI_API_KEY=API_KEY, OPENAI_BASE_URL="http://127.0.0.1:1")
    await asyncio.to_thread(wait_until, program.is_ready)
    async with httpx.AsyncClient(base_url=program.url) as http:
        person = await Person.sign_up(http)
        password = "a pass phrase of somebody"
        await http.post("/api/auth/sign-in", json={"email": person.email, "password": password})
        await http.post("/api/auth/sign-in", json={"email": 1, "password": password})
        await http.get("/api/tasks", params={"search": password})
        await http.post("/api/chat/messages", json={"text": password})
        cookie = http.cookies["todo_refresh"]
        await http.post("/api/auth/refresh")
    assert program.stop() == 0
    wrong = start(DATABASE_URL=server_url.replace(DATABASE_PASSWORD, f"{DATABASE_PASSWORD}-not"))
    await asyncio.to_thread(wait_until, lambda: any("cannot be reached" in line["message"] for line in wrong.log()))
    text = program.output.read_text() + wrong.output.read_text()
    for secret in (JWT_SECRET, DATABASE_PASSWORD, API_KEY, password, person.token, cookie):
        assert secret not in text
    assert all({"level", "time", "message"} <= line.keys() for line in program.log())
    requests = [line for line in program.log() if line["message"] == "request"]
    assert all(line["correlation_id"] for line in requests)
