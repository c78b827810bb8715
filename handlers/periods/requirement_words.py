"""What a period requires, in words."""

from collections.abc import Mapping
from typing import Any

from convenio.report.requirements import ExpectedRange, Requirements, read_requirements
from handlers.words import exact_percent

CAUSES = "la causa de cada meta no alcanzada"
REASONS = "el motivo de cada «no aplica»"


def range_words(expected: ExpectedRange) -> str:
    return f"de {exact_percent(expected.lowest)} a {exact_percent(expected.highest)}"


def range_list(required: Requirements) -> list[str]:
    """'IdG 3: de 20% a 150%', in the indicators' order."""
    return [
        f"IdG {number}: {range_words(expected)}"
        for number, expected in sorted(required.ranges.items())
    ]


def change_in_requirements(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """A change as the period's history keeps it: 'se exige la causa…; IdG 3: de 20% a 150%'."""
    then, now = read_requirements(before), read_requirements(after)
    said = [
        f"{'se exige' if is_now else 'ya no se exige'} {what}"
        for what, was, is_now in (
            (CAUSES, then.causes, now.causes),
            (REASONS, then.reasons, now.reasons),
        )
        if was != is_now
    ]
    for number in sorted({*then.ranges, *now.ranges}):
        was, becomes = then.ranges.get(number), now.ranges.get(number)
        if was != becomes:
            said.append(f"IdG {number}: {range_words(becomes) if becomes else 'sin rango'}")
    return "; ".join(said)
