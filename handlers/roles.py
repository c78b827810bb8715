"""Roles and duties in words."""

from convenio.indicators import INDICATORS
from convenio.regions import REGIONS
from storage.models import Duty, Invitation, Role

ROLES = {
    Role.FOCAL: "Punto focal",
    Role.DIRECTOR: "Director/a o gerente regional",
    Role.PROPONENT: "Dirección proponente",
    Role.ODES: "ODES",
}


def duty_words(duty: Duty | Invitation) -> str:
    """'Punto focal de la DRTPE Puno (suplente)'."""
    if duty.role is Role.ODES:
        return "ODES (Oficina de Descentralización)"
    if duty.role is Role.PROPONENT:
        indicator = INDICATORS[duty.indicator]
        return f"Dirección proponente del IdG {indicator.number} ({indicator.short_name})"
    words = f"{ROLES[duty.role]} de la {REGIONS[duty.region].office}"
    return f"{words} (suplente)" if duty.alternate else words
