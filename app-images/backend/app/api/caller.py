"""Who makes the request."""

from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPBearer

from app.problems import Problem
from app.security.access_tokens import AccessTokens, Identity

# Documents the scheme; what it reads is read again below, to answer in this API's own words.
bearer = HTTPBearer(auto_error=False, description="The access_token of sign-up, sign-in or refresh")


async def caller(request: Request) -> Identity:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    tokens: AccessTokens = request.app.state.access_tokens
    identity = tokens.read(token) if scheme.lower() == "bearer" else None
    if identity is None:
        raise Problem(
            401,
            "Sign in first: the access token is missing or no longer valid.",
            headers={"WWW-Authenticate": "Bearer"},
        )
    return identity


Caller = Annotated[Identity, Depends(caller)]
