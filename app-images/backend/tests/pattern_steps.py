"""Counts the steps of a backtracking matcher like Python's: measured time would differ from run to run."""

import re
from collections.abc import Callable, Sequence
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from types import SimpleNamespace
from typing import Any

type Nodes = Sequence[tuple[Any, Any]]
type Continue = Callable[[int], bool]

SINGLE = {op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN}
CATEGORIES: dict[Any, Callable[[str], bool]] = {
    op.CATEGORY_DIGIT: str.isdigit,
    op.CATEGORY_NOT_DIGIT: lambda char: not char.isdigit(),
    op.CATEGORY_SPACE: str.isspace,
    op.CATEGORY_NOT_SPACE: lambda char: not char.isspace(),
    op.CATEGORY_WORD: lambda char: char.isalnum() or char == "_",
    op.CATEGORY_NOT_WORD: lambda char: not (char.isalnum() or char == "_"),
}


class CountingPattern:
    """A pattern that adds to a count what its use costs, and otherwise does what it did."""

    def __init__(self, pattern: re.Pattern[str], count: "Count") -> None:
        self._pattern = pattern
        self._count = count

    def matches(self, text: str) -> bool:
        return self._match(text, 0, lambda end: end == len(text))

    def fullmatch(self, text: str) -> re.Match[str] | None:
        self.matches(text)
        return self._pattern.fullmatch(text)

    def match(self, text: str) -> re.Match[str] | None:
        self._match(text, 0, lambda _: True)
        return self._pattern.match(text)

    def search(self, text: str) -> re.Match[str] | None:
        next((start for start in range(len(text) + 1) if self._match(text, start, lambda _: True)), None)
        return self._pattern.search(text)

    def __getattr__(self, name: str) -> Any:
        """sub, findall, finditer, split: they look at every place."""
        method = getattr(self._pattern, name)
        if not callable(method):
            return method

        def run(*args: Any, **named: Any) -> Any:
            text = args[1] if name.startswith("sub") else args[0]
            for start in range(len(text) + 1):
                self._match(text, start, lambda _: True)
            return method(*args, **named)

        return run

    def _match(self, text: str, start: int, then: Continue) -> bool:
        nodes = list(_parser.parse(self._pattern.pattern, self._pattern.flags))
        return Matcher(text, self._count).match(nodes, 0, start, then)


class Count:
    steps = 0

    def pattern(self, found: Any) -> Any:
        """With every pattern in it replaced by one that counts."""
        if isinstance(found, re.Pattern):
            return CountingPattern(found, self)
        if isinstance(found, list | tuple) and type(found) in (list, tuple):
            return type(found)(self.pattern(part) for part in found)
        if type(found) is dict:
            return {key: self.pattern(value) for key, value in found.items()}
        return found

    def module(self) -> Any:
        """In the place of the module re."""

        def counted(name: str) -> Any:
            return lambda pattern, text, flags=0: getattr(self.pattern(re.compile(pattern, flags)), name)(text)

        names = ("search", "match", "fullmatch", "findall", "finditer", "split")
        return SimpleNamespace(**{**vars(re), **{name: counted(name) for name in names}, "sub": self._sub})

    def _sub(self, pattern: str, replacement: Any, text: str, count: int = 0, flags: int = 0) -> str:
        return str(self.pattern(re.compile(pattern, flags)).sub(replacement, text, count))


class Matcher:
    def __init__(self, text: str, count: Count) -> None:
        self._text = text
        self._count = count

    def match(self, nodes: Nodes, at: int, pos: int, then: Continue) -> bool:
        self._count.steps += 1
        if at == len(nodes):
            return then(pos)
        kind, value = nodes[at]
        rest: Continue = lambda end: self.match(nodes, at + 1, end, then)  # noqa: E731
        match kind:
            case _ if kind in SINGLE:
                return self._fits(kind, value, pos) and rest(pos + 1)
            case op.AT:
                return self._is_at(value, pos) and rest(pos)
            case op.BRANCH:
                return any(self.match(list(branch), 0, pos, rest) for branch in value[1])
            case op.SUBPATTERN:
                return self.match(list(value[3]), 0, pos, rest)
            case op.MAX_REPEAT | op.MIN_REPEAT:
                return self._repeat(kind, value, pos, rest)
            case _:
                return self._rare(kind, value, pos, rest)

    def _rare(self, kind: Any, value: Any, pos: int, rest: Continue) -> bool:
        if kind in (op.ASSERT, op.ASSERT_NOT):
            return self._looks(value, pos) == (kind is op.ASSERT) and rest(pos)
        if kind not in (op.ATOMIC_GROUP, op.POSSESSIVE_REPEAT):
            raise NotImplementedError(kind)
        inner = value if kind is op.ATOMIC_GROUP else [(op.MAX_REPEAT, value)]
        ends: list[int] = []
        return self.match(list(inner), 0, pos, lambda end: not ends.append(end)) and rest(ends[0])

    def _repeat(self, kind: Any, value: Any, pos: int, rest: Continue) -> bool:
        least, most, body = value
        nodes = list(body)
        if len(nodes) == 1 and nodes[0][0] in SINGLE:
            return self._repeat_one(kind, (least, most, *nodes[0]), pos, rest)

        def again(count: int, at: int) -> bool:
            def one_more() -> bool:
                return count < most and self.match(nodes, 0, at, lambda end: end > at and again(count + 1, end))

            if count < least:
                return one_more()
            return (rest(at) or one_more()) if kind is op.MIN_REPEAT else (one_more() or rest(at))

        return again(0, pos)

    def _repeat_one(self, kind: Any, value: Any, pos: int, rest: Continue) -> bool:
        least, most, single, what = value
        end, last = pos, min(len(self._text), pos + most)
        if kind is op.MIN_REPEAT:
            while end - pos < least or not rest(end):
                if end >= last or not self._fits(single, what, end):
                    return False
                end += 1
            return True
        while end < last and self._fits(single, what, end):
            end += 1
        return any(rest(place) for place in range(end, pos + least - 1, -1))

    def _fits(self, kind: Any, value: Any, pos: int) -> bool:
        self._count.steps += 1
        if pos >= len(self._text):
            return False
        char = self._text[pos].lower()
        if kind is op.ANY:
            return char != "\n"
        if kind is op.IN:
            return _is_one_of(char, value)
        return (char == chr(value).lower()) == (kind is op.LITERAL)

    def _is_at(self, where: Any, pos: int) -> bool:
        if where in (op.AT_BEGINNING, op.AT_BEGINNING_STRING):
            return pos == 0
        if where in (op.AT_END, op.AT_END_STRING):
            return pos == len(self._text)
        before, after = (self._text[place : place + 1] for place in (max(pos - 1, 0), pos))
        is_boundary = (pos > 0 and _is_word(before)) != _is_word(after)
        return is_boundary == (where is op.AT_BOUNDARY)

    def _looks(self, value: Any, pos: int) -> bool:
        direction, body = value
        start = pos if direction > 0 else pos - body.getwidth()[0]
        return start >= 0 and self.match(list(body), 0, start, lambda _: True)


def _is_one_of(char: str, members: Nodes) -> bool:
    is_in = any(
        char == chr(value).lower()
        if kind is op.LITERAL
        else chr(value[0]).lower() <= char <= chr(value[1]).lower()
        if kind is op.RANGE
        else CATEGORIES[value](char)
        for kind, value in members
        if kind is not op.NEGATE
    )
    return is_in != (members[0][0] is op.NEGATE)


def _is_word(char: str) -> bool:
    return bool(char) and CATEGORIES[op.CATEGORY_WORD](char)
