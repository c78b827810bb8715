"""The help fits a phone's screen: what each role needs most, and folded below it all the rest."""

from datetime import UTC, datetime

import pytest

from handlers.commands import menu_for
from handlers.menu.views import help_view
from handlers.words import plain_text
from storage.models import Duty, Role

SCREEN = 22 * 38  # lines and letters that a phone 360 px wide shows at once
FIRST = {
    Role.FOCAL: "/reportar",
    Role.DIRECTOR: "/aprobar",
    Role.ODES: "/estado",
    Role.PROPONENT: "/evaluar",
    Role.AUDITOR: "/estado",
}


def duty_of(role: Role) -> Duty:
    return Duty(person_id=1, role=role, since=datetime(2021, 1, 5, tzinfo=UTC))


@pytest.mark.parametrize("role", Role)
def test_what_is_needed_most_comes_first_and_on_one_screen(role: Role) -> None:
    text = help_view([duty_of(role)]).text
    above, quote, folded = text.partition("<blockquote expandable>")
    assert quote
    assert len(plain_text(above)) <= SCREEN
    assert f"/{plain_text(above).split('/', 1)[1]}".startswith(FIRST[role])
    offered = " ".join(f"/{name} – {words}" for name, words in menu_for([duty_of(role)]))
    assert plain_text(folded) == offered


def test_somebody_without_access_reads_how_to_get_it() -> None:
    view = help_view([])
    assert "Se entra con una invitación" in view.text
    assert ("blockquote" in view.text, view.keyboard) == (False, ())
