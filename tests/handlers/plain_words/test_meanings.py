"""What plain words mean to each role: the command as if it had been typed.

A row of `said.csv` has the text, and what it means to a focal point of Puno, her director, ODES and
a directorate. Several meanings are apart by bars. `?`: only offered, since it was not read whole or
past a slip; `hello`: a courtesy; `no`: a command that they have not; `-`: not understood.
"""

import csv
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenio.catalogue.indicators import INDICATORS
from convenio.catalogue.regions import REGIONS
from handlers.access import Capability, may
from handlers.commands import menu_for
from handlers.plain_words.meanings import Understood, nearest, understand
from handlers.plain_words.vocabulary import COMMANDS, PHRASES
from storage.models import Duty, Role
from tests.conftest import TEN_IN_THE_MORNING

ROLES = (Role.FOCAL, Role.DIRECTOR, Role.ODES, Role.PROPONENT)
OF_REGION = (Role.FOCAL, Role.DIRECTOR)
with Path(__file__).with_name("said.csv").open(encoding="utf-8") as file:
    SAID = [tuple(row) for row in csv.reader(file, delimiter=";")][1:]


@cache
def commands_of(role: Role) -> tuple[str, ...]:
    region = "puno" if role in OF_REGION else ""
    duty = Duty(person_id=1, role=role, region=region, since=TEN_IN_THE_MORNING)
    beside = ("evidencias",) if may([duty], Capability.REPORT) else ()
    return (*(name for name, _ in menu_for([duty])), *beside, "menu")


def understood(text: str, role: Role) -> Understood:
    own = ["puno"] if role in OF_REGION else []
    return understand(text, commands_of(role), own, INDICATORS)


def in_short(found: Understood) -> str:
    typed = " | ".join(meaning.typed for meaning in found.meanings)
    if typed:
        return typed if found.whole else f"? {typed}"
    if found.courtesy:
        return "hello"
    return "no" if found.forbidden else "-"


@pytest.mark.parametrize(("text", *(role.value for role in ROLES)), SAID)
def test_words_mean_what_the_person_may_do(
    text: str, focal: str, director: str, odes: str, proponent: str
) -> None:
    meant = tuple(in_short(understood(text, role)) for role in ROLES)
    assert meant == (focal, director, odes, proponent)


@pytest.mark.parametrize("role", [*ROLES, Role.AUDITOR])
@given(
    text=st.one_of(st.text(max_size=300), st.lists(st.sampled_from(sorted(PHRASES))).map(" ".join))
)
def test_of_any_text_only_commands_that_the_person_has_are_meant_or_offered(
    role: Role, text: str
) -> None:
    found = understood(text, role)
    offered = nearest(text, commands_of(role), INDICATORS)
    assert {meaning.command for meaning in (*found.meanings, *offered)} <= set(commands_of(role))
    assert len(offered) == 3


@pytest.mark.parametrize("role", ROLES)
def test_every_command_is_understood_by_its_own_name(role: Role) -> None:
    for name in commands_of(role):
        found = understood(name, role)
        assert [meaning.typed for meaning in found.meanings] == [f"/{name}"], name
        assert found.obvious


@pytest.mark.parametrize("code", REGIONS)
def test_every_region_is_understood_by_its_name(code: str) -> None:
    meant = understood(f"¿Cómo va {REGIONS[code].name}?", Role.FOCAL)
    assert [meaning.typed for meaning in meant.meanings] == [f"/resumen {code}"]


@pytest.mark.parametrize("number", INDICATORS)
def test_every_indicator_is_understood_by_its_short_name(number: int) -> None:
    meant = understood(INDICATORS[number].short_name, Role.ODES)
    assert [meaning.typed for meaning in meant.meanings] == [f"/indicador {number}"]


def test_every_command_that_stands_in_a_menu_has_its_phrases() -> None:
    listed = {name for role in Role for name in commands_of(role)}
    assert listed == set(COMMANDS)
