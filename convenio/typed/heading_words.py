"""The words of headings, as patterns over plain text: what a column is of, and what it is not."""

import re

NUMBER = {"n", "no", "nro", "num", "numero", "idg", "item", "cod", "codigo", "orden", "nº", "ind"}
NAME = {"indicador", "indicadores", "nombre", "denominacion", "descripcion"}
REGION = {
    *("region", "regiones", "drtpe", "grtpe", "gobierno", "departamento", "gore", "pliego"),
    "jurisdiccion",
}
IDENTITY_WORDS = frozenset((*NUMBER, *NAME, *REGION, "direccion", "gerencia"))
CAUSE = {"causa", "causas", "motivo", "motivos"}
YEAR = {"ano", "anio", "ano fiscal", "ejercicio"}
NOTES = (
    r"observ|coment|sustent|respons|verific|fuente|fecha|unidad|avance fisico descr|direccion"
    r"|\bestado\b|\bsituacion\b"
)
OTHER_ROWS = (  # what rows may be of that are of no indicator
    r"(?:mes|fecha|dia|semana|trimestre|bimestre|provincia|distrito|localidad|sede|zona|oficina"
    r"|local|lugar|actividad|tarea|accion|evento|feria|taller|curso|empresa|entidad|institucion"
    r"|persona|trabajador|beneficiario|participante|apellidos|servicio|modalidad|sexo|genero)"
    r"(?:s|es)?(?: .*)?"
)
ONE_OF_THEM = r"^(?:trimestre|bimestre|mes|semana) (?:i{1,3}|iv|vi?|[0-9])$"  # a column's time
SEMESTER = r"(?:semestre|periodo)(?: (?:de reporte|reportado|evaluado|semestre|periodo))?"
WHOLE_HALF = r"\b(?:ene(?:ro)? (?:a )?jun(?:io)?|jul(?:io)? (?:a )?dic(?:iembre)?)\b"
TIME = (
    r"acumul|anual|anterior|pasad|previ[ao]\b|histor|linea base|trim|bimestr|\bbim\b|mensual"
    r"|\bmes\b|enero|febrero|marzo|abril|\bmayo\b|junio|julio|agosto|se[pt]*iembre|octubre|noviembre"
    r"|diciembre"
)
_TERM = r"(?:sem(?:estre)?|periodo|ano|ejercicio)"
BEFORE = rf"(?:el )?{_TERM} (?:anterior|pasado|previo)"
NOW = rf"(?:el )?(?:este|presente) {_TERM}|{_TERM} (?:actual|presente|vigente|en curso)"
OF_ANOTHER_TIME = re.compile(  # a title alone, over all figures
    r"(?:(?:avance|ejecucion|ejecutado|datos|cifras) )?(?:acumulad[oa]s?|anual(?:es)?)"
    r"(?: anual| al? .*)?"
    r"|(?:mes de )?(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto"
    r"|se[pt]*iembre|octubre|noviembre|diciembre)|proyeccion(?:es)?|proyectad[oa]s?|estimad[oa]s?|pronosticos?"
    r"|promedios?|(?:(?:i{1,3}|iv|[1-4]|primer|segundo|tercer|cuarto) )?(?:trimestre|bimestre)"
    r"(?: (?:i{1,3}|iv|[1-6]))?"
)
COMPLIANCE = r"cumpl|eficacia|brecha|diferencia|variacion|desviacion|semaforo|ratio"
COUNTED = (
    r"personas?|usuari|beneficiari|atendid|trabajador|empresas|visitas|cantidad|numero de|\bnro de"
    r"|fisic|inscrit|casos|acuerdos|buscadores|capacitad|migrantes|eventos|jovenes|absolut"
    r"|participantes|asistentes|poblacion|numerador|denominador"
)
COUNT_SIGN = r"\b(?:n|no|nro|num|cant)\b(?! \d)"  # 'N° programado', 'Ejec. (N°)', 'Cant. prog.'
THINGS_DONE = r"\w+(?:ad|id|it)[oa]s"  # 'Orientados', 'Sensibilizadas'
PART = (
    r"\b(?:mujer(?:es)?|varon(?:es)?|hombres?|femenin[oa]s?|masculin[oa]s?|virtual(?:es)?"
    r"|presencial(?:es)?|remot[oa]s?|urban[oa]s?|rural(?:es)?|parcial(?:es)?)\b"
)
ESTIMATED = r"estimad|proyecta|previs[it]|pronostic|tentativ"
REMAINING = (
    r"\bsaldos?\b|pendientes? |\w pendientes?\b|restante|remanente|\bfaltan?(?:te|tes)? "
    r"|\bpor (?:ejecut|lograr|alcanz)"
    r"|\b(?:no|sin) (?:ejecut|logr|alcanz|cumpl|realiz)|deficit"
)
BUDGET = r"presupuest|financier|devengad|girado|\bpi[am]\b|\bsoles\b|\bgastos?\b"
ELSEWHERE = r"\bnacional(?:es)?\b(?! de (?:seguridad|formacion))|\bpais\b|otras regiones"
AGAINST_GOAL = (
    r"\b(?:respecto|relacion|versus|vs|frente|contra|sobre)\b.*\b(?:meta|programa\w+|lo)\b"
    r"|\bmetas? (?:vs|versus|frente)\b"
)
GOAL = r"\besperad|\bmetas?\b|programa|\bprog\b|\bprogram\b|previst|planific|planead|denominador"
REVISED = r"reprogram|modificad|ajustad|actualizad"
EXECUTED = (
    r"\breal(?:es)?\b|ejec|avance|logr|alcanz|realiz|result|obtenid|atendid|reportad|numerador"
)
