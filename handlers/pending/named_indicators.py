"""Another indicator that is named where one is asked for: 'idg 5', 'ver el 5', 'ir al 5'."""

import re

from convenio.catalogue.regions import plain
from handlers.actions import Action
from handlers.context import Context
from handlers.questions import QuestionKind
from handlers.reporting.access import asked_draft
from handlers.views import Press

_NAMED = r"(?:idg|indicador|ind)(?: (?:n|nro|numero))?"
_GOING = r"(?:ver|veamos|ir|voy|vamos|vayamos|pasar|pasemos|paso|abrir|abra|abre|mostrar|saltar)"
_CHANGING = r"(?:corregir|corrija|editar|cambiar|revisar|responder|llenar|falta)"
_WISH = r"(?:(?:quiero|quisiera|deseo|puedo|permitame) )?"
_MOVE = re.compile(
    rf"{_WISH}(?:{_GOING} (?:(?:a|al|a la|el|la) )?(?:{_NAMED} )?"
    rf"|{_CHANGING} (?:al|el|la) (?:{_NAMED} )?"
    rf"|(?:(?:{_GOING}|{_CHANGING}) )?(?:(?:a|al|el|la) )?{_NAMED} ?)"
    r"([0-9]{1,2})(?: (?:por favor|porfa))?"
)

_ASKING = (  # where another indicator, named, is no answer
    QuestionKind.PROGRAMMED,
    QuestionKind.EXECUTED,
    QuestionKind.CAUSE,
    QuestionKind.FIGURE_REASON,
)


async def press_named(context: Context) -> Press | None:
    """The press that asks for the indicator which was named instead of an answer, if one was."""
    number = named_indicator(context.text) if context.asks(*_ASKING) else None
    if number is None:
        return None
    report = await asked_draft(context)
    if number not in report.indicators:
        return None
    return Press(Action.ASK_INDICATOR, (str(report.id), str(number)))


def named_indicator(text: str) -> int | None:
    """The number of the indicator that the text asks to see; None for what may be an answer."""
    found = _MOVE.fullmatch(plain(text[:80]))
    return int(found[1]) if found else None
