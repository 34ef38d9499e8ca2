"""Removes what is past its time, now and then."""

import asyncio
from datetime import timedelta

import psycopg
import structlog
from sqlalchemy import delete, func

from app.database import Database
from app.models import ChatUsage, ChatUsageOfAll, IdempotencyKey, PasswordGuesses, RefreshToken
from app.sql import Query, table

EVERY_SECONDS = 3600
KEYS_KEPT = timedelta(days=1)
USAGE_KEPT = timedelta(days=31)

tokens = table(RefreshToken)
guesses = table(PasswordGuesses)
keys = table(IdempotencyKey)
usage = table(ChatUsage)
usage_of_all = table(ChatUsageOfAll)

EXPIRED = (
    Query(delete(tokens).where(tokens.c.expires_at < func.now())),
    Query(delete(guesses).where(guesses.c.window_ends_at < func.now())),
    Query(delete(keys).where(keys.c.created_at < func.now() - KEYS_KEPT)),
    Query(delete(usage).where(usage.c.day < func.now() - USAGE_KEPT)),
    Query(delete(usage_of_all).where(usage_of_all.c.day < func.now() - USAGE_KEPT)),
)

log = structlog.get_logger()


async def tidy(database: Database) -> None:
    for query in EXPIRED:
        await database.execute(query)


async def keep_tidy(database: Database) -> None:
    while True:
        try:
            await tidy(database)
        except (psycopg.Error, TimeoutError) as error:
            log.warning("Housekeeping has to wait", reason=str(error))
        await asyncio.sleep(EVERY_SECONDS)
