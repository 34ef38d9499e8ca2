"""The tables. Migrations create them; a test compares the two."""

from app.models.account import RefreshToken, SignInAttempts, User
from app.models.chat import ChatMessage, ChatState, ChatUsage
from app.models.task import IdempotencyKey, Priority, Task

__all__ = [
    "ChatMessage",
    "ChatState",
    "ChatUsage",
    "IdempotencyKey",
    "Priority",
    "RefreshToken",
    "SignInAttempts",
    "Task",
    "User",
]
