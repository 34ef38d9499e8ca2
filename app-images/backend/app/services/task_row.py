"""A task as the database gives it."""

from datetime import date, datetime
from typing import TypedDict
from uuid import UUID

from app.models import Priority


class TaskTitle(TypedDict):
    id: UUID
    title: str


class TaskRow(TaskTitle):
    notes: str
    due_date: date | None
    priority: Priority
    tags: list[str]
    completed: bool
    completed_at: datetime | None
    position: float
    version: int
    created_at: datetime
    updated_at: datetime
