"""Every answer that a test gets is held against what its route promises."""

from functools import cache
from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute
from httpx import Response
from pydantic import TypeAdapter
from starlette.routing import Match

from app.problems import MEDIA_TYPE, ProblemDetails
from app.schemas.chat import STREAMED
from tests.person import read_events


def check_answers_of(application: FastAPI) -> Any:
    async def check(response: Response) -> None:
        await response.aread()
        kind = response.headers.get("Content-Type", "")
        if kind == MEDIA_TYPE:
            hold(ProblemDetails, response.json(), leave_out=True)
        elif kind.startswith("text/event-stream"):
            for event in read_events(response.text):
                hold(STREAMED[event.name], event.data, leave_out=event.name == "error")
        elif (route := route_of(application, response)) and route.response_model and kind == "application/json":
            assert response.status_code == (route.status_code or 200)
            hold(route.response_model, response.json())

    return check


def route_of(application: FastAPI, response: Response) -> APIRoute | None:
    request = response.request
    scope = {"type": "http", "method": request.method, "path": request.url.path, "headers": [], "app": application}
    matching = [route for route in application.routes if route.matches(scope)[0] is Match.FULL]
    return matching[0] if matching and isinstance(matching[0], APIRoute) else None


def hold(model: Any, content: Any, *, leave_out: bool = False) -> None:
    """The same comes out again: nothing is missing, nothing is there that is not described."""
    read = adapter_of(model).validate_python(content)
    assert adapter_of(model).dump_python(read, mode="json", exclude_none=leave_out) == content


@cache
def adapter_of(model: Any) -> TypeAdapter[Any]:
    return TypeAdapter(model)
