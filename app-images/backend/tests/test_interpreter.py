from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    Unknown,
)
from app.chat.dates import Span
from app.chat.interpreter import interpret
from app.models import Priority
from app.schemas.task import Status

WEDNESDAY = date(2026, 1, 28)
TOMORROW = date(2026, 1, 29)
FRIDAY = date(2026, 1, 30)
THIS_WEEK = Span("this week", WEDNESDAY, date(2026, 2, 1))


@pytest.mark.parametrize(
    ("sentence", "command"),
    [
        ("add buy milk tomorrow", Add("buy milk", TOMORROW)),
        ("Add buy milk", Add("buy milk")),
        ("please add Buy Milk.", Add("Buy Milk")),
        ('add "today show" tomorrow', Add("today show", TOMORROW)),
        ("add a task: call mum on friday", Add("call mum", FRIDAY)),
        ("add milk to my list", Add("milk")),
        ("add milk to the list for tomorrow", Add("milk", TOMORROW)),
        ("new task pay rent by 2026-02-01", Add("pay rent", date(2026, 2, 1))),
        ("remind me to water plants in 3 days", Add("water plants", date(2026, 1, 31))),
        ("remind me tomorrow to water plants", Add("water plants", TOMORROW)),
        ("I need to buy bread today", Add("buy bread", WEDNESDAY)),
        ("can you add buy milk #Shop #home", Add("buy milk", None, Priority.NORMAL, ("shop", "home"))),
        ("add buy milk tomorrow high priority", Add("buy milk", TOMORROW, Priority.HIGH)),
        ("add buy milk, low priority, tomorrow", Add("buy milk", TOMORROW, Priority.LOW)),
        ("add file taxes !urgent", Add("file taxes", None, Priority.HIGH)),
        ("todo: clean up", Add("clean up")),
        ("add tomorrow", Add("tomorrow")),
        ("add delete all completed", Add("delete all completed")),
        ("what is due this week?", Show(span=THIS_WEEK)),
        ("What's due tomorrow", Show(span=Span("tomorrow", TOMORROW, TOMORROW))),
        ("what do I have to do today?", Show(span=Span("today", WEDNESDAY, WEDNESDAY))),
        ("what is due today?", Show(span=Span("today", WEDNESDAY, WEDNESDAY))),
        ("my open tasks", Show()),
        ("my visa is due friday", Reschedule(Named("visa"), FRIDAY)),
        ("anything overdue?", Show(span=Span("overdue", None, WEDNESDAY - timedelta(1)))),
        ("show everything", Show(Status.ALL)),
        ("list all tasks", Show(Status.ALL)),
        ("show my tasks", Show()),
        ("what is done?", Show(Status.COMPLETED)),
        ("show completed tasks", Show(Status.COMPLETED)),
        ("show urgent tasks", Show(priority=Priority.HIGH)),
        ("show low priority tasks", Show(priority=Priority.LOW)),
        ("show tasks tagged shop", Show(tag="shop")),
        ("list #shop", Show(tag="shop")),
        ("find milk", Show(Status.ALL, search="milk")),
        ("search for oat milk", Show(Status.ALL, search="oat milk")),
        ("done with the second one", Complete(Nth(2))),
        ("done with #3", Complete(Nth(3))),
        ("done with the last one", Complete(Nth(-1))),
        ("complete task 12", Complete(Nth(12))),
        ("complete the 2nd task", Complete(Nth(2))),
        ("finish it", Complete(It())),
        ("I finished the dishes", Complete(Named("dishes"))),
        ("i've done with the dishes", Complete(Named("dishes"))),
        ("mark milk as done", Complete(Named("milk"))),
        ("milk is done", Complete(Named("milk"))),
        ("tick off the task milk", Complete(Named("milk"))),
        ("complete everything", Complete(Group.ALL)),
        ("complete all open tasks", Complete(Group.OPEN)),
        ("reopen the first one", Reopen(Nth(1))),
        ("mark milk as not done", Reopen(Named("milk"))),
        ("delete all completed", Delete(Group.COMPLETED)),
        ("Delete all the completed tasks, please!", Delete(Group.COMPLETED)),
        ("clear completed", Delete(Group.COMPLETED)),
        ("remove all done items", Delete(Group.COMPLETED)),
        ("delete everything", Delete(Group.ALL)),
        ("delete all my tasks", Delete(Group.ALL)),
        ("delete the first one", Delete(Nth(1))),
        ("delete that task", Delete(It())),
        ("delete milk", Delete(Named("milk"))),
        ("delete all about eve", Delete(Named("all about eve"))),
        ("rename milk to oat milk", Rename(Named("milk"), "oat milk")),
        ("rename the second one to Buy bread", Rename(Nth(2), "Buy bread")),
        ('rename "milk to go" to coffee', Rename(Named('"milk'), 'go" to coffee')),
        ("move milk to friday", Reschedule(Named("milk"), FRIDAY)),
        ("postpone the first one until tomorrow", Reschedule(Nth(1), TOMORROW)),
        ("milk is due tomorrow", Reschedule(Named("milk"), TOMORROW)),
        ("set the due date of milk to 2026-03-01", Reschedule(Named("milk"), date(2026, 3, 1))),
        ("remove the due date of milk", Reschedule(Named("milk"), None)),
        ("make milk high priority", Prioritise(Named("milk"), Priority.HIGH)),
        ("set priority of milk to low", Prioritise(Named("milk"), Priority.LOW)),
        ("mark the second one as urgent", Prioritise(Nth(2), Priority.HIGH)),
        ("yes", Confirm()),
        ("Yes, please!", Confirm()),
        ("ok", Confirm()),
        ("no", Cancel()),
        ("never mind", Cancel()),
        ("help", Help()),
        ("?", Help()),
        ("Hello!", Help()),
        ("xyzzy", Unknown("xyzzy")),
        ("add", Unknown("add")),
        ("move milk to the fridge", Unknown("move milk to the fridge")),
    ],
)
def test_a_sentence_is_understood(sentence: str, command: Command) -> None:
    assert interpret(sentence, WEDNESDAY) == command


@given(st.text(max_size=300), st.dates())
def test_any_text_is_some_command(text: str, today: date) -> None:
    interpret(text, today)


WORDS = (
    "add delete all completed done with the second one to due friday in 2 weeks is what rename mark priority high # ! ,"
)


@given(st.lists(st.sampled_from(WORDS.split()), max_size=12).map(" ".join))
def test_any_words_of_ours_are_some_command(text: str) -> None:
    interpret(text, WEDNESDAY)


PLAIN = st.lists(st.sampled_from(["oat", "milk", "bread", "Paris", "42nd", "caf\u00e9"]), min_size=1, max_size=5)


@given(PLAIN.map(" ".join))
def test_a_plain_title_is_added_as_it_is(title: str) -> None:
    assert interpret(f"add {title}", WEDNESDAY) == Add(title)
    assert interpret(f"add {title} tomorrow", WEDNESDAY) == Add(title, TOMORROW)


@pytest.mark.parametrize("text", ["yes but no", "yesterday", "ok delete milk", "sure?? not", "okra", "do it later"])
def test_what_only_begins_like_a_yes_does_not_confirm(text: str) -> None:
    assert interpret(text, WEDNESDAY) != Confirm()


@given(st.integers(1, 9999))
def test_any_number_names_that_task(number: int) -> None:
    assert interpret(f"done with #{number}", WEDNESDAY) == Complete(Nth(number))
