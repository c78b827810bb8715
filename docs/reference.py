"""The tables of commands and settings in README.md and LEEME.md, written from the code.

`python -m docs.reference` writes them between their markers; `--check` fails where one is stale.
"""

import inspect
import sys
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_type_hints

from typer.main import get_command

from bot.cli.commands import app
from bot.config.settings import Settings
from docs import english

ROOT = Path(__file__).parents[1]
HEADS = {
    "README.md": {"commands": ("Command", "Does"), "settings": ("Variable", "Default", "For")},
    "LEEME.md": {
        "commands": ("Orden", "Hace"),
        "settings": ("Variable", "Por defecto", "Para qué"),
    },
}


class DocumentFault(Exception):
    """A document or a mapping does not fit the code; the text says which and how."""


def commands() -> dict[str, tuple[str, str]]:
    """Usage and Spanish help of each command, by its name, in the order of `--help`."""
    group: Any = get_command(app)
    callbacks = {
        info.name or info.callback.__name__: info.callback
        for info in app.registered_commands
        if info.callback
    }
    return {
        name: (_usage(command, callbacks[name]), " ".join((command.help or "").split()))
        for name, command in group.commands.items()
    }


def _usage(command: Any, callback: Callable[..., Any]) -> str:
    """As in a synopsis: what may be left out in brackets."""
    hints = get_type_hints(callback)
    words = ((_word(option, hints[option.name]), option.required) for option in command.params)
    return " ".join((command.name, *(word if must else f"[{word}]" for word, must in words)))


def _word(parameter: Any, hint: Any) -> str:
    """`FILE`, `--flag`, `--flag|--other`, `--option VALUE` or `--option one|other`."""
    kind = next((part for part in get_args(hint) if part is not type(None)), hint)
    choices = "|".join(kind) if inspect.isclass(kind) and issubclass(kind, StrEnum) else None
    if parameter.param_type_name == "argument":
        return choices or parameter.metavar or parameter.name.upper()
    option = parameter.opts[0]
    if kind is bool:
        return "|".join((option, *parameter.secondary_opts))
    return f"{option} {choices or option.strip('-').upper()}"


def settings() -> dict[str, tuple[str, str]]:
    """Default and Spanish description of each setting, by its variable's name."""
    return {
        name.upper(): (_shown(field.default), field.description or "")
        for name, field in Settings.model_fields.items()
    }


def _shown(default: object) -> str:
    if default is None:
        return "–"
    return f"`{','.join(map(str, default)) if isinstance(default, tuple) else default}`"


def tables(document: str) -> dict[str, str]:
    """Both tables of README.md or LEEME.md; raises DocumentFault for an unknown or missing line."""
    of_commands, of_settings = commands(), settings()
    _same(of_commands, english.COMMANDS)
    _same(of_settings, english.SETTINGS)
    in_english = document == "README.md"
    command_rows = [
        (f"`{usage}`", english.COMMANDS[name] if in_english else text)
        for name, (usage, text) in of_commands.items()
    ]
    setting_rows = [
        (f"`{name}`", default, english.SETTINGS[name] if in_english else text)
        for name, (default, text) in of_settings.items()
    ]
    heads = HEADS[document]
    return {
        "commands": _table(heads["commands"], command_rows),
        "settings": _table(heads["settings"], setting_rows),
    }


def _same(known: Iterable[str], described: Mapping[str, str]) -> None:
    if odd := set(known) ^ set(described):
        raise DocumentFault(f"docs/english.py and the code differ in: {', '.join(sorted(odd))}")


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    cells = [[cell.replace("|", "\\|") for cell in row] for row in rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ("---",) * len(head), *cells))


def written(document: str) -> str:
    """The document with both tables anew; raises DocumentFault where a marker is not there once."""
    text = (ROOT / document).read_text("utf-8")
    for name, table in tables(document).items():
        markers = f"<!-- {name}: written by `make docs` -->\n", f"<!-- end of {name} -->"
        if any(text.count(marker) != 1 for marker in markers):
            raise DocumentFault(f"{document}: the markers of {name} are not there once each")
        before, _, rest = text.partition(markers[0])
        _, _, after = rest.partition(markers[1])
        text = f"{before}{markers[0]}\n{table}\n\n{markers[1]}{after}"
    return text


def main(check: bool) -> None:
    stale = [name for name in HEADS if written(name) != (ROOT / name).read_text("utf-8")]
    if check and stale:
        raise DocumentFault(f"{' and '.join(stale)}: stale, run `make docs`")
    for name in stale:
        (ROOT / name).write_text(written(name), "utf-8")


if __name__ == "__main__":
    try:
        main("--check" in sys.argv[1:])
    except DocumentFault as fault:
        sys.exit(str(fault))
