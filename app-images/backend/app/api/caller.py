"""Who makes the request."""

from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPBearer

from app.errors import NotSignedInError
from app.security.access_tokens import AccessTokens, Identity


class AccessToken(HTTPBearer):
    """Described as HTTP Bearer, but answers in this API's own words."""

    async def __call__(self, request: Request) -> Identity:  # type: ignore[override]
        tokens: AccessTokens = request.app.state.access_tokens
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        identity = tokens.read(token) if scheme.lower() == "bearer" else None
        if identity is None:
            raise NotSignedInError("Sign in first: the access token is missing or no longer valid.")
        return identity


Caller = Annotated[Identity, Depends(AccessToken(description="The access_token of sign-up, sign-in or refresh"))]
