import json
from base64 import urlsafe_b64encode
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from app.services.tasks import between
from tests.person import Person


async def test_a_task_is_created_with_all_its_fields(ada: Person) -> None:
    fields = {"notes": "Two", "due_date": "2030-01-31", "priority": "high", "tags": ["Shop", " shop ", "home"]}
    answer = await ada.http.post("/api/tasks", json={"title": "  Buy milk ", **fields})
    task = answer.json()
    assert answer.status_code == 201
    assert answer.headers["Location"] == f"/api/tasks/{task['id']}"
    assert answer.headers["ETag"] == '"1"'
    assert task["title"] == "Buy milk"
    assert task["tags"] == ["shop", "home"]
    assert (task["notes"], task["due_date"], task["priority"]) == ("Two", "2030-01-31", "high")
    assert (task["completed"], task["completed_at"], task["version"]) == (False, None, 1)
    assert task["created_at"].endswith("Z")
    assert (await ada.http.get(answer.headers["Location"])).json() == task


@pytest.mark.parametrize("title", ["Buy\n milk", "Buy\r\nmilk", " Buy   milk\t", "Buy\u2028milk"])
async def test_a_title_is_one_line(ada: Person, title: str) -> None:
    task = await ada.add(title)
    assert task["title"] == "Buy milk"
    assert (await ada.change(task, title=title)).json()["title"] == "Buy milk"


async def test_a_title_is_all_a_task_needs(ada: Person) -> None:
    task = await ada.add("Plain")
    assert (task["notes"], task["due_date"], task["priority"], task["tags"]) == ("", None, "normal", [])


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"title": ""},
        {"title": "   "},
        {"title": "x" * 201},
        {"title": None},
        {"title": "nul \0"},
        {"title": "\ud800"},
        {"title": "x", "notes": "x" * 4001},
        {"title": "x", "due_date": "tomorrow"},
        {"title": "x", "due_date": "2030-02-30"},
        {"title": "x", "priority": "extreme"},
        {"title": "x", "tags": ["x"] * 21},
        {"title": "x", "tags": [""]},
        {"title": "x", "tags": ["x" * 51]},
        {"title": "x", "surprise": 1},
        {"title": "x", "id": str(uuid4())},
        [],
        "text",
    ],
)
async def test_a_bad_task_is_refused(ada: Person, body: Any) -> None:
    content = json.dumps(body)
    answer = await ada.http.post("/api/tasks", content=content, headers={"Content-Type": "application/json"})
    assert answer.status_code == 422
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert await ada.tasks() == []


async def test_broken_json_is_refused(ada: Person) -> None:
    answer = await ada.http.post("/api/tasks", content="{", headers={"Content-Type": "application/json"})
    assert answer.status_code == 422


async def test_any_field_can_be_changed_alone(ada: Person) -> None:
    task = await ada.add("Milk", notes="n", due_date="2030-01-01", tags=["a"])
    changes = {"title": "Oat milk", "notes": "", "due_date": None, "priority": "low", "tags": []}
    for version, (field, value) in enumerate(changes.items(), 2):
        task |= {field: value, "version": version}
        changed = (await ada.change(task, **{field: value})).json()
        assert {**changed, "updated_at": task["updated_at"]} == task


async def test_completing_keeps_the_first_time_and_reopening_forgets_it(ada: Person) -> None:
    task = await ada.add()
    first = (await ada.change(task, completed=True)).json()
    again = (await ada.change(task, completed=True, title="x")).json()
    reopened = (await ada.change(task, completed=False)).json()
    assert first["completed"] is True
    assert again["completed_at"] == first["completed_at"]
    assert (reopened["completed"], reopened["completed_at"]) == (False, None)


@pytest.mark.parametrize(
    "changes",
    [{}, {"title": None}, {"title": ""}, {"completed": None}, {"tags": None}, {"position": 1}, {"version": 9}],
)
async def test_a_bad_change_is_refused(ada: Person, changes: dict[str, Any]) -> None:
    task = await ada.add()
    assert (await ada.change(task, **changes)).status_code == 422
    assert await ada.tasks() == [task]


@pytest.mark.parametrize("method", ["GET", "PATCH", "DELETE"])
async def test_a_task_that_does_not_exist_is_not_found(ada: Person, method: str) -> None:
    body = {"title": "x"} if method == "PATCH" else None
    assert (await ada.http.request(method, f"/api/tasks/{uuid4()}", json=body)).status_code == 404
    assert (await ada.http.request(method, "/api/tasks/17", json=body)).status_code == 422


async def test_a_change_of_an_old_version_is_refused(ada: Person) -> None:
    task = await ada.add()
    path = f"/api/tasks/{task['id']}"
    first = await ada.http.patch(path, json={"title": "First"}, headers={"If-Match": '"1"'})
    second = await ada.http.patch(path, json={"title": "Second"}, headers={"If-Match": '"1"'})
    assert (first.status_code, first.headers["ETag"]) == (200, '"2"')
    assert second.status_code == 412
    assert await ada.titles() == ["First"]


@pytest.mark.parametrize("if_match", ['"1"', 'W/"1"', '"7", "1"', "*", " * "])
async def test_a_condition_that_holds_lets_a_change_through(ada: Person, if_match: str) -> None:
    task = await ada.add()
    answer = await ada.http.patch(f"/api/tasks/{task['id']}", json={"title": "x"}, headers={"If-Match": if_match})
    assert answer.status_code == 200


@pytest.mark.parametrize("if_match", ["1", '"one"', '"1', '"1",', '"99999999999"'])
async def test_a_condition_that_is_no_etag_is_refused(ada: Person, if_match: str) -> None:
    task = await ada.add()
    answer = await ada.http.patch(f"/api/tasks/{task['id']}", json={"title": "x"}, headers={"If-Match": if_match})
    assert answer.status_code == 422


async def test_deleting_obeys_the_condition_as_well(ada: Person) -> None:
    task = await ada.add()
    path = f"/api/tasks/{task['id']}"
    await ada.change(task, title="Changed")
    assert (await ada.http.delete(path, headers={"If-Match": '"1"'})).status_code == 412
    assert (await ada.http.delete(path, headers={"If-Match": '"2"'})).status_code == 204
    assert (await ada.http.delete(path)).status_code == 404


async def test_what_the_client_has_already_is_not_sent_again(ada: Person) -> None:
    task = await ada.add()
    path = f"/api/tasks/{task['id']}"
    same = await ada.http.get(path, headers={"If-None-Match": '"1"'})
    other = await ada.http.get(path, headers={"If-None-Match": '"2"'})
    assert (same.status_code, same.content) == (304, b"")
    assert other.status_code == 200


async def test_deleting_all_completed_leaves_the_open_ones(ada: Person) -> None:
    for title in ("a", "b", "c"):
        task = await ada.add(title)
        await ada.change(task, completed=title != "b")
    assert (await ada.http.delete("/api/tasks?status=completed")).json() == {"deleted": 2}
    assert await ada.titles() == ["b"]


@pytest.mark.parametrize("query", ["", "?status=open", "?status=all"])
async def test_nothing_else_can_be_deleted_as_a_whole(ada: Person, query: str) -> None:
    task = await ada.add()
    assert (await ada.http.delete(f"/api/tasks{query}")).status_code == 422
    assert await ada.tasks() == [task]


# Idempotent creation


async def test_the_same_key_creates_one_task(ada: Person) -> None:
    key = {"Idempotency-Key": "k-1"}
    first = await ada.http.post("/api/tasks", json={"title": "Once"}, headers=key)
    again = await ada.http.post("/api/tasks", json={"title": "Once"}, headers=key)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert "Idempotency-Replayed" not in first.headers
    assert again.headers["Idempotency-Replayed"] == "true"
    assert await ada.titles() == ["Once"]


async def test_the_same_key_for_another_task_is_refused(ada: Person) -> None:
    key = {"Idempotency-Key": "k-1"}
    await ada.http.post("/api/tasks", json={"title": "One"}, headers=key)
    answer = await ada.http.post("/api/tasks", json={"title": "Two"}, headers=key)
    assert answer.status_code == 422
    assert await ada.titles() == ["One"]


async def test_the_key_of_a_deleted_task_does_not_make_it_again(ada: Person) -> None:
    key = {"Idempotency-Key": "k-1"}
    task = (await ada.http.post("/api/tasks", json={"title": "One"}, headers=key)).json()
    await ada.http.delete(f"/api/tasks/{task['id']}")
    assert (await ada.http.post("/api/tasks", json={"title": "One"}, headers=key)).status_code == 409


@pytest.mark.parametrize("key", ["x" * 101, "two words", "\u00fc"])
async def test_a_bad_key_is_refused(ada: Person, key: str) -> None:
    headers = {"Idempotency-Key": key.encode()}
    assert (await ada.http.post("/api/tasks", json={"title": "x"}, headers=headers)).status_code == 422


# Lists

SOME_ID = str(uuid4())
WRONG_CURSORS: list[tuple[object, ...]] = [
    ("position", "asc", {"a": 1}, SOME_ID),
    ("position", "asc", ["1"], SOME_ID),
    ("position", "asc", None, SOME_ID),
    ("position", "asc", 1, SOME_ID),
    ("position", "asc", "much", SOME_ID),
    ("position", "asc", "1", {}),
    ("position", "asc", "1", 17),
    ("position", "asc", "1", "17"),
    ("position", ["asc"], "1", SOME_ID),
    ("position", "asc", "1"),
    ("position", "asc", "1", SOME_ID, "more"),
]


def forged(*parts: object) -> str:
    return urlsafe_b64encode(json.dumps(parts).encode()).decode()


@pytest.fixture
async def shelf(ada: Person) -> Person:
    await ada.add("Buy Milk", due_date="2030-01-02", priority="high", tags=["shop"])
    await ada.add("call mum", due_date="2030-01-01", tags=["family", "phone"], notes="about the milk")
    await ada.add("Apply 100%", priority="low", tags=["shop"])
    await ada.change((await ada.tasks())[1], completed=True)
    return ada


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ({}, ["Buy Milk", "call mum", "Apply 100%"]),
        ({"status": "open"}, ["Buy Milk", "Apply 100%"]),
        ({"status": "completed"}, ["call mum"]),
        ({"search": "MILK"}, ["Buy Milk", "call mum"]),
        ({"search": "100%"}, ["Apply 100%"]),
        ({"search": "%"}, ["Apply 100%"]),
        ({"search": "_"}, []),
        ({"search": "\\"}, []),
        ({"tag": "SHOP"}, ["Buy Milk", "Apply 100%"]),
        ({"tag": "sho"}, []),
        ({"priority": "high"}, ["Buy Milk"]),
        ({"due_from": "2030-01-02"}, ["Buy Milk"]),
        ({"due_to": "2030-01-01"}, ["call mum"]),
        ({"due_from": "2030-01-01", "due_to": "2030-01-02"}, ["Buy Milk", "call mum"]),
        ({"status": "open", "search": "milk", "tag": "shop", "priority": "high"}, ["Buy Milk"]),
        ({"order": "desc"}, ["Apply 100%", "call mum", "Buy Milk"]),
        ({"sort": "due_date"}, ["call mum", "Buy Milk", "Apply 100%"]),
        ({"sort": "due_date", "order": "desc"}, ["Buy Milk", "call mum", "Apply 100%"]),
        ({"sort": "priority"}, ["Apply 100%", "call mum", "Buy Milk"]),
        ({"sort": "priority", "order": "desc"}, ["Buy Milk", "call mum", "Apply 100%"]),
        ({"sort": "title"}, ["Apply 100%", "Buy Milk", "call mum"]),
        ({"sort": "created_at", "order": "desc"}, ["Apply 100%", "call mum", "Buy Milk"]),
        ({"limit": 2}, ["Buy Milk", "call mum"]),
        ({"tag": "", "priority": "", "search": ""}, ["Buy Milk", "call mum", "Apply 100%"]),
    ],
)
async def test_a_list_is_filtered_and_sorted(shelf: Person, query: dict[str, Any], titles: list[str]) -> None:
    assert await shelf.titles(**query) == titles


@pytest.mark.parametrize(
    "query",
    ["limit=0", "limit=101", "status=gone", "sort=notes", "order=up", "due_from=soon", "search=%00", "surprise=1"]
    + [f"cursor={cursor}" for cursor in ("x", "e30", "bnVsbA", "WzEsMl0", "%ff", "A" * 2001)]
    + [f"cursor={forged(*parts)}" for parts in WRONG_CURSORS]
    + [f"cursor={urlsafe_b64encode(b'[' * 1500).decode()}"],
    ids=lambda query: query[:30],
)
async def test_a_bad_query_is_refused(ada: Person, query: str) -> None:
    answer = await ada.http.get(f"/api/tasks?{query}")
    assert answer.status_code == 422, answer.text


async def test_a_cursor_belongs_to_one_order(ada: Person) -> None:
    for title in ("a", "b"):
        await ada.add(title)
    cursor = (await ada.http.get("/api/tasks?limit=1")).json()["next_cursor"]
    assert (await ada.http.get(f"/api/tasks?cursor={cursor}")).status_code == 200
    assert (await ada.http.get(f"/api/tasks?cursor={cursor}&sort=title")).status_code == 422
    assert (await ada.http.get(f"/api/tasks?cursor={cursor}&order=desc")).status_code == 422


# Order


async def move(person: Person, tasks: dict[str, dict[str, Any]], title: str, **place: str | None) -> int:
    body = {name: tasks[other]["id"] for name, other in place.items() if other}
    return (await person.http.post(f"/api/tasks/{tasks[title]['id']}/move", json=body)).status_code


@pytest.mark.parametrize(
    ("title", "place", "order"),
    [
        ("c", {"before_id": "a"}, "cabd"),
        ("c", {"before_id": "b"}, "acbd"),
        ("a", {"after_id": "d"}, "bcda"),
        ("a", {"after_id": "b"}, "bacd"),
        ("a", {"after_id": "b", "before_id": "c"}, "bacd"),
        ("d", {"after_id": "a", "before_id": "c"}, "adbc"),
        ("b", {"before_id": "c"}, "abcd"),
        ("b", {"after_id": "a"}, "abcd"),
    ],
)
async def test_a_task_moves(ada: Person, title: str, place: dict[str, str], order: str) -> None:
    tasks = {name: await ada.add(name) for name in "abcd"}
    assert await move(ada, tasks, title, **place) == 200
    listed = "".join(await ada.titles())
    if place == {"after_id": "a", "before_id": "c"}:
        assert listed.index("a") < listed.index("d") < listed.index("c")
    else:
        assert listed == order


async def test_a_move_raises_the_version(ada: Person) -> None:
    tasks = {name: await ada.add(name) for name in "ab"}
    await move(ada, tasks, "b", before_id="a")
    assert [(task["title"], task["version"]) for task in await ada.tasks()] == [("b", 2), ("a", 1)]


@pytest.mark.parametrize("body", [{}, {"before_id": None, "after_id": None}, {"before_id": "x"}, {"place": 1}])
async def test_a_bad_move_is_refused(ada: Person, body: dict[str, Any]) -> None:
    task = await ada.add()
    assert (await ada.http.post(f"/api/tasks/{task['id']}/move", json=body)).status_code == 422


async def test_a_task_does_not_move_next_to_itself_or_to_nothing(ada: Person) -> None:
    tasks = {"a": await ada.add("a"), "gone": {"id": str(uuid4())}}
    assert await move(ada, tasks, "a", before_id="a") == 422
    assert await move(ada, tasks, "a", after_id="gone") == 422


async def test_neighbours_that_have_changed_places_are_a_conflict(ada: Person) -> None:
    tasks = {name: await ada.add(name) for name in "abc"}
    assert await move(ada, tasks, "b", after_id="c", before_id="a") == 409


async def test_moving_between_the_same_two_goes_on_for_ever(ada: Person) -> None:
    tasks = {name: await ada.add(name) for name in "abcd"}
    for title in "bc" * 40:
        other = "c" if title == "b" else "b"
        assert await move(ada, tasks, title, after_id="a", before_id=other) == 200
        assert "".join(await ada.titles()) == f"a{title}{other}d"


async def test_tasks_at_the_same_position_can_be_parted(ada: Person, database_url: str) -> None:
    tasks = {name: await ada.add(name) for name in "abc"}
    with psycopg.connect(database_url) as connection:
        connection.execute("UPDATE tasks SET position = 1 WHERE user_id = %s", [ada.id])
    first, second, third = await ada.titles()
    assert await move(ada, tasks, third, after_id=first, before_id=second) == 200
    assert await ada.titles() == [first, third, second]


@pytest.mark.parametrize(
    ("low", "high", "middle"), [(1, 2, 1.5), (None, 3, 2), (4, None, 5), (None, None, -1), (1, 1, None), (2, 1, None)]
)
def test_between_two_positions(low: float | None, high: float | None, middle: float | None) -> None:
    assert between(low, high) == middle
