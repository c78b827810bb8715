"""Lines that are no words of an evaluation: page numbers, charts, sources, a letter's ends."""

import re
from dataclasses import dataclass
from enum import StrEnum

from convenio.evaluation.reading.folded import folded


class Furniture(StrEnum):
    """What a line is, or a paragraph, that was read as no item."""

    CHART = "chart"
    PAGE = "page"
    FOOTNOTE = "footnote"
    LETTER = "letter"
    LEAD = "lead"
    INTRODUCTION = "introduction"
    TITLE = "title"
    NO_INDICATOR = "no_indicator"
    UNKNOWN_INDICATOR = "unknown_indicator"
    TOO_LONG = "too_long"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class NotItem:
    """Words that were read as no item, and what they were taken for; 0: of no indicator."""

    indicator: int
    text: str
    why: Furniture


HONORIFIC = r"(?:sr|sra|srta|dr|dra|ing|lic|abg|abog|econ|cpc|mg|mag)"
_LONGEST_HEAD = 70  # letters
_SIGNED = re.compile(  # 'Ana María Quispe / Especialista', below a letter
    r"(?:[A-ZÁÉÍÓÚÑ][^\W\d_]*\.?\s+){2,6}"
    r"(?:Direct|Especialist|Asistent|Jef|Analist|Coordinad|Responsabl|Secretari|Asesor)\w*"
    r"(?:\s+\(?[^\W\d_]+\)?){0,5}"
)
_CHART = re.compile(
    r"(?:(?:cuadro|grafico|tabla|figura|ilustracion)s?\s+n?\s*[°.o]*\s*\d{1,3}\b.{0,80}"
    r"|(?:idg|indicador)\s*(?:n\s*[°.]*\s*)?\d{1,2}\s*[:\-–.]+\s*resultados?\s+promedio.*"
    r"|resultados?\s+promedio.{0,60}|fuente\s*:.*|elaboracion\s*:.*|elaboracion\s+propia.*"
    r"|(?:programacion|ejecucion|programado|ejecutado)(?:\s+(?:promedio|ejecucion|ejecutado"
    r"|programacion))*"
    r"|(?:[-+]?\d{1,4}(?:[.,]\d{1,2})?\s?%\s*)+|(?:i{1,2}|1er|2do)\s+semestre(?:\s+\d{4})?"
    r"|i\s+semestre\s+vs\.?\s+ii\s+semestre)"
)
_PAGE = re.compile(
    r"(?:[-–—]\s*)?\d{1,3}(?:\s*[-–—])?|(?:pagina|pag\.?)\s*\d{1,3}(?:\s*(?:de|/)\s*\d{1,3})?"
    r"|\d{1,3}\s*(?:de|/)\s*\d{1,3}|[“\"]?(?:decenio|ano)\s+(?:de|del)\s+(?:la"
    r"|bicentenario).{0,120}"
    r"|[_\-=*–—.·•\s]{3,}"
)
_OPENING = re.compile(
    r"(?:senor(?:a|es)?(?:\s*\([a-z]+\))?\b.{0,80}|(?:muy\s+)?(?:estimad|apreciad"
    r"|distinguid)[oa]s?(?:/[oa]s?)?\b.{0,80}"
    r"|de\s+(?:mi|nuestra)\s+(?:mayor\s+|especial\s+)?consideracion.{0,20}"
    r"|(?:muy\s+)?buen[oa]s\s+(?:dias|tardes|noches)\b.{0,60}"
    r"|hola\b.{0,60}|(?:tengo|tenemos)\s+el\s+(?:agrado|gusto|honor)\s+de\s+.*"
    r"|(?:me\s+es|es|nos\s+es|resulta)\s+(?:muy\s+)?grato\s+.*|(?:me|nos)\s+(?:dirijo"
    r"|dirigimos)\s+.*"
    r"|mediante\s+(?:el|la|este|esta)\s+(?:presente|documento|oficio|memorando|carta|correo)\b.*"
    r"|por\s+(?:medio|intermedio)\s+(?:del|de\s+la)\s+presente\b.*"
    r"|(?:se\s+)?(?:les?\s+)?(?:remito|remite"
    r"|remitimos|adjunto|adjuntamos|envio|enviamos|alcanzo|alcanzamos)\b.*"
    r"|presente\s*\.?\s*-?|(?:asunto|ref(?:erencia)?|para|de|a|fecha|cc|expediente"
    r"|hoja\s+de\s+ruta|enviado\s+el|from|to|subject|date|sent)\s*\.?\s*:(?!.*\b(?:cumpl|debe"
    r"|continuar)).*"
    r"|(?:oficio|memorando|memorandum|informe|carta|nota)\s+(?:multiple\s+"
    r"|tecnico\s+)?n?\s*[°.o]*\s*\d+.*"
    r"|anexo\s+(?:n\s*[°.o]*\s*)?0?5\b.{0,100}|(?:informe\s+de\s+)?evaluacion\s+(?:de"
    r"|del)\s+(?:los\s+)?(?:indicador|convenio|ii|i|ano|desempeno).{0,100}"
    r"|ministerio\s+de\s+trabajo\b.{0,60}|(?:lima"
    r"|callao),?\s+(?:a\s+)?\d{1,2}\s+de\s+[a-z]+\s+(?:de|del)\s+\d{4}\.?)"
)
_CLOSING = re.compile(
    r"(?:atentamente|cordialmente|respetuosamente|(?:un\s+)?(?:cordial\s+"
    r"|atento\s+)?saludos?\b.{0,40}|sin\s+otro\s+particular"
    r"|hago\s+(?:propicia|propicio|uso)|aprovecho\s+la|es\s+propicia|quedo\s+(?:de\s+usted|atent"
    r"|a\s+la)"
    r"|quedamos\s+(?:atent|a\s+la)|(?:muchas\s+)?gracias\b(?!\s+a\b)|es\s+(?:todo\s+)?cuanto\s+"
    r"|eso\s+(?:es\s+todo|seria)|dios\s+guarde"
    r"|agradezco|agradecemos|agradeciendo|firmado|\(?firma|documento\s+firmado"
    r"|slds\b|att?e?\b\.?(?=\W|$)|con\s+las\s+muestras\s+de|(?:cualquier|ante)\s+(?:cualquier\s+)?(?:duda|consulta)\b"
    r"|(?:mil\s+)?disculp[ea]n?s?\b|me\s+avisas?\b|enviado\s+desde\s+mi|c\.\s?c\.)"
    r".*"
)
_GREETING = re.compile(
    r"(?<=[.!])\s+(?:(?:muchas\s+)?gracias|(?:un\s+)?(?:cordial\s+|atento\s+)?saludos?(?:\s+cordial(?:es)?)?"
    rf"|atentamente|att?e?|slds|cordialmente)\s*[.,!]*(?:\s+{HONORIFIC}\.?\s[^.;:]{{1,50}})?$",
    re.IGNORECASE,
)
_LEADS_ON = re.compile(
    r"(?:son\s+|se\s+tienen?\s+)?(?:las|los|lo)\s+(?:que\s+siguen?|siguientes?|que\s+se\s+indican?|detallad[ao]s?"
    r"(?:\s+a\s+continuacion)?)\W*"
)
_FOOTNOTE = re.compile(r"\d{1,2}\s+[A-ZÁÉÍÓÚÑ“«].*|[¹²³⁴-⁹]+\s*\S.*")

_NOTHING = re.compile(
    r"(?:ningun[oa]|no\s+(?:hay|aplica|corresponde|se\s+(?:formulan?|tienen?))"
    r"|sin)(?:\s+recomendaci\w+)?\W*"
)
_NO_ITEM = re.compile(r"(?:ningun[oa]s?|no\s+hay|nada|sin\s+(?:conclusion|observacion)\w*)\W*")
_TOPIC = re.compile(  # 'Respecto al cumplimiento', above its own list
    r"(?:(?:con\s+)?respecto|en\s+cuanto|(?:con|en)\s+relacion|acerca|sobre)\s+(?:[^\s.;,:]+\s+){0,5}[^\s.;,:]+:?"
)


def furniture_in(line: str) -> Furniture | None:
    """What the line is apart from any evaluation, if it is such a thing."""
    low = folded(line.strip())
    if _CHART.fullmatch(low):
        return Furniture.CHART
    return Furniture.PAGE if _PAGE.fullmatch(low) else None


def numbers_page(line: str) -> Furniture | None:
    """'3 -', as '- 3 -' is without the mark of a list."""
    return Furniture.PAGE if re.fullmatch(r"\d{1,3}\s?[-–—]", line) else None


def leads_on(words: str) -> bool:
    """Tell whether words behind a heading only say that more follows: 'las que siguen.'"""
    return _LEADS_ON.fullmatch(folded(words)) is not None


def opens_letter(line: str) -> bool:
    return _OPENING.fullmatch(folded(line.strip(" .*_¡!"))) is not None


def heads_page(line: str, above: str) -> bool:
    """Tell whether it stands at the top of each page, where `above` is the words that it parts."""
    head = line.isupper() and len(line) <= _LONGEST_HEAD and not line.endswith((".", ",", ";"))
    return (head and not above.isupper()) or opens_letter(line)


def closes_letter(line: str) -> bool:
    return _CLOSING.fullmatch(folded(line.strip(" .*_¡!"))) is not None


def without_closing(text: str) -> str:
    """A message's words without the greeting at its end."""
    return _GREETING.sub("", text) or text


def looks_like_signature(text: str) -> bool:
    return _SIGNED.fullmatch(text.strip(" .")) is not None


def looks_like_footnote(line: str) -> bool:
    return _FOOTNOTE.fullmatch(line.strip()) is not None


def recommends_nothing(text: str) -> bool:
    """'No hay recomendaciones.', below their heading."""
    return _NOTHING.fullmatch(folded(text)) is not None


def says_nothing(text: str) -> bool:
    return _NO_ITEM.fullmatch(folded(text)) is not None


def is_topic(text: str) -> bool:
    """Tell whether it only says of what follows: 'Respecto al cumplimiento:'"""
    return _TOPIC.fullmatch(folded(text)) is not None
