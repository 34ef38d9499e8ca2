"""Does what the interpreter has understood, and says what it did."""

from collections.abc import Sequence
from uuid import UUID

from pydantic import ValidationError

from app.chat.commands import (
    Add,
    Cancel,
    Command,
    Complete,
    Confirm,
    Delete,
    Group,
    Help,
    It,
    Named,
    Nth,
    Prioritise,
    Rename,
    Reopen,
    Reschedule,
    Show,
    Target,
    Unknown,
)
from app.chat.interpreter import interpret
from app.chat.pending import Pending
from app.chat.turn import Turn
from app.chat.wording import HELP, SIMPLE, day_name, numbered, task_line, tasks, titles
from app.schemas.task import Sort, Status, TaskChanges, TaskCreate, TaskQuery
from app.services.task_row import TaskRow, TaskTitle
from app.services.tasks import TaskService

SHOWN = 20


class Unclear(Exception):  # noqa: N818  a question, not an error
    """The sentence does not say which task; the text asks back."""


class BuiltinEngine:
    name = "builtin"

    def __init__(self, service: TaskService) -> None:
        self._tasks = service

    async def reply(self, turn: Turn) -> None:
        if not turn.history:
            await turn.say(f"{SIMPLE} ")
        try:
            await self._run(interpret(turn.text, turn.today), turn)
        except Unclear as question:
            await turn.say(str(question))
        except ValidationError as error:
            await turn.say(f"That does not work: {error.errors()[0]['msg']}.")

    async def _run(self, command: Command, turn: Turn) -> None:
        match command:
            case Add():
                await self._add(command, turn)
            case Show():
                await self._show(command, turn)
            case Complete(Nth() | It() | Named() as target):
                await self._change(turn, target, {"completed": True}, "Done: {0}.")
            case Complete() | Delete():
                await self._ask(command, turn)
            case Reopen(target):
                await self._change(turn, target, {"completed": False}, "Open again: {0}.")
            case _:
                await self._edit(command, turn)

    async def _edit(self, command: Command, turn: Turn) -> None:
        match command:
            case Rename(target, title):
                new = TaskCreate(title=title).title
                await self._change(turn, target, {"title": new}, "It is now called {0}.")
            case Reschedule(target, day):
                name = day_name(day, turn.today) if day else "on no day"
                await self._change(turn, target, {"due_date": day}, f"{{0}} is due {name} now.")
            case Prioritise(target, priority):
                await self._change(turn, target, {"priority": priority}, f"{{0}} has {priority} priority now.")
            case Confirm() | Cancel():
                await turn.say("Nothing is waiting for your answer.")
            case Help():
                await turn.say(HELP if turn.answer else f"{SIMPLE} {HELP}")
            case Unknown():
                known = "I do not understand that." if turn.answer else f"{SIMPLE} I do not understand that."
                await turn.say(f"{known} {HELP}")

    async def _add(self, command: Add, turn: Turn) -> None:
        task = TaskCreate(
            title=command.title, due_date=command.due_date, priority=command.priority, tags=list(command.tags)
        )
        row = await self._tasks.create(turn.user_id, task)
        turn.listed = [row["id"]]
        await turn.tasks_changed()
        await turn.say(f"Added: {task_line(row, turn.today)}.")

    async def _show(self, command: Show, turn: Turn) -> None:
        query = TaskQuery(
            status=command.status,
            search=command.search,
            tag=command.tag,
            priority=command.priority,
            due_from=command.span.first if command.span else None,
            due_to=command.span.last if command.span else None,
            sort=Sort.DUE_DATE if command.span else Sort.POSITION,
            limit=SHOWN,
        )
        rows, cursor = await self._tasks.page(turn.user_id, query)
        turn.listed = [row["id"] for row in rows]
        if not rows:
            await turn.say("There is nothing" + (f" due {command.span.name}." if command.span else "."))
            return
        more = "\nThere are more; the list on the page shows all." if cursor else ""
        await turn.say(f"{tasks(len(rows)).capitalize()}:\n{numbered(rows, turn.today)}{more}")

    async def _ask(self, command: Complete | Delete, turn: Turn) -> None:
        action = "complete" if isinstance(command, Complete) else "delete"
        if isinstance(command.target, Group):
            status = Status.OPEN if action == "complete" else Status(command.target.value)
            rows: Sequence[TaskTitle] = await self._tasks.all(turn.user_id, status)
        else:
            rows = [await self._resolve(turn, command.target)]
        if not rows:
            await turn.say(f"There is nothing to {action}.")
            return
        summary = f"{action.capitalize()} {tasks(len(rows))}: {titles(rows)}"
        await turn.ask(Pending(action=action, ids=[row["id"] for row in rows], summary=summary))
        await turn.say(f"{summary}? Say \u201cyes\u201d to go on.")

    async def _change(self, turn: Turn, target: Target, changes: TaskChanges, said: str) -> None:
        row = await self._resolve(turn, target)
        row = await self._tasks.update(turn.user_id, row["id"], changes)
        if row["id"] not in turn.listed:
            turn.listed = [row["id"]]
        await turn.tasks_changed()
        await turn.say(said.format(f"\u201c{row['title']}\u201d"))

    async def _resolve(self, turn: Turn, target: Target) -> TaskRow:
        match target:
            case Nth(number):
                return await self._nth(turn, number)
            case It():
                return await self._nth(turn, 1 if len(turn.listed) == 1 else 0)
            case Named(text):
                return await self._named(turn, text)

    async def _nth(self, turn: Turn, number: int) -> TaskRow:
        ids = turn.listed or await self._open_ids(turn.user_id)
        if not ids:
            raise Unclear("There is no task to choose from.")
        if number == 0 or number > len(ids):
            raise Unclear(f"Which one? I know of {tasks(len(ids))} here; say its number or its name.")
        rows = await self._tasks.find(turn.user_id, [ids[number if number < 0 else number - 1]])
        if not rows:
            raise Unclear("That task has been deleted meanwhile.")
        return rows[0]

    async def _open_ids(self, user_id: UUID) -> list[UUID]:
        rows, _ = await self._tasks.page(user_id, TaskQuery(status=Status.OPEN, limit=SHOWN))
        return [row["id"] for row in rows]

    async def _named(self, turn: Turn, text: str) -> TaskRow:
        rows, _ = await self._tasks.page(turn.user_id, TaskQuery(search=text[:200], limit=SHOWN))
        same = [row for row in rows if row["title"].casefold() == text.casefold()]
        candidates = same or [row for row in rows if not row["completed"]] or rows
        if not candidates:
            raise Unclear(f"I find no task called \u201c{text}\u201d.")
        if len(candidates) > 1:
            turn.listed = [row["id"] for row in candidates]
            raise Unclear(f"Which one?\n{numbered(candidates, turn.today)}")
        return candidates[0]
