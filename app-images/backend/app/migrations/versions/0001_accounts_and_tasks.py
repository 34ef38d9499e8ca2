"""Accounts and tasks."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001_accounts_and_tasks"
down_revision = None
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)


def owner(*, primary_key: bool = False) -> sa.Column[Any]:
    return sa.Column(
        "user_id", sa.Uuid, sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False, primary_key=primary_key
    )


def now(name: str) -> sa.Column[Any]:
    return sa.Column(name, TIME, nullable=False, server_default=sa.func.now())


def new_id() -> sa.Column[Any]:
    return sa.Column("id", sa.Uuid, primary_key=True, server_default=sa.func.gen_random_uuid())


def upgrade() -> None:
    op.create_table(
        "users",
        new_id(),
        sa.Column("email", sa.Text, nullable=False, unique=True),
        sa.Column("password_hash", sa.Text, nullable=False),
        now("created_at"),
    )
    op.create_table(
        "refresh_tokens",
        sa.Column("token_hash", sa.LargeBinary, primary_key=True),
        sa.Column("family_id", sa.Uuid, nullable=False),
        owner(),
        sa.Column("expires_at", TIME, nullable=False),
        sa.Column("used_at", TIME),
    )
    op.create_index("refresh_tokens_by_family", "refresh_tokens", ["family_id"])
    op.create_index("refresh_tokens_by_user", "refresh_tokens", ["user_id"])
    op.create_table(
        "sign_in_attempts",
        sa.Column("email", sa.Text, primary_key=True),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("window_ends_at", TIME, nullable=False),
    )
    op.create_table(
        "tasks",
        new_id(),
        owner(),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("notes", sa.Text, nullable=False),
        sa.Column("due_date", sa.Date),
        sa.Column("priority", sa.Enum("low", "normal", "high", name="task_priority"), nullable=False),
        sa.Column("tags", sa.ARRAY(sa.Text), nullable=False),
        sa.Column("completed_at", TIME),
        sa.Column("position", sa.Double, nullable=False),
        sa.Column("version", sa.Integer, nullable=False, server_default=sa.text("1")),
        now("created_at"),
        now("updated_at"),
    )
    op.create_index("tasks_in_order", "tasks", ["user_id", "position", "id"])
    op.create_table(
        "idempotency_keys",
        owner(primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("request_hash", sa.LargeBinary, nullable=False),
        sa.Column("task_id", sa.Uuid, sa.ForeignKey("tasks.id", ondelete="SET NULL"), index=True),
        now("created_at"),
    )


def downgrade() -> None:
    for table in ("idempotency_keys", "tasks", "sign_in_attempts", "refresh_tokens", "users"):
        op.drop_table(table)
    op.execute("DROP TYPE task_priority")
