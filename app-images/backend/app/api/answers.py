"""Answers in JSON, written straight from what the database gave: its types were checked when it was stored."""

from typing import Any

from pydantic_core import to_json
from starlette.responses import Response


def answer(content: object, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    return Response(to_json(content), status, headers, "application/json")


def answer_task(row: dict[str, Any], status: int = 200, headers: dict[str, str] | None = None) -> Response:
    return answer(row, status, {"ETag": f'"{row["version"]}"', **(headers or {})})
