import io
import json
import logging
import sys
from collections.abc import Iterator

import pytest
import structlog

from app.logs import configure_logs, correlation_id


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.BytesIO]:
    written = io.BytesIO()
    stdout = io.TextIOWrapper(written)
    monkeypatch.setattr(sys, "stdout", stdout)
    configure_logs("INFO", ["hunter2", 'quote"d'])
    yield written
    structlog.reset_defaults()
    stdout.close()


def read(lines: io.BytesIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in lines.getvalue().splitlines()]


def test_a_line_has_level_time_message_and_correlation_id(lines: io.BytesIO) -> None:
    correlation_id.set("abc")
    structlog.get_logger().info("Hello", answer=42)
    [line] = read(lines)
    assert {**line, "time": "now"} == {
        "level": "info",
        "time": "now",
        "message": "Hello",
        "correlation_id": "abc",
        "answer": 42,
    }


def test_what_libraries_log_looks_the_same(lines: io.BytesIO) -> None:
    logging.getLogger("library").warning("Careful with %s", "that")
    [line] = read(lines)
    assert (line["level"], line["message"], line["logger"]) == ("warning", "Careful with that", "library")


def test_lines_below_the_level_are_left_out(lines: io.BytesIO) -> None:
    structlog.get_logger().debug("whisper")
    logging.getLogger("library").debug("whisper")
    assert read(lines) == []


def test_the_values_of_secrets_are_masked_wherever_they_are(lines: io.BytesIO) -> None:
    try:
        raise ValueError('connection to postgresql://todo:hunter2@host failed, quote"d')
    except ValueError:
        structlog.get_logger().exception("Failed with hunter2")
    output = lines.getvalue()
    assert b"hunter2" not in output
    assert b"quote" not in output.replace(
        b"raise ValueError('connection to postgresql://todo:***@host failed, ***')", b""
    )
    assert b"todo:***@host" in output


def test_fields_that_hold_secrets_are_masked(lines: io.BytesIO) -> None:
    structlog.get_logger().info("x", password="p", authorization="Bearer y", token="t", cookie="c")
    [line] = read(lines)
    assert {line[key] for key in ("password", "authorization", "token", "cookie")} == {"***"}
