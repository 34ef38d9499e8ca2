"""Accounts and tokens."""

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from app.schemas.text import Clean

Email = Annotated[
    str,
    StringConstraints(strip_whitespace=True, to_lower=True, max_length=254, pattern=r"^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$"),
    Clean,
]


class SignUp(BaseModel):
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"email": "ada@example.com", "password": "a long pass phrase"}]}
    )

    email: Email
    password: str = Field(min_length=8, max_length=200)


class SignIn(BaseModel):
    model_config = SignUp.model_config

    email: Email
    password: str = Field(max_length=200)


class UserOut(BaseModel):
    id: UUID
    email: str


class SignedIn(BaseModel):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "access_token": "eyJhbGciOi...",
                    "token_type": "bearer",
                    "expires_in": 900,
                    "user": {"id": "6f0c1f8e-2f43-4a53-9d0b-4d0f1c1f7a11", "email": "ada@example.com"},
                }
            ]
        }
    )

    access_token: str
    token_type: str = "bearer"  # noqa: S105
    expires_in: int
    user: UserOut
