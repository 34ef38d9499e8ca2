import asyncio
import time
from collections.abc import Callable
from http.cookies import SimpleCookie
from uuid import uuid4

import jwt
import psycopg
import pytest
from fastapi import FastAPI
from httpx import AsyncClient, Response

from app.security import access_tokens
from app.security.access_tokens import AccessTokens, Identity
from tests.conftest import JWT_SECRET, client_of
from tests.person import PASSWORD, Person

ISSUER = "http://localhost:30080"


def cookie(answer: Response) -> str:
    return str(SimpleCookie(answer.headers["set-cookie"])["todo_refresh"].value)


async def refresh(client: AsyncClient, token: str) -> Response:
    client.cookies.clear()
    return await client.post("/api/auth/refresh", headers={"Cookie": f"todo_refresh={token}"})


async def sign_in(client: AsyncClient, email: str, password: str = PASSWORD) -> Response:
    return await client.post("/api/auth/sign-in", json={"email": email, "password": password})


async def test_signing_up_signs_in(client: AsyncClient) -> None:
    email = f"{uuid4().hex}@example.com"
    answer = await client.post("/api/auth/sign-up", json={"email": f"  {email.upper()} ", "password": PASSWORD})
    body = answer.json()
    assert answer.status_code == 201
    assert (body["token_type"], body["expires_in"], body["user"]["email"]) == ("bearer", 900, email)
    me = await client.get("/api/auth/me", headers={"Authorization": f"Bearer {body['access_token']}"})
    assert me.json() == body["user"]


async def test_an_address_has_one_account(client: AsyncClient, ada: Person) -> None:
    answer = await client.post("/api/auth/sign-up", json={"email": ada.email.upper(), "password": PASSWORD})
    assert answer.status_code == 409


async def test_signing_up_twice_at_once_makes_one_account(client: AsyncClient) -> None:
    account = {"email": f"{uuid4().hex}@example.com", "password": PASSWORD}
    answers = await asyncio.gather(*(client.post("/api/auth/sign-up", json=account) for _ in range(4)))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]


@pytest.mark.parametrize(
    "account",
    [
        {"email": "ada", "password": PASSWORD},
        {"email": "ada@home", "password": PASSWORD},
        {"email": "ada@example..com", "password": PASSWORD},
        {"email": "a da@example.com", "password": PASSWORD},
        {"email": "ada\0@example.com", "password": PASSWORD},
        {"email": f"{'a' * 250}@example.com", "password": PASSWORD},
        {"email": "ada@example.com", "password": "short"},
        {"email": "ada@example.com", "password": "x" * 201},
        {"email": "ada@example.com"},
    ],
)
async def test_a_bad_account_is_refused(client: AsyncClient, account: dict[str, str]) -> None:
    answer = await client.post("/api/auth/sign-up", json=account)
    assert answer.status_code == 422
    assert answer.json()["errors"]


async def test_passwords_are_kept_as_argon2_hashes(ada: Person, database_url: str) -> None:
    with psycopg.connect(database_url) as connection:
        [stored] = connection.execute("SELECT password_hash FROM users WHERE id = %s", [ada.id]).fetchone() or [""]
    assert stored.startswith("$argon2id$")


async def test_signing_in(client: AsyncClient, ada: Person) -> None:
    answer = await sign_in(client, ada.email.upper())
    assert answer.status_code == 200
    assert answer.json()["user"]["id"] == ada.id


async def test_a_wrong_password_and_an_unknown_address_cannot_be_told_apart(client: AsyncClient, ada: Person) -> None:
    wrong = await sign_in(client, ada.email, "wrong password")
    unknown = await sign_in(client, f"{uuid4().hex}@example.com")
    assert wrong.status_code == unknown.status_code == 401
    assert wrong.json()["detail"] == unknown.json()["detail"]


async def test_the_refresh_cookie_is_out_of_reach_of_scripts_and_other_sites(client: AsyncClient, ada: Person) -> None:
    set_cookie = (await sign_in(client, ada.email)).headers["set-cookie"].lower()
    for part in ("httponly", "samesite=strict", "path=/api/auth", "max-age=2592000"):
        assert part in set_cookie
    assert "secure" not in set_cookie


async def test_behind_https_the_cookie_is_secure(make_app: Callable[..., FastAPI]) -> None:
    application = await make_app(frontend_url="https://todo.example.com")
    async with client_of(application) as http:
        person = await Person.sign_up(http)
        answer = await sign_in(http, person.email)
    assert "; secure" in answer.headers["set-cookie"].lower()


async def test_refreshing_rotates_the_cookie(client: AsyncClient, ada: Person) -> None:
    first = cookie(await sign_in(client, ada.email))
    answer = await refresh(client, first)
    assert answer.status_code == 200
    assert answer.json()["user"] == {"id": ada.id, "email": ada.email}
    assert cookie(answer) != first
    assert (await refresh(client, cookie(answer))).status_code == 200


def let_pass(database_url: str, user_id: str, seconds: int = 10) -> None:
    """As if tokens had been used that much earlier."""
    with psycopg.connect(database_url) as connection:
        earlier = "UPDATE refresh_tokens SET used_at = used_at - %s * interval '1 second' WHERE user_id = %s"
        connection.execute(earlier, [seconds, user_id])


async def test_using_a_refresh_token_again_later_ends_the_whole_session(
    client: AsyncClient, ada: Person, database_url: str
) -> None:
    first = cookie(await sign_in(client, ada.email))
    second = cookie(await refresh(client, first))
    let_pass(database_url, ada.id)
    assert (await refresh(client, first)).status_code == 401
    assert (await refresh(client, second)).status_code == 401


async def test_a_refresh_whose_answer_was_lost_can_be_sent_again(
    client: AsyncClient, ada: Person, database_url: str
) -> None:
    first = cookie(await sign_in(client, ada.email))
    await refresh(client, first)
    let_pass(database_url, ada.id, 5)
    again = await refresh(client, first)
    assert again.status_code == 200
    assert (await refresh(client, cookie(again))).status_code == 200


async def test_a_token_used_again_soon_is_not_good_for_longer(
    client: AsyncClient, ada: Person, database_url: str
) -> None:
    first = cookie(await sign_in(client, ada.email))
    for _ in range(2):
        await refresh(client, first)
        let_pass(database_url, ada.id, 6)
    assert (await refresh(client, first)).status_code == 401


async def test_a_stolen_token_does_not_end_other_sessions(client: AsyncClient, ada: Person, database_url: str) -> None:
    other = cookie(await sign_in(client, ada.email))
    first = cookie(await sign_in(client, ada.email))
    await refresh(client, first)
    let_pass(database_url, ada.id)
    assert (await refresh(client, first)).status_code == 401
    assert (await refresh(client, other)).status_code == 200


async def test_two_tabs_that_refresh_at_once_both_go_on(app: FastAPI, client: AsyncClient, ada: Person) -> None:
    token = cookie(await sign_in(client, ada.email))
    async with client_of(app) as other:
        answers = await asyncio.gather(refresh(client, token), refresh(other, token))
        assert [answer.status_code for answer in answers] == [200, 200]
        assert (await refresh(client, cookie(answers[0]))).status_code == 200
        assert (await refresh(other, cookie(answers[1]))).status_code == 200


async def test_an_expired_refresh_token_is_worth_nothing(client: AsyncClient, ada: Person, database_url: str) -> None:
    token = cookie(await sign_in(client, ada.email))
    with psycopg.connect(database_url) as connection:
        connection.execute("UPDATE refresh_tokens SET expires_at = now() WHERE user_id = %s", [ada.id])
    assert (await refresh(client, token)).status_code == 401


async def test_refresh_tokens_are_stored_as_hashes_only(client: AsyncClient, ada: Person, database_url: str) -> None:
    token = cookie(await sign_in(client, ada.email))
    with psycopg.connect(database_url) as connection:
        rows = connection.execute("SELECT token_hash FROM refresh_tokens WHERE user_id = %s", [ada.id]).fetchall()
    assert rows
    assert all(token.encode() not in row[0] for row in rows)


@pytest.mark.parametrize("token", ["", "unknown", "x" * 500])
async def test_other_cookies_are_no_session(client: AsyncClient, token: str) -> None:
    assert (await refresh(client, token)).status_code == 401


async def test_signing_out_ends_the_session_and_clears_the_cookie(client: AsyncClient, ada: Person) -> None:
    token = cookie(await sign_in(client, ada.email))
    answer = await client.post("/api/auth/sign-out", headers={"Cookie": f"todo_refresh={token}"})
    assert answer.status_code == 204
    assert 'todo_refresh="";' in answer.headers["set-cookie"]
    assert (await refresh(client, token)).status_code == 401


async def test_signing_out_without_a_session_is_no_error(client: AsyncClient) -> None:
    assert (await client.post("/api/auth/sign-out")).status_code == 204


def claims(**changes: object) -> dict[str, object]:
    names = {"iss": ISSUER, "aud": "todo-api", "sub": str(uuid4()), "email": "a@b.c"}
    return {**names, "exp": int(time.time()) + 60, **changes}


async def test_a_token_like_ours_is_taken(client: AsyncClient) -> None:
    token = jwt.encode(claims(), JWT_SECRET, "HS256")
    assert (await client.get("/api/auth/me", headers={"Authorization": f"Bearer {token}"})).status_code == 200


@pytest.mark.parametrize(
    "token",
    [
        jwt.encode(claims(exp=int(time.time()) - 1), JWT_SECRET, "HS256"),
        jwt.encode(claims(), "another key that is long enough, too", "HS256"),
        jwt.encode(claims(), None, "none"),
        jwt.encode(claims(), JWT_SECRET * 2, "HS512"),
        jwt.encode(claims(sub="ada"), JWT_SECRET, "HS256"),
        jwt.encode(claims(iss="https://other.example.com"), JWT_SECRET, "HS256"),
        jwt.encode(claims(aud="other-api"), JWT_SECRET, "HS256"),
        jwt.encode({"sub": str(uuid4())}, JWT_SECRET, "HS256"),
        "rubbish",
        "",
    ],
    ids=[
        "expired",
        "foreign key",
        "unsigned",
        "other algorithm",
        "no id",
        "other issuer",
        "other audience",
        "no expiry",
        "rubbish",
        "empty",
    ],
)
async def test_a_token_that_is_not_ours_is_refused(client: AsyncClient, token: str) -> None:
    answer = await client.get("/api/auth/me", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_a_token_that_was_good_before_expires_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    tokens = AccessTokens(JWT_SECRET, ISSUER)
    token = tokens.issue(Identity(uuid4(), "ada@example.com"))
    assert tokens.read(token)
    later = time.time() + access_tokens.LIFETIME_SECONDS
    monkeypatch.setattr(access_tokens.time, "time", lambda: later)
    assert tokens.read(token) is None


def test_only_so_many_tokens_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access_tokens, "REMEMBERED", 3)
    tokens = AccessTokens(JWT_SECRET, ISSUER)
    issued = [tokens.issue(Identity(uuid4(), "ada@example.com")) for _ in range(5)]
    assert all(tokens.read(token) for token in issued * 2)
    assert len(tokens._known) == 3


def test_a_token_of_ours_is_read_again() -> None:
    identity = Identity(uuid4(), "ada@example.com")
    tokens = AccessTokens(JWT_SECRET, ISSUER)
    assert tokens.read(tokens.issue(identity)) == identity
