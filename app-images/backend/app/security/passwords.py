"""Passwords are kept as argon2id hashes only, and only so many wait to be hashed."""

import asyncio
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from app.errors import BusyError

# OWASP's parameters; each hash takes 19 MiB while it is computed, so only two are at once.
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
AT_ONCE = 2
# A crowd that signs up leaves room for those who sign in; whoever waits does so for a few tenths of a second.
SIGN_UPS_WAITING = 8
SIGN_INS_WAITING = 16
RETRY_SECONDS = 2


class Queue:
    def __init__(self) -> None:
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._waiting = 0

    @asynccontextmanager
    async def turn(self, most_waiting: int) -> AsyncIterator[None]:
        if self._turns.locked() and self._waiting >= most_waiting:
            raise BusyError("Too many people sign in at this moment; try again shortly.", RETRY_SECONDS)
        self._waiting += 1
        try:
            await self._turns.acquire()
        finally:
            self._waiting -= 1
        try:
            yield
        finally:
            self._turns.release()


_queue = Queue()


async def hash_password(password: str) -> str:
    async with _queue.turn(SIGN_UPS_WAITING):
        return await asyncio.to_thread(_hash, password)


async def verify_password(password_hash: str | None, password: str) -> bool:
    async with _queue.turn(SIGN_INS_WAITING):
        return await asyncio.to_thread(_verify, password_hash or _nobody(), password) and password_hash is not None


@cache
def _nobody() -> str:
    """Checked for an unknown account, which must take as long as a known one."""
    return _hash(secrets.token_hex())


def _hash(password: str) -> str:
    return str(_hasher.hash(password))


def _verify(password_hash: str, password: str) -> bool:
    try:
        _hasher.verify(password_hash, password)
    except VerifyMismatchError:
        return False
    return True
