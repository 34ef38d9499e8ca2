"""No message takes the interpreter much longer than another of its length: it runs where all requests are served."""

import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from app import chat
from tests.pattern_steps import Count, CountingPattern

TODAY = date(2030, 1, 1)
MODULES = [importlib.import_module(module.name) for module in pkgutil.iter_modules(chat.__path__, "app.chat.")]
WORDS = sorted(
    {
        word.lower()
        for module in MODULES
        for value in vars(module).values()
        for pattern in ([value] if isinstance(value, re.Pattern | str) else [])
        for word in re.findall(r"[a-z]{2,}", pattern.pattern if isinstance(pattern, re.Pattern) else "", re.I)
    }
)
PIECES = [
    *(f"{word} " for word in WORDS),
    *(f"{start}{piece}" for start in ("add ", "make ", "rename ", "show ", "") for piece in (", ", ",", "a ", "#a ")),
    *(
        "1 ",
        "1. ",
        "\u201ca",
        '"',
        "a-",
        "please, ",
        "add a to ",
        "due on ",
        "in 2 ",
        "friday, ",
        "not done, ",
        "x is ",
    ),
]
LENGTH = 120


@pytest.fixture
def count(monkeypatch: pytest.MonkeyPatch) -> Iterator[Count]:
    """What the patterns of the chat cost from here on."""
    counted = Count()
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(50_000)
    for module in MODULES:
        for name, value in list(vars(module).items()):
            if value is re:
                monkeypatch.setattr(module, name, counted.module())
            elif (replaced := counted.pattern(value)) is not value and not name.startswith("__"):
                monkeypatch.setattr(module, name, replaced)
    yield counted
    sys.setrecursionlimit(before)


def steps(count: Count, text: str) -> int:
    interpreter: Any = importlib.import_module("app.chat.interpreter")
    before = count.steps
    interpreter.interpret(text, TODAY)
    return count.steps - before


def long_text(piece: str, length: int) -> str:
    start, _, rest = piece.rpartition(" ") if piece.count(" ") > 1 else ("", "", piece)
    return (start + " " + rest * length)[:length] + "!?"


@pytest.mark.parametrize("text", ["add a to b", "move milk to friday", "what is due?", "not done", "", ", , a"])
def test_the_count_follows_what_python_matches(text: str) -> None:
    interpreter: Any = importlib.import_module("app.chat.interpreter")
    for pattern, _ in interpreter.RULES:
        counting = CountingPattern(pattern, Count())
        assert counting.matches(text) == bool(pattern.fullmatch(text)), pattern.pattern


@pytest.mark.parametrize("piece", PIECES)
def test_a_message_of_twice_the_length_takes_about_twice_the_steps(count: Count, piece: str) -> None:
    short, long = (steps(count, long_text(piece, length)) for length in (LENGTH, 2 * LENGTH))
    assert long < 2.6 * short
