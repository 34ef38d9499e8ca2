"""Signing up and signing in."""

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.postgresql import insert

from app.database import Database
from app.errors import ConflictError, NotSignedInError
from app.models import User
from app.security.access_tokens import Identity
from app.security.passwords import hash_password, verify_password
from app.services.sign_in_limit import SignInLimit
from app.sql import Query, table

users = table(User)

CREATE = Query(
    insert(users)
    .values(email=bindparam("email"), password_hash=bindparam("password_hash"))
    .on_conflict_do_nothing(index_elements=[users.c.email])
    .returning(users.c.id)
)
FIND = Query(select(users.c.id, users.c.password_hash).where(users.c.email == bindparam("email")))


class Accounts:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._limit = SignInLimit(database)

    async def sign_up(self, email: str, password: str, address: str) -> Identity:
        """Whoever asks for accounts that exist is guessing, too."""
        await self._limit.count_sign_up(address)
        password_hash = await hash_password(password)
        row = await self._database.fetch_one(CREATE, {"email": email, "password_hash": password_hash})
        if row is None:
            raise ConflictError("There is an account with this e-mail address; sign in instead.")
        await self._limit.forget(address, email)
        return Identity(row["id"], email)

    async def sign_in(self, email: str, password: str, address: str) -> Identity:
        # Counted before the password is looked at, so that guesses sent at once are all counted.
        await self._limit.count_sign_in(address, email)
        row = await self._database.fetch_one(FIND, {"email": email})
        if not await verify_password(row["password_hash"] if row else None, password) or row is None:
            raise NotSignedInError("The e-mail address or the password is wrong.")
        await self._limit.forget(address, email)
        return Identity(row["id"], email)
