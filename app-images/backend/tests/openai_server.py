"""A small local server that speaks the streaming chat completions of the OpenAI API, well and badly."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

type Script = Callable[[asyncio.StreamWriter], Awaitable[None]]


@dataclass
class OpenAIServer:
    """Answers each request with the next script; keeps what it was asked."""

    scripts: list[Script] = field(default_factory=list)
    requests: list[dict[str, Any]] = field(default_factory=list)
    url: str = ""
    _server: asyncio.Server | None = None
    _open: set[asyncio.Task[Any]] = field(default_factory=set)

    async def start(self) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}/v1"

    async def stop(self) -> None:
        assert self._server
        self._server.close()
        for task in self._open:
            task.cancel()
        await asyncio.sleep(0)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self._open.add(task)
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        length = int(head.split("content-length: ")[1].split("\r\n")[0])
        body = json.loads(await reader.readexactly(length))
        self.requests.append({"path": head.split()[1], "head": head, **body})
        try:
            await self.scripts.pop(0)(writer)
        finally:
            self._open.discard(task)
            writer.close()


def start_stream(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n")


def chunk(writer: asyncio.StreamWriter, delta: dict[str, Any], finish_reason: str | None = None) -> None:
    send(writer, {"choices": [{"index": 0, "delta": delta, "finish_reason": finish_reason}]})


def send(writer: asyncio.StreamWriter, part: dict[str, Any]) -> None:
    body = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m", **part}
    writer.write(f"data: {json.dumps(body)}\n\n".encode())


def end_stream(writer: asyncio.StreamWriter, reason: str, tokens: int | None) -> None:
    chunk(writer, {}, reason)
    if tokens is not None:
        usage = {"prompt_tokens": tokens - 1, "completion_tokens": 1, "total_tokens": tokens}
        send(writer, {"choices": [], "usage": usage})
    writer.write(b"data: [DONE]\n\n")


def says(*pieces: str, tokens: int | None = 10, pause: float = 0) -> Script:
    async def script(writer: asyncio.StreamWriter) -> None:
        start_stream(writer)
        for piece in pieces:
            chunk(writer, {"content": piece})
            await writer.drain()
            await asyncio.sleep(pause)
        end_stream(writer, "stop", tokens)

    return script


def calls(*tools: tuple[str, Any], tokens: int | None = 10) -> Script:
    """Calls tools, with the arguments in two pieces, as the real API streams them."""

    async def script(writer: asyncio.StreamWriter) -> None:
        start_stream(writer)
        for index, (name, given) in enumerate(tools):
            arguments = given if isinstance(given, str) else json.dumps(given)
            half = len(arguments) // 2
            function = {"name": name, "arguments": arguments[:half]}
            chunk(
                writer,
                {"tool_calls": [{"index": index, "id": f"call-{index}", "type": "function", "function": function}]},
            )
            chunk(writer, {"tool_calls": [{"index": index, "function": {"arguments": arguments[half:]}}]})
        end_stream(writer, "tool_calls", tokens)

    return script


def refuses(status: int) -> Script:
    async def script(writer: asyncio.StreamWriter) -> None:
        body = b'{"error":{"message":"no","type":"x"}}'
        head = f"HTTP/1.1 {status} No\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        writer.write(head.encode() + body)

    return script


async def hangs(_: asyncio.StreamWriter) -> None:
    await asyncio.sleep(3600)


async def hangs_up(writer: asyncio.StreamWriter) -> None:
    writer.transport.abort()


async def talks_rubbish(writer: asyncio.StreamWriter) -> None:
    start_stream(writer)
    writer.write(b"data: {this is no json\n\n")


async def answers_with_a_page(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>")


def breaks_off_after(*pieces: str) -> Script:
    async def script(writer: asyncio.StreamWriter) -> None:
        start_stream(writer)
        for piece in pieces:
            chunk(writer, {"content": piece})
        await writer.drain()
        await asyncio.sleep(0.05)
        writer.transport.abort()

    return script


def falls_silent_after(*pieces: str) -> Script:
    async def script(writer: asyncio.StreamWriter) -> None:
        start_stream(writer)
        for piece in pieces:
            chunk(writer, {"content": piece})
        await writer.drain()
        await asyncio.sleep(3600)

    return script
