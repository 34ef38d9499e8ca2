"""The caller's conversation."""

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import Response

from app.api.answers import answer
from app.api.caller import Caller
from app.api.event_stream import EventStream
from app.api.services import ChatStore, Conversation
from app.chat.turn import Emit
from app.problems import documented
from app.schemas.chat import STREAMED, ChatPage, ChatQuestion, ChatStatus

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
        "description": ", ".join(f"{name}: {model.__name__}" for name, model in STREAMED.items()),
        "content": {"text/event-stream": {"example": EXAMPLE}},
    }
}

ASK = (
    "Send an `id`, and the same one when you ask again because the answer was lost: the message is carried out once. "
    "Asked again it is answered with the same events but the deltas; with 409 and Retry-After while it is still being "
    "answered; with 409 alone when it got no answer, in which case the list may have changed all the same. "
    "429 means that too many questions of this account are being answered."
)

router = APIRouter(prefix="/api/chat", tags=["chat"])


@router.get(
    "/messages", response_model=ChatPage, responses=documented(401), summary="The newest messages, or older ones"
)
async def list_messages(store: ChatStore, user: Caller, limit: Limit = 50, cursor: Cursor = None) -> Response:
    items, following = await store.page(user.id, limit, cursor)
    return answer({"items": items, "next_cursor": None if following is None else str(following)})


@router.post(
    "/messages",
    response_class=Response,
    responses={**STREAM, **documented(401, 409, 429)},
    summary="Ask",
    description=ASK,
)
async def ask(conversation: Conversation, user: Caller, question: ChatQuestion) -> Response:
    today = question.today or datetime.now(UTC).date()
    asked = await conversation.take(user.id, question.text, question.id)

    async def produce(emit: Emit) -> None:
        await conversation.answer(user.id, asked, question.confirm_token, today, emit)

    return EventStream(produce)


@router.delete("/messages", status_code=204, responses=documented(401), summary="Forget the conversation")
async def forget(store: ChatStore, user: Caller) -> Response:
    await store.forget(user.id)
    return Response(status_code=204)


@router.get("/status", response_model=ChatStatus, responses=documented(401), summary="Who answers")
async def status(conversation: Conversation, user: Caller) -> Response:
    return answer({"engine": conversation.engine_name, "budget_left": await conversation.budget_left(user.id)})
