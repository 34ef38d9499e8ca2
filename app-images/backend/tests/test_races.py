"""What happens when requests meet in the database."""

import asyncio

from httpx import Response

from tests.person import Person


def statuses(answers: list[Response]) -> list[int]:
    return sorted(answer.status_code for answer in answers)


async def test_of_many_writers_with_the_same_etag_one_wins(ada: Person) -> None:
    task = await ada.add()

    async def write(number: int) -> Response:
        path, body = f"/api/tasks/{task['id']}", {"title": f"Writer {number}"}
        return await ada.http.patch(path, json=body, headers={"If-Match": '"1"'})

    answers = await asyncio.gather(*(write(number) for number in range(8)))
    assert statuses(answers) == [200] + [412] * 7
    [winner] = [answer.json() for answer in answers if answer.status_code == 200]
    assert await ada.tasks() == [winner]


async def test_writers_without_an_etag_all_count(ada: Person) -> None:
    task = await ada.add()
    answers = await asyncio.gather(*(ada.change(task, notes=str(number)) for number in range(8)))
    assert sorted(answer.json()["version"] for answer in answers) == list(range(2, 10))


async def test_a_double_submit_makes_one_task(ada: Person) -> None:
    headers = {"Idempotency-Key": "double"}
    answers = await asyncio.gather(
        *(ada.http.post("/api/tasks", json={"title": "Once"}, headers=headers) for _ in range(8))
    )
    assert statuses(answers) == [201] * 8
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert sum("Idempotency-Replayed" in answer.headers for answer in answers) == 7
    assert await ada.titles() == ["Once"]


async def test_deleting_and_changing_at_once_leaves_no_half_task(ada: Person) -> None:
    task = await ada.add()
    deleted, changed = await asyncio.gather(
        ada.http.delete(f"/api/tasks/{task['id']}"), ada.change(task, title="Changed")
    )
    assert deleted.status_code == 204
    assert changed.status_code in (200, 404)
    assert await ada.tasks() == []


async def test_moves_at_once_keep_every_task_in_a_strict_order(ada: Person) -> None:
    tasks = [await ada.add(str(number)) for number in range(6)]
    moves = [ada.http.post(f"/api/tasks/{task['id']}/move", json={"before_id": tasks[0]["id"]}) for task in tasks[1:]]
    assert statuses(await asyncio.gather(*moves)) == [200] * 5
    listed = await ada.tasks()
    assert len({task["position"] for task in listed}) == 6
    assert listed[-1]["id"] == tasks[0]["id"]


async def test_a_confirmation_sent_twice_is_carried_out_once(ada: Person) -> None:
    for title in ("a", "b"):
        await ada.add(title)
    [confirm] = [event for event in await ada.ask("delete everything") if event.name == "confirm"]
    answers = await asyncio.gather(*(ada.ask("yes", confirm_token=confirm.data["token"]) for _ in range(3)))
    texts = sorted(answer[-1].data["text"] for answer in answers)
    assert texts == ["Deleted 2 tasks."] + ["That question is no longer open; ask again."] * 2
