import ast
import re
from collections import Counter
from importlib import import_module
from pathlib import Path

import handlers
from handlers.actions import Action
from handlers.conversations import CONVERSATIONS, NOTICES
from jobs.notice_rechecks import NOTICES as BY_SUBJECT

ROOM = Path(handlers.__file__).parent
ROOT = ROOM.parent


def test_no_two_conversations_claim_the_same_command_button_or_question() -> None:
    claims = Counter((entry.on, entry.key) for each in CONVERSATIONS for entry in each.STEPS)
    assert [claim for claim, times in claims.items() if times > 1] == []


def test_every_action_leads_to_a_step() -> None:
    pressed = {entry.key for each in CONVERSATIONS for entry in each.STEPS if entry.on == "press"}
    assert pressed == set(Action)


def test_every_action_is_on_a_button() -> None:
    tables = [*ROOM.glob("*/__init__.py"), ROOM / "actions.py"]
    views = "\n".join(file.read_text() for file in ROOM.rglob("*.py") if file not in tables)
    assert set(re.findall(r"\bAction\.([A-Z_]+)", views)) == set(Action.__members__)


def test_every_subject_of_a_notice_has_one_owner() -> None:
    told = {subject for room in ("handlers", "jobs") for subject in _subjects_told_in(room)}
    assert told == set(BY_SUBJECT)
    assert len({kind.subject for kind in NOTICES}) == len(NOTICES)


def _subjects_told_in(room: str) -> set[str]:
    """What the dictionaries say that go out with a row, as its `about`."""
    found = set()
    for file in (ROOT / room).rglob("*.py"):
        module = ".".join(file.relative_to(ROOT).with_suffix("").parts)
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Dict):
                named = {ast.unparse(key): ast.unparse(value) for key, value in _items(node)}
                if subject := named.get("'subject'"):
                    found.add(str(eval(subject, vars(import_module(module)))))  # noqa: S307 (ours)
    return found


def _items(node: ast.Dict) -> list[tuple[ast.expr, ast.expr]]:
    return [(key, value) for key, value in zip(node.keys, node.values, strict=True) if key]
