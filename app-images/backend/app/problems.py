"""Errors as RFC 9457 problem details: here alone it stands what an error is in HTTP."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import psycopg
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from pydantic import BaseModel
from pydantic_core import to_json
from starlette.exceptions import HTTPException

from app import errors
from app.logs import correlation_id

MEDIA_TYPE = "application/problem+json"
# Before the migrations have run, a table that is missing means the same as a server that does not answer.
UNAVAILABLE = (psycopg.OperationalError, psycopg.errors.UndefinedTable, TimeoutError)
BEARER = {"WWW-Authenticate": "Bearer"}
STATUSES: dict[type[errors.TodoError], int] = {
    errors.NotSignedInError: 401,
    errors.NotFoundError: 404,
    errors.ConflictError: 409,
    errors.OutdatedError: 412,
    errors.InvalidError: 422,
    errors.TooManyError: 429,
    errors.BusyError: 503,
}


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


@dataclass(frozen=True)
class Problem:
    status: int
    detail: str
    errors: list[FieldError] | None = None
    headers: Mapping[str, str] | None = None

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


def problem_of(error: Exception) -> Problem | None:
    """None if nobody has foreseen it."""
    match error:
        case errors.TodoError():
            return _of_ours(error)
        case HTTPException():
            return Problem(error.status_code, str(error.detail), headers=error.headers)
        case RequestValidationError():
            fields = [FieldError(field=_field(line["loc"]), message=line["msg"]) for line in error.errors()]
            return Problem(422, "; ".join(f"{field.field}: {field.message}" for field in fields), fields)
        case _ if isinstance(error, UNAVAILABLE):
            return _of_ours(errors.BusyError("The database does not answer just now; try again shortly.", 2))
        case _:
            return None


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
    for kind in (errors.TodoError, HTTPException, RequestValidationError, *UNAVAILABLE):
        app.add_exception_handler(kind, _answer)


async def _answer(request: Request, error: Exception) -> Response:
    problem = problem_of(error)
    assert problem
    return problem.response(request.url.path)


def _of_ours(error: errors.TodoError) -> Problem:
    fields = [FieldError(field=error.field, message=error.message)] if isinstance(error, errors.InvalidError) else None
    headers = {} if error.retry_after is None else {"Retry-After": str(error.retry_after)}
    status = STATUSES[type(error)]
    return Problem(status, str(error), fields, BEARER if status == HTTPStatus.UNAUTHORIZED else headers)


def _field(location: tuple[int | str, ...]) -> str:
    """Without its first part, which says where in the request it stood."""
    return ".".join(str(part) for part in location[1:]) or str(location[0])
