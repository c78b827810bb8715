"""The report's words that are no data: templates with placeholders, which ODES may replace.

A template is plain text: paragraphs apart by an empty line, '- ' before an item of a list,
**bold**, *italic* and {{ placeholders }}. What a paragraph without any words leaves is dropped.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

from convenio.catalogue.indicators import FUNCTIONS
from convenio.catalogue.transfers import GOVERNMENTS, WITHHELD
from convenio.plurals import plural
from convenio.typed.placeholders import PLACEHOLDER, check_placeholders
from documents.report.document import Block, Bullets, Paragraph, Run, Runs
from documents.report.facts import ReportFacts
from documents.report.words import (
    in_order,
    listed,
    moment_words,
    region_list,
    semester_name,
    short_day,
)

Texts = Mapping[str, str]

_FOLDER = Path(__file__).parent / "texts"
_STYLED = re.compile(r"\*\*(?P<bold>.+?)\*\*|\*(?P<italic>[^*\s](?:[^*]*[^*\s])?)\*", re.DOTALL)
TITLES: Mapping[str, str] = {
    "antecedentes": "I. Antecedentes",
    "base_legal": "II. Base legal",
    "objetivos": "III. Objetivos",
    "funciones": "IV. Funciones transferidas",
    "convenios": "V. Convenios de Gestión",
    "indicadores": "VI. Indicadores de gestión",
    "metodo": "XII. Nota de método",
}


def default_texts(agreement_years: str) -> dict[str, str]:
    """The texts of an agreement, by name; where it has none of its own, those of any."""
    return {name: _read(agreement_years, name) for name in TITLES}


@cache
def _read(agreement_years: str, name: str) -> str:
    own = _FOLDER / agreement_years / f"{name}.txt"
    return (own if own.is_file() else _FOLDER / "general" / f"{name}.txt").read_text("utf-8")


def _withheld(_facts: ReportFacts) -> str:
    return listed([f"{letter})" for letter in WITHHELD])


def _reported(facts: ReportFacts) -> str:
    regions = [each.region for each in facts.evaluated]
    return region_list(regions) if regions else "todavía ninguna"


def _absent(facts: ReportFacts) -> str:
    if not facts.missing:
        return ""
    count, names = len(facts.missing), region_list(facts.missing)
    if facts.awaited:
        return f"Todavía {plural(count, 'falta el informe', 'faltan los informes')} de {names}."
    return f"{plural(count, 'No remitió su informe', 'No remitieron su informe')}: {names}."


def _unsigned(facts: ReportFacts) -> str:
    signed = {region for region, _ in facts.signed}
    pending = [region for region in GOVERNMENTS if region not in signed]
    if not pending:
        return ""
    return f"{plural(len(pending), 'Falta', 'Faltan')}: {region_list(pending)}."


def _share(facts: ReportFacts) -> str:
    return f"{round(100 * _signers(facts) / len(GOVERNMENTS))}%"


def _signers(facts: ReportFacts) -> int:
    return len(in_order({region for region, _ in facts.signed} & set(GOVERNMENTS)))


PLACEHOLDERS: Mapping[str, tuple[str, Callable[[ReportFacts], str]]] = {
    "convenio": ("2020-2021", lambda facts: facts.agreement_years),
    "semestre": ("segundo semestre de 2020", lambda facts: semester_name(facts.period)),
    "semestre_anterior": (
        "primer semestre de 2020",
        lambda facts: semester_name(facts.period.previous),
    ),
    "anio": ("2020", lambda facts: str(facts.period.year)),
    "numero_indicadores": ("12", lambda facts: str(len(facts.indicators))),
    "numero_regiones_evaluadas": ("18", lambda facts: str(len(facts.evaluated))),
    "regiones_evaluadas": ("Amazonas, Apurímac y Cajamarca", _reported),
    "nota_sin_reporte": ("No remitieron su informe: Arequipa y Tumbes.", _absent),
    "numero_convenios": ("21", lambda facts: str(_signers(facts))),
    "porcentaje_convenios": ("84%", _share),
    "numero_gobiernos": ("25", lambda facts: str(len(GOVERNMENTS))),
    "nota_sin_convenio": ("Faltan: Áncash, Huánuco, Junín y La Libertad.", _unsigned),
    "numero_funciones": ("18", lambda facts: str(len(FUNCTIONS))),
    "numero_funciones_menor": ("14", lambda facts: str(len(FUNCTIONS) - len(WITHHELD))),
    "literales_no_transferidos": ("g), n), o) y r)", _withheld),
    "plazo": ("15.01.2021", lambda facts: short_day(facts.deadline)),
    "momento_datos": (
        "15 de enero de 2021, 10:20 (hora de Lima)",
        lambda facts: moment_words(facts.moment),
    ),
}


def examples() -> dict[str, str]:
    """Each placeholder that a text may have, with an example of what takes its place."""
    return {name: example for name, (example, _) in PLACEHOLDERS.items()}


def check_text(text: str) -> None:
    """Raise ValueError, in words for people, where a placeholder is not known or not closed."""
    check_placeholders(text, PLACEHOLDERS)


def blocks_of(texts: Texts, name: str, facts: ReportFacts) -> list[Block]:
    """The blocks of a text, filled in. Raises ValueError as `check_text` does."""
    template = texts[name]
    check_text(template)
    return list(_blocks(PLACEHOLDER.sub(lambda found: PLACEHOLDERS[found[1]][1](facts), template)))


def _blocks(text: str) -> Iterator[Block]:
    for passage in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n")):
        lines = [line.strip() for line in passage.splitlines() if line.strip()]
        items: list[Runs] = []
        plain: list[str] = []
        for line in lines:
            if line.startswith("- "):
                items.append(_runs(line[2:]))
            elif items:
                items[-1] += _runs(f" {line}")
            else:
                plain.append(line)
        if plain:
            yield Paragraph(runs=_runs(" ".join(plain)))
        if items:
            yield Bullets(items=tuple(items))


def _runs(text: str) -> Runs:
    runs, at = [], 0
    for found in _STYLED.finditer(text):
        runs.append(Run(text[at : found.start()]))
        bold = found["bold"]
        runs.append(Run(bold or found["italic"], bold=bool(bold), italic=not bold))
        at = found.end()
    runs.append(Run(text[at:]))
    return tuple(run for run in runs if run.text)
