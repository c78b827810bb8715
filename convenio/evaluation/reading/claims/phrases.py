"""Claims that no finite verb makes: 'sin meta', 'por debajo de lo programado', 'N/A'."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from convenio.evaluation.items import Claim
from convenio.evaluation.reading.claims.claim_words import AIM, ENDS_ALONE

OPPOSITE = {Claim.MET: Claim.NOT_MET, Claim.NOT_MET: Claim.MET}
_GOAL_LINK = (
    rf"(?:\s+del?)?\s+(?:la|las|lo|su|sus|el|los)?\s*(?:\d{{1,3}}(?:[.,]\d+)?\s?%\s+)?{AIM}"
)
_THAN_PLANNED = (  # '… acuerdos que los previstos', '… usuarios de los que había programado'
    rf"\b(?!\s+(?:cerca|lejos|alla)\b)\s+(?:(?!(?:para|por|sin|con|en)\b|[a-z]+[aei]r\b)[a-z]+\s+){{0,4}}?"
    rf"(?:que\s+(?:(?:la|las|lo|su|sus|el|los)\s+)?{AIM}|de\s+l[oa]s?\s+(?!metas?\b){AIM})"
)
_THAN_MORE = rf"\b(?:mas|mayor(?:es)?|superior(?:es)?){_THAN_PLANNED}"
_THAN_LESS = (
    rf"\b(?:menos|menor(?:es)?|inferior(?:es)?){_THAN_PLANNED}"
    rf"|\b{AIM}\s+no\s+(?:se\s+)?(?:ha\s+|han\s+|llego\s+a\s+|lleg[a-z]+\s+a\s+)?"
    r"(?:produj|produci|dio\b|dieron|concret|logr|alcanz|materializ)\w*"
    r"|\bqued(?:o|aron|an?)\s+(?:en|a)\s+(?:la\s+mitad|medio\s+camino|un\s+(?:tercio|cuarto))\b"
    r"|\b(?:estuv\w+|qued\w+|anduv\w+)\s+(?:muy\s+|bastante\s+)?cerca\s+de"
    rf"\s+(?:(?:la|su|las|sus|lo)\s+)?{AIM}"
)
_NOT_IN = (
    r"\bno\s+(?:(?:se\s+)?(?:encuentra|halla)n?|estan?|estaba\w*|fue(?:ron)?|han?\s+sido|son|es"
    r"|qued(?:o|aron))\s+"
)
_OF_ITS_OWN = (
    r"(?=\s*(?:[.;:,)(]|$"
    r"|del?\s+(?:la\s+suya|lo\s+suyo|ell[ao]s?|est[ao]s?|es[ao]s?|dich[ao]s?|la\s+misma)\b))"
)
_GAVE = (
    r"\b(?:dio|dieron|dado|da|dan)\s+(?:[a-z]+mente\s+|pleno\s+|cabal\s+|estricto\s+|total\s+)?cumplimiento"
    r"(?=\s*(?:[.;,)]|$|en\b|al?\s+(?:la|las|lo|sus?|dich[oa]s?|idg|indicador)\s*(?:metas?|program|previst|indicador"
    r"|planific|establecid|idg|\d|$)))"
)
_PHRASES: tuple[tuple[re.Pattern[str], Claim], ...] = tuple(
    (re.compile(pattern), claim)
    for pattern, claim in (
        (
            r"\bn\s?/\s?a\b|\bna(?=\s*(?:[.;,)]|$))|\bn\.\s?a(?:\.|(?=\s|$))|\binaplicables?\b|\bno\s+aplicacion\s+del\s+(?:indicador|idg)\b"
            r"|\b(?:exonerad|eximid)[oa]s?\s+del\s+(?:indicador|idg)\b"
            r"|\b(?:indicador|idg)\s+les?\s+(?:resulta|es)\s+ajeno\b"
            rf"|{_NOT_IN}(?:comprendid|inclu|contemplad|considerad|sujet|alcanzad|obligad)\w*\s+(?:[a-z]+\s+){{0,3}}(?:indicador|idg)\b"
            r"|\bno\s+form\w+\s+parte\s+del\s+(?:indicador|idg)\b|\b(?:fuera\s+del\s+(?:alcance|ambito)|exclui\w+|exceptu\w+)"
            r"\s+(?:del|de\s+este)\s+(?:(?:presente|citado|referido)\s+)?(?:indicador|idg)\b"
            r"|\bno\s+ser(?:le|les)?\s+aplicables?\b|\bno\s+aplicar(?:se)?(?:le|les)?\b",
            Claim.NOT_APPLICABLE,
        ),
        (
            r"\bs\s?/\s?m(?!\w)|\b(?:sin\s+(?:una?\s+)?|s\s?/\s?)(?:metas?|programacion|prog\b)(?!\w)(?!\s+cumplid)"
            r"|\b(?:ausencia|falta|carencia|inexistencia)\s+de\s+(?:metas?|programacion)\b(?!\s+(?:de|cumplid))"
            r"|\bcarec\w+\s+de\s+(?:una\s+)?(?:metas?|"
            r"programacion)\b|\bmetas?\s+no\s+(?:fue\s+|fueron\s+)?(?:programad|fijad|establecid|"
            r"definid|remitid)\w*|\bno\s+(?:programad[oa]s?\b|prog(?:ram)?(?:\.|\s*$))"
            r"|\bno\s+(?:tener|haber\s+tenido|(?:contar|haber\s+contado)\s+con)\s+(?:una?\s+|ningun[oa]?\s+)?"
            r"(?:metas?|programacion)\b"
            r"|\bomiti(?:o|eron)\s+(?:remitir|fijar|programar|establecer|consignar|reportar|registrar"
            r"|informar|presentar|definir|enviar)\s+(?:la|las|su|sus)\s+(?:metas?|programacion)\b",
            Claim.NO_GOAL,
        ),
        (
            r"\bs\s?/\s?e(?:jec\w*|(?!\w))|\bni\s+(?:siquiera\s+)?(?:empez|comenz|inici|arranc)(?:o|aron)\b"
            r"|\bno\s+lleg(?:o|aron)\s+(?:ni\s+)?(?:siquiera\s+)?a\s+(?:empezar|comenzar|iniciar)\w*|\bsin\s+(?:ninguna?\s+|ningun\s+)?(?:ejecucion|ejecutar|avances?"
            r"|realizar\s+(?:ninguna\s+)?"
            r"activ\w+|actividades|acciones)\b|\bejecucion\s+(?:(?:en|de)\s+[^.;:%\d]{1,60}?\s(?=es\s|fue\s))?(?:es\s+|fue\s+)?(?:de(?:l)?\s+"
            r"|igual\s+a"
            r"\s+|en\s+)?(?:0(?:[.,]0+)?\s?%|0\b(?![.,]\d)|nula|cero)|\bnula\s+ejecucion\b"
            r"|\b(?<![\d.,])0\s?%\s+de"
            r"\s+(?:ejecucion|avance)\b|\bavance\s+(?:nulo|cero|(?:de(?:l)?\s+)?0\s?%)"
            r"|\binejecucion\b"
            r"|\bno\s+ejec(?:ut)?\.|\bno\s+ejecutad[oa]s?\b|\bno\s+ejecucion\b|\b(?:falta|ausencia)\s+de\s+ejecucion\b",
            Claim.NOT_EXECUTED,
        ),
        (
            rf"\bmetas?\s+no(?=\s*(?:[.;,)]|$))|\bdebajo{_GOAL_LINK}|\b(?:menor|inferior)(?:es)?\s+(?:al?|que){_GOAL_LINK}"
            r"|\bcumplimiento\b[^.;]{0,40}\bparcial\b|\bcumplimiento\s+(?:nulo|insuficiente|deficiente)\b"
            r"|\balcanz\w+\s+(?:siquiera\s+)?la\s+mitad\b|\bsin\s+(?:(?:cumplir|alcanzar|lograr)(?:l[ao]s?\b|se\b)|llegar\s+a\s+ell[ao]s?\b|(?:cumplir|alcanzar|lograr|llegar)\b[^.;:,%]{0,30}?(?:\s(?:con|a))?"
            rf"{_GOAL_LINK})|{_THAN_LESS}|\blejos{_GOAL_LINK}|\blejos\s+de\s+(?:cumplir|alcanzar|lograr|llegar)"
            r"|\bmetas?\s+no\s+(?:cumplid|alcanzad|lograd|superad)\w*(?:\s+ni\s+\w+d[ao]s?)?|\b(?:incumplimientos?|no\s+cumplimiento)\b|\bpor\s+incumplid[oa]s?\b"
            rf"|\binsuficientes?\s+para\s+(?:alcanzar|cumplir|lograr|llegar\s+a){_GOAL_LINK}"
            r"|\bejecucion\s+parcial\b|\bcumplimiento\s+(?:en|de)\s+[^.;:%\d]{1,60}?\s(?:fue|es)\s+"
            r"(?:parcial|nulo)\b"
            r"|\bfalta\s+de\s+cumplimiento\b|\bdej(?:o|aron|an?|ado)\s+de\s+(?:cumplir|alcanzar|lograr"
            r"|hacerlo)|\bfalt(?:o|aron|an?)(?:le|les)?\b[^.;]{0,60}\bpara\s+(?:llegar|alcanzar|cumplir"
            r"|lograr)|\b(?:a\s+punto|cerca)\s+de\s+(?:cumplir|alcanzar|lograr|llegar)"
            r"|\bestuv\w+\s+a\s+[^.;:]{1,30}?\s+de\s+(?:cumplir|alcanzar|lograr|llegar)\w*|\bdista[n]?\s+(?:mucho\s+)?de\b"
            rf"|\b(?:dej\w+|qued\w+|estuv\w+)\s+a\s+(?:\w+\s+){{1,3}}de\s+(?:(?:la|su|las|sus|lo)\s+)?{AIM}"
            r"|\bno\s+(?:l[ao]\s+)?(?:pud(?:o|ieron)|l[ao]\s+(?:logr(?:o|aron)|consigui(?:o|eron)))(?=\s*(?:[.;,)]|$))"
            r"|\bqued(?:o|aron|an?)\s+cort[oa]s?(?=\s*(?:[.;,)]|$))|\bqued(?:o|aron)\s+rezagad[oa]s?\b"
            r"|\bpendientes?\s+de\s+(?:cumplir|alcanzar|lograr)(?:se)?\b"
            r"|\bqued(?:o|aron|an?)\s+(?:a\s+[^.;]{1,40}\s+de|cort[oa]s?\s+(?:respecto\s+)?(?:del?|en))"
            rf"\s+(?:(?:la|su|las|sus|lo)\s+)?(?:metas?|program|previst)|\bpor\s+debajo{_OF_ITS_OWN}",
            Claim.NOT_MET,
        ),
        (
            rf"{_THAN_MORE}|\b(?:encima){_GOAL_LINK}|\b(?:mayor|superior)(?:es)?\s+(?:al?|que){_GOAL_LINK}"
            r"|\bmetas?\s+(?:cumplid|alcanzad|lograd|superad)[oa]s?\b"
            rf"|\bpor\s+encima{_OF_ITS_OWN}|\bcumplimiento\s+(?:(?:en|de)\s+[^.;:%\d]{{1,60}}?"
            r"\s(?:fue|es)\s+)?(?:total|pleno|cabal|integro|sostenido)\b|\bpor\s+(?:cumplid|alcanzad)[oa]s?\b|(?:\b(?:verific|observ|apreci|constat|evidenci|adviert|registr|acredit|demostr|sustent|logr|reconoc|resalt|destac|felicit|salud|valor"
            r"|muestr|hubo)\w*\s+)(?:el\s+|un\s+)?(?:pleno\s+)?cumplimiento\s+de\s+(?:las?|sus?|lo)\s+"
            r"(?:metas?|program\w+|previsto)"
            r"|\b(?:registr|present|muestr|mostr|exhib|acredit|alcanz|logr|tiene|tuv|obtuv)\w*\s+"
            rf"(?:el\s+|un\s+)?cumplimiento{ENDS_ALONE}|{_GAVE}"
            rf"|\bcumpl(?:io|ieron|en|e)\s+con\s+[a-z]+[aei]r\s+(?:[^\s.;:,]+\s+){{0,8}}?{AIM}"
            r"|\b(?:conclu|implement|complet|culmin|desarroll|elabor)\w+\b[^.;:,]{0,40}?\s(?:conforme\s+a|segun|de\s+acuerdo\s+(?:a|con))"
            r"\s+lo\s+(?:programado|previsto|planificado)\b"
            r"|(?:^|[.;:]\s)\W*(?:superad|cumplid|alcanzad|lograd)as?\s+(?:las?|sus?)\s+metas?\b"
            r"|\bmetas?\s+(?:ok|si)(?=\s*(?:[.;,)]|$))|\bpas(?:o|aron)\s+(?:de\s+)?(?:la|su)\s+meta\b",
            Claim.MET,
        ),
    )
)
_BACK, _FAR_BACK = 32, 120  # letters
_NONE_LEFT = re.compile(r"\bningun[oa]?\b[^.;:]*$")  # 'Ninguna región, salvo Ica, dejó de cumplir'
_DENIED = re.compile(
    r"\b(?:no\s+(?:(?:es|fue|son|fueron|se(?:\s+(?:le|les))?|se\s+\w+|estan?|esta|ha|han|se\s+ha|(?:le|les|se)\s+han?)\s+)?"
    r"(?:por\s+)?|ningun[oa]?\s+(?:[^\s.;:,]+\s+){0,3}|ninguna\s+de\s+(?:las|los)\s+(?:[^\s.;:,]+\s+)?)$"
)
_AVOIDED = re.compile(
    r"\b(?:evit(?:ar|en?|ando)|para\s+no|riesgos?\s+de|posibles?|eventual(?:es)?|en\s+caso\s+de)\b[^.;]{0,20}$"
)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim, and where the words that make it stand."""

    claim: Claim
    start: int
    end: int


def claimed_by_phrases(low: str) -> Iterator[Claimed]:
    for pattern, claim in _PHRASES:
        for found in pattern.finditer(low):
            before = low[max(found.start() - _BACK, 0) : found.start()]
            denied = _DENIED.search(before)
            if denied is None and found[0].startswith("dej"):
                before = low[max(found.start() - _FAR_BACK, 0) : found.start()]
                denied = _NONE_LEFT.search(before)
            purpose = _AVOIDED.search(before)
            if not purpose:
                start = found.start() - len(before) + denied.start() if denied else found.start()
                yield Claimed(OPPOSITE.get(claim, claim) if denied else claim, start, found.end())
