"""Refresh tokens: each is good for one use, and for a few seconds more: an answer may be lost, another tab may ask.

A use after that means that it was stolen, and ends the whole session.
"""

import hashlib
import secrets
from datetime import timedelta
from uuid import UUID, uuid4

from sqlalchemy import bindparam, delete, func, insert, select, update

from app.database import Connection, Database
from app.errors import NotSignedInError
from app.models import RefreshToken, User
from app.security.access_tokens import Identity
from app.sql import Query, table

LIFETIME = timedelta(days=30)
GOOD_AFTER_USE = timedelta(seconds=10)

tokens = table(RefreshToken)
users = table(User)

ADD = Query(
    insert(tokens).values(
        token_hash=bindparam("token_hash"),
        family_id=bindparam("family_id"),
        user_id=bindparam("user_id"),
        expires_at=func.now() + LIFETIME,
    )
)
USE = Query(
    update(tokens)
    .values(used_at=func.coalesce(tokens.c.used_at, func.now()))
    .where(
        tokens.c.token_hash == bindparam("hash"),
        func.coalesce(tokens.c.used_at, func.now()) > func.now() - GOOD_AFTER_USE,
        tokens.c.expires_at > func.now(),
        users.c.id == tokens.c.user_id,
    )
    .returning(tokens.c.family_id, users.c.id, users.c.email)
)
_given = tokens.alias("given")
REVOKE_FAMILY = Query(
    delete(tokens).where(
        tokens.c.family_id
        == select(_given.c.family_id).where(_given.c.token_hash == bindparam("hash")).scalar_subquery()
    )
)


class Sessions:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def start(self, user_id: UUID) -> str:
        async with self._database.connection() as connection:
            return await _add(connection, user_id, uuid4())

    async def rotate(self, token: str) -> tuple[Identity, str]:
        async with self._database.transaction() as connection:
            row = await connection.fetch_one(USE, {"hash": _hash(token)})
            if row is not None:
                return Identity(row["id"], row["email"]), await _add(connection, row["id"], row["family_id"])
        await self.end(token)
        raise NotSignedInError("The session has ended; sign in again.")

    async def end(self, token: str) -> None:
        await self._database.execute(REVOKE_FAMILY, {"hash": _hash(token)})


async def _add(connection: Connection, user_id: UUID, family_id: UUID) -> str:
    token = secrets.token_urlsafe(32)
    await connection.execute(ADD, {"token_hash": _hash(token), "family_id": family_id, "user_id": user_id})
    return token


def _hash(token: str) -> bytes:
    # No salt: the tokens are random already.
    return hashlib.sha256(token.encode()).digest()
