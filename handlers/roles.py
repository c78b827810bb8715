"""Roles and duties in words."""

from convenio.catalogue.indicators import INDICATORS, Indicators
from convenio.catalogue.regions import REGIONS
from handlers.access import CAPABILITIES, Capability
from storage.models import Duty, Invitation, Position, Role

ROLES = {
    Role.FOCAL: "Punto focal",
    Role.DIRECTOR: "Director/a o gerente regional",
    Role.PROPONENT: "Dirección proponente",
    Role.ODES: "ODES",
    Role.AUDITOR: "Auditoría",
}
_OFFICES = {Role.ODES: "ODES (Oficina de Descentralización)"}


def duty_words(duty: Duty | Invitation | Position) -> str:
    """A duty in words: 'Punto focal de la DRTPE Puno (suplente)'."""
    if duty.indicator:
        first = not duty.agreement
        of = INDICATORS[duty.indicator].short_name if first else f"convenio {duty.agreement}"
        return f"Dirección proponente del IdG {duty.indicator} ({of})"
    if not duty.region:
        return _OFFICES.get(duty.role, ROLES[duty.role])
    words = f"{ROLES[duty.role]} de la {REGIONS[duty.region].office}"
    return f"{words} (suplente)" if duty.alternate else words


def proposes(duty: Duty, indicators: Indicators, indicator: int) -> bool:
    """Whether the duty is of the directorate that proposed that agreement's indicator."""
    own = (duty.agreement, duty.indicator) == (indicators.agreement, indicator)
    return own and Capability.READ_INDICATOR in CAPABILITIES[duty.role]
