"""The picture that a button asks for; its PNG, table and data are of the same."""

from dataclasses import dataclass

from charts.requests import ChartKind
from convenio.calendar.periods import Period
from convenio.catalogue.regions import REGIONS
from convenio.typed.indicator_cells import MOST
from handlers.actions import Action
from handlers.views import BadPress, Button, Press, button


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture that is asked for, not trusted until `access` has looked.

    `earlier`: what a comparison begins with. A region or an indicator that the kind has, and that
    is None, is still to be asked.
    """

    kind: ChartKind
    period: Period
    region: str | None = None
    indicator: int | None = None
    earlier: Period | None = None

    @classmethod
    def of(cls, press: Press) -> "Wanted":
        region, number, earlier = press.text(2), press.integer(3), press.text(4)
        if (region and region not in REGIONS) or not 0 <= number <= MOST:
            raise BadPress(press.action)
        try:
            wanted = cls(
                kind=ChartKind(press.text(0)),
                period=Period.parse(press.text(1)),
                region=region or None,
                indicator=number or None,
                earlier=Period.parse(earlier) if earlier else None,
            )
        except ValueError:
            raise BadPress(press.action) from None
        if wanted.earlier is not None and wanted.earlier >= wanted.period:
            raise BadPress(press.action)
        return wanted

    @property
    def semesters(self) -> tuple[Period, ...]:
        """The semesters that have to be seen for it."""
        if self.kind is ChartKind.COMPARISON:
            return self.earlier or self.period.previous, self.period
        return (self.period,)

    def button(self, label: str, action: Action = Action.SHOW) -> Button:
        earlier = self.earlier.code if self.earlier else ""
        return button(
            label,
            action,
            self.kind.value,
            self.period.code,
            self.region or "",
            self.indicator or 0,
            earlier,
        )


def both_semesters(period: Period) -> Button:
    return button("Cuadro 05", Action.BOTH_SEMESTERS, period.code)
