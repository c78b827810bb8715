"""Views of a request for access: for who asks, and for ODES who decides."""

from handlers.actions import Action
from handlers.buttons import TO_MENU, cancel
from handlers.forms import mark_of
from handlers.invitation.binding import binding_words
from handlers.roles import duty_words
from handlers.views import View, button
from handlers.words import say
from storage.models import AccessRequest, Invitation

_CANCEL = (cancel(Action.CANCEL_REQUEST),)


def ask_who(note: str = "") -> View:
    return View(say("invitation/ask_who", note=note), (_CANCEL,))


def review_request(asked: object, words: str) -> View:
    """The request as ODES will get it."""
    rows = (
        (button("✅ Enviar a ODES", Action.SEND_REQUEST, mark_of(asked)),),
        (button("✎ Escribir otro", Action.REQUEST_ACCESS),),
    )
    return View(say("invitation/review_request", words=words), (*rows, _CANCEL))


def request_cancelled() -> View:
    again = ((button("✋ Solicitar acceso", Action.REQUEST_ACCESS),),)
    return View(say("invitation/request_cancelled"), again)


def request_pending(asked: AccessRequest) -> View:
    return View(say("invitation/request_pending", asked=asked))


def request_received(request: AccessRequest) -> View:
    return View(say("invitation/request_received", request=request))


def request_for_odes(request: AccessRequest, *, decides: bool = True) -> View:
    assert request.id is not None
    grant = "Dar acceso…" if request.invitation_id is None else "✅ Sí, dar ese acceso"
    keyboard = (
        (
            button(grant, Action.GRANT_ACCESS, request.id),
            button("Rechazar", Action.REFUSE_ACCESS, request.id),
        ),
    )
    text = say("invitation/request_for_odes", request=request)
    return View(text, keyboard if decides else ())


def confirm_refusal(request: AccessRequest) -> View:
    rows = (
        (button("Sí, rechazar y avisar", Action.CONFIRM_REFUSAL, request.id or 0),),
        (cancel(Action.SHOW_REQUEST, request.id or 0),),
    )
    return View(say("invitation/confirm_refusal", request=request), rows)


def request_refused() -> View:
    return View(say("invitation/request_refused"))


def refused(name: str) -> View:
    return View(say("invitation/refused", name=name), TO_MENU)


def no_requests() -> View:
    return View(say("invitation/no_requests"), TO_MENU)


def ask_contact(bound_to: str, note: str = "") -> View:
    rows = ((button("No puedo: que ODES decida", Action.HOLD_INVITATION),),)
    text = say("invitation/ask_contact", bound=binding_words(bound_to), note=note)
    return View(text, rows)


def held(request: AccessRequest) -> View:
    return View(say("invitation/held", request=request))


def held_words(invitation: Invitation, bound: str, known: str) -> str:
    """What ODES reads of whoever used an invitation that is bound to another account."""
    whose = f" de {invitation.name}" if invitation.name else ""
    return (
        f"Usó la invitación{whose} ({duty_words(invitation)}), que es {bound}. Su cuenta: {known}."
    )


def held_let_in(request: AccessRequest) -> View:
    return View(say("invitation/held_let_in", request=request), TO_MENU)


def held_no_more() -> str:
    return say("invitation/held_no_more")
