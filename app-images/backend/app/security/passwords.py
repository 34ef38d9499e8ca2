"""Passwords are kept as argon2id hashes only."""

import asyncio
import secrets
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

# OWASP's parameters; each hash takes 19 MiB while it is computed, so only two are at once.
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_turns = asyncio.Semaphore(2)


async def hash_password(password: str) -> str:
    async with _turns:
        return await asyncio.to_thread(_hash, password)


async def verify_password(password_hash: str | None, password: str) -> bool:
    async with _turns:
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
