"""What a person sees, as a value: a text and its buttons."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from telegram.constants import MessageLimit

from charts.requests import ChartRequest
from convenio.typed.whole_numbers import whole_number
from documents.workbooks.write.facts import WorkbookKind
from handlers.actions import Action

CALLBACK_DATA_BYTES = 64
MESSAGE_LENGTH = int(MessageLimit.MAX_TEXT_LENGTH)  # letters, as `length_shown` counts them
_GREETING = re.compile(r"\A\s*Buen día[^\n]*\n+")
_DATA = re.compile(r"[a-z]{1,12}(:[A-Za-z0-9_.+-]{0,40}){0,5}")


class BadPress(Exception):
    """Callback data that no button of ours carries now: it is old or forged."""


@dataclass(frozen=True, slots=True)
class Press:
    """What a pressed button carries: an action and its arguments, none of them trusted yet."""

    action: Action
    args: tuple[str, ...] = ()

    @property
    def data(self) -> str:
        data = ":".join((self.action, *self.args))
        if len(data.encode()) > CALLBACK_DATA_BYTES or not _DATA.fullmatch(data):
            raise ValueError(f"not fit for a button: {data!r}")
        return data

    @classmethod
    def parse(cls, data: str) -> "Press":
        if len(data.encode()) > CALLBACK_DATA_BYTES or not _DATA.fullmatch(data):
            raise BadPress(data[:CALLBACK_DATA_BYTES])
        action, *args = data.split(":")
        try:
            return cls(Action(action), tuple(args))
        except ValueError:
            raise BadPress(action) from None

    def text(self, position: int) -> str:
        try:
            return self.args[position]
        except IndexError:
            raise BadPress(self.action) from None

    def integer(self, position: int) -> int:
        number = whole_number(self.text(position))
        if number is None:
            raise BadPress(self.action)
        return number


@dataclass(frozen=True, slots=True)
class Button:
    label: str
    data: str


Keyboard = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class View:
    """A message with its buttons; `text` is Telegram's HTML."""

    text: str
    keyboard: Keyboard = ()

    @property
    def payload(self) -> dict[str, Any]:
        rows = [[[button.label, button.data] for button in row] for row in self.keyboard]
        return {"text": str(self.text), "keyboard": rows}


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart with its caption (at most 1024 characters) and buttons.

    `alternative` has the same numbers in words, up to 4096 characters: it is sent where the chart
    can't be drawn. `as_file`: as a PNG file, which Telegram does not compress.
    """

    chart: ChartRequest
    caption: str
    alternative: str
    keyboard: Keyboard = ()
    as_file: bool = False

    @property
    def payload(self) -> dict[str, Any]:
        shown = View(self.caption, self.keyboard).payload
        chart = {"kind": self.chart.kind.value, "facts": self.chart.facts_json}
        return shown | {
            "chart": chart,
            "alternative": str(self.alternative),
            "as_file": self.as_file,
        }


@dataclass(frozen=True, slots=True)
class Workbook:
    """An .xlsx with its caption; `facts_json` is what that kind is made of.

    `alternative` is said where it can't be made.
    """

    kind: WorkbookKind
    facts_json: str
    name: str
    caption: str
    alternative: str

    @property
    def payload(self) -> dict[str, Any]:
        made_of = {"kind": self.kind.value, "facts": self.facts_json}
        return View(self.caption).payload | {
            "workbook": made_of,
            "name": self.name,
            "alternative": str(self.alternative),
        }


def button(label: str, action: Action, *args: str | int) -> Button:
    return Button(label, Press(action, tuple(str(arg) for arg in args)).data)


def grid(buttons: Sequence[Button], columns: int) -> Keyboard:
    return tuple(
        tuple(buttons[start : start + columns]) for start in range(0, len(buttons), columns)
    )


def joined(views: Sequence[View]) -> View:
    """Several messages as one, greeted once; equal rows of buttons stand in it once."""
    first, *others = (str(view.text) for view in views)
    text = "\n\n".join([first, *(_GREETING.sub("", other) for other in others)])
    rows = dict.fromkeys(row for view in views for row in view.keyboard)
    return View(text, tuple(rows))
