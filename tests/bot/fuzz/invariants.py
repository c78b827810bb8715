"""What must hold of the database after every input, whoever sent it."""

import json
from collections import Counter
from collections.abc import Callable
from typing import Any

from simulator import messages

Facts = dict[int, tuple[Any, ...]]
VERSIONS = "SELECT id, period, region, number, reason, sent_at, receipt, content_hash FROM version"
FIGURES = """
    SELECT version_id, indicator, mark, programmed, executed, executed_count, base_count,
           cause, cause_words
    FROM figure ORDER BY version_id, indicator
"""
SERVING = """
    SELECT telegram_id, region FROM duty JOIN person ON person.id = person_id
    WHERE role = 'focal' AND until IS NULL
"""
DUTIES = """
    SELECT 1 FROM duty JOIN person ON person.id = person_id WHERE telegram_id = ? AND until IS NULL
"""
NEW_CHANGES = """
    SELECT figure_change.id, telegram_id, region, version_id, indicator
    FROM figure_change
    LEFT JOIN person ON person.id = person_id LEFT JOIN version ON version.id = version_id
    WHERE figure_change.id > ?
"""
NEWLY_OWED = """
    SELECT id, chat_id, kind, CAST(payload AS TEXT) FROM outbox WHERE id > ? ORDER BY id
"""
NONE_OF = {
    "an update that failed": "SELECT reference, error FROM failed_update",
    "a question about a version that is sent or gone": """
        SELECT chat_id, kind FROM question LEFT JOIN version ON version.id = version_id
        WHERE version_id IS NOT NULL AND (version.id IS NULL OR sent_at IS NOT NULL)""",
    "two requests of one person": """
        SELECT telegram_id FROM accessrequest WHERE decided_at IS NULL
        GROUP BY telegram_id HAVING count(*) > 1""",
    "somebody who left and can still be told by": """
        SELECT id FROM person WHERE left_at IS NOT NULL AND telegram_id IS NOT NULL""",
    "an invitation that was half used": """
        SELECT id FROM invitation WHERE (used_at IS NULL) <> (used_by IS NULL)""",
}


class Watch:
    """Looks at the database after each input and compares it with what was there before."""

    def __init__(self, rows: Callable[..., list[Any]]) -> None:
        """`rows`: those of a query, in which `?` stands for each further argument."""
        self._rows = rows
        self.writers = {
            telegram_id for (telegram_id,) in self._rows("SELECT telegram_id FROM person")
        }
        self.offered: list[tuple[int, str]] = []
        self._last_change = self._last_owed = 0
        self._look()
        self._changes()
        self._owed()

    def _look(self) -> None:
        self.versions: Facts = {row[0]: row for row in self._rows(VERSIONS)}
        self.revisions = dict(self._rows("SELECT id, revision FROM version"))
        self.figures: dict[tuple[int, int], Any] = {row[:2]: row[2:] for row in self._rows(FIGURES)}
        self.serving = set(self._rows(SERVING))

    def take_failures(self) -> list[Any]:
        """The updates that were set aside since the last time."""
        return self._rows("DELETE FROM failed_update RETURNING attempts, error")

    def check(self, sender: int, update_id: int) -> None:
        versions, revisions = self.versions, self.revisions
        figures, serving = self.figures, self.serving
        self.writers.add(sender)
        self._look()
        changes = self._changes()
        handled = self._rows("SELECT 1 FROM handled_update WHERE update_id = ?", update_id)
        assert handled or not self._rows(DUTIES, sender)  # a stranger's may be passed over
        for name, query in NONE_OF.items():
            assert (name, self._rows(query)) == (name, [])
        self._check_drafts(versions)
        for version_id in versions.keys() | self.versions.keys():
            before = {key: row for key, row in figures.items() if key[0] == version_id}
            after = {key: row for key, row in self.figures.items() if key[0] == version_id}
            old, new = versions.get(version_id), self.versions.get(version_id)
            if (old, before) == (new, after):
                assert revisions.get(version_id) == self.revisions.get(version_id)
                continue
            region = (new or old or ())[2]
            assert (sender, region) in serving
            if new is not None and old is not None and new[5] is None:
                changed = {key[1] for key in before | after if before.get(key) != after.get(key)}
                noted = Counter(each[4] for each in changes if each[3] == version_id)
                assert noted == Counter(changed)
                assert self.revisions[version_id] == revisions[version_id] + bool(changed)
        for _, telegram_id, region, _, _ in changes:
            assert telegram_id in (sender, None)
            assert (sender, region) in serving
        self._owed()

    def _check_drafts(self, versions: Facts) -> None:
        for version_id, row in versions.items():
            if row[5] is not None:
                assert self.versions.get(version_id) == row
        drafts = Counter(row[1:3] for row in self.versions.values() if row[5] is None)
        assert all(number == 1 for number in drafts.values())
        assert {version_id for version_id, _ in self.figures} <= self.versions.keys()

    def _changes(self) -> list[Any]:
        found = self._rows(NEW_CHANGES, self._last_change)
        self._last_change = max((row[0] for row in found), default=self._last_change)
        return found

    def _owed(self) -> None:
        """Only to who wrote or was let in, and as Telegram takes it."""
        for number, chat_id, kind, payload in self._rows(NEWLY_OWED, self._last_owed):
            self._last_owed = number
            assert chat_id in self.writers
            if kind in ("say", "open", "show"):
                self._check_message(chat_id, json.loads(payload))

    def _check_message(self, chat_id: int, payload: Any) -> None:
        rows = [
            [{"text": t, "callback_data": data} for t, data in row] for row in payload["keyboard"]
        ]
        messages.text_body({"text": payload["text"], "parse_mode": "HTML"})
        messages.markup_body({"reply_markup": {"inline_keyboard": rows}})
        self.offered += [(chat_id, button["callback_data"]) for row in rows for button in row]
