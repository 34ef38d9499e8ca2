"""Guesses by address, messages that count once, and the tokens that all users have spent together.

The table sign_in_attempts stays: pods of the release before still use it while an update rolls out.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003_limits"
down_revision = "0002_chat"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "password_guesses",
        sa.Column("address", sa.Text, primary_key=True),
        sa.Column("email", sa.Text, primary_key=True),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("window_ends_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.add_column("chat_messages", sa.Column("client_id", sa.Uuid))
    op.add_column("chat_messages", sa.Column("engine", sa.Text))
    op.create_index("chat_messages_once", "chat_messages", ["user_id", "client_id", "role"], unique=True)
    op.create_table(
        "chat_usage_of_all",
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("tokens", sa.BigInteger, nullable=False),
    )


def downgrade() -> None:
    op.drop_table("chat_usage_of_all")
    op.drop_index("chat_messages_once", "chat_messages")
    op.drop_column("chat_messages", "engine")
    op.drop_column("chat_messages", "client_id")
    op.drop_table("password_guesses")
