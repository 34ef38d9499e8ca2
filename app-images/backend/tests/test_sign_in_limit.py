"""Guesses at passwords are limited, and nobody is locked out by somebody else."""

import asyncio
from uuid import uuid4

import psycopg
import pytest
from fastapi import FastAPI
from httpx import AsyncClient, Response

from app.api.client_address import client_address
from app.security import passwords
from app.services import sign_in_limit
from tests.conftest import client_of
from tests.person import PASSWORD, Person
from tests.test_auth import sign_in

WRONG = "wrong password"


def statuses(answers: list[Response]) -> list[int]:
    return [answer.status_code for answer in answers]


async def guess(client: AsyncClient, email: str, times: int) -> list[int]:
    return statuses([await sign_in(client, email, WRONG) for _ in range(times)])


async def test_guessing_is_limited_even_when_the_guess_is_right_at_last(client: AsyncClient, ada: Person) -> None:
    assert await guess(client, ada.email, 5) == [401] * 5
    limited = await sign_in(client, ada.email)
    assert limited.status_code == 429
    assert 0 < int(limited.headers["Retry-After"]) <= 300


async def test_guesses_sent_at_once_are_all_counted(client: AsyncClient, ada: Person) -> None:
    answers = await asyncio.gather(*(sign_in(client, ada.email, WRONG) for _ in range(12)))
    assert sorted(statuses(answers)) == [401] * 5 + [429] * 7


async def test_guessing_locks_out_nobody_at_another_address(client: AsyncClient, ada: Person) -> None:
    await guess(client, ada.email, 40)
    assert (await sign_in(ada.http, ada.email)).status_code == 200


async def test_guesses_over_many_accounts_from_one_address_are_limited(client: AsyncClient, ada: Person) -> None:
    emails = [f"{uuid4().hex}@example.com" for _ in range(sign_in_limit.OF_ADDRESS)]
    answers = [await sign_in(client, email, "hunter22") for email in emails]
    assert statuses(answers) == [401] * len(emails)
    assert (await sign_in(client, ada.email)).status_code == 429


async def test_asking_which_accounts_exist_is_limited_as_well(client: AsyncClient, ada: Person) -> None:
    account = {"email": ada.email, "password": PASSWORD}
    asked = sign_in_limit.OF_ADDRESS + 1
    answers = [await client.post("/api/auth/sign-up", json=account) for _ in range(asked)]
    assert statuses(answers) == [409] * sign_in_limit.OF_ADDRESS + [429]


async def test_guesses_from_very_many_addresses_have_an_end(
    app: FastAPI, ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sign_in_limit, "OF_ACCOUNT", 4)
    seen = []
    for _ in range(3):
        async with client_of(app) as another:
            seen += await guess(another, ada.email, 2)
    assert seen == [401] * 4 + [429] * 2


async def test_those_who_sign_in_do_not_use_up_the_limit_of_their_address(
    client: AsyncClient, ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sign_in_limit, "OF_ADDRESS", 3)
    answers = [await sign_in(client, ada.email) for _ in range(6)]
    assert statuses(answers) == [200] * 6


async def test_signing_in_forgets_earlier_mistakes(client: AsyncClient, ada: Person) -> None:
    for _ in range(3):
        await guess(client, ada.email, 4)
        assert (await sign_in(client, ada.email)).status_code == 200


async def test_more_guesses_do_not_prolong_the_limit(client: AsyncClient, ada: Person, database_url: str) -> None:
    def window_ends() -> list[object]:
        with psycopg.connect(database_url) as connection:
            query = "SELECT window_ends_at FROM password_guesses WHERE email = %s ORDER BY address"
            return connection.execute(query, [ada.email]).fetchall()

    await guess(client, ada.email, 1)
    first = window_ends()
    await guess(client, ada.email, 6)
    assert len(first) == 2
    assert window_ends() == first


async def test_the_limit_ends_with_its_window(client: AsyncClient, ada: Person, database_url: str) -> None:
    await guess(client, ada.email, 6)
    with psycopg.connect(database_url) as connection:
        connection.execute("UPDATE password_guesses SET window_ends_at = now() WHERE email = %s", [ada.email])
    assert (await sign_in(client, ada.email)).status_code == 200


class Peer:
    def __init__(self, host: str, forwarded: str | None) -> None:
        self.client = type("Client", (), {"host": host})
        self.headers = {} if forwarded is None else {"x-forwarded-for": forwarded}


@pytest.mark.parametrize(
    ("peer", "forwarded", "address"),
    [
        ("10.1.2.3", "203.0.113.7", "203.0.113.7"),
        ("10.1.2.3", "198.51.100.9, 203.0.113.7", "203.0.113.7"),
        ("100.64.0.9", "203.0.113.7", "203.0.113.7"),
        ("10.1.2.3", None, "10.1.2.3"),
        ("8.8.8.8", "203.0.113.7", "8.8.8.8"),
        ("10.1.2.3", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("10.1.2.3", "2001:db8:1:2:ffff::9", "2001:db8:1:2::/64"),
        ("10.1.2.3", "rubbish", "rubbish"),
        ("10.1.2.3", "x" * 1000, "x" * 64),
    ],
)
async def test_the_address_is_what_a_proxy_of_ours_says(peer: str, forwarded: str | None, address: str) -> None:
    assert await client_address(Peer(peer, forwarded)) == address  # type: ignore[arg-type]


async def test_a_crowd_that_signs_up_is_put_off_before_it_delays_those_who_sign_in(
    ada: Person, client: AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = asyncio.Event()
    loop = asyncio.get_running_loop()
    monkeypatch.setattr(passwords, "_hash", lambda _: asyncio.run_coroutine_threadsafe(go.wait(), loop).result())
    crowd = [asyncio.create_task(passwords.hash_password(PASSWORD)) for _ in range(40)]
    await asyncio.sleep(0)
    signing_in = asyncio.create_task(sign_in(client, ada.email))
    await asyncio.wait(crowd, return_when=asyncio.FIRST_COMPLETED)
    put_off = [hashing for hashing in crowd if hashing.done()]
    assert not signing_in.done()
    go.set()
    assert (await signing_in).status_code == 200
    assert len(put_off) == 40 - passwords.AT_ONCE - passwords.SIGN_UPS_WAITING
    assert {type(hashing.exception()).__name__ for hashing in put_off} == {"BusyError"}


async def test_who_is_put_off_is_told_when_to_come_again(client: AsyncClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "SIGN_INS_WAITING", 0)
    answers = await asyncio.gather(*(sign_in(client, f"{uuid4().hex}@example.com") for _ in range(12)))
    put_off = [answer for answer in answers if answer.status_code == 503]
    assert put_off
    assert {answer.headers["Retry-After"] for answer in put_off} == {"2"}
