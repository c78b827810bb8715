"""The words that claims are made of: verbs by what they say, and what they must be said of."""

import json
import re
from pathlib import Path

_WORDS = {
    name: frozenset(words.split())
    for name, words in json.loads(Path(__file__).with_suffix(".json").read_text("utf-8")).items()
}
REACHED = _WORDS["reached"]
REACHED_BEFORE = _WORDS["reached_before"]
TO_REACH = _WORDS["to_reach"]
REACHING = _WORDS["reaching"]
DID = _WORDS["did"]
DONE = _WORDS["done"]
TO_DO = _WORDS["to_do"]
HAD = _WORDS["had"]
HAD_BEFORE = _WORDS["had_before"]
PLANNED = _WORDS["planned"]
PLANNED_BEFORE = _WORDS["planned_before"]
TO_PLAN = _WORDS["to_plan"]
APPLIES = _WORDS["applies"]
CONCERNS = _WORDS["concerns"]
HAVE = _WORDS["have"]
ABLE = _WORDS["able"]
CONTINUED = _WORDS["continued"]
OBLIGED = _WORDS["obliged"]
NOT = _WORDS["not"]
BETWEEN = _WORDS["between"]

GOAL = (
    r"(?:metas?|programad[oa]s?|programacion|previst[oa]s?|planificad[oa]s?|objetivos?"
    r"|propuest[oa]s?)"
)
_AIMED = (
    r"(?:program|prev|planific|propu|propon|compromet|pact|conven|acord|esper|proyect|establec"
    r"|fij|traz|estim|plante)"
)
AIM = (  # 'lo programado', 'los que se habían comprometido'; begun by its noun or adjective
    r"(?:metas?|prog(?:ram)?(?=\.|\s*(?:$|\())|objetivos?|programacion|(?:[a-z]+\s+)?(?:programad|previst|planificad|propuest|comprometid|pactad|convenid"
    r"|acordad|esperad|proyectad|establecid|fijad|trazad|estimad)[oa]s?"
    rf"|que\s+(?:se\s+)?(?:(?:habian?|hubo|tenian?|han?|fue(?:ron)?)\s+)?{_AIMED}\w+)"
)
_ADVERB = (
    r"(?:[a-z]+mente|tambien|tampoco|si|asi|aun|todavia|incluso|casi|solo|de\s+manera\s+\w+"
    r"|de\s+forma\s+\w+|con\s+(?:exito|creces|holgura)|del\s+todo|en\s+su\s+totalidad|bien)"
)
_LINK = (
    r"(?:con|a|al|de|del|la|las|el|los|lo|su|sus|dich[oa]s?|est[oa]s?|es[oa]s?|sobre|totalidad"
    r"|total|todas?|todos?|mas|que|nivel|porcentaje|valor|cada|una?|tod[oa]|ambas?|propias?"
    r"|actividades|acciones|visitas|eventos|sesiones|talleres|asistencias|charlas|reuniones|audiencias|atenciones"
    r"|habian?|hubieran?|se|implementacion|avance|crecimiento|incremento|variacion|numero|cantidad"
    r"|respectivas?|cumplimiento|cumplir|alcanzar|superar|indicador|idg|resultados?)"
)
OF_GOAL = re.compile(
    rf"\s*(?:{_ADVERB}\s+){{0,2}}(?:{_LINK}\s+){{0,5}}(?:{GOAL}\b|indicador\b|idg\b|suy[oa]s?\b|(?:[a-z]{{4,}}\s+)?(?:programad|previst|planificad|establecid)|pactad|convenid|"
    r"comprometid|acordad|esperad|proyectad|mism[oa]s?\b|ell[oa]s?\b)"
)
BARE = re.compile(
    rf"\s*(?:{_ADVERB}\s*){{0,2}}(?:$|\(\s?\d{{1,2}}\s?\)|[.,;:)»”\"'!-]|\d{{1,2}}\b(?!\s?%|[.,]\d)|(?:en|durante|este|el|las?|los|al|a|ya|debido"
    r"|porque|pero|mientras|aunque|dado|por|y|e|ni|tod[oa]s?|pese|tanto|estan?|figuran?|destacan?|se|respecto|como|son|fueron|han|excepto|salvo|menos(?!\s+de))\b)"
)
OBJECT = re.compile(
    r"\s*(?:[a-z]+mente\s+)?(?:con\s+(?!(?:el\s+|las?\s+|los\s+|lo\s+|su\s+|sus\s+)?(?:100|meta|"
    r"program|previst|objetiv|indicador|idg|cumpl|esperad|establecid|planific|propuest|exito|creces|holgura))"
    r"(?:\w+)|(?:el|la|los|las|al?|en|a\s+las?|a\s+los)\s+(?!(?:100|meta|program|previst|objetiv|"
    r"indicador|idg|semestre|periodo|(?:un|el)\s+\d|ii|i|segundo|primer|ano|presente|\d|g/|drtpe|grtpe|region|"
    r"direccion|gerencia))\w+)"
)
WITH_ACTIVITIES = re.compile(  # 'cumplieron con las visitas'
    r"\s+con\s+(?:las|los|sus)\s+(?:actividades|acciones|visitas|eventos|sesiones|talleres|charlas"
    r"|audiencias|acuerdos|capacitaciones|orientaciones|atenciones)\b"
)
SHARE = re.compile(r"[^.;:%\d]{0,40}?(\d{1,4}(?:[.,]\d{1,4})?)\s?(?:%|por\s+ciento)([^.;]{0,40})")
PARTLY = re.compile(
    r"[^.;,]{0,25}?\b(?:parcial(?:mente)?|en\s+(?:(?:gran|buena|su\s+mayor)\s+)?parte|a\s+medias|mayoritariamente"
    r"|la\s+mitad\s+de"
    r"|casi\s+(?:(?:en\s+su|la)\s+totalidad|tod[oa]|el\s+total|completamente|totalmente|por\s+completo|el\s+100))\b"
)
PART_OF_GOAL = re.compile(
    r"\s*(?:solo\s+|solamente\s+|unicamente\s+|apenas\s+)?(?:(?:la|una?)\s+)?(?:parcialmente|mitad(?:\s+de)?|parte(?:\s+de)?|tercio\s+de"
    r"|cuarto\s+de|tercera\s+parte\s+de|cuarta\s+parte\s+de"
    r"|(?:dos|tres|cuatro)\s+(?:terceras|cuartas|quintas)\s+partes\s+de|en\s+parte)"
    rf"\s+(?:la|las|lo|los|el|su|sus)\s+(?:[a-z]+\s+){{0,2}}?{GOAL}"
)
ALL_OF_GOAL = re.compile(
    r"\s*(?:la\s+totalidad\s+de|tod[oa]s?|el\s+(?:total|integro)\s+de|integramente|completamente"
    rf"|la\s+integridad\s+de)\s+(?:la|las|lo|los|el|su|sus)\s+(?:[a-z]+\s+){{0,4}}?{GOAL}"
)
WORK = re.compile(
    r"\s*(?:[a-z]+mente\s+)?(?:(?:la|las|el|los|su|sus|ningun[oa]?s?|de|algun[oa]|a\s+cabo|en"
    r"|cumplir|con|lo)\s+){0,3}(?:ejecucion|avances?|ejecutad[oa]s?|resultados?|progresos?)\b"
)
NO_WORK = re.compile(  # what is not done there is no execution of the indicator
    r"\s*(?:a\s+cabo\s+)?(?:(?:la|las|el|los|su|sus|ningun[oa]?|a)\s+){0,2}(?:reportes?|informes?"
    r"|envios?|remision|registros?|cargas?|presentacion|solicitud(?:es)?|consultas?|observaciones"
    r"|coordinaciones|pedidos?|entregas?|sustentos?)\b"
)
BESIDE_GOAL = re.compile(
    r"\s*(?:[a-z]+mente\s+)?(mas|menos|todo|toda|la\s+totalidad)(?:\s+de)?\s+(?:lo|la|las|los|su)"
    rf"\s+(?:\w+\s+)?{GOAL}"
)
WHOLE = re.compile(
    r"\s*(?:a\s+cabo\s+)?(?:la\s+(?:totalidad|integridad)|tod[oa]s?\b|el\s+(?:total|integro)|completamente"
    r"|integramente|al\s+100|el\s+100)"
)
NO_MORE_THAN = re.compile(r"\s*(?:sino|mas\s+que|mas\s+del?|ni\s+(?:siquiera\s+)?(?:el|la))\b")
GOAL_JUST_BEFORE = re.compile(r"\b(?:metas?|lo\s+programado|programacion)\b[^.;:]{0,30}$")
PLANNED_SUBJECT = re.compile(
    r"(?:(?P<part>\b(?:mitad|parte|tercio|cuarto)\s+de\s+)|\b(?:la\s+)?totalidad\s+de\s+)?"
    r"\b(?:lo\s+programado|la\s+(?:meta|programacion)(?:\s+(?:programada|prevista))?)\s+(?:(?:si|solo|ya|se)\s+)?"
    r"(?:fue|ha\s+sido|era|quedo|resulto)\s+(?:[a-z]+mente\s+)?$"
)
PLAN = re.compile(
    r"(?:\s+(?!reporte|informe|informacion|sustento|medios|evidencia|documento|anexo|avance"
    r"|ejecucion|resultado|cumpl|alcanz|super|logr|no\b|que\b)[^\s.,;:]+){0,5}?\s+[«“\"]?(?:metas?|programacion"
    r"|programad[oa]s?)\b"
)
THE_WORK = re.compile(r"\s*(?:la|su|sus|los?)\s+(?:ejecucion|avances?|resultados?)\b")
AS_PLANNED = re.compile(
    r"\s*(?:[a-z]+mente\s+)?(?:lo|la\s+meta|su\s+meta)\s+(?:programad|previst|planificad)"
)
RIVAL = re.compile(r"\s+a\s")
ENDS_ALONE = (
    r"(?=\s*(?:[.;:,)(»”]|$)|\s+(?:y|e|pero|mientras|en\s+tanto|aunque|debido|porque|por)\b)"
)
WHOLE_ALONE = r"(?:la\s+totalidad|el\s+(?:total|integro|cien\s+por\s+ciento)|todo|todas|todos)"
PART_ALONE = (
    r"(?:la\s+mitad|(?:una\s+)?(?:buena\s+|gran\s+|menor\s+|pequena\s+)?parte|(?:un|dos)\s+(?:tercios?|quintos?|cuartos?)"
    r"|(?:la|una)\s+(?:tercera|cuarta|quinta)\s+parte|la\s+(?:mayor|menor)\s+parte)"
)
AMOUNT_ALONE = re.compile(  # 'ejecutó la mitad', of what is programmed
    rf"\s+(?P<less>(?:casi|menos\s+de|mas\s+de|solo|solamente|apenas)\s+)?"
    rf"(?:(?P<all>{WHOLE_ALONE})|{PART_ALONE}){ENDS_ALONE}"
)
