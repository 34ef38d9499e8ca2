"""If-Match and If-None-Match (RFC 9110) on ETags that are version numbers."""

import re

from app.errors import InvalidError

ENTITY_TAG = re.compile(r'\s*(?:W/)?"(\d{1,9})"\s*')


def expected_versions(if_match: str | None) -> list[int] | None:
    """The versions that a change is meant for; None if any is right."""
    if if_match is None or if_match.strip() == "*":
        return None
    matches = [ENTITY_TAG.fullmatch(part) for part in if_match.split(",")]
    if not all(matches):
        raise InvalidError("If-Match", 'has to be the ETag of a task, such as "3"')
    return [int(match[1]) for match in matches if match]


def is_known(if_none_match: str | None, version: int) -> bool:
    return if_none_match is not None and f'"{version}"' in if_none_match
