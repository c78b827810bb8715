"""Views of a request to correct a published evaluation, for who asks and for ODES."""

from handlers.actions import Action
from handlers.buttons import MENU, TO_MENU
from handlers.views import View, button
from handlers.words import say
from storage.evaluations.evaluations import Evaluation
from storage.models import Consent


def asking(evaluation: Evaluation) -> View:
    return View(say("evaluations/consent_asking", **_of(evaluation)), TO_MENU)


def asked_already(evaluation: Evaluation) -> View:
    return View(say("evaluations/consent_pending", **_of(evaluation)), TO_MENU)


def for_odes(consent: Consent, evaluation: Evaluation, by: str | None) -> View:
    facts = _of(evaluation)
    text = say("evaluations/consent_for_odes", **facts, by=by, reason=consent.reason)
    number = consent.id or 0
    yes = button("✅ Consentir", Action.EVALUATION_CONSENT, number, "yes")
    no = button("✖ No consentir", Action.EVALUATION_CONSENT, number, "no")
    return View(text, ((yes, no),))


def confirm(consent: Consent, evaluation: Evaluation, *, grant: bool) -> View:
    facts = _of(evaluation)
    text = say("evaluations/consent_confirm", **facts, reason=consent.reason, grant=grant)
    word = "yes" if grant else "no"
    label = "✅ Sí, consentir" if grant else "✖ Sí, negarlo"
    sure = button(label, Action.EVALUATION_CONSENT, consent.id or 0, word, "sure")
    return View(text, ((sure,), (MENU,)))


def answered(evaluation: Evaluation, *, granted: bool) -> View:
    text = say("evaluations/consent_answered", **_of(evaluation), granted=granted)
    place = (evaluation.period.code, evaluation.indicator.number)
    fix = button("✏️ Corregir", Action.EVALUATE_INDICATOR, *place)
    return View(text, ((fix,),) if granted else ())


def answer_kept(evaluation: Evaluation, *, granted: bool) -> View:
    return View(say("evaluations/consent_kept", **_of(evaluation), granted=granted), TO_MENU)


def decided_already() -> str:
    return "Este pedido ya fue respondido."


def _of(evaluation: Evaluation) -> dict[str, object]:
    return {"indicator": evaluation.indicator, "period": evaluation.semester}
