"""Accounts, their refresh tokens, and the count of guesses at passwords."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column, Index, Integer, LargeBinary, Text, Uuid
from sqlmodel import Field, SQLModel

from app.models import columns


class User(SQLModel, table=True):
    __tablename__ = "users"

    id: UUID = Field(sa_column=columns.new_id())
    email: str = Field(sa_column=Column(Text, nullable=False, unique=True))
    password_hash: str = Field(sa_column=Column(Text, nullable=False))
    created_at: datetime = Field(sa_column=columns.now())


class RefreshToken(SQLModel, table=True):
    """One link of a chain: using it makes the next one of its family, using it twice ends the family."""

    __tablename__ = "refresh_tokens"
    __table_args__ = (Index("refresh_tokens_by_family", "family_id"), Index("refresh_tokens_by_user", "user_id"))

    token_hash: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))
    family_id: UUID = Field(sa_column=Column(Uuid, nullable=False))
    user_id: UUID = Field(sa_column=columns.owner())
    expires_at: datetime = Field(sa_column=columns.time())
    used_at: datetime | None = Field(sa_column=columns.time(nullable=True))


class PasswordGuesses(SQLModel, table=True):
    """Kept in the database, so that the limits hold however many replicas there are. An empty name means any."""

    __tablename__ = "password_guesses"

    address: str = Field(sa_column=Column(Text, primary_key=True))
    email: str = Field(sa_column=Column(Text, primary_key=True))
    attempts: int = Field(sa_column=Column(Integer, nullable=False))
    window_ends_at: datetime = Field(sa_column=columns.time())
