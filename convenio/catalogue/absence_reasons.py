"""Reasons for not taking part in an activity: what can be chosen; anything else is typed.

The reasons follow section VII's causes and what the report says of indicator 12's reprogramaciones.
"""

from collections.abc import Mapping

ABSENCES: Mapping[str, str] = {
    "postponed": "Se reprogramó o no se realizó",
    "uninvited": "No llegó la convocatoria",
    "equipment": "Falta de equipos o conectividad",
    "staff": "Falta de personal",
    "overlap": "Se cruzó con otra actividad",
}
OTHER = "other"  # in the person's own words
