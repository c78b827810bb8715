from collections.abc import Sequence

from handlers.actions import Action
from handlers.buttons import TO_MENU
from handlers.commands import menu_for
from handlers.roles import duty_words
from handlers.views import Button, View, button
from handlers.words import say
from storage.models import AccessRequest, Duty, Person, Role

SHOWN_BACK = 40


def stranger(asked: AccessRequest | None) -> View:
    keyboard = () if asked else ((button("✋ Solicitar acceso", Action.REQUEST_ACCESS),),)
    return View(say("menu/stranger", asked=asked), keyboard)


def menu(person: Person, duties: Sequence[Duty]) -> View:
    return View(say("menu/menu", person=person, duties=_words(duties)), _actions(duties))


def help_view(duties: Sequence[Duty]) -> View:
    roles = {duty.role.value for duty in duties}
    return View(say("menu/help", roles=roles, commands=menu_for(duties)), _actions(duties))


def not_understood(text: str) -> View:
    return View(say("menu/not_understood", text=text[:SHOWN_BACK]), TO_MENU)


def edited() -> View:
    return View(say("menu/edited"), TO_MENU)


def cancelled(duties: Sequence[Duty], *, waited: bool) -> View:
    return View(say("menu/cancelled", waited=waited), _actions(duties))


def me(person: Person, duties: Sequence[Duty], telegram_id: int, days: int) -> View:
    """`days`: how long this is kept once their access has ended."""
    text = say("menu/me", person=person, duties=_words(duties), telegram_id=telegram_id, days=days)
    return View(text, TO_MENU)


def confirm_leaving(person: Person, duties: Sequence[Duty], *, alone: bool) -> View:
    text = say("menu/confirm_leaving", duties=_words(duties), alone=alone)
    return View(
        text,
        (
            (button("No, seguir como estoy", Action.STAY),),
            (button("Sí, retirar mi acceso", Action.LEAVE),),
        ),
    )


def stayed(person: Person) -> View:
    return View(say("menu/stayed"), TO_MENU)


def left() -> View:
    return View(say("menu/left"))


def _words(duties: Sequence[Duty]) -> list[str]:
    return [duty_words(duty) for duty in duties]


def _actions(duties: Sequence[Duty]) -> tuple[tuple[Button, ...], ...]:
    roles = {duty.role for duty in duties}
    rows: list[tuple[Button, ...]] = []
    if Role.FOCAL in roles:
        rows.append((button("📝 Reportar", Action.REPORT),))
    if Role.DIRECTOR in roles:
        rows.append((button("🖊 Por aprobar", Action.WAITING),))
    if Role.ODES in roles:
        rows.append((button("🗺 Estado", Action.STATUS), button("▦ Cuadros", Action.AVERAGES)))
    if roles - {Role.PROPONENT}:
        rows.append((button("📊 Resumen", Action.SUMMARY), button("⇄ Comparar", Action.COMPARE)))
    if roles:
        rows.append(
            (button("▮ Por indicador", Action.INDICATOR), button("📅 Cronograma", Action.SCHEDULE))
        )
    if Role.ODES in roles:
        rows.append((button("✉️ Invitar", Action.INVITE), button("👥 Personas", Action.PEOPLE)))
        rows.append(
            (button("💬 Escribir", Action.WRITE), button("📨 Próximos avisos", Action.FORECAST))
        )
        rows.append((button("🗓 Reprogramar", Action.MOVE), button("📆 Periodos", Action.PERIODS)))
        rows.append((button("🎯 Metas", Action.GOALS), button("⏳ Prórrogas", Action.EXTENSIONS)))
    if roles:
        rows.append((button("👤 Mis datos", Action.ME), button("❓ Ayuda", Action.HELP)))
    return tuple(rows)
