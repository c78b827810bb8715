"""Who may come in: codes, requests for access, and who has it."""

from handlers.invitation.access import looks_like_code
from handlers.invitation.invitation_form import (
    answer_invitation,
    cancel_inviting,
    choose_agreement,
    choose_alternate,
    choose_indicator,
    choose_region,
    choose_role,
    present,
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
    grant_request,
    receive_request,
    refuse_request,
    show_requests,
)
from handlers.invitation.steps import redeem_typed
from handlers.routes import answer, command, press, press_anywhere

STEPS = (
    command("invitar", start_inviting),
    press_anywhere("invite", start_inviting),
    press("icancel", cancel_inviting),
    press("irole", choose_role),
    press("iregion", choose_region),
    press("iagree", choose_agreement),
    press("iind", choose_indicator),
    press("ialt", choose_alternate),
    press("iname", without_name),
    answer("invite", answer_invitation),
    command("personas", show_people),
    press_anywhere("people", show_people),
    press("removal", confirm_removal),
    press("remove", remove),
    press("withdraw", withdraw),
    command("solicitudes", show_requests),
    press_anywhere("request", ask_for_access),
    answer("request", receive_request),
    press_anywhere("grant", grant_request),
    press_anywhere("refuse", refuse_request),
)

__all__ = ["STEPS", "looks_like_code", "present", "redeem_typed"]
