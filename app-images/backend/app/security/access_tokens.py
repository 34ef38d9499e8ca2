"""Access tokens carry all that a request needs to know of its user: no look-up in the database."""

import time
from dataclasses import dataclass
from uuid import UUID

import jwt

LIFETIME_SECONDS = 15 * 60
ALGORITHM = "HS256"


@dataclass(frozen=True, slots=True)
class Identity:
    id: UUID
    email: str


class AccessTokens:
    def __init__(self, secret: str) -> None:
        self._secret = secret

    def issue(self, identity: Identity) -> str:
        now = int(time.time())
        claims = {"sub": str(identity.id), "email": identity.email, "iat": now, "exp": now + LIFETIME_SECONDS}
        return jwt.encode(claims, self._secret, ALGORITHM)

    def read(self, token: str) -> Identity | None:
        """None unless it is genuine and still valid."""
        try:
            claims = jwt.decode(token, self._secret, [ALGORITHM], options={"require": ["sub", "email", "exp"]})
            return Identity(UUID(claims["sub"]), claims["email"])
        except (jwt.InvalidTokenError, ValueError):
            return None
