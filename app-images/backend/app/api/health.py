"""For the cluster: is the process alive, should it get requests, how is it doing."""

from fastapi import APIRouter
from fastapi.responses import Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from app.api.answers import answer
from app.api.services import Readiness
from app.problems import documented
from app.schemas.health import Health

router = APIRouter(tags=["operations"])


@router.get("/health", response_model=Health, summary="The process is alive")
async def health() -> Response:
    return answer({"status": "ok"})


@router.get(
    "/health/ready", response_model=Health, responses=documented(), summary="The database answers and is migrated"
)
async def ready(readiness: Readiness) -> Response:
    await readiness.check()
    return answer({"status": "ready"})


@router.get("/metrics", summary="For Prometheus", response_class=Response)
async def metrics() -> Response:
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
