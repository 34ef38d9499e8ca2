"""Errors as RFC 9457 problem details."""

from http import HTTPStatus
from typing import Any

import psycopg
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from pydantic import BaseModel
from pydantic_core import to_json
from starlette.exceptions import HTTPException

from app.logs import correlation_id

MEDIA_TYPE = "application/problem+json"


class FieldError(BaseModel):
    field: str
    message: str


class ProblemDetails(BaseModel):
    type: str = "about:blank"
    title: str
    status: int
    detail: str
    instance: str
    errors: list[FieldError] | None = None
    correlation_id: str | None


class Problem(Exception):  # noqa: N818  RFC 9457's word
    """Raised anywhere, answered as problem details."""

    def __init__(
        self, status: int, detail: str, *, errors: list[FieldError] | None = None, headers: dict[str, str] | None = None
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.errors = errors
        self.headers = headers

    def details(self, path: str) -> dict[str, Any]:
        problem = ProblemDetails(
            title=HTTPStatus(self.status).phrase,
            status=self.status,
            detail=self.detail,
            instance=path,
            errors=self.errors,
            correlation_id=correlation_id.get(),
        )
        return problem.model_dump(exclude_none=True)

    def response(self, path: str) -> Response:
        return Response(to_json(self.details(path)), self.status, self.headers, MEDIA_TYPE)


def invalid(field: str, message: str) -> Problem:
    return Problem(422, f"{field}: {message}", errors=[FieldError(field=field, message=message)])


def unavailable() -> Problem:
    return Problem(503, "The database does not answer just now; try again shortly.", headers={"Retry-After": "2"})


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What a route adds to the OpenAPI description for the errors it can answer with."""
    return {
        status: {
            "description": HTTPStatus(status).phrase,
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}},
        }
        for status in (*statuses, 422, 503)
    }


def handle_problems(app: FastAPI) -> None:
    @app.exception_handler(Problem)
    async def answer_problem(request: Request, error: Problem) -> Response:
        return error.response(request.url.path)

    @app.exception_handler(HTTPException)
    async def answer_http(request: Request, error: HTTPException) -> Response:
        headers = dict(error.headers) if error.headers else None
        return Problem(error.status_code, str(error.detail), headers=headers).response(request.url.path)

    @app.exception_handler(RequestValidationError)
    async def answer_invalid(request: Request, error: RequestValidationError) -> Response:
        errors = [FieldError(field=_field(line["loc"]), message=line["msg"]) for line in error.errors()]
        detail = "; ".join(f"{line.field}: {line.message}" for line in errors)
        return Problem(422, detail, errors=errors).response(request.url.path)

    @app.exception_handler(psycopg.DataError)
    async def answer_data(request: Request, _error: psycopg.DataError) -> Response:
        return Problem(422, "A value is outside of what can be stored.").response(request.url.path)

    # Before the migrations have run, a table that is missing means the same as a server that does not answer.
    @app.exception_handler(psycopg.errors.UndefinedTable)
    @app.exception_handler(psycopg.OperationalError)
    @app.exception_handler(TimeoutError)
    async def answer_unavailable(request: Request, _error: Exception) -> Response:
        return unavailable().response(request.url.path)


def _field(location: tuple[int | str, ...]) -> str:
    """Without its first part, which says where in the request it stood."""
    return ".".join(str(part) for part in location[1:]) or str(location[0])
