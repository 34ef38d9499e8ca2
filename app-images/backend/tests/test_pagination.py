"""Pages hold every task once and in order, whatever the tasks, the order and the size of a page."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.schemas.task import Order, Sort
from tests.conftest import client_of
from tests.person import Person

TITLES = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=20).filter(
    lambda title: title.strip() != ""
)
TASKS = st.lists(
    st.fixed_dictionaries(
        {
            "title": TITLES,
            "due_date": st.none() | st.dates(date(1900, 1, 1), date(2200, 1, 1)).map(date.isoformat),
            "priority": st.sampled_from(["low", "normal", "high"]),
        }
    ),
    max_size=12,
)


async def pages(person: Person, query: dict[str, Any]) -> list[list[dict[str, Any]]]:
    found, cursor = [], None
    while True:
        page = (await person.http.get(f"/api/tasks?{urlencode(query | ({'cursor': cursor} if cursor else {}))}")).json()
        found.append(page["items"])
        cursor = page["next_cursor"]
        if cursor is None:
            return found
        assert len(found) < 50, "the cursor leads nowhere"


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TASKS, st.sampled_from(Sort), st.sampled_from(Order), st.integers(1, 5))
async def test_pages_together_are_the_whole_list(
    app: FastAPI, tasks: list[dict[str, Any]], sort: Sort, order: Order, limit: int
) -> None:
    async with client_of(app) as http:
        person = await Person.sign_up(http)
        for task in tasks:
            await person.add(**task)
        query = {"sort": sort.value, "order": order.value}
        found = await pages(person, {**query, "limit": limit})
        assert [task for page in found for task in page] == await person.tasks(**query, limit=100)
        assert len(found) == max(1, -(-len(tasks) // limit))


async def test_tasks_that_come_and_go_neither_repeat_nor_hide_the_others(ada: Person) -> None:
    tasks = [await ada.add(str(number)) for number in range(6)]
    first = (await ada.http.get("/api/tasks?limit=3")).json()
    await ada.http.delete(f"/api/tasks/{tasks[0]['id']}")
    await ada.http.delete(f"/api/tasks/{tasks[2]['id']}")
    await ada.add("new")
    second = (await ada.http.get(f"/api/tasks?limit=100&cursor={first['next_cursor']}")).json()
    assert [task["title"] for task in second["items"]] == ["3", "4", "5", "new"]
