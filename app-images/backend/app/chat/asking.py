"""How many questions of one account are answered at once, in this process."""

from collections import Counter
from uuid import UUID

from app.errors import TooManyError

AT_ONCE = 3
RETRY_SECONDS = 2


class Asking:
    def __init__(self) -> None:
        self._questions: Counter[UUID] = Counter()

    def enter(self, user_id: UUID) -> None:
        if self._questions[user_id] >= AT_ONCE:
            raise TooManyError("Your earlier questions are still being answered; ask again shortly.", RETRY_SECONDS)
        self._questions[user_id] += 1

    def leave(self, user_id: UUID) -> None:
        self._questions[user_id] -= 1
        if not self._questions[user_id]:
            del self._questions[user_id]
