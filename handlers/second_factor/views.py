from datetime import datetime

from convenio.plurals import counted
from handlers.actions import Action
from handlers.buttons import MENU, cancel
from handlers.invitation.access import CODE
from handlers.views import View, button
from handlers.words import hour, say
from storage.models import Person, SecondFactor
from storage.people.second_factor import WRONG_AT_MOST, CodeVerdict

_TO_STATE = ((button("🔐 Mi segundo factor", Action.SECOND_FACTOR),),)


def state(factor: SecondFactor | None, now: datetime, note: str = "") -> View:
    """Whether a code is asked for, and what can be done about it."""
    paused = factor.paused_until if factor and factor.paused_until else None
    paused = paused if paused and now < paused else None
    text = say("second_factor/state", factor=factor, paused=paused, note=note)
    if factor is None:
        return View(text, ((button("🔐 Activar", Action.SET_SECOND_FACTOR),), (MENU,)))
    rows = (
        (button("Otros códigos de recuperación", Action.RENEW_RECOVERY),),
        (button("Dejar de pedir el código", Action.END_SECOND_FACTOR),),
    )
    return View(text, (*rows, (MENU,)))


def picture() -> View:
    """What stands under the picture; the key takes the place of `CODE` as it leaves."""
    return View(say("second_factor/picture", key=CODE))


def ask_first_code(note: str) -> View:
    return View(say("second_factor/first_code", note=note), ((cancel(Action.LEAVE_SETTING),),))


def first_code_wrong() -> str:
    return (
        "⚠️ Ese código no es el que corresponde. Escriba el que su aplicación muestra ahora en"
        " «Puntual»; si se repite, ponga la hora del teléfono en automática."
    )


def recovery() -> View:
    keyboard = ((button("✓ Ya los guardé: borrar este mensaje", Action.HIDE_RECOVERY),),)
    return View(say("second_factor/recovery", codes=CODE), keyboard)


def ask_code(act: str, words: str, until: datetime | None, note: str) -> View:
    """What waits and for how long; `until`: None once no code is taken."""
    text = say("second_factor/ask_code", act=act, words=words, until=until, note=note)
    leave = button("✖ No hacerlo", Action.LEAVE_CODE)
    if until is None:
        return View(text, ((button("↻ Intentar de nuevo", Action.ASK_CODE_AGAIN),), (leave,)))
    return View(text, ((leave,),))


def too_late() -> str:
    return "⌛ Pasaron más de cinco minutos: el código ya no se tomó, y nada se hizo."


def no_code() -> str:
    return "⚠️ Eso no es un código: son seis números, o un código de recuperación."


def not_taken(verdict: CodeVerdict, factor: SecondFactor | None) -> str:
    """What is wrong with a code, and what to do."""
    if verdict in (CodeVerdict.PAUSED, CodeVerdict.PAUSED_NOW):
        until = hour(factor.paused_until) if factor and factor.paused_until else ""
        many = "Fueron cinco códigos equivocados. " if verdict is CodeVerdict.PAUSED_NOW else ""
        return f"⛔ {many}No se toman códigos hasta las {until}; ODES fue avisada. Nada se hizo."
    if verdict is CodeVerdict.USED:
        return "⚠️ Ese código ya se usó: espere a que su aplicación muestre otro y escríbalo."
    if verdict is CodeVerdict.OTHER_KEY:
        return (
            "⚠️ La instalación tiene otra clave y los códigos de su aplicación ya no valen. Use un"
            " código de recuperación, o pida a quien administra el sistema que lo restablezca."
        )
    left = WRONG_AT_MOST - (factor.wrong if factor else 0)
    tries = f"{'Queda' if left == 1 else 'Quedan'} {counted(left, 'intento', 'intentos')}."
    if verdict is CodeVerdict.OLD:
        return f"⚠️ Ese código es de hace unos minutos: escriba el que se muestra ahora. {tries}"
    return (
        "⚠️ Ese código no es el suyo. Escriba el que su aplicación muestra ahora en «Puntual»."
        f" {tries}"
    )


def told(person: Person, did: str) -> View:
    name = person.name or "Una persona de ODES"
    return View(say("second_factor/told", name=name, did=did), _TO_STATE)


def was_reset(person: Person) -> View:
    name = person.name or "una persona de ODES"
    return View(say("second_factor/was_reset", name=name), _TO_STATE)
