"""How the built-in interpreter speaks."""

from collections.abc import Sequence
from datetime import date, timedelta

from app.services.task_row import TaskRow, TaskTitle

SIMPLE = "I am the simple built-in assistant."
HELP = (
    "You can write, for example: \u201cadd buy milk tomorrow\u201d, \u201cwhat is due this week?\u201d, "
    "\u201cdone with the second one\u201d, \u201crename milk to oat milk\u201d, \u201cmove milk to friday\u201d, "
    "\u201cmake milk high priority\u201d or \u201cdelete all completed\u201d."
)


def task_line(row: TaskRow, today: date) -> str:
    done = "\u2713 " if row["completed"] else ""
    urgent = " (high priority)" if row["priority"] == "high" else ""
    return f"{done}{row['title']}{due(row['due_date'], today)}{urgent}"


def numbered(rows: list[TaskRow], today: date) -> str:
    return "\n".join(f"{number}. {task_line(row, today)}" for number, row in enumerate(rows, 1))


def due(day: date | None, today: date) -> str:
    return f" \u2013 due {day_name(day, today)}" if day else ""


def day_name(day: date, today: date) -> str:
    near = {today: "today", today + timedelta(days=1): "tomorrow"}
    if day in near:
        return near[day]
    name = f"{day:%a} {day.day} {day:%b}"
    return name if day.year == today.year else f"{name} {day.year}"


def tasks(count: int) -> str:
    return "1 task" if count == 1 else f"{count} tasks"


def titles(rows: Sequence[TaskTitle]) -> str:
    shown = ", ".join(f"\u201c{row['title']}\u201d" for row in rows[:5])
    return shown if len(rows) <= 5 else f"{shown} and {len(rows) - 5} more"
