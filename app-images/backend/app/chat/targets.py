"""Which task a sentence means: "the second one", "it", or words of its title."""

import re

from app.chat.commands import Group, It, Named, Nth, Target

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
NOUN = r"(?:tasks?|to-?dos?|items?|ones?|entry|entries)"

_NTH = re.compile(
    rf"(?:the )?(?:({'|'.join(ORDINALS)})|(?:(?:number|no\.?|task|item) |#)?(\d{{1,4}})(?:st|nd|rd|th)?)(?: {NOUN})?",
    re.I,
)
_LAST = re.compile(rf"(?:the )?last(?: {NOUN})?", re.I)
_IT = re.compile(rf"(?:it|that|this|(?:that|this) {NOUN})", re.I)
_GROUP = re.compile(
    rf"(?:(?:all|everything|every)(?: of)?(?: (?:the|my))?|(?:the|my))?\s*(completed?|done|finished|open)?\s*{NOUN}?",
    re.I,
)
_AROUND = re.compile(rf"^(?:(?:the|my) )?(?:{NOUN}\s+)?|(?<!\s)\s+{NOUN}$", re.I)


def read_target(text: str) -> Target:
    words = text.strip()
    if match := _NTH.fullmatch(words):
        return Nth(ORDINALS.index(match[1].lower()) + 1 if match[1] else int(match[2]))
    if _LAST.fullmatch(words):
        return Nth(-1)
    if _IT.fullmatch(words):
        return It()
    return Named(unquoted(_AROUND.sub("", words)) or words)


def read_group(text: str) -> Group | None:
    """None if the words name one task only."""
    words = text.strip().lower()
    if not re.match(r"all\b|every|completed?\b|done\b|finished\b", words) or not (match := _GROUP.fullmatch(words)):
        return None
    if match[1] is None:
        return Group.ALL
    return Group.OPEN if match[1] == "open" else Group.COMPLETED


def unquoted(text: str) -> str:
    text = text.strip()
    if len(text) > 2 and (text[0], text[-1]) in {('"', '"'), ("'", "'"), ("\u201c", "\u201d"), ("\u2018", "\u2019")}:
        return text[1:-1].strip()
    return text
