"""Accounts: a short access token in the answer, a rotating refresh token in a cookie that scripts cannot read."""

from typing import Annotated

from fastapi import APIRouter, Cookie, Request
from fastapi.responses import Response

from app.api.answers import answer
from app.api.caller import Caller
from app.api.client_address import ClientAddress
from app.api.services import AccessTokens, Accounts, Sessions
from app.errors import NotSignedInError
from app.problems import documented
from app.schemas.auth import SignedIn, SignIn, SignUp, UserOut
from app.security.access_tokens import LIFETIME_SECONDS, Identity
from app.services.sessions import LIFETIME

COOKIE = "todo_refresh"
COOKIE_PATH = "/api/auth"

RefreshCookie = Annotated[str | None, Cookie(alias=COOKIE)]

router = APIRouter(prefix="/api/auth", tags=["accounts"])


@router.post(
    "/sign-up", status_code=201, response_model=SignedIn, responses=documented(409, 429), summary="Make an account"
)
async def sign_up(
    request: Request, tokens: AccessTokens, accounts: Accounts, sessions: Sessions, address: ClientAddress, body: SignUp
) -> Response:
    identity = await accounts.sign_up(body.email, body.password, address)
    return _signed_in(request, tokens, identity, await sessions.start(identity.id), 201)


@router.post("/sign-in", response_model=SignedIn, responses=documented(401, 429), summary="Sign in")
async def sign_in(
    request: Request, tokens: AccessTokens, accounts: Accounts, sessions: Sessions, address: ClientAddress, body: SignIn
) -> Response:
    identity = await accounts.sign_in(body.email, body.password, address)
    return _signed_in(request, tokens, identity, await sessions.start(identity.id))


@router.post(
    "/refresh",
    response_model=SignedIn,
    responses=documented(401),
    summary="Get a new access token",
    description="The cookie is replaced; the one before is good for a few seconds more. "
    "The user can be another than before: another tab may have signed in as somebody else.",
)
async def refresh(
    request: Request, tokens: AccessTokens, sessions: Sessions, todo_refresh: RefreshCookie = None
) -> Response:
    if not todo_refresh:
        raise NotSignedInError("There is no session; sign in.")
    identity, token = await sessions.rotate(todo_refresh)
    return _signed_in(request, tokens, identity, token)


@router.post("/sign-out", status_code=204, responses=documented(), summary="End the session")
async def sign_out(request: Request, sessions: Sessions, todo_refresh: RefreshCookie = None) -> Response:
    if todo_refresh:
        await sessions.end(todo_refresh)
    response = Response(status_code=204)
    response.delete_cookie(COOKIE, path=COOKIE_PATH, secure=_is_https(request), httponly=True, samesite="strict")
    return response


@router.get("/me", response_model=UserOut, responses=documented(401), summary="Who am I")
async def me(user: Caller) -> Response:
    return answer({"id": user.id, "email": user.email})


def _signed_in(
    request: Request, tokens: AccessTokens, identity: Identity, refresh_token: str, status: int = 200
) -> Response:
    user = UserOut(id=identity.id, email=identity.email)
    body = SignedIn(access_token=tokens.issue(identity), expires_in=LIFETIME_SECONDS, user=user)
    response = answer(body, status, {"Cache-Control": "no-store"})
    response.set_cookie(
        COOKIE,
        refresh_token,
        max_age=int(LIFETIME.total_seconds()),
        path=COOKIE_PATH,
        secure=_is_https(request),
        httponly=True,
        samesite="strict",
    )
    return response


def _is_https(request: Request) -> bool:
    return bool(request.app.state.settings.frontend_url.startswith("https://"))
