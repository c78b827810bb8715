"""The command line: `python -m bot …`. It speaks Spanish; faults are one line, and exit 1 or 2."""

import gc
import sys
from collections.abc import Sequence
from importlib import import_module

import typer

from bot.cli.arguments import fail, new_app
from bot.config.log_setup import print_crash
from bot.config.settings import SettingsError

ALONE = {"report": "bot.cli.documents.report"}
"""Commands that begin at once: of all modules of commands their own is loaded alone."""


def main() -> None:
    """Run the command; every fault is one line on standard error, and a non-zero exit code."""
    sys.excepthook = print_crash
    _refuse_broken_letters(sys.argv[1:])
    app = _app_for(sys.argv[1:])
    try:
        code = app(sys.argv[1:] or ["--help"], standalone_mode=False)
    except SettingsError as error:
        fail("\n".join(f"Configuración: {line}" for line in str(error).splitlines()))
    except typer.TyperException as error:
        words = " ".join(error.format_message().split())
        print(f"No se entendió la orden: {words} Vea --help.", file=sys.stderr)
        raise SystemExit(2) from None
    except typer.Abort:
        raise SystemExit(130) from None
    if not sys.argv[1:]:
        raise SystemExit(2)
    gc.freeze()  # else it would all be looked through once more, to end with it
    raise SystemExit(code if isinstance(code, int) else 0)


def _app_for(words: Sequence[str]) -> typer.Typer:
    """The commands, or the one that these words ask for.

    The collector rests meanwhile: looking again and again at what stays is a tenth of the start.
    A command that loads more later on, and ends soon, does without it.
    """
    gc.disable()
    if alone := ALONE.get(words[0] if words else ""):
        app = new_app()
        app.callback()(_nothing_before)  # else its name would be no part of the line
        import_module(alone).add_to(app)
        return app
    from bot.cli.commands import app

    gc.freeze()
    gc.enable()
    return app


def _refuse_broken_letters(words: Sequence[str]) -> None:
    """Refuse what a terminal of other letters gave: neither a database nor a stream takes it."""
    for word in words:
        try:
            word.encode()
        except UnicodeEncodeError:
            shown = word.encode("ascii", "replace").decode()[:40]
            print(
                f"No se entendió la orden: «{shown}» no está en UTF-8. Cambie las letras de la"
                " terminal, o escríbalo sin tildes.",
                file=sys.stderr,
            )
            raise SystemExit(2) from None


def _nothing_before() -> None:
    """What is done before each command."""
