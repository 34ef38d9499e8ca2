"""Text that PostgreSQL can hold."""

from typing import Annotated

from pydantic import AfterValidator, StringConstraints


def without_nul(value: str) -> str:
    if "\0" in value:
        raise ValueError("must not contain the character NUL")
    return value


def on_one_line(value: str) -> str:
    return " ".join(value.split())


Clean = AfterValidator(without_nul)
CleanText = Annotated[str, Clean]
Title = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200), AfterValidator(on_one_line), Clean
]
