"""The conversation of each user, what it last spoke of, and the tokens it has cost."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, BigInteger, Column, Date, Identity, Index, Integer, Text, Uuid, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

from app.models import columns


class ChatMessage(SQLModel, table=True):
    __tablename__ = "chat_messages"
    __table_args__ = (
        Index("chat_messages_in_order", "user_id", "number"),
        Index("chat_messages_once", "user_id", "client_id", "role", unique=True),
    )

    id: UUID = Field(sa_column=columns.new_id())
    user_id: UUID = Field(sa_column=columns.owner())
    # Two messages can have the same time, never the same number.
    number: int = Field(sa_column=Column(BigInteger, Identity(always=True), nullable=False))
    role: str = Field(sa_column=Column(Text, nullable=False))
    text: str = Field(sa_column=Column(Text, nullable=False))
    # Chosen by the page, once per message; its answer has the same.
    client_id: UUID | None = Field(sa_column=Column(Uuid))
    engine: str | None = Field(sa_column=Column(Text))
    created_at: datetime = Field(sa_column=columns.now())


class ChatState(SQLModel, table=True):
    """What "the second one" refers to, and the command that waits for a yes."""

    __tablename__ = "chat_states"

    user_id: UUID = Field(sa_column=columns.owner(primary_key=True))
    listed: list[UUID] = Field(sa_column=Column(ARRAY(Uuid), nullable=False, server_default=text("'{}'")))
    pending: dict[str, Any] | None = Field(sa_column=Column(JSONB(none_as_null=True)))
    pending_token: UUID | None = Field(sa_column=Column(Uuid))
    pending_until: datetime | None = Field(sa_column=columns.time(nullable=True))


class ChatUsage(SQLModel, table=True):
    __tablename__ = "chat_usage"

    user_id: UUID = Field(sa_column=columns.owner(primary_key=True))
    day: date = Field(sa_column=Column(Date, primary_key=True))
    tokens: int = Field(sa_column=Column(Integer, nullable=False))


class ChatUsageOfAll(SQLModel, table=True):
    __tablename__ = "chat_usage_of_all"

    day: date = Field(sa_column=Column(Date, primary_key=True))
    tokens: int = Field(sa_column=Column(BigInteger, nullable=False))
