from markupsafe import Markup

from convenio.calendar.periods import Period
from convenio.catalogue.regions import Region
from handlers.actions import Action
from handlers.buttons import TO_MENU, cancel
from handlers.views import View, button
from handlers.words import say
from storage.models import Consent, Role, Version
from storage.reports.obligations import Owed


def asked(consent: Consent, owed: Owed, by: str | None) -> View:
    """Request as ODES sees it, with its two answers."""
    assert consent.id is not None
    answers = (
        (button("✅ Consentir la corrección", Action.CONSENT, consent.id, "yes"),),
        (button("✖️ No consentirla", Action.CONSENT, consent.id, "no"),),
    )
    return View(say("reporting/consent_asked", consent=consent, owed=owed, by=by), answers)


def confirm(consent: Consent, owed: Owed, *, grant: bool) -> View:
    """What is about to be answered, with the reason that was given."""
    label = "Sí, consentir y avisar" if grant else "Sí, no consentirla y avisar"
    rows = (
        (button(label, Action.CONFIRM_CONSENT, consent.id or 0, "yes" if grant else "no"),),
        (cancel(Action.SHOW_CONSENT, consent.id or 0),),
    )
    text = say("reporting/confirm_consent", consent=consent, owed=owed, grant=grant)
    return View(text, rows)


def asking(owed: Owed) -> View:
    return View(say("reporting/consent_asking", owed=owed), TO_MENU)


def asked_already(consent: Consent) -> View:
    return View(say("reporting/consent_waits", consent=consent), TO_MENU)


def decided_already(*, granted: bool) -> Markup:
    return say("reporting/consent_decided", granted=granted)


def answered(
    region: Region, period: Period, role: Role, waits: Version | None, *, granted: bool
) -> View:
    """`waits`: the version for which the director asked; otherwise the focal point opens one."""
    text = say(
        "reporting/consent_answered", region=region, period=period, granted=granted, waits=waits
    )
    if granted and waits is not None and role is Role.DIRECTOR:
        return View(text, ((button("🖊 Ver y decidir", Action.VERSION, waits.id or 0),),))
    if granted and waits is None and role is Role.FOCAL:
        return View(
            text, ((button("✏️ Corregir", Action.CORRECT_REPORT, period.code, region.code),),)
        )
    return View(text)


def answer_kept(region: Region, period: Period, *, granted: bool) -> View:
    text = say("reporting/consent_kept", region=region, period=period, granted=granted)
    return View(text, TO_MENU)
