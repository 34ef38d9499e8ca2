"""A command that takes something away waits here until the user has said yes to exactly that."""

from typing import Literal
from uuid import UUID

from pydantic import BaseModel


class Pending(BaseModel):
    """The tasks are named one by one: what was asked about is what happens, whatever came in between."""

    action: Literal["delete", "complete"]
    ids: list[UUID]
    summary: str
