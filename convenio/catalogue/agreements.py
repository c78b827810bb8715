"""The agreements between the ministry and the regional governments (Cuadro 01)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from convenio.catalogue.data_files import read_data
from convenio.catalogue.regions import REGIONS

_DATA = read_data("agreements.json")


@dataclass(frozen=True, slots=True)
class Agreement:
    region: str
    signed_on: date


AGREEMENTS: Mapping[str, Agreement] = {
    region: Agreement(region, date.fromisoformat(signed))
    for region, signed in _DATA["signed_on"].items()
}
AGREEMENT_YEARS: tuple[int, ...] = tuple(_DATA["years"])


def may_report(year: int) -> Collection[str]:
    """The regions that may report: the first agreement's signers; later, whoever ODES names."""
    return AGREEMENTS if year <= max(AGREEMENT_YEARS) else REGIONS
