"""Causes of a missed goal, as section VII and the directorates' conclusions name them."""

from collections.abc import Mapping

OTHER = "other"
CAUSES: Mapping[str, str] = {
    "emergency": "Emergencia o atención suspendida",
    "restart": "Reinicio lento o atención mixta",
    "equipment": "Falta de equipos o conectividad",
    "virtual": "Público no usa canales virtuales",
    "staff": "Falta de personal",
    "political": "Decisión política pendiente",
    OTHER: "Otra",
}
