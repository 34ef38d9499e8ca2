"""Tasks."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, TypedDict
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from app.models import Priority
from app.schemas.text import Clean, Title

EXAMPLE: dict[str, Any] = {
    "title": "Buy milk",
    "notes": "Two bottles",
    "due_date": "2030-01-31",
    "priority": "high",
    "tags": ["shopping"],
}


def distinct(tags: list[str]) -> list[str]:
    return list(dict.fromkeys(tags))


Notes = Annotated[str, StringConstraints(max_length=4000), Clean]
Tag = Annotated[str, StringConstraints(strip_whitespace=True, to_lower=True, min_length=1, max_length=50), Clean]
Tags = Annotated[list[Tag], Field(max_length=20), AfterValidator(distinct)]


class TaskCreate(BaseModel):
    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [EXAMPLE]})

    title: Title
    notes: Notes = ""
    due_date: date | None = None
    priority: Priority = Priority.NORMAL
    tags: Tags = []


class TaskChanges(TypedDict, total=False):
    """A dictionary, because a field that is absent means something else than one that is null."""

    __pydantic_config__ = ConfigDict(  # type: ignore[misc]
        extra="forbid",
        json_schema_extra={"examples": [{"completed": True}, {"title": "Buy oat milk", "due_date": None}]},
    )

    title: Title
    notes: Notes
    due_date: date | None
    priority: Priority
    tags: Tags
    completed: bool


class TaskMove(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"after_id": "6f0c1f8e-2f43-4a53-9d0b-4d0f1c1f7a11", "before_id": None}]},
    )

    before_id: UUID | None = Field(default=None, description="The task that comes right after the new place")
    after_id: UUID | None = Field(default=None, description="The task that comes right before the new place")


class Status(StrEnum):
    ALL = "all"
    OPEN = "open"
    COMPLETED = "completed"


class Sort(StrEnum):
    POSITION = "position"
    DUE_DATE = "due_date"
    PRIORITY = "priority"
    CREATED_AT = "created_at"
    TITLE = "title"


class Order(StrEnum):
    ASC = "asc"
    DESC = "desc"


class TaskQuery(BaseModel):
    model_config = ConfigDict(extra="forbid")

    status: Status = Status.ALL
    search: Annotated[str, Clean] = Field(default="", max_length=200, description="Text in the title or the notes")
    tag: Tag | None = None
    priority: Priority | None = None
    due_from: date | None = None
    due_to: date | None = None
    sort: Sort = Sort.POSITION
    order: Order = Order.ASC
    limit: int = Field(default=50, ge=1, le=100)
    cursor: str | None = Field(default=None, max_length=2000, description="next_cursor of the page before")


class TaskOut(BaseModel):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "id": "6f0c1f8e-2f43-4a53-9d0b-4d0f1c1f7a11",
                    **EXAMPLE,
                    "completed": False,
                    "completed_at": None,
                    "position": 1.0,
                    "version": 1,
                    "created_at": "2030-01-30T08:15:00Z",
                    "updated_at": "2030-01-30T08:15:00Z",
                }
            ]
        }
    )

    id: UUID
    title: str
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


class TaskPage(BaseModel):
    items: list[TaskOut]
    next_cursor: str | None


class Deleted(BaseModel):
    deleted: int
