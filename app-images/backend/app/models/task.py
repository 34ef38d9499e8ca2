"""Tasks, and the keys that make creating one idempotent."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ARRAY, Column, Date, Double, Enum, ForeignKey, Index, Integer, LargeBinary, Text, Uuid, text
from sqlmodel import Field, SQLModel

from app.models import columns


class Priority(StrEnum):
    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"


# PostgreSQL sorts an enum by the order it is declared in, which is the order of importance.
PRIORITY_TYPE = Enum(*Priority, name="task_priority")


class Task(SQLModel, table=True):
    __tablename__ = "tasks"
    __table_args__ = (Index("tasks_in_order", "user_id", "position", "id"),)

    id: UUID = Field(sa_column=columns.new_id())
    user_id: UUID = Field(sa_column=columns.owner())
    title: str = Field(sa_column=Column(Text, nullable=False))
    notes: str = Field(sa_column=Column(Text, nullable=False))
    due_date: date | None = Field(sa_column=Column(Date))
    priority: Priority = Field(sa_column=Column(PRIORITY_TYPE, nullable=False))
    tags: list[str] = Field(sa_column=Column(ARRAY(Text), nullable=False))
    completed_at: datetime | None = Field(sa_column=columns.time(nullable=True))
    position: float = Field(sa_column=Column(Double, nullable=False))
    version: int = Field(sa_column=Column(Integer, nullable=False, server_default=text("1")))
    created_at: datetime = Field(sa_column=columns.now())
    updated_at: datetime = Field(sa_column=columns.now())


class IdempotencyKey(SQLModel, table=True):
    __tablename__ = "idempotency_keys"

    user_id: UUID = Field(sa_column=columns.owner(primary_key=True))
    key: str = Field(sa_column=Column(Text, primary_key=True))
    request_hash: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    task_id: UUID | None = Field(sa_column=Column(Uuid, ForeignKey("tasks.id", ondelete="SET NULL"), index=True))
    created_at: datetime = Field(sa_column=columns.now())
