"""The stages of a version, of a report or an evaluation, and who may lead it to the next.

A report counts as received in time by the moment at which its focal point sent it, however long
its approval takes. Only what is received counts in averages.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from convenio.calendar.workdays import working_day_after


class Stage(StrEnum):
    DRAFT = "draft"
    WAITING = "waiting"
    RECEIVED = "received"
    RETURNED = "returned"
    REPLACED = "replaced"


class Act(StrEnum):
    SUBMIT = "submit"
    SEND = "send"
    REPLACE = "replace"
    APPROVE = "approve"
    RETURN = "return"
    BRIDGE = "bridge"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule. `by`: the role that may; `patience`: working days that it waits after the sending."""

    act: Act
    before: Stage
    after: Stage
    by: str
    patience: int = 0

    def ripe_on(self, sent_on: date) -> date:
        """The first day on which the rule may be applied."""
        return working_day_after(sent_on, self.patience) if self.patience else sent_on


RULES = (
    Rule(Act.SUBMIT, Stage.DRAFT, Stage.WAITING, "focal"),  # the region has a director
    Rule(Act.SEND, Stage.DRAFT, Stage.RECEIVED, "focal"),  # it has none, or its director sends
    Rule(Act.REPLACE, Stage.WAITING, Stage.REPLACED, "focal"),  # a newer version is sent
    Rule(Act.APPROVE, Stage.WAITING, Stage.RECEIVED, "director"),
    Rule(Act.RETURN, Stage.WAITING, Stage.RETURNED, "director"),
    Rule(Act.RETURN, Stage.RECEIVED, Stage.RETURNED, "odes"),
    Rule(Act.BRIDGE, Stage.WAITING, Stage.RECEIVED, "odes", patience=3),
)
EVALUATION_RULES = (
    Rule(Act.SEND, Stage.DRAFT, Stage.RECEIVED, "proponent"),
    Rule(Act.REPLACE, Stage.RECEIVED, Stage.REPLACED, "proponent"),  # a correction is sent
    Rule(Act.RETURN, Stage.RECEIVED, Stage.RETURNED, "odes"),
)
STANDING = (Stage.WAITING, Stage.RECEIVED)  # the region owes nothing more
_WORDS = {
    Stage.DRAFT: "borrador",
    Stage.WAITING: "por aprobar",
    Stage.RECEIVED: "recibido",
    Stage.RETURNED: "observado",
    Stage.REPLACED: "reemplazado",
}


def rule_for(act: Act, before: Stage, rules: Sequence[Rule] = RULES) -> Rule | None:
    """The rule with that act and beginning; no two of a table have both."""
    return next((rule for rule in rules if (rule.act, rule.before) == (act, before)), None)


def stage_words(stage: Stage, *, late: bool) -> str:
    """The stage in words: 'recibido', or 'extemporáneo' for what was sent late."""
    return "extemporáneo" if late and stage is Stage.RECEIVED else _WORDS[stage]
