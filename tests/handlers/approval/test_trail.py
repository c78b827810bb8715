"""What is decided at the desk is in the audit trail: who, when, from what to what, and why."""

import json
from typing import Any

from jobs.audit_seal import seal_trail
from storage import audit
from storage.models import AuditKind
from storage.people import people
from tests.cast import Bot, Player
from tests.handlers.extensions.test_extensions import ask
from tests.handlers.periods.test_periods import change_deadline
from tests.handlers.reporting.test_corrected import publish
from tests.loreto import GOALS, send_report


async def trail(bot: Bot, *kinds: AuditKind, region: str | None = None) -> list[dict[str, Any]]:
    """What the semester's entries of those kinds say, oldest first, each with who did it."""
    async with bot.database.transaction() as session:
        found = await audit.read_trail(session, "2020-II", region)
        rows = []
        for said in (each for each in found if each["kind"] in kinds):
            person = await people.get_person(session, said["person_id"] or 0)
            facts = {name: json.loads(said[name] or "null") for name in ("before", "after")}
            rows.append({**said, **facts, "by": person and person.name})
        return rows


async def intact(bot: Bot) -> bool:
    await seal_trail(bot.database)
    async with bot.database.transaction() as session:
        found = await audit.verify(session)
    return (found.broken, found.unsealed) == (None, 0)


async def test_each_step_of_a_report_says_who_led_it_where_and_why(
    staffed: Bot, puno: Player, director: Player
) -> None:
    await staffed.load_goals("puno", GOALS)
    await send_report(puno)
    await director.click("Devolver")
    await director.click("IdG 3")
    await director.send("¿No fueron 40 visitas?")
    await director.click("Devolver")
    sent, returned = await trail(staffed, AuditKind.SENT, AuditKind.RETURNED, region="puno")
    assert (sent["by"], sent["before"]) == ("Punto focal Puno", {"stage": "draft"})
    assert (sent["after"]["stage"], sent["after"]["receipt"]) == ("waiting", "2020-II-PUNO-1")
    assert (returned["by"], returned["subject"]) == ("Director Puno", "version 1")
    assert returned["before"] == {"stage": "waiting"}
    assert returned["after"] == {
        "stage": "returned",
        "role": "director",
        "why": "¿No fueron 40 visitas?",
        "indicator": 3,
    }
    assert await intact(staffed)


async def test_each_change_of_a_period_is_in_it(staffed: Bot, odes: Player) -> None:
    await change_deadline(odes, "29/1", "Emergencia sanitaria")
    await odes.click("Cambiar las fechas")
    await odes.click("Publicar")
    await odes.click("Sí, publicar")
    opened, changed, published = await trail(
        staffed, AuditKind.PERIOD_OPENED, AuditKind.PERIOD_CHANGED, AuditKind.PERIOD_PUBLISHED
    )
    assert (opened["by"], len(opened["after"]["regions"])) == (None, 21)
    assert changed["by"] == "ODES"
    assert changed["before"]["deadline"] == "2021-01-15"
    assert changed["after"]["deadline"] == "2021-01-29"
    assert changed["after"]["reason"] == "Emergencia sanitaria"
    assert published["after"]["published_on"] == "2021-01-05"
    assert await intact(staffed)


async def test_a_wish_for_time_and_its_answers_are_in_it(
    staffed: Bot, odes: Player, puno: Player, tacna: Player
) -> None:
    await ask(puno, "29 de enero", "Corte de luz")
    await odes.click("Ampliar al viernes 29 de enero")
    await ask(tacna)
    await odes.click("No ampliar")
    await odes.send("El informe sale el 20")
    await odes.click("No ampliar y avisar")
    granted = await trail(
        staffed,
        *(AuditKind.EXTENSION_ASKED, AuditKind.DEADLINE, AuditKind.EXTENSION_GRANTED),
        region="puno",
    )
    assert [(each["kind"], each["by"]) for each in granted] == [
        (AuditKind.EXTENSION_ASKED, "Punto focal Puno"),
        (AuditKind.DEADLINE, "ODES"),
        (AuditKind.EXTENSION_GRANTED, "ODES"),
    ]
    assert granted[0]["after"] == {"until": "2021-01-29", "reason": "Corte de luz"}
    [refused] = await trail(staffed, AuditKind.EXTENSION_REFUSED)
    assert (refused["region"], refused["after"]) == ("tacna", {"answer": "El informe sale el 20"})


async def test_an_extension_that_ends_with_new_dates_is_in_it(
    staffed: Bot, odes: Player, puno: Player
) -> None:
    await ask(puno, "29 de enero")
    await odes.click("Ampliar al viernes 29 de enero")
    await change_deadline(odes, "5/2", "Feriado")
    await odes.click("Cambiar las fechas")
    last = (await trail(staffed, AuditKind.DEADLINE, region="puno"))[-1]
    assert last["before"] == {"deadline": "2021-01-29"}
    assert last["after"] == {"deadline": "2021-02-05", "reason": "Feriado"}


async def test_consents_are_in_it(staffed: Bot, loreto: Player, odes: Player) -> None:
    await publish(staffed, closed=True)
    for answer in ("No consentirla", "Consentir"):
        await loreto.send("/corregir")
        await loreto.send("error de digitación")
        await loreto.click("Pedir a ODES")
        await odes.click(answer)
        await odes.click("Sí, ")
    kinds = (AuditKind.CONSENT_ASKED, AuditKind.CONSENT_REFUSED, AuditKind.CONSENT_GIVEN)
    found = await trail(staffed, *kinds, region="loreto")
    assert [each["kind"] for each in found] == [kinds[0], kinds[1], kinds[0], kinds[2]]
    assert found[0]["after"] == {"reason": "error de digitación"}
    assert [each["by"] for each in found] == ["Punto focal Loreto", "ODES"] * 2
