"""Answers in JSON, written straight from what the database gave: its types were checked when it was stored."""

from pydantic_core import to_json
from starlette.responses import Response

from app.services.task_row import TaskRow


def answer(content: object, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    return Response(to_json(content), status, headers, "application/json")


def answer_task(row: TaskRow, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    return answer(row, status, {"ETag": f'"{row["version"]}"', **(headers or {})})
