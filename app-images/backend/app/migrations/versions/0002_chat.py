"""Conversations."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0002_chat"
down_revision = "0001_accounts_and_tasks"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)


def owner(*, primary_key: bool = False) -> sa.Column[Any]:
    return sa.Column(
        "user_id", sa.Uuid, sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False, primary_key=primary_key
    )


def upgrade() -> None:
    op.create_table(
        "chat_messages",
        sa.Column("id", sa.Uuid, primary_key=True, server_default=sa.func.gen_random_uuid()),
        owner(),
        sa.Column("number", sa.BigInteger, sa.Identity(always=True), nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("created_at", TIME, nullable=False, server_default=sa.func.now()),
    )
    op.create_index("chat_messages_in_order", "chat_messages", ["user_id", "number"])
    op.create_table(
        "chat_states",
        owner(primary_key=True),
        sa.Column("listed", sa.ARRAY(sa.Uuid), nullable=False, server_default=sa.text("'{}'")),
        sa.Column("pending", JSONB),
        sa.Column("pending_token", sa.Uuid),
        sa.Column("pending_until", TIME),
    )
    op.create_table(
        "chat_usage",
        owner(primary_key=True),
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("tokens", sa.Integer, nullable=False),
    )


def downgrade() -> None:
    for table in ("chat_usage", "chat_states", "chat_messages"):
        op.drop_table(table)
