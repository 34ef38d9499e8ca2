import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from fastapi import FastAPI
from httpx import AsyncClient

from tests.conftest import client_of
from tests.person import Person


async def test_health_and_readiness(client: AsyncClient) -> None:
    assert (await client.get("/health")).json() == {"status": "ok"}
    assert (await client.get("/health/ready")).json() == {"status": "ready"}


async def test_readiness_fails_while_draining(client: AsyncClient, app: FastAPI) -> None:
    app.state.lifecycle.draining.set()
    answer = await client.get("/health/ready")
    app.state.lifecycle.draining.clear()
    assert answer.status_code == 503
    assert answer.headers["Connection"] == "close"


async def test_readiness_fails_until_the_database_is_migrated(client: AsyncClient, app: FastAPI) -> None:
    app.state.lifecycle.migrated = False
    answer = await client.get("/health/ready")
    app.state.lifecycle.migrated = True
    assert answer.status_code == 503


@pytest.fixture
async def lost(make_app: Callable[..., Any]) -> FastAPI:
    """An application whose database cannot be reached."""
    application: FastAPI = await make_app(database_url="postgresql://todo:pass-w0rds@127.0.0.1:1/todo")
    return application


async def test_without_a_database_it_is_alive_but_not_ready(lost: FastAPI) -> None:
    async with client_of(lost) as http:
        assert (await http.get("/health")).status_code == 200
        assert (await http.get("/health/ready")).status_code == 503


async def test_without_a_database_requests_are_put_off(lost: FastAPI) -> None:
    async with client_of(lost) as http:
        answer = await http.post("/api/auth/sign-in", json={"email": "a@example.com", "password": "some password"})
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "2"
    assert "127.0.0.1" not in answer.text


async def test_before_the_migration_requests_are_put_off(
    make_app: Callable[..., Any], new_database: Callable[[], str]
) -> None:
    async with client_of(await make_app(database_url=new_database())) as http:
        answer = await http.post("/api/auth/sign-in", json={"email": "a@example.com", "password": "some password"})
    assert answer.status_code == 503


async def test_metrics_have_a_line_for_each_thing_watched(ada: Person) -> None:
    await ada.add()
    await ada.http.get("/api/tasks/no-such-id")
    await ada.http.get("/no/such/path")
    metrics = (await ada.http.get("/metrics")).text
    for line in (
        'http_requests_total{method="POST",route="/api/tasks",status="201"}',
        'http_requests_total{method="GET",route="/api/tasks/{task_id}",status="422"}',
        'http_requests_total{method="GET",route="none",status="404"}',
        'http_request_duration_seconds_bucket{le="0.005",method="POST",route="/api/tasks"}',
        "http_requests_in_flight 1.0",
        'database_pool_connections{state="idle"}',
        'database_pool_connections{state="in_use"}',
        "database_pool_connections_max 10.0",
        "process_resident_memory_bytes",
    ):
        assert line in metrics
    assert "/no/such/path" not in metrics


async def test_a_correlation_id_is_given(client: AsyncClient) -> None:
    first, second = [(await client.get("/health")).headers["X-Request-ID"] for _ in range(2)]
    assert re.fullmatch("[0-9a-f]{32}", first)
    assert first != second


async def test_a_correlation_id_is_taken_over(client: AsyncClient) -> None:
    answer = await client.get("/api/tasks", headers={"X-Request-ID": "my-id.1"})
    assert answer.headers["X-Request-ID"] == answer.json()["correlation_id"] == "my-id.1"


@pytest.mark.parametrize("forged", ["", "x" * 65, 'a"b', "a b", "\u00fc"])
async def test_a_strange_correlation_id_is_replaced(client: AsyncClient, forged: str) -> None:
    answer = await client.get("/health", headers={"X-Request-ID": forged.encode()})
    assert re.fullmatch("[0-9a-f]{32}", answer.headers["X-Request-ID"])


@pytest.mark.parametrize(
    ("method", "path", "status", "title"),
    [
        ("GET", "/api/nothing", 404, "Not Found"),
        ("PUT", "/api/tasks", 405, "Method Not Allowed"),
        ("GET", "/api/tasks", 401, "Unauthorized"),
    ],
)
async def test_errors_are_problem_details(client: AsyncClient, method: str, path: str, status: int, title: str) -> None:
    answer = await client.request(method, path)
    problem = answer.json()
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert (answer.status_code, problem["status"], problem["title"]) == (status, status, title)
    assert problem["type"] == "about:blank"
    assert problem["instance"] == path
    assert problem["detail"]
    assert problem["correlation_id"] == answer.headers["X-Request-ID"]


async def test_a_bad_field_is_named(ada: Person) -> None:
    answer = await ada.http.post("/api/tasks", json={"title": "", "tags": [""]})
    assert [error["field"] for error in answer.json()["errors"]] == ["title", "tags.0"]


async def test_an_error_nobody_expected_tells_nothing_of_itself(
    ada: Person, app: FastAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object) -> None:
        raise RuntimeError("the inside story")

    monkeypatch.setattr(app.state.tasks, "page", fail)
    answer = await ada.http.get("/api/tasks")
    assert answer.status_code == 500
    assert answer.headers["X-Request-ID"] == answer.json()["correlation_id"]
    assert "inside" not in answer.text


async def test_the_first_and_the_last_day_that_there_are_can_be_stored(ada: Person) -> None:
    for day in ("0001-01-01", "9999-12-31"):
        task = await ada.add(due_date=day)
        assert await ada.tasks(due_from=day, due_to=day) == [task]


async def test_a_slash_too_many_leads_nowhere(client: AsyncClient) -> None:
    answer = await client.get("/api/tasks/", headers={"Host": "evil.test"})
    assert answer.status_code == 404
    assert "evil.test" not in str(answer.headers)


async def test_a_chat_that_is_off_is_not_there(make_app: Callable[..., Any]) -> None:
    async with client_of(await make_app(feature_flags={"chat": False})) as http:
        person = await Person.sign_up(http)
        for method, path in (("POST", "/messages"), ("GET", "/messages"), ("GET", "/status")):
            assert (await person.http.request(method, f"/api/chat{path}", json={"text": "hi"})).status_code == 404
        await person.add()


async def test_only_the_page_may_call_from_another_origin(client: AsyncClient) -> None:
    ours = await client.get("/health", headers={"Origin": "http://localhost:30080"})
    other = await client.get("/health", headers={"Origin": "http://evil.test"})
    assert ours.headers["Access-Control-Allow-Origin"] == "http://localhost:30080"
    assert "Access-Control-Allow-Origin" not in other.headers


async def test_openapi_describes_every_route_with_examples(client: AsyncClient) -> None:
    description = (await client.get("/api/openapi.json")).json()
    for name in ("TaskCreate", "TaskChanges", "TaskOut", "SignUp", "SignedIn", "ChatQuestion", "ChatStatus"):
        assert description["components"]["schemas"][name]["examples"], name
    for path, item in description["paths"].items():
        for method, operation in item.items():
            assert operation["summary"], path
            private = path.startswith(("/api/tasks", "/api/chat", "/api/auth/me"))
            assert ("security" in operation) is private, (method, path)
    listed = description["paths"]["/api/tasks"]["get"]["parameters"]
    assert {"status", "search", "sort", "cursor"} <= {parameter["name"] for parameter in listed}
    for name in re.findall(r"#/components/schemas/(\w+)", json.dumps(description)):
        assert name in description["components"]["schemas"]
    conflict = description["paths"]["/api/tasks/{task_id}"]["patch"]["responses"]["412"]
    schema = {"$ref": "#/components/schemas/ProblemDetails"}
    assert conflict["content"] == {"application/problem+json": {"schema": schema}}
    assert {"ProblemDetails", "FieldError"} <= description["components"]["schemas"].keys()
    assert "HTTPValidationError" not in str(description)
