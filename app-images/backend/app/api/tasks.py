"""Tasks of the caller; those of others do not exist for them."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Body, Header, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from pydantic import ValidationError

from app.api.answers import answer, answer_task
from app.api.caller import Caller
from app.api.preconditions import expected_versions, is_known
from app.api.services import Tasks
from app.errors import InvalidError
from app.openapi import query_parameters
from app.problems import documented
from app.schemas.task import Deleted, TaskChanges, TaskCreate, TaskMove, TaskOut, TaskPage, TaskQuery

IfMatch = Annotated[str | None, Header(description='The ETag of the version that the change is meant for, such as "3"')]
IfNoneMatch = Annotated[str | None, Header(description="The ETag that the client has already")]
IdempotencyKey = Annotated[
    str | None, Header(pattern=r"^[\x21-\x7e]{1,100}$", description="The same key never creates two tasks")
]

router = APIRouter(prefix="/api/tasks", tags=["tasks"])


@router.get(
    "",
    response_model=TaskPage,
    responses=documented(401),
    openapi_extra=query_parameters(TaskQuery),
    summary="List, search, filter and sort",
)
async def list_tasks(request: Request, tasks: Tasks, user: Caller) -> Response:
    query = _read_query(request)
    items, next_cursor = await tasks.page(user.id, query)
    return answer({"items": items, "next_cursor": next_cursor})


@router.post("", status_code=201, response_model=TaskOut, responses=documented(401, 409), summary="Create")
async def create_task(tasks: Tasks, user: Caller, task: TaskCreate, idempotency_key: IdempotencyKey = None) -> Response:
    replayed = False
    if idempotency_key:
        row, replayed = await tasks.create_once(user.id, task, idempotency_key)
    else:
        row = await tasks.create(user.id, task)
    headers = {"Location": f"/api/tasks/{row['id']}"}
    return answer_task(row, 201, {**headers, "Idempotency-Replayed": "true"} if replayed else headers)


@router.delete("", response_model=Deleted, responses=documented(401), summary="Delete all completed")
async def delete_tasks(
    tasks: Tasks,
    user: Caller,
    status: Annotated[Literal["completed"], Query(description="What is deleted")],  # noqa: ARG001  one value only
) -> Response:
    return answer({"deleted": await tasks.delete_completed(user.id)})


@router.get("/{task_id}", response_model=TaskOut, responses=documented(401, 404), summary="Read")
async def get_task(tasks: Tasks, user: Caller, task_id: UUID, if_none_match: IfNoneMatch = None) -> Response:
    row = await tasks.get(user.id, task_id)
    if is_known(if_none_match, row["version"]):
        return Response(status_code=304, headers={"ETag": f'"{row["version"]}"'})
    return answer_task(row)


@router.patch("/{task_id}", response_model=TaskOut, responses=documented(401, 404, 412), summary="Change")
async def update_task(
    tasks: Tasks, user: Caller, task_id: UUID, changes: Annotated[TaskChanges, Body()], if_match: IfMatch = None
) -> Response:
    if not changes:
        raise InvalidError("body", "has to name a field to change")
    return answer_task(await tasks.update(user.id, task_id, changes, expected_versions(if_match)))


@router.delete("/{task_id}", status_code=204, responses=documented(401, 404, 412), summary="Delete")
async def delete_task(tasks: Tasks, user: Caller, task_id: UUID, if_match: IfMatch = None) -> Response:
    await tasks.delete(user.id, task_id, expected_versions(if_match))
    return Response(status_code=204)


@router.post("/{task_id}/move", response_model=TaskOut, responses=documented(401, 404, 409), summary="Reorder")
async def move_task(tasks: Tasks, user: Caller, task_id: UUID, move: TaskMove) -> Response:
    return answer_task(await tasks.move(user.id, task_id, move))


def _read_query(request: Request) -> TaskQuery:
    """By pydantic alone: FastAPI takes as long for ten parameters as all the rest of the busiest request."""
    try:
        return TaskQuery.model_validate({name: value for name, value in request.query_params.items() if value})
    except ValidationError as error:
        raise RequestValidationError([{**line, "loc": ("query", *line["loc"])} for line in error.errors()]) from None
