from collections.abc import Sequence

from handlers.commands import menu_for
from handlers.roles import duty_words
from handlers.views import Button, View, button
from handlers.words import say
from storage.models import AccessRequest, Duty, Person, Role

SHOWN_BACK = 40


def stranger(asked: AccessRequest | None) -> View:
    keyboard = () if asked else ((button("✋ Solicitar acceso", "request"),),)
    return View(say("menu/stranger", asked=asked), keyboard)


def menu(person: Person, duties: Sequence[Duty]) -> View:
    return View(say("menu/menu", person=person, duties=_words(duties)), _actions(duties))


def help_view(duties: Sequence[Duty]) -> View:
    roles = {duty.role.value for duty in duties}
    return View(say("menu/help", roles=roles, commands=menu_for(duties)), _actions(duties))


def not_understood(text: str) -> View:
    return View(say("menu/not_understood", text=text[:SHOWN_BACK]), _menu())


def edited() -> View:
    return View(say("menu/edited"), _menu())


def cancelled(duties: Sequence[Duty], *, waited: bool) -> View:
    return View(say("menu/cancelled", waited=waited), _actions(duties))


def me(person: Person, duties: Sequence[Duty], telegram_id: int, days: int) -> View:
    """`days`: how long this is kept once their access has ended."""
    text = say("menu/me", person=person, duties=_words(duties), telegram_id=telegram_id, days=days)
    return View(text, _menu())


def confirm_leaving(person: Person, duties: Sequence[Duty], *, alone: bool) -> View:
    text = say("menu/confirm_leaving", duties=_words(duties), alone=alone)
    return View(
        text,
        (
            (button("No, seguir como estoy", "stay"),),
            (button("Sí, retirar mi acceso", "leave"),),
        ),
    )


def stayed(person: Person) -> View:
    return View(say("menu/stayed"), _menu())


def left() -> View:
    return View(say("menu/left"))


def _words(duties: Sequence[Duty]) -> list[str]:
    return [duty_words(duty) for duty in duties]


def _menu() -> tuple[tuple[Button, ...], ...]:
    return ((button("☰ Menú", "menu"),),)


def _actions(duties: Sequence[Duty]) -> tuple[tuple[Button, ...], ...]:
    roles = {duty.role for duty in duties}
    rows: list[tuple[Button, ...]] = []
    if Role.FOCAL in roles:
        rows.append((button("📝 Reportar", "report"),))
    if Role.DIRECTOR in roles:
        rows.append((button("🖊 Por aprobar", "waiting"),))
    if Role.ODES in roles:
        rows.append((button("🗺 Estado", "status"), button("▦ Cuadros", "averages")))
    if roles - {Role.PROPONENT}:
        rows.append((button("📊 Resumen", "summary"), button("⇄ Comparar", "compare")))
    if roles:
        rows.append((button("▮ Por indicador", "indicator"), button("📅 Cronograma", "schedule")))
    if Role.ODES in roles:
        rows.append((button("✉️ Invitar", "invite"), button("👥 Personas", "people")))
        rows.append((button("💬 Escribir", "write"), button("📨 Próximos avisos", "coming")))
        rows.append((button("🗓 Reprogramar", "moves"), button("📆 Periodos", "periods")))
        rows.append((button("🎯 Metas", "goals"), button("⏳ Prórrogas", "wishes")))
    if roles:
        rows.append((button("👤 Mis datos", "me"), button("❓ Ayuda", "help")))
    return tuple(rows)
