from collections.abc import Iterable, Sequence

from handlers.access import Capability, capabilities_of, may
from handlers.actions import Action
from handlers.buttons import TO_MENU
from handlers.commands import menu_for
from handlers.roles import duty_words
from handlers.views import Button, View, button
from handlers.words import say
from storage.models import AccessRequest, Duty, Person

_ALL = (Capability.READ_ALL,)
_FIGURES = (Capability.READ_ALL, Capability.REPORT, Capability.APPROVE)
SHOWN_BACK = 40  # letters of what was typed
_ACTIONS: tuple[tuple[tuple[str, Action, Iterable[Capability]], ...], ...] = (
    (("📝 Reportar", Action.REPORT, (Capability.REPORT,)),),
    (("🖊 Por aprobar", Action.WAITING, (Capability.APPROVE,)),),
    (("🗺 Estado", Action.STATUS, _ALL), ("▦ Cuadros", Action.AVERAGES, _ALL)),
    (("📊 Resumen", Action.SUMMARY, _FIGURES), ("⇄ Comparar", Action.COMPARE, _FIGURES)),
    (
        ("▮ Por indicador", Action.INDICATOR, Capability),
        ("📅 Cronograma", Action.SCHEDULE, Capability),
    ),
    (
        ("✉️ Invitar", Action.INVITE, (Capability.MANAGE_PEOPLE,)),
        ("👥 Personas", Action.PEOPLE, _ALL),
    ),
    (
        ("💬 Escribir", Action.WRITE, (Capability.WRITE_LETTERS,)),
        ("📨 Próximos avisos", Action.FORECAST, _ALL),
    ),
    (
        ("🗓 Reprogramar", Action.MOVE, (Capability.SET_SCHEDULE,)),
        ("📆 Periodos", Action.PERIODS, _ALL),
    ),
    (("🎯 Metas", Action.GOALS, _ALL), ("⏳ Prórrogas", Action.EXTENSIONS, _ALL)),
    (
        ("❔ Preguntar", Action.CONSULT, (Capability.ASK_ODES,)),
        ("📥 Consultas", Action.THREADS, (*_ALL, Capability.ASK_ODES)),
    ),
    (("👤 Mis datos", Action.ME, Capability), ("❓ Ayuda", Action.HELP, Capability)),
)


def privacy(days: int) -> View:
    return View(say("menu/privacy", days=days))


def stranger(asked: AccessRequest | None) -> View:
    keyboard = () if asked else ((button("✋ Solicitar acceso", Action.REQUEST_ACCESS),),)
    return View(say("menu/stranger", asked=asked), keyboard)


def asked_to_wait() -> View:
    """The standing answer to strangers while too many messages come at once."""
    return View(say("menu/stranger_waits"))


def menu(person: Person, duties: Sequence[Duty]) -> View:
    return View(say("menu/menu", person=person, duties=_words(duties)), _actions(duties))


def help_view(duties: Sequence[Duty]) -> View:
    roles = {duty.role.value for duty in duties}
    keyboard = TO_MENU if duties else ()
    return View(say("menu/help", roles=roles, commands=menu_for(duties)), keyboard)


def past(text: str, duties: Sequence[Duty]) -> View:
    """Say that the message which was replied to asks nothing, and what one can do."""
    return View(say("menu/past", text=text[:SHOWN_BACK]), _actions(duties))


def edited(duties: Sequence[Duty]) -> View:
    reports = may(duties, Capability.REPORT)
    return View(say("menu/edited", reports=reports), TO_MENU if duties else ())


def cancelled(duties: Sequence[Duty], *, waited: bool, saved: bool, shown: bool) -> View:
    """`waited`: something was asked; `saved`: its answers are kept; `shown`: figures are not."""
    text = say("menu/cancelled", waited=waited, saved=saved, shown=shown)
    return View(text, _actions(duties))


def me(person: Person, duties: Sequence[Duty], telegram_id: int, days: int) -> View:
    """`days`: how long these data are kept once their access has ended."""
    text = say("menu/me", person=person, duties=_words(duties), telegram_id=telegram_id, days=days)
    away = (button("🏝 Me ausento: quién aprueba", Action.OWN_ABSENCE),)
    return View(text, ((away,) if may(duties, Capability.APPROVE) else ()) + TO_MENU)


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
    """Buttons for the capabilities that these duties give."""
    held = capabilities_of(duties)
    rows = [
        tuple(button(label, action) for label, action, needed in row if not held.isdisjoint(needed))
        for row in _ACTIONS
    ]
    return tuple(row for row in rows if row)
