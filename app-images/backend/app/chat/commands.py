"""What a sentence can ask for."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.chat.dates import Span
from app.models import Priority
from app.schemas.task import Status


@dataclass(frozen=True)
class Nth:
    """One of the tasks that were last listed; -1 is the last."""

    number: int


@dataclass(frozen=True)
class It:
    """The task last spoken of."""


@dataclass(frozen=True)
class Named:
    text: str


class Group(StrEnum):
    ALL = "all"
    OPEN = "open"
    COMPLETED = "completed"


type Target = Nth | It | Named


@dataclass(frozen=True)
class Add:
    title: str
    due_date: date | None = None
    priority: Priority = Priority.NORMAL
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Show:
    status: Status = Status.OPEN
    span: Span | None = None
    priority: Priority | None = None
    tag: str | None = None
    search: str = ""


@dataclass(frozen=True)
class Complete:
    target: Target | Group


@dataclass(frozen=True)
class Reopen:
    target: Target


@dataclass(frozen=True)
class Delete:
    target: Target | Group


@dataclass(frozen=True)
class Rename:
    target: Target
    title: str


@dataclass(frozen=True)
class Reschedule:
    target: Target
    due_date: date | None


@dataclass(frozen=True)
class Prioritise:
    target: Target
    priority: Priority


@dataclass(frozen=True)
class Confirm:
    pass


@dataclass(frozen=True)
class Cancel:
    pass


@dataclass(frozen=True)
class Help:
    pass


@dataclass(frozen=True)
class Unknown:
    text: str


type Command = (
    Add | Show | Complete | Reopen | Delete | Rename | Reschedule | Prioritise | Confirm | Cancel | Help | Unknown
)
