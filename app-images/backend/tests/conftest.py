"""A real PostgreSQL for all tests, started here unless TEST_DATABASE_URL names one."""

import os
import random
import shutil
import socket
import subprocess
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack
from ipaddress import IPv4Address
from pathlib import Path
from uuid import uuid4

import hypothesis
import psycopg
import pytest
import pytest_asyncio
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient
from psycopg.conninfo import conninfo_to_dict

from app.lifecycle import Lifecycle
from app.main import create_app
from app.migrations import upgrade
from app.settings import Settings
from tests.contract import check_answers_of
from tests.openai_server import OpenAIServer
from tests.person import Person

# The same examples are not sought again in a tree that is thrown away.
hypothesis.settings.register_profile("here", database=None, deadline=None)
hypothesis.settings.load_profile("here")

JWT_SECRET = "a signing key that is long enough for tests"
OPENAI_KEY = "sk-the-key-of-the-tests"
DAILY_TOKENS = 10_000
DATABASE_PASSWORD = "a-database-pass-phrase"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One event loop for all, so that one application and its pool serve every test."""
    for item in items:
        if pytest_asyncio.is_async_test(item):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def binary(name: str) -> str:
    versions = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    found = str(versions[-1]) if versions else shutil.which(name)
    return found or pytest.exit(f"{name} is not installed: install postgresql, or set TEST_DATABASE_URL", 3)


class PostgreSQL:
    def __init__(self, folder: Path) -> None:
        self.data = folder / "data"
        self.port = free_port()
        password = folder / "password"
        password.write_text(DATABASE_PASSWORD)
        options = ["-U", "todo", "-A", "scram-sha-256", f"--pwfile={password}", "--no-sync", "-E", "UTF8"]
        subprocess.run([binary("initdb"), "-D", self.data, *options], check=True, stdout=subprocess.DEVNULL)
        self.start()

    @property
    def url(self) -> str:
        return f"postgresql://todo:{DATABASE_PASSWORD}@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        options = {"port": self.port, "listen_addresses": "127.0.0.1", "unix_socket_directories": "", "fsync": "off"}
        settings = [argument for name, value in options.items() for argument in ("-c", f"{name}={value}")]
        self.process = subprocess.Popen([binary("postgres"), "-D", self.data, *settings], stderr=subprocess.DEVNULL)
        wait_until(lambda: can_connect(self.url))

    def stop(self) -> None:
        self.process.send_signal(2)
        self.process.wait(30)


def wait_until(is_so: Callable[[], bool], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, f"still not so after {seconds} s"
        time.sleep(0.02)


def can_connect(url: str) -> bool:
    try:
        psycopg.connect(url, connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


@pytest.fixture(scope="session")
def server_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if given := os.environ.get("TEST_DATABASE_URL"):
        yield given
        return
    if os.geteuid() == 0:
        pytest.exit("PostgreSQL does not run as root: run the tests as another user, or set TEST_DATABASE_URL", 3)
    server = PostgreSQL(tmp_path_factory.mktemp("postgresql"))
    yield server.url
    server.stop()


@pytest.fixture(scope="session")
def new_database(server_url: str) -> Callable[[], str]:
    """Makes an empty database and gives its URL."""

    def create() -> str:
        name = f"test_{uuid4().hex}"
        with psycopg.connect(server_url, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"'.encode())
        parts = conninfo_to_dict(server_url)
        return f"postgresql://{parts['user']}:{parts['password']}@{parts['host']}:{parts['port']}/{name}"

    return create


@pytest.fixture(scope="session")
def database_url(new_database: Callable[[], str]) -> str:
    url = new_database()
    upgrade(url)
    return url


@pytest.fixture(scope="session")
def make_settings(database_url: str) -> Callable[..., Settings]:
    def make(**changes: object) -> Settings:
        values = {
            "app_env": "local",
            "frontend_url": "http://localhost:30080",
            "jwt_secret": JWT_SECRET,
            "database_url": database_url,
            **changes,
        }
        return Settings.model_validate(values)

    return make


type MakeApp = Callable[..., AsyncIterator[FastAPI]]


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def make_app(make_settings: Callable[..., Settings]) -> AsyncIterator[Callable[..., object]]:
    """Makes an application with such settings, and ends it after the tests."""
    async with AsyncExitStack() as stack:

        async def make(**changes: object) -> FastAPI:
            application = create_app(make_settings(**changes), Lifecycle(migrated=True))
            await stack.enter_async_context(application.router.lifespan_context(application))
            return application

        yield make


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def app(make_app: Callable[..., object]) -> FastAPI:
    return await make_app()  # type: ignore[misc, no-any-return]


def client_of(application: FastAPI) -> AsyncClient:
    """Somebody at an address of their own, as nginx tells it."""
    return AsyncClient(
        transport=ASGITransport(application, raise_app_exceptions=False),
        base_url="http://test",
        headers={"X-Forwarded-For": str(IPv4Address(random.getrandbits(32)))},
        event_hooks={"response": [check_answers_of(application)]},
    )


@pytest_asyncio.fixture(loop_scope="session")
async def client(app: FastAPI) -> AsyncIterator[AsyncClient]:
    """Somebody who has not signed in."""
    async with client_of(app) as anonymous:
        yield anonymous


@pytest_asyncio.fixture(loop_scope="session")
async def ada(app: FastAPI) -> AsyncIterator[Person]:
    async with client_of(app) as http:
        yield await Person.sign_up(http)


@pytest_asyncio.fixture(loop_scope="session")
async def bob(app: FastAPI) -> AsyncIterator[Person]:
    async with client_of(app) as http:
        yield await Person.sign_up(http)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def shared_server() -> AsyncIterator[OpenAIServer]:
    server = OpenAIServer()
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
def server(shared_server: OpenAIServer) -> OpenAIServer:
    shared_server.scripts.clear()
    shared_server.requests.clear()
    return shared_server


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def assisted(make_app: Callable[..., object], shared_server: OpenAIServer) -> FastAPI:
    settings = {"openai_api_key": OPENAI_KEY, "openai_base_url": shared_server.url, "openai_model": "test-model"}
    return await make_app(**settings, openai_daily_tokens=DAILY_TOKENS)  # type: ignore[misc, no-any-return]


@pytest_asyncio.fixture(loop_scope="session")
async def eve(assisted: FastAPI) -> AsyncIterator[Person]:
    async with client_of(assisted) as http:
        yield await Person.sign_up(http)
