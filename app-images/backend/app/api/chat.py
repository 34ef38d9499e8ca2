"""The caller's conversation."""

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from app.api.answers import answer
from app.api.caller import Caller
from app.api.event_stream import EventStream
from app.chat.conversation import Conversation
from app.chat.store import ChatStore
from app.chat.turn import Emit
from app.problems import documented
from app.schemas.chat import ChatPage, ChatQuestion, ChatStatus

Limit = Annotated[int, Query(ge=1, le=100)]
Cursor = Annotated[int | None, Query(ge=0, lt=2**63, description="next_cursor of the page before")]

EXAMPLE = (
    'event: message\ndata: {"id":"...","role":"user","text":"add buy milk tomorrow","created_at":"..."}\n\n'
    'event: tasks\ndata: {"changed":true}\n\n'
    'event: delta\ndata: {"text":"Added: buy milk"}\n\n'
    'event: done\ndata: {"id":"...","role":"assistant","text":"Added: buy milk","engine":"builtin"}\n\n'
)
STREAM: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "message, delta, tasks, confirm, done or error",
        "content": {"text/event-stream": {"example": EXAMPLE}},
    }
}

router = APIRouter(prefix="/api/chat", tags=["chat"])


@router.get(
    "/messages", response_model=ChatPage, responses=documented(401), summary="The newest messages, or older ones"
)
async def list_messages(request: Request, user: Caller, limit: Limit = 50, cursor: Cursor = None) -> Response:
    items, following = await _store(request).page(user.id, limit, cursor)
    return answer({"items": items, "next_cursor": None if following is None else str(following)})


@router.post("/messages", response_class=Response, responses={**STREAM, **documented(401)}, summary="Ask")
async def ask(request: Request, user: Caller, question: ChatQuestion) -> Response:
    today = question.today or datetime.now(UTC).date()

    async def produce(emit: Emit) -> None:
        await _conversation(request).answer(user.id, question.text, question.confirm_token, today, emit)

    return EventStream(produce)


@router.delete("/messages", status_code=204, responses=documented(401), summary="Forget the conversation")
async def forget(request: Request, user: Caller) -> Response:
    await _store(request).forget(user.id)
    return Response(status_code=204)


@router.get("/status", response_model=ChatStatus, responses=documented(401), summary="Who answers")
async def status(request: Request, user: Caller) -> Response:
    return answer(
        {"engine": _conversation(request).engine, "budget_left": await _conversation(request).budget_left(user.id)}
    )


def _conversation(request: Request) -> Conversation:
    return request.app.state.conversation  # type: ignore[no-any-return]


def _store(request: Request) -> ChatStore:
    return request.app.state.chat_store  # type: ignore[no-any-return]
