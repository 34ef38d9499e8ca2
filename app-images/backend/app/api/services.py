"""The services of the application, as the routes are given them."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from fastapi import Depends, Request

from app.chat import conversation, store
from app.security import access_tokens
from app.services import accounts, readiness, sessions, tasks


def _of_app(name: str) -> Callable[[Request], Awaitable[Any]]:
    # Asynchronous: anything else FastAPI would call in a thread.
    async def read(request: Request) -> Any:  # noqa: ANN401  the names below say the types
        return getattr(request.app.state, name)

    return read


AccessTokens = Annotated[access_tokens.AccessTokens, Depends(_of_app("access_tokens"))]
Accounts = Annotated[accounts.Accounts, Depends(_of_app("accounts"))]
ChatStore = Annotated[store.ChatStore, Depends(_of_app("chat_store"))]
Conversation = Annotated[conversation.Conversation, Depends(_of_app("conversation"))]
Readiness = Annotated[readiness.Readiness, Depends(_of_app("readiness"))]
Sessions = Annotated[sessions.Sessions, Depends(_of_app("sessions"))]
Tasks = Annotated[tasks.TaskService, Depends(_of_app("tasks"))]
