"""Turns SQLAlchemy statements into SQL text once, for psycopg to run many times."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.sql.expression import ClauseElement
from sqlmodel import SQLModel

_DIALECT = PGDialect_psycopg()  # type: ignore[no-untyped-call]


class Query:
    def __init__(self, statement: ClauseElement) -> None:
        compiled = statement.compile(dialect=_DIALECT)
        self.sql = str(compiled).encode()
        # Values written into the statement itself; bound parameters are given when it runs.
        self._fixed = {name: value for name, value in compiled.params.items() if value is not None}

    def bind(self, params: Mapping[str, Any] | None) -> dict[str, Any]:
        return {**self._fixed, **params} if params else self._fixed


def table(model: type[SQLModel]) -> Table:
    return model.__table__  # type: ignore[attr-defined, no-any-return]
