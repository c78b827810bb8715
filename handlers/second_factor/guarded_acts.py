"""The one table of acts that ask for a second factor, of whoever in ODES has set one.

What takes access away or gives ODES's, what everybody reads from then on, and what is not taken
back. Routine work of a semester (deadlines, goals, decisions on a report) goes without.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from handlers.actions import Action
from handlers.context import Context
from handlers.report.form_state import TextScreen
from handlers.views import BadPress
from storage.models import AccessRequest, Invitation, Role

READS_ALL = (Role.ODES, Role.AUDITOR)


async def always(_context: Context) -> bool:
    return True


async def _role_reads_all(context: Context) -> bool:
    return context.pressed.text(0) in READS_ALL


async def _held_for_odes(context: Context) -> bool:
    """Whether the request came with an invitation to ODES, which lets in at once."""
    request = await context.session.get(AccessRequest, _number(context))
    if request is None or request.invitation_id is None:
        return False
    invitation = await context.session.get(Invitation, request.invitation_id)
    return invitation is not None and invitation.role in READS_ALL


async def _not_asked_yet(context: Context) -> bool:
    """Whether it is not the letterhead's screen, to which a code has led."""
    question = context.turn.question
    return question is None or question.args.get("screen") != TextScreen.LETTERHEAD


def _number(context: Context) -> int:
    try:
        return context.pressed.integer(0)
    except BadPress:
        return 0


@dataclass(frozen=True, slots=True)
class GuardedAct:
    """An act in words, and when it needs a code: what is pressed may decide."""

    words: str
    needs: Callable[[Context], Awaitable[bool]] = always


GUARDED: dict[Action, GuardedAct] = {
    Action.REMOVE: GuardedAct("Retirar el acceso de una persona"),
    Action.REPLACE: GuardedAct("Reemplazar a una persona"),
    Action.INVITED_ROLE: GuardedAct("Dar acceso a todo (ODES o auditoría)", _role_reads_all),
    Action.GRANT_ACCESS: GuardedAct("Dar acceso a todo (ODES o auditoría)", _held_for_odes),
    Action.CONFIRM_PUBLISHING: GuardedAct("Publicar un periodo"),
    Action.CONFIRM_CLOSING: GuardedAct("Cerrar un periodo"),
    Action.SAVE_PERIOD: GuardedAct("Guardar las fechas de un periodo"),
    Action.CONFIRM_MEMBER: GuardedAct("Cambiar qué regiones reportan"),
    Action.SAVE_WORDING: GuardedAct("Cambiar las palabras de un aviso"),
    Action.SAVE_REPORT_TEXT: GuardedAct("Cambiar un texto del informe"),
    Action.SAVE_REPORT_TEXTS: GuardedAct("Cambiar textos del informe"),
    Action.REPORT_LETTERHEAD: GuardedAct("Cambiar el membrete del informe"),
    Action.OWN_LETTERHEAD: GuardedAct("Cambiar el membrete del informe", _not_asked_yet),
    Action.SAVE_AGREEMENT: GuardedAct("Guardar un convenio"),
    Action.SAVE_SCHEDULE: GuardedAct("Cargar la programación de un año"),
    Action.RENEW_RECOVERY: GuardedAct("Hacer otros códigos de recuperación"),
    Action.END_SECOND_FACTOR: GuardedAct("Dejar de pedir el código"),
}
