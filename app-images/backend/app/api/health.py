"""For the cluster: is the process alive, should it get requests, how is it doing."""

import asyncio

import structlog
from fastapi import APIRouter, Request
from fastapi.responses import Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from psycopg import OperationalError
from sqlalchemy import literal, select

from app.api.answers import answer
from app.problems import Problem, documented
from app.sql import Query

# Below the 3 seconds that a probe waits.
READY_SECONDS = 2
ONE = Query(select(literal(1)))

router = APIRouter(tags=["operations"])
log = structlog.get_logger()


@router.get("/health", summary="The process is alive")
async def health() -> dict[str, str]:
    return {"status": "ok"}


@router.get("/health/ready", summary="The database answers and is migrated", responses=documented())
async def ready(request: Request) -> Response:
    state = request.app.state
    if state.lifecycle.draining.is_set():
        raise Problem(503, "Shutting down.")
    if not state.lifecycle.migrated:
        raise Problem(503, "The database is not migrated yet.")
    try:
        async with asyncio.timeout(READY_SECONDS):
            await state.database.fetch_one(ONE)
    except (OperationalError, TimeoutError) as error:
        log.warning("The database does not answer", reason=str(error) or type(error).__name__)
        raise Problem(503, "The database does not answer.") from None
    return answer({"status": "ready"})


@router.get("/metrics", summary="For Prometheus", response_class=Response)
async def metrics() -> Response:
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
