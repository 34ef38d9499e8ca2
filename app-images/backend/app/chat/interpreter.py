"""The built-in interpreter: sentences in, commands out. It knows no task and never fails."""

import re
from collections.abc import Callable
from datetime import date

from app.chat.commands import (
    Add,
    Cancel,
    Command,
    Complete,
    Confirm,
    Delete,
    Help,
    Prioritise,
    Rename,
    Reopen,
    Reschedule,
    Show,
    Unknown,
)
from app.chat.dates import DAY, SPAN, read_day, read_span
from app.chat.targets import NOUN, read_group, read_target, unquoted
from app.models import Priority
from app.schemas.task import Status

type Rule = Callable[[re.Match[str], date], Command | None]

PRIORITIES = {
    "low": Priority.LOW,
    "normal": Priority.NORMAL,
    "medium": Priority.NORMAL,
    "high": Priority.HIGH,
    "urgent": Priority.HIGH,
    "important": Priority.HIGH,
}
_LEVEL = "|".join(PRIORITIES)
_POLITE = re.compile(
    r"^(?:(?:please|hey|ok(?:ay)?|now|then|and|(?:can|could|would|will) you|i(?:'d| would) like to|let's)[, ]+)+", re.I
)
_PLEASE = re.compile(r"(?<![, ])[, ]+(?:please|thanks|thank you)$", re.I)
_TAG = re.compile(r"(?:^|\s)#(\w[\w-]{0,49})")
_PRIORITY_AT_END = re.compile(
    rf"(?<![\s,])[\s,]+(?:with |at )?(?:!({_LEVEL})|({_LEVEL}) priority|priority ({_LEVEL}))$", re.I
)
_LIST_AT_END = re.compile(rf"(?<!\s)\s+(?:to|on) (?:the|my) (?:list|{NOUN})(?: list)?$", re.I)
_DAY_AT_END = re.compile(rf"(?<![\s,])[\s,]+(?:(?:due|by|on|for|until)\s+){{0,3}}({DAY})$", re.I)
_DAY_AT_START = re.compile(rf"^(?:on\s+)?({DAY})[\s,:]+(?:to\s+)?", re.I)


def interpret(text: str, today: date) -> Command:
    sentence = " ".join(text.split())
    bare = _PLEASE.sub("", _POLITE.sub("", sentence.rstrip(" .!?")))
    for pattern, rule in RULES:
        if (match := pattern.fullmatch(bare)) and (command := rule(match, today)):
            return command
    return Unknown(sentence)


def read_add(text: str, today: date) -> Add | None:
    tags = tuple(dict.fromkeys(tag.lower() for tag in _TAG.findall(text)))
    title = _LIST_AT_END.sub("", _TAG.sub("", text).strip())
    priority, due_date = Priority.NORMAL, None
    # Twice, because the day may stand before the priority or after it.
    for _ in range(2):
        if match := _PRIORITY_AT_END.search(title):
            priority, title = PRIORITIES[(match[1] or match[2] or match[3]).lower()], title[: match.start()]
        if (match := _DAY_AT_END.search(title)) and (day := read_day(match[1], today)):
            due_date, title = day, _LIST_AT_END.sub("", title[: match.start()])
    if due_date is None and (match := _DAY_AT_START.match(title)) and (day := read_day(match[1], today)):
        due_date, title = day, title[match.end() :]
    title = unquoted(title)
    return Add(title, due_date, priority, tags) if title else None


def read_show(words: str, today: date) -> Show:
    span = re.search(rf"\b{SPAN}\b", words, re.I)
    priority = re.search(rf"\b({_LEVEL})\b(?: priority)?", words, re.I)
    tag = re.search(r"#(\w[\w-]*)|\btagged (?:as |with )?(\w[\w-]*)", words)
    status = Status.OPEN
    if re.search(r"\b(?:completed?|done|finished)\b", words, re.I):
        status = Status.COMPLETED
    elif re.search(r"\b(?:all|everything)\b", words, re.I) and not span:
        status = Status.ALL
    return Show(
        status,
        read_span(span[0], today) if span else None,
        PRIORITIES[priority[1].lower()] if priority else None,
        (tag[1] or tag[2]).lower() if tag else None,
    )


def _complete(match: re.Match[str], _today: date) -> Command:
    return Complete(read_group(match[1]) or read_target(match[1]))


def _prioritise(match: re.Match[str], _today: date) -> Command:
    return Prioritise(read_target(match[1]), PRIORITIES[match[2].lower()])


def _reschedule(match: re.Match[str], today: date) -> Command | None:
    day = read_day(match[2], today)
    return Reschedule(read_target(match[1]), day) if day else None


def _rules(*rules: tuple[str, Rule]) -> list[tuple[re.Pattern[str], Rule]]:
    return [(re.compile(pattern, re.I), rule) for pattern, rule in rules]


_YES = r"yes|y|yep|yeah|sure|ok|okay|confirm(?:ed)?|do it|go ahead|yes,? (?:please|do it|delete (?:it|them))"
_NO = r"no|n|nope|cancel|abort|stop|never ?mind|don'?t|no,? (?:thanks|don'?t)"
_HELP = r"help|hi|hello|hey|\?*|what can (?:you|i) (?:do|say)|how does (?:this|it) work"
_DUE_DATE = r"(?:the )?(?:due date|deadline|date)"
_UNDATE = rf"(?:remove|clear|delete) {_DUE_DATE} (?:of|from|for) (.+)"
_DELETE = r"(?:delete|remove|clear|clean up|purge|drop|erase|get rid of|throw away) (.+)"
_REOPEN = r"(?:reopen|re-open|undo|uncheck|untick) (.+)"
_MARK_OPEN = r"(?:mark|set) (.+?) (?:as )?(?:not done|open|undone|incomplete|unfinished)"
_MARK_DONE = r"mark (.+?) (?:as )?(?:done|completed?|finished)"
_I_DID = r"(?:i(?:'m| am| have|'ve)? )?(?:done with|finished with|finished|completed|did) (.+)"
_COMPLETE = r"(?:complete|finish|check off|tick off|check|tick|close) (.+)"
_IS_DONE = r"(.+) is (?:done|completed?|finished)"
_PRIORITY_OF = rf"(?:set |change )?(?:the )?priority (?:of |for )?(.+?) (?:to|as) ({_LEVEL})(?: priority)?"
_MAKE_PRIORITY = rf"(?:make|set|mark) (.+?) (?:as |to )?(?:a )?({_LEVEL})(?: priority)?"
_DATE_OF = rf"(?:set|change) {_DUE_DATE} (?:of|for) (.+?) (?:to|on) ({DAY})"
_MOVE = rf"(?:move|postpone|reschedule|push|delay|shift|set|change) (.+?) (?:to|until|till|by|for|due) ({DAY})"
_IS_DUE = rf"(?!(?:what|which|anything|everything)\b)(.+?) is due (?:on |by )?({DAY})"
_RENAME = r"(?:rename|retitle|reword|change) (.+?) (?:to|into|as) (.+)"
_FIND = r"(?:find|search(?: for)?|look for|show(?: me)? (?:everything|all) about) (.+)"
_SHOW = (
    r"((?:what|which|what's|whats|show|list|display|see|anything|is there|do i have|how many|overdue"
    rf"|(?:my|all|any) (?:\w+ )?{NOUN})\b.*)"
)
_ADD = (
    r"(?:(?:add|create|make)(?: (?:a|the))?(?: new)?(?: (?:task|to-?do|item|reminder))?|new (?:task|to-?do|item)|new"
    r"|remember|remind me|don'?t forget|note|todo|task|i (?:need|have|want|must|should|got)(?= to )|i (?:must|should))"
    r"(?::| to| that)? (.+)"
)

# The first that fits wins: the narrow ones stand before the wide ones.
RULES = _rules(
    (_YES, lambda *_: Confirm()),
    (_NO, lambda *_: Cancel()),
    (_HELP, lambda *_: Help()),
    (_UNDATE, lambda match, _: Reschedule(read_target(match[1]), None)),
    (_DELETE, lambda match, _: Delete(read_group(match[1]) or read_target(match[1]))),
    (_REOPEN, lambda match, _: Reopen(read_target(match[1]))),
    (_MARK_OPEN, lambda match, _: Reopen(read_target(match[1]))),
    (_MARK_DONE, _complete),
    (_I_DID, _complete),
    (_COMPLETE, _complete),
    (_PRIORITY_OF, _prioritise),
    (_MAKE_PRIORITY, _prioritise),
    (_DATE_OF, _reschedule),
    (_MOVE, _reschedule),
    (_IS_DUE, _reschedule),
    (_RENAME, lambda match, _: Rename(read_target(match[1]), unquoted(match[2]))),
    (_FIND, lambda match, _: Show(Status.ALL, search=unquoted(match[1]))),
    (_SHOW, lambda match, today: read_show(match[1], today)),
    (_IS_DONE, _complete),
    (_ADD, lambda match, today: read_add(match[1], today)),
)
