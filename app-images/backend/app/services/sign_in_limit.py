"""Limits the guesses at passwords: by address and account, by address over all accounts, and loosely by account alone.

So nobody locks somebody else out from an address of their own, and guessing from many addresses has an end as well.
"""

from datetime import timedelta

from sqlalchemy import Integer, and_, bindparam, case, cast, delete, func, or_, update
from sqlalchemy.dialects.postgresql import insert

from app.database import Connection, Database
from app.errors import TooManyError
from app.models import PasswordGuesses
from app.sql import Query, table

WINDOW = timedelta(minutes=5)
OF_ADDRESS_AND_ACCOUNT = 5
OF_ADDRESS = 30
OF_ACCOUNT = 200
ANY = ""

guesses = table(PasswordGuesses)

_first = insert(guesses).values(
    address=bindparam("address"), email=bindparam("email"), attempts=1, window_ends_at=func.now() + WINDOW
)
_expired = guesses.c.window_ends_at <= func.now()
COUNT = Query(
    _first.on_conflict_do_update(
        index_elements=[guesses.c.address, guesses.c.email],
        set_={
            "attempts": case((_expired, 1), else_=guesses.c.attempts + 1),
            "window_ends_at": case((_expired, _first.excluded.window_ends_at), else_=guesses.c.window_ends_at),
        },
    ).returning(
        guesses.c.attempts,
        cast(func.ceil(func.extract("epoch", guesses.c.window_ends_at - func.now())), Integer).label("seconds"),
    )
)
_of_address = guesses.c.address == bindparam("address")
_of_account = guesses.c.email == bindparam("email")
FORGET = Query(delete(guesses).where(_of_address, _of_account))
TAKE_BACK = Query(
    update(guesses)
    .values(attempts=func.greatest(0, guesses.c.attempts - 1))
    .where(or_(and_(_of_address, guesses.c.email == ANY), and_(guesses.c.address == ANY, _of_account)))
)


class SignInLimit:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def count_sign_in(self, address: str, email: str) -> None:
        """The narrowest first: what one address is refused does not count against the account of somebody else."""
        async with self._database.connection() as connection:
            await _count(connection, address, email, OF_ADDRESS_AND_ACCOUNT)
            await _count(connection, address, ANY, OF_ADDRESS)
            await _count(connection, ANY, email, OF_ACCOUNT)

    async def count_sign_up(self, address: str) -> None:
        async with self._database.connection() as connection:
            await _count(connection, address, ANY, OF_ADDRESS)

    async def forget(self, address: str, email: str) -> None:
        """It was no guess."""
        async with self._database.connection() as connection:
            await connection.execute(FORGET, {"address": address, "email": email})
            await connection.execute(TAKE_BACK, {"address": address, "email": email})


async def _count(connection: Connection, address: str, email: str, most: int) -> None:
    row = await connection.fetch_one(COUNT, {"address": address, "email": email})
    if row and row["attempts"] > most:
        seconds = int(row["seconds"])
        raise TooManyError(f"Too many attempts to sign in; try again in {seconds} seconds.", seconds)
