"""The tables. Migrations create them; a test compares the two."""

from app.models.account import PasswordGuesses, RefreshToken, User
from app.models.chat import ChatMessage, ChatState, ChatUsage, ChatUsageOfAll
from app.models.task import IdempotencyKey, Priority, Task

__all__ = [
    "ChatMessage",
    "ChatState",
    "ChatUsage",
    "ChatUsageOfAll",
    "IdempotencyKey",
    "PasswordGuesses",
    "Priority",
    "RefreshToken",
    "Task",
    "User",
]
