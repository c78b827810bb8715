"""A command with what stands behind it, as if typed, and what it does not take."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from convenio.calendar.months import MONTHS
from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import REGIONS
from handlers.plain_words.grammar import Said
from handlers.plain_words.vocabulary import COMMANDS, PhrasePart

_OF_ALL = {"estado", "cuadro", "indicador", "consolidado", "escribir"}  # regions anyway
_OWN_NUMBERS = {"cuadro": (4, 5), "anexo4": (4,)}


@dataclass(frozen=True, slots=True)
class Meaning:
    """A command with what stands behind it, as if typed."""

    command: str
    args: tuple[str, ...] = ()

    @property
    def region(self) -> str | None:
        return next((arg for arg in self.args if arg in REGIONS), None)

    def within(self, regions: Collection[str]) -> "Meaning":
        """The meaning without a region that is none of these."""
        left = tuple(arg for arg in self.args if arg not in REGIONS or arg in regions)
        return Meaning(self.command, left)

    @property
    def typed(self) -> str:
        return " ".join((f"/{self.command}", *self.args))

    @property
    def label(self) -> str:
        """The meaning in words, as on a button: 'Resumen: Puno, 2020-I'."""
        number = "Cuadro " if self.command == "cuadro" else "IdG "
        words = ", ".join(_arg_words(arg, number) for arg in self.args)
        title = COMMANDS[self.command].title
        return f"{title}: {words}" if words else title


def _arg_words(arg: str, number: str) -> str:
    if arg in REGIONS:
        return REGIONS[arg].name
    return number + arg if len(arg) <= 2 and arg.isdecimal() else arg


def spare_words(
    name: str, said: Said, own: Collection[str], indicators: Indicators
) -> tuple[str, ...]:
    """Words for what the command does not take; its own region is implied anyway."""
    takes = COMMANDS[name].takes
    numbers = _numbers(name, indicators)
    spare = list(read_words(said, said.parts - takes - _implied(name, said, own)))
    if PhrasePart.NUMBER in takes:
        spare += [str(number) for number in said.numbers[:1] if number not in numbers]
        spare += map(str, said.numbers[1:])
    spare += [MONTHS[month] for month in said.months[1:]]
    if said.answered and name not in ("asistencia", "cronograma"):
        spare.append("sí o no")
    return tuple(spare)


def _numbers(name: str, indicators: Indicators) -> Collection[int]:
    """The numbers that can stand behind the command: an indicator's, or those of its own."""
    return _OWN_NUMBERS.get(name, tuple(indicators))


def _implied(name: str, said: Said, own: Collection[str]) -> set[PhrasePart]:
    of_own = {PhrasePart.REGION} if len(own) == 1 and set(said.regions) == set(own) else set()
    return of_own | ({PhrasePart.EVERYBODY} if name in _OF_ALL else set())


def meanings_of(name: str, said: Said, indicators: Indicators) -> Iterator[Meaning]:
    """The command with what it takes; of several regions, a meaning for each."""
    takes = COMMANDS[name].takes
    of_region = said.regions if PhrasePart.REGION in takes else ()
    numbers = _numbers(name, indicators)
    behind: list[str] = []
    if PhrasePart.NUMBER in takes and name != "anexo4":
        behind += [str(number) for number in said.numbers[:1] if number in numbers]
    if PhrasePart.MONTH in takes:
        behind += [MONTHS[month] for month in said.months[:1]]
    if PhrasePart.PERIODS in takes or PhrasePart.PERIOD in takes:
        behind += [period.code for period in said.periods]
    if PhrasePart.YEAR in takes:
        behind += map(str, said.years)
    if PhrasePart.RECEIPT in takes:
        behind += said.receipts
    if PhrasePart.EVERYBODY in takes and said.everybody:
        behind.append("todas")
    if not of_region:
        yield Meaning(name, tuple(behind))
    for region in of_region:
        yield Meaning(name, (region, *behind))


def read_words(said: Said, parts: Collection[PhrasePart] = frozenset(PhrasePart)) -> Iterator[str]:
    """What was read beside commands, in words."""
    if PhrasePart.REGION in parts:
        yield from (REGIONS[code].name for code in said.regions)
    if PhrasePart.NUMBER in parts:
        yield from (f"IdG {number}" for number in said.numbers)
    if PhrasePart.MONTH in parts:
        yield from (MONTHS[month] for month in said.months)
    if PhrasePart.PERIOD in parts or PhrasePart.PERIODS in parts:
        yield from (period.code for period in said.periods)
    if PhrasePart.YEAR in parts:
        yield from map(str, said.years)
    if PhrasePart.RECEIPT in parts:
        yield from said.receipts
    if PhrasePart.EVERYBODY in parts and said.everybody:
        yield "todas"
