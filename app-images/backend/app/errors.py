"""What can go wrong for a reason that the user is told. What each is in HTTP stands in problems.py alone."""


class TodoError(Exception):
    """Its text is written for the user, who may try again after so many seconds, if any are named."""

    def __init__(self, message: str, retry_after: int | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class NotSignedInError(TodoError):
    """Nobody knows who asks, or the password is wrong."""


class NotFoundError(TodoError):
    """There is no such thing, or it is somebody else's."""


class ConflictError(TodoError):
    """It does not go together with what is there."""


class OutdatedError(TodoError):
    """It was meant for a version that is no longer the newest."""


class InvalidError(TodoError):
    """A value that cannot be taken."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field}: {message}")
        self.field = field
        self.message = message


class TooManyError(TodoError):
    """The user has asked for too much in too short a time."""


class BusyError(TodoError):
    """There is too much to do for everybody together, or a part is missing for a while."""
