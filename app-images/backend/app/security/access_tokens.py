"""Access tokens carry all that a request needs to know of its user: no look-up in the database.

Hence one is good until it expires, even when its session has ended meanwhile.
"""

import time
from collections import OrderedDict
from dataclasses import dataclass
from uuid import UUID

import jwt

LIFETIME_SECONDS = 15 * 60
ALGORITHM = "HS256"
AUDIENCE = "todo-api"
REQUIRED = ["sub", "email", "iss", "aud", "exp"]
# A page uses the same token for every request: checking its signature again costs a tenth of a request.
REMEMBERED = 1024


@dataclass(frozen=True, slots=True)
class Identity:
    id: UUID
    email: str


class AccessTokens:
    def __init__(self, secret: str, issuer: str) -> None:
        self._secret = secret
        self._issuer = issuer
        self._known: OrderedDict[str, tuple[Identity, int]] = OrderedDict()

    def issue(self, identity: Identity) -> str:
        now = int(time.time())
        names = {"iss": self._issuer, "aud": AUDIENCE, "sub": str(identity.id), "email": identity.email}
        return jwt.encode({**names, "iat": now, "exp": now + LIFETIME_SECONDS}, self._secret, ALGORITHM)

    def read(self, token: str) -> Identity | None:
        """None unless it is genuine and still valid."""
        known = self._known.get(token) or self._check(token)
        return known[0] if known and known[1] > time.time() else None

    def _check(self, token: str) -> tuple[Identity, int] | None:
        try:
            claims = jwt.decode(
                token,
                self._secret,
                [ALGORITHM],
                options={"require": REQUIRED},
                issuer=self._issuer,
                audience=AUDIENCE,
            )
            known = Identity(UUID(claims["sub"]), claims["email"]), int(claims["exp"])
        except (jwt.InvalidTokenError, ValueError):
            return None
        self._known[token] = known
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        return known
