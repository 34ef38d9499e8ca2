"""Columns that several tables have."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column, DateTime, ForeignKey, Uuid, func

type Id = Column[UUID]
type Time = Column[datetime]


def new_id() -> Id:
    return Column(Uuid, primary_key=True, server_default=func.gen_random_uuid())


def owner(*, primary_key: bool = False) -> Id:
    return Column(Uuid, ForeignKey("users.id", ondelete="CASCADE"), primary_key=primary_key, nullable=False)


def now() -> Time:
    return Column(DateTime(timezone=True), nullable=False, server_default=func.now())


def time(*, nullable: bool = False) -> Time:
    return Column(DateTime(timezone=True), nullable=nullable)
