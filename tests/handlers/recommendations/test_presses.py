"""Every button that these conversations show to one is pressed by everyone who must not."""

from collections.abc import Iterator

from sqlmodel import select

from convenio.evaluation.items import Responsible
from storage.models import AuditEntry, AuditKind, Evidence, FailedUpdate, RecommendationStep
from tests.cast import Bot, Player
from tests.handlers.recommendations.conftest import HIRE, VISIT
from tests.sent_evaluations import Asked, recommend

ACTA = b"%PDF-1.4\n%contrato"


def offered(*players: Player) -> Iterator[str]:
    for player in players:
        for message in player.actor.chat.messages.values():
            yield from (b["callback_data"] for row in message.buttons for b in row)


async def contents(bot: Bot) -> list[str]:
    async with bot.database.transaction() as session:
        rows = [
            *(await session.exec(select(RecommendationStep))).all(),
            *(await session.exec(select(Evidence))).all(),
            *(
                await session.exec(
                    select(AuditEntry).where(AuditEntry.kind == AuditKind.RECOMMENDATION)
                )
            ).all(),
        ]
        return [repr(row.model_dump()) for row in rows]


async def walk_through(puno: Player, directorate: Player, odes: Player) -> set[str]:
    data: set[str] = set()

    def gather() -> None:
        data.update(each for each in offered(puno, directorate, odes) if each.startswith("rec"))

    await puno.send("/recomendaciones")
    gather()
    await puno.click("✓ Hecha")
    await puno.attach(ACTA, "contrato.pdf")
    gather()
    await puno.click("Guardar")
    await puno.send("/recomendaciones implementadas")
    await puno.click("🔎 R-1")
    gather()
    await puno.send("/recomendaciones")
    await puno.click("✗ No procede")
    gather()
    await puno.send("No hay colegios")
    gather()
    await directorate.send("/recomendaciones")
    gather()
    await directorate.click("🔎 R-1")
    gather()
    await directorate.click("✓ Puno")
    gather()
    await directorate.click("Devolver")
    await directorate.send("Falta el contrato")
    gather()
    await odes.send("/recomendaciones")
    for label in ("Estado", "Vencidas", "Ver todas", "🔎 R-2", "○ Puno"):
        await odes.click(label)
        gather()
    return data


async def test_whoever_must_not_changes_and_learns_nothing(
    followed: Bot,
    puno: Player,
    directorate: Player,
    odes: Player,
    tacna: Player,
    loreto: Player,
    stranger: Player,
) -> None:
    data = await walk_through(puno, directorate, odes)
    actions = {each.split(":")[0] for each in data}
    assert {"recs", "recsby", "rec", "recplace", "recfiles"} <= actions
    assert {"recmark", "recsave", "recleave", "recaccept", "recback"} <= actions
    before = await contents(followed)
    about_puno = [each for each in data if ":puno" in each or "save" in each or "leave" in each]
    for outsider in (tacna, loreto, stranger):
        await outsider.send("/start")
        known = outsider.texts
        for each in sorted(about_puno):
            await outsider.press(outsider.last, each)
        said = [text for text in outsider.texts if text not in known]
        assert not any("Puno" in text and "R-1" in text for text in said)
        assert not any("contrato" in text.casefold() for text in said)
    assert await contents(followed) == before


async def test_a_region_does_not_judge_nor_a_directorate_or_odes_mark(
    followed: Bot, puno: Player, director: Player, directorate: Player, odes: Player
) -> None:
    data = await walk_through(puno, directorate, odes)
    before = await contents(followed)
    theirs = {"recaccept", "recback"}
    for region in (puno, director):
        await region.send("/start")
        for each in sorted(data):
            if each.split(":")[0] in theirs:
                await region.press(region.last, each)
    for office in (odes, directorate):
        await office.send("/start")
        for each in sorted(data):
            if each.startswith("recmark") and ":mtpe:" not in each:
                await office.press(office.last, each)
                await office.press(office.last, "recsave:0")
    assert await contents(followed) == before


async def test_a_directorate_judges_no_others_indicator_and_a_region_sees_no_draft(
    followed: Bot, tacna: Player, directorate: Player, puno: Player
) -> None:
    await recommend(followed, 2, Asked("Retomar el plan."))
    await tacna.send("/recomendaciones 2")
    await tacna.click("✓ Hecha")
    await tacna.click("Guardar")
    before = await contents(followed)
    assert not any("Retomar" in text for text in directorate.texts)
    for forged in (
        "rec:2020-II:4",
        "recplace:2020-II:4:tacna",
        "recaccept:2020-II:4:tacna:1",
        "recback:2020-II:4:tacna:1",
        "recmark:2020-II:4:mtpe:implemented",
        "recmark:2020-II:3:puno:implemented",  # it is the ministry's alone
    ):
        await directorate.press(directorate.last, forged)
        await puno.press(puno.last, forged.replace("tacna", "mtpe"))
    assert not any("Retomar" in text for text in directorate.texts)
    assert await contents(followed) == before


async def test_before_publication_a_forged_press_marks_nothing(sent: Bot, puno: Player) -> None:
    await puno.send("/start")
    for forged in (
        "rec:2020-II:1",
        "recplace:2020-II:1:puno",
        "recmark:2020-II:1:puno:implemented",
        "recfiles:2020-II:1:puno",
    ):
        await puno.press(puno.last, forged)
    assert not any(words in text for text in puno.texts for words in (HIRE, VISIT))
    assert await contents(sent) == []


async def test_odd_data_gets_a_kind_answer(followed: Bot, puno: Player, odes: Player) -> None:
    await puno.send("/recomendaciones")
    for forged in (
        *("recs", "recs:x::0::0", "recs:2020-II:nunca:0::0", "recs::::0", "recs:::99::0"),
        *("recs:::0:lista:0", "recs:::0::-5", "recs:::0::999999", "recsby:::0::color"),
        *("rec:2020-II:999", "rec:2099-I:1", "recplace:2020-II:1:x", "recplace:2020-II:1:mtpe"),
        *("recmark:2020-II:1:puno:pending", "recmark:2020-II:1:puno:done", "recsave:0"),
        *("recaccept:2020-II:1:puno:0", "recfiles:2020-II:1:puno", "implemented:yes:2020-II:1"),
    ):
        await puno.press(puno.last, forged)
        await odes.press(odes.last, forged)
    assert await contents(followed) == []
    async with followed.database.transaction() as session:
        assert (await session.exec(select(FailedUpdate))).all() == []


async def test_who_left_marks_nothing_more(followed: Bot, puno: Player) -> None:
    await puno.send("/recomendaciones")
    await puno.click("✓ Hecha")
    await followed.end_duties(101)
    await puno.click("Guardar")
    assert await contents(followed) == []


async def test_of_both_the_region_and_the_ministry_carry_it_out(
    followed: Bot, puno: Player, directorate: Player
) -> None:
    await recommend(
        followed,
        1,
        Asked(HIRE),
        Asked(VISIT),
        Asked("Reunirse cada mes.", ("puno",), Responsible.BOTH),
    )
    await puno.send("/recomendaciones")
    assert "Reunirse cada mes." in puno.last_text
    await directorate.send("/recomendaciones")
    await directorate.click("🔎 R-4")
    assert {"○ Puno", "○ MTPE"} <= set(directorate.labels)
