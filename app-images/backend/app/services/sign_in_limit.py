"""Limits the guesses at one account's password.

By account only: behind an ingress every user can have the same address, and one guesser would lock out all.
"""

from datetime import timedelta

from sqlalchemy import Integer, bindparam, case, cast, delete, func
from sqlalchemy.dialects.postgresql import insert

from app.database import Database
from app.models import SignInAttempts
from app.problems import Problem
from app.sql import Query, table

ATTEMPTS = 5
WINDOW = timedelta(minutes=5)

attempts = table(SignInAttempts)

_first = insert(attempts).values(email=bindparam("email"), attempts=1, window_ends_at=func.now() + WINDOW)
_expired = attempts.c.window_ends_at <= func.now()
COUNT = Query(
    _first.on_conflict_do_update(
        index_elements=[attempts.c.email],
        set_={
            "attempts": case((_expired, 1), else_=attempts.c.attempts + 1),
            "window_ends_at": case((_expired, _first.excluded.window_ends_at), else_=attempts.c.window_ends_at),
        },
    ).returning(
        attempts.c.attempts,
        cast(func.ceil(func.extract("epoch", attempts.c.window_ends_at - func.now())), Integer).label("seconds"),
    )
)
FORGET = Query(delete(attempts).where(attempts.c.email == bindparam("email")))


class SignInLimit:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def count(self, email: str) -> None:
        row = await self._database.fetch_one(COUNT, {"email": email})
        if row and row["attempts"] > ATTEMPTS:
            raise Problem(
                429,
                f"Too many attempts to sign in; try again in {row['seconds']} seconds.",
                headers={"Retry-After": str(row["seconds"])},
            )

    async def forget(self, email: str) -> None:
        await self._database.execute(FORGET, {"email": email})
