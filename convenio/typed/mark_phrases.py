"""Marks as a sentence says them: 'no corresponde a nuestra región', 'no se programó este semestre'.

They are read where an indicator is named before them; alone at a question they are asked.
"""

import re

from convenio.typed.figure_phrases import plain_figure
from convenio.typed.figures import Mark

NAMED = {  # as a cell of a table says it
    Mark.NOT_APPLICABLE: "no aplica",
    Mark.NO_GOAL: "sin meta",
    Mark.NOT_EXECUTED: "no se ejecutó",
}
_PLANNED = r"(?:program|planific|previ[sno]|considera)\w*"
_SAID = {
    Mark.NOT_APPLICABLE: (
        r"(?:no (?:nos |le |les )?(?:aplic\w*|corresponde\w*|compete\w*)"
        r"|no es (?:aplicable|de (?:nuestra )?competencia))"
    ),
    Mark.NO_GOAL: (
        rf"(?:no (?:se )?(?:ha |habia |tiene |tenia )?{_PLANNED}|sin (?:metas?|programa\w+)"
        rf"|no (?:esta|estaba|estuvo|fue|ha sido) {_PLANNED}|(?:meta )?no {_PLANNED}"
        r"|no (?:hay|hubo|tiene|tuvo|tenemos|tuvimos|existe|se (?:fijo|establecio|puso))"
        r" (?:una |ninguna )?(?:metas?|programacion)(?: programada)?)"
    ),
    Mark.NOT_EXECUTED: (
        r"(?:no (?:se )?(?:ha |han |pudo |logro )?(?:ejecut|realiz|hizo|hicieron|hecho|llev"
        r"|desarroll|implement|efectu|concret)\w*(?: a cabo)?|sin (?:ejecu|avance|realizar)\w*"
        r"|no (?:hubo|hay|tuvo|tuvimos|tiene|presenta|registra) (?:avances?|ejecucion))"
    ),
}
_LEAD = r"(?:[\s:,.;–-]|\b(?:este|esta|aun|todavia|pero|y|que|indicador|se|como)\b)*"
_REST = r"(?![^\W\d])(?![^\n]*\b(?:pero|aunque|sino|excepto|salvo|solo)\b)[^\d%\t;|]*"
_ALONE = {mark: re.compile(rf"{_LEAD}{said}{_REST}") for mark, said in _SAID.items()}
_LAST = re.compile(  # '60%, no se ejecutó'
    rf"(.*\d\s*%?)\s*(?:[,;:.–-]|\by\b|\bpero\b)\s*({_SAID[Mark.NOT_EXECUTED]}{_REST})"
)
_LIST = r"[0-9]{1,2}(?:(?:\s*,\s*|\s+y\s+|\s*;\s*)[0-9]{1,2})*"
_THE = r"(?:(?:el|los|las|la)\s+(?:(?:idgs?|indicador(?:es)?)\s*)?|(?:idgs?|indicador(?:es)?)\s*)"
_OF_LIST = {
    mark: re.compile(rf"\s*{said}\s*(?::\s*(?:{_THE})?|{_THE})(?P<list>{_LIST})")
    for mark, said in _SAID.items()
}


def mark_said(text: str) -> str | None:
    """The mark that a text is, as a cell says it; None where it says anything else."""
    plain = plain_figure(text)
    marks = [mark for mark, form in _ALONE.items() if form.fullmatch(plain)]
    return NAMED[marks[0]] if len(marks) == 1 else None


def before_mark(text: str) -> str | None:
    """What stands before 'no se ejecutó' at the end of a text; None where it does not end so."""
    found = _LAST.fullmatch(plain_figure(text))
    return found[1] if found else None


def marked_list(text: str) -> tuple[list[int], str] | None:
    """The indicators of 'No aplica: 2, 10', and the mark as a cell says it."""
    plain = plain_figure(text)
    for mark, form in _OF_LIST.items():
        if found := form.fullmatch(plain):
            return [int(number) for number in re.findall(r"[0-9]+", found["list"])], NAMED[mark]
    return None
