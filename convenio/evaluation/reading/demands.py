"""Whether a sentence recommends: what should be done, rather than what was."""

import re

from convenio.evaluation.items import ItemKind, Responsible
from convenio.evaluation.reading.claims.sentence_claims import claims_in
from convenio.evaluation.reading.folded import folded
from convenio.evaluation.reading.regions.addressees import addressees
from convenio.evaluation.reading.regions.named_regions import begins_region
from convenio.evaluation.reading.regions.office_words import OFFICE

_VERB = (
    r"(?:se\s+(?:les?\s+)?(?:recomienda|sugiere|exhorta|solicita|invoca|propone|insta|aconseja|invita"
    r"|pide|encarga|encomienda|conmina|alienta)(?:n)?"
    r"|(?:les?\s+)?(?:recomendamos|sugerimos|exhortamos|proponemos|solicitamos|recomiendo|sugiero)"
    r"|(?:es|seria|resulta)\s+(?:recomendable|deseable|de\s+(?:suma|gran|mucha|especial)\s+(?:utilidad|importancia|ayuda))"
    r"|recomendandose|(?:dig|pid|avis|recuerd|solicit|comuniqu|indiqu)[ae]n?les?\b[^.;:]{0,60}?\sque)"
)
RECOMMENDS = re.compile(rf"\b{_VERB}\b")
_OPENING = re.compile(
    r"\W*(?:(?:asimismo|finalmente|ademas|por\s+(?:lo\s+)?(?:tanto|ello|lo\s+expuesto"
    r"|otro\s+lado)|en"
    r"\s+(?:ese|tal|este)\s+sentido|en\s+consecuencia|por\s+lo\s+que|tambien|igualmente|de\s+igual"
    r"\s+(?:modo|manera)|en\s+atencion\s+a\s+ello|al\s+respecto|ante\s+ello)[\s,:]*)*"
)
THEREFORE = (
    r"(?:por\s+(?:lo\s+(?:que|cual|tanto,?)|ello,?|tanto,?)|en\s+consecuencia,?)"
    r"\s+(?:deb(?:e|en|era|eran|eria|erian)|tienen?\s+que)\s+(?!(?:considerar|entender|tener|precis|senal"
    r"|destac|indicar|conclu|ser\b|haber))"
)
_OPENS = re.compile(
    rf"{_OPENING.pattern}(?:(?:a|para|en)\s+[^.;:]{{0,200}}?[,:]?\s+)?{_VERB}\b|\W*{THEREFORE}"
)
_THEREFORE = re.compile(rf"\W*(?:{THEREFORE}|por\s+lo\s+(?:que|cual)\s+se\s)")
_CONCLUDES = re.compile(
    rf"{_OPENING.pattern}(?:se\s+concluye|concluimos|concluyo|se\s+advierte|se\s+observa"
    rf"|se\s+aprecia|se\s+verifica|se\s+evidencia|se\s+constata)\b"
)
_SHOULD = re.compile(
    r"\b(?:deben?|debera|deberan|deberian?|debieran?|tienen?\s+que|tendran?\s+que|hay\s+que|han?\s+de"
    r"|habr(?:a|ia)\s+que|(?:es|son|seria|resultan?|resultaria)\s+(?:muy\s+|sumamente\s+)?(?:necesari[oa]s?"
    r"|precis[oa]s?|importantes?|indispensables?|imprescindibles?|urgentes?|imperativ[oa]s?|convenientes?"
    r"|oportun[oa]s?|pertinentes?|fundamental(?:es)?|aconsejables?|menester)"
    r"|convien[ea]|convendria|se\s+requiere|urge|correspond(?:e|era|eria)\s+(?:que|al?)"
    r"|(?:te|le|les)\s+pid[oe]|ped(?:imos|irle|irles)\s+que|recomendar(?:le|les)\s+que)\b"
)
_THAT = re.compile(rf"{_OPENING.pattern}que\s")  # 'Que Loreto confirme el convenio'
_INFINITIVE = re.compile(r"\W*([a-z]{2,}[aei]r(?:se|l[oae]s?|les?)?)\b")
_NO_VERBS = frozenset(
    ("lugar", "mujer", "taller", "sector", "militar", "titular", "popular", "pesar")
)
_NO_VERBS |= {"tercer", "primer", "hogar", "particular", "familiar", "regular", "similar", "ayer"}
_ADDRESS = re.compile(
    rf"\W*(?:(?:a|al|para|respecto|en\s+relacion|con\s+relacion|en\s+el\s+caso|en|las?|los|que)\s"
    rf"|{OFFICE}\b)"
)
_ADDRESSED = 600  # letters that may stand before 'A las G/DRTPE de …: Continuar'
_WILL = re.compile(r"\b\w{3,}rán?\b")
_WILL_BARE = re.compile(  # without its accent, as many write
    r"\b(?!(?:ma|prim|terc|front|cualqui|hubi|carr)era)[a-z]{3,}(?:ara|era|ira)n?\b"
)
_MINISTRY = (
    r"(?:(?:el|al|del|por\s+parte\s+del)\s+(?:mtpe|ministerio|viceministerio|despacho)|(?:la"
    r"|a\s+la)\s+"
    r"(?:dg[a-z]{1,8}|dp[a-z]{2,8}|dis[a-z]{2}|dncc?l|dsst|dssml|odes?|oficina\s+(?:general|de)"
    r"|direccion\s+general|direccion\s+de|dependencia\s+proponente|unidad\s+proponente"
    r"|secretaria\s+tecnica|[dosc][b-df-hj-np-tv-z]{2,9}\b))"
)
_BY_MINISTRY = re.compile(
    rf"\W*(?:que\s+|asimismo,?\s+|(?:correspond(?:e|era|eria)|compete|toca)\s+|se\s+(?:recomienda|sugiere|exhorta)\s+(?:que\s+)?(?:a\s+|al\s+)?)?(?:{_MINISTRY}|nosotr[oa]s\b|(?:esta|nuestra)\s+(?:direccion|oficina)\s+\w{{3,}}ra\b|(?:odes|mtpe|disel|dgsne|dpflcnl|dsst|dssml)\b)"
)
_MARKS, _ITS_TASK = " “«\"'-", ("correspond", "compete", "toca")
_BOTH = re.compile(
    rf"\bconjunt[oa]|\b(?:en\s+coordinacion|coordinar|articular)\b[^.;]{{0,60}}{_MINISTRY[:-1]}"
    rf"|mtpe)"
)
_HELP = re.compile(
    r"\W*(?:continuar\s+(?:con\s+)?(?:el\s+|la\s+|brindando\s+)?)?(?:brindar\s+)?(?:la\s+)?"
    r"(?:monitoreo|monitorear|asistencia|acompanamiento|acompanar|asistir|capacitar\s+a\s+las"
    r"|seguimiento)\b[^.;]{0,80}\b(?:a|de)\s+las\s+"
)


_THANKS = re.compile(
    rf"{_OPENING.pattern}(?:se\s+|esta\s+direccion\s+)?(?:agradec|felicit|reconoc|salud)\w*(?<!ar)(?<!arse)\s"
)


def opens_recommending(text: str) -> bool:
    """Tell whether it begins as 'Se recomienda', 'Asimismo, recomendamos' do."""
    return _OPENS.match(folded(text)) is not None


def opens_therefore(text: str) -> bool:
    """'Por lo que debe …', said of those of whom the words before it speak."""
    return _THEREFORE.match(folded(text)) is not None


def opens_concluding(text: str) -> bool:
    return _CONCLUDES.match(folded(text)) is not None


def is_of_ministry(text: str) -> bool:
    """Tell whether a sentence says what the ministry itself should do, or will."""
    low = folded(text)
    acts = _SHOULD.search(low) or _WILL_BARE.search(low) or low.lstrip(_MARKS).startswith(_ITS_TASK)
    return bool(acts) and _BY_MINISTRY.match(low) is not None


def kind_of(text: str) -> ItemKind:
    """A recommendation by its verb, as 'deben' or an infinitive; else a conclusion."""
    low = folded(text)
    if RECOMMENDS.search(low) or (_THAT.match(low) and not claims_in(text)):
        return ItemKind.RECOMMENDATION
    if begins_with_infinitive(low):
        return ItemKind.RECOMMENDATION
    should = _SHOULD.search(low) or _WILL.search(text)
    if should is None:
        return ItemKind.CONCLUSION
    first = next(
        (each.start for each in claims_in(text) if not _in_relative(low, each.start)), None
    )
    said_first = first is not None and first < should.start()
    return ItemKind.CONCLUSION if said_first else ItemKind.RECOMMENDATION


def thanks(text: str) -> bool:
    """Tell whether it thanks or praises, rather than to say what should be done."""
    return _THANKS.match(folded(text)) is not None


def demands(text: str) -> bool:
    """Tell whether it says what should be done, whatever heading it stands under."""
    low = folded(text)
    return any((RECOMMENDS.search(low), begins_with_infinitive(low), _SHOULD.search(low)))


def says_who_should(text: str) -> bool:
    """'A San Martín hay que pedirle que cite …': of a region by its name."""
    return demands(text) and not claims_in(text) and bool(addressees(text).regions)


def begins_with_infinitive(low: str) -> bool:
    """'Continuar con …', 'A las G/DRTPE de Puno: Implementar …', 'Asimismo, “realizar …”'."""
    start = _OPENING.match(low)
    at = start.end() if start else 0
    if _is_infinitive(low, at):
        return True
    ends = (found.end() for found in re.finditer("[:,]", low[:_ADDRESSED]) if found.end() > at)
    addressed = _ADDRESS.match(low, at) is not None or begins_region(low, at)
    return any(_is_infinitive(low, end) for end in ends if addressed or low[end - 1] == ":")


def responsible_for(text: str) -> Responsible:
    """Who carries a recommendation out, by its words: the offices unless it names the ministry."""
    low = folded(text)
    if _BOTH.search(low):
        return Responsible.BOTH
    if _BY_MINISTRY.match(low) or _HELP.match(low):
        return Responsible.MINISTRY
    return Responsible.OFFICES


def is_of_ministry_alone(text: str) -> bool:
    """Tell whether the ministry is to act, and no office is mentioned."""
    to = addressees(text)
    of_offices = to.regions or to.everybody or to.rest or to.some or to.they
    return not of_offices and _BY_MINISTRY.match(folded(text)) is not None


def _is_infinitive(low: str, at: int) -> bool:
    found = _INFINITIVE.match(low, at)
    return found is not None and found[1] not in _NO_VERBS


def _in_relative(low: str, start: int) -> bool:
    """'las G/DRTPE que no cumplieron'."""
    return (
        re.search(
            r"\bque\s+(?:no\s+|aun\s+|todavia\s+|han\s+|se\s+)*$", low[max(start - 24, 0) : start]
        )
        is not None
    )
