"""The chat."""

from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from app.problems import ProblemDetails
from app.schemas.text import Clean


def near(day: date) -> date:
    """No place on earth is more than a day away from UTC."""
    if abs(day - datetime.now(UTC).date()) > timedelta(days=1):
        raise ValueError("is not today anywhere")
    return day


class ChatQuestion(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"text": "add buy milk tomorrow"}, {"text": "delete all completed"}]},
    )

    id: UUID | None = Field(
        default=None, description="Chosen by the client for each message, and the same when it is sent again"
    )
    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000), Clean]
    confirm_token: UUID | None = Field(default=None, description="The token of the confirm event")
    today: Annotated[date, AfterValidator(near)] | None = Field(
        default=None, description="The day where the user is; without it the day in UTC"
    )


class ChatMessageOut(BaseModel):
    id: UUID
    role: Literal["user", "assistant"]
    text: str
    created_at: datetime


class ChatAnswerOut(ChatMessageOut):
    engine: Literal["openai", "builtin"]


class ChatPage(BaseModel):
    items: list[ChatMessageOut]
    next_cursor: str | None


class ChatStatus(BaseModel):
    model_config = ConfigDict(json_schema_extra={"examples": [{"engine": "builtin", "budget_left": None}]})

    engine: Literal["openai", "builtin"]
    budget_left: int | None = Field(description="Tokens left today; null without a limit")


class ChatDelta(BaseModel):
    text: str


class ChatTasksChanged(BaseModel):
    changed: Literal[True]


class ChatConfirm(BaseModel):
    token: UUID
    summary: str


# The data of each event of an answer, by the event's name.
STREAMED: dict[str, type[BaseModel]] = {
    "message": ChatMessageOut,
    "delta": ChatDelta,
    "tasks": ChatTasksChanged,
    "confirm": ChatConfirm,
    "done": ChatAnswerOut,
    "error": ProblemDetails,
}
