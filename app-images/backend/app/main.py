"""Puts the application together."""

import asyncio
import gc
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import psycopg
import structlog
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

from app import migrations
from app.api import auth, chat, health, tasks
from app.chat.budget import Budget
from app.chat.conversation import Conversation
from app.chat.openai_engine import OpenAIEngine
from app.chat.store import ChatStore
from app.chat.tools import Tools
from app.database import Database
from app.lifecycle import Lifecycle
from app.metrics import watch_pool
from app.observe import Observe
from app.openapi import DescribedAPI
from app.problems import handle_problems
from app.security.access_tokens import AccessTokens
from app.services.accounts import Accounts
from app.services.housekeeping import keep_tidy
from app.services.readiness import Readiness
from app.services.sessions import Sessions
from app.services.tasks import TaskService
from app.settings import Settings

RETRY_SECONDS = 1.0

log = structlog.get_logger()


def create_app(settings: Settings, lifecycle: Lifecycle) -> FastAPI:
    database = Database(settings.conninfo)
    watch_pool(database.size, lambda: database.in_use, lambda: database.idle)
    readiness = Readiness(lifecycle, settings.conninfo)
    task_service = TaskService(database)
    chat_store = ChatStore(database)
    budget = Budget(database, settings.openai_daily_tokens, settings.openai_daily_tokens_of_all)
    openai = OpenAIEngine(settings, Tools(task_service), budget, lifecycle) if settings.openai_api_key else None

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        for warning in settings.warnings:
            log.warning("Allowed locally only", setting=warning)
        # In the background, so that /health answers at once however long the database takes.
        upkeep = asyncio.create_task(prepare_and_keep_tidy(settings, lifecycle, database))
        yield
        upkeep.cancel()
        if openai:
            await openai.close()
        await readiness.close()
        await database.close()

    app = DescribedAPI(
        title="To-do chat",
        version="1.0.0",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        # A redirect would lead to whatever host the request names.
        redirect_slashes=False,
    )
    app.state.settings = settings
    app.state.lifecycle = lifecycle
    app.state.database = database
    app.state.readiness = readiness
    app.state.access_tokens = AccessTokens(settings.jwt_secret.get_secret_value(), settings.frontend_url)
    app.state.accounts = Accounts(database)
    app.state.sessions = Sessions(database)
    app.state.tasks = task_service
    app.state.chat_store = chat_store
    app.state.conversation = Conversation(task_service, chat_store, budget, openai)

    # Routes are tried in turn: the busiest first.
    for name, routes in {"tasks": tasks, "chat": chat, "auth": auth, "health": health}.items():
        if settings.feature_flags.get(name, True):
            app.include_router(routes.router)
    handle_problems(app)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=[settings.frontend_url],
        allow_credentials=True,
        allow_methods=["GET", "POST", "PATCH", "DELETE"],
        allow_headers=["Authorization", "Content-Type", "Idempotency-Key", "If-Match", "X-Request-ID"],
        expose_headers=["ETag", "Location", "Retry-After", "X-Request-ID"],
    )
    app.add_middleware(Observe, lifecycle=lifecycle)
    return app


async def prepare_and_keep_tidy(settings: Settings, lifecycle: Lifecycle, database: Database) -> None:
    await prepare(settings, lifecycle)
    if lifecycle.migrated:
        await keep_tidy(database)


async def prepare(settings: Settings, lifecycle: Lifecycle) -> None:
    """Migrates as soon as the database can be reached; anything else that goes wrong ends the process."""
    while not lifecycle.migrated:
        try:
            await migrations.migrate(settings.conninfo)
            lifecycle.migrated = True
            # What is there by now stays: the collector need not look at it again.
            gc.collect()
            gc.freeze()
            log.info("Ready")
        except psycopg.OperationalError as error:
            log.warning("The database cannot be reached yet", reason=str(error))
            await asyncio.sleep(RETRY_SECONDS)
        except Exception:
            log.critical("The migration failed", exc_info=True)
            lifecycle.failed = True
            signal.raise_signal(signal.SIGTERM)
            return
