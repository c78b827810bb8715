"""Access to the bot: invitation codes, requests, and the list of people who have it."""

from handlers.actions import Action
from handlers.context import Context
from handlers.invitation import alternates, held, invitation_form, requests
from handlers.invitation.access import looks_like_code
from handlers.invitation.held import AwaitedContact, take_contact
from handlers.invitation.invitation_form import (
    answer_invitation,
    cancel_inviting,
    choose_agreement,
    choose_alternate,
    choose_indicator,
    choose_region,
    choose_role,
    start_inviting,
    without_name,
)
from handlers.invitation.people import (
    confirm_removal,
    remove,
    show_people,
    withdraw,
)
from handlers.invitation.requests import (
    ask_for_access,
    cancel_request,
    confirm_refusal,
    grant_request,
    receive_request,
    refuse_request,
    send_request,
    show_request,
    show_requests,
)
from handlers.invitation.steps import redeem_typed
from handlers.notices import NoticeKind
from handlers.questions import QuestionKind
from handlers.routes import answer, command, press, press_anywhere, public
from handlers.views import View

STEPS = (
    command("invitar", start_inviting),
    press_anywhere(Action.INVITE, start_inviting),
    press(Action.CANCEL_INVITATION, cancel_inviting),
    press(Action.INVITED_ROLE, choose_role),
    press(Action.INVITED_REGION, choose_region),
    press(Action.INVITED_AGREEMENT, choose_agreement),
    press(Action.INVITED_INDICATOR, choose_indicator),
    press(Action.INVITED_ALTERNATE, choose_alternate),
    press(Action.INVITED_UNNAMED, without_name),
    answer(QuestionKind.INVITATION, answer_invitation),
    command("personas", show_people),
    press_anywhere(Action.PEOPLE, show_people),
    press(Action.CONFIRM_REMOVAL, confirm_removal),
    press(Action.REMOVE, remove),
    press(Action.WITHDRAW_INVITATION, withdraw),
    command("solicitudes", show_requests),
    public(press_anywhere(Action.HOLD_INVITATION, held.ask_odes)),
    answer(QuestionKind.CONTACT, held.ask_again),
    public(press_anywhere(Action.REQUEST_ACCESS, ask_for_access)),
    answer(QuestionKind.ACCESS_REQUEST, receive_request),
    public(press(Action.SEND_REQUEST, send_request)),
    public(press(Action.CANCEL_REQUEST, cancel_request)),
    press_anywhere(Action.GRANT_ACCESS, grant_request),
    press_anywhere(Action.REFUSE_ACCESS, confirm_refusal),
    press(Action.CONFIRM_REFUSAL, refuse_request),
    press(Action.SHOW_REQUEST, show_request),
)
NOTICES = (NoticeKind(alternates.SUBJECT, "aviso de suplencia", alternates.notice_now),)


async def present(context: Context) -> View | None:
    asked = await invitation_form.present(context) or await held.present(context)
    return asked or await requests.FORM.present(context)


__all__ = [
    "NOTICES",
    "STEPS",
    "AwaitedContact",
    "looks_like_code",
    "present",
    "redeem_typed",
    "take_contact",
]
