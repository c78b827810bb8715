"""What each of the cast sees of plain words typed when nothing is asked."""

import pytest
from sqlmodel import select

from storage.models import FailedUpdate, FigureRow, Version
from tests.cast import Bot
from tests.handlers.summaries.test_summaries import said

pytestmark = pytest.mark.asyncio(loop_scope="module")

CAST = {"puno": 101, "director": 103, "odes": 106, "directorate": 107, "stranger": 108}
REFUSAL = "no está disponible para usted"
TWO = "puede ser más de una cosa"
SHOWN = (
    ("puno", "reportar", "Toque un indicador"),
    ("puno", "Reporte", "Entendí «Reporte» como Reportar las cifras"),
    ("puno", "quiero dar mis cifras", "Toque un indicador"),
    ("puno", "reportar idg 4", "IdG 4 de 12"),
    ("puno", "cuándo vence", "El plazo vence el viernes 15 de enero, faltan 10 días"),
    ("puno", "qué me falta", "Faltan 12 de 12"),
    ("puno", "plazo", "Faltan 12 de 12"),
    ("puno", "más plazo", "¿Hasta qué día"),
    ("puno", "ayuda", "Cómo funciona Puntual"),
    ("puno", "hola", "¿Qué desea hacer?"),
    ("puno", "👍", "¿Qué desea hacer?"),
    ("puno", "yo", "Lo que Puntual guarda de usted"),
    ("puno", "anexo 4", "Anexo 4"),
    ("puno", "puno", "DRTPE Puno · II Semestre 2020"),
    ("puno", "resumen de puno", "DRTPE Puno · II Semestre 2020"),
    ("puno", "tacna", "No encuentro «Tacna» entre las regiones que puede ver"),
    ("puno", "idg 8", TWO),
    ("puno", "idg 8 en junio no", TWO),
    ("puno", "actividades de junio", "Junio: 3 actividades"),
    ("puno", "constancia", "constancia"),
    ("puno", "estado", "Entendí «estado» como Cuándo vence y qué falta"),
    ("puno", "quién falta", REFUSAL),
    ("puno", "cuadro 4", REFUSAL),
    ("puno", "no quiero reportar", "no supe qué hacer con «no»"),
    ("puno", "reporrte", "¿Quiso decir esto?"),
    ("puno", "asdf", "No entendí «asdf»"),
    ("puno", "asdf de puno", "no supe qué hacer con «asdf»"),
    ("puno", "cómo va Tacna en el 3", "No encuentro «Tacna» entre las regiones que puede ver."),
    ("puno", "lima", "No encuentro «Lima Provincias» entre las regiones"),
    ("puno", "Buenas tardes señores", "¿Qué desea hacer?"),
    ("puno", "jajaja", "¿Qué desea hacer?"),
    ("puno", "quién eres?", "Cómo funciona Puntual"),
    ("puno", "/hola", "¿Qué desea hacer?"),
    ("puno", "/resumne puno", "No conozco «/resumne puno». Leí: Puno. ¿Quiso decir algo de esto?"),
    ("director", "aprobar", "Ningún reporte espera aprobación"),
    ("director", "qué me falta", TWO),
    ("director", "cómo va puno", "DRTPE Puno · II Semestre 2020"),
    ("director", "cuándo vence", "El plazo vence el viernes 15 de enero"),
    ("director", "60 45 30 10 89 58 7 25 66 1 33 27", "las reporta el punto focal"),
    ("odes", "quién falta", "II Semestre 2020"),
    ("odes", "quiénes no enviaron", "II Semestre 2020"),
    ("odes", "puno", TWO),
    ("odes", "estado de puno", "Punto focal: Punto focal Puno"),
    ("odes", "más plazo para puno", "Punto focal: Punto focal Puno"),
    ("odes", "cuándo vence", "II Semestre 2020"),
    ("odes", "metas de puno", "Metas · DRTPE Puno"),
    ("odes", "escribir a tacna", "Escribir a la DRTPE Tacna"),
    ("odes", "prórroga", "Prórrogas"),
    ("odes", "qué se enviará esta semana", "Qué se enviará en los próximos"),
    ("odes", "reportar", "Quién envió y quién falta"),
    ("odes", "45%", "las reporta el punto focal"),
    ("directorate", "cuándo vence", "II Semestre 2020: el plazo de las regiones vence"),
    ("directorate", "aprobar", REFUSAL),
    ("directorate", "indicador", "IdG 1"),
    ("stranger", "hola", "necesita una invitación"),
    ("stranger", "quién falta", "necesita una invitación"),
    ("stranger", "60 45 30 10 89 58 7 25 66 1 33 27", "necesita una invitación"),
    ("stranger", "/reporte", "necesita una invitación"),
)


@pytest.mark.parametrize(("who", "text", "shown"), SHOWN)
async def test_plain_words_are_answered_by_what_the_person_may_do(
    country: Bot, who: str, text: str, shown: str
) -> None:
    player = country.player(CAST[who])
    await player.send("/cancelar")
    assert shown in "\n".join(message.text for message in await said(player, text))


@pytest.mark.parametrize(
    ("who", "text", "labels"),
    [
        ("odes", "puno", ["Resumen: Puno", "Quién envió y quién falta: Puno"]),
        (
            "puno",
            "idg 8",
            ["Reportar las cifras: IdG 8", "Un indicador en todas las regiones: IdG 8"],
        ),
        (
            "puno",
            "idg 8 en junio no",
            [
                "Cronograma de actividades: IdG 8, junio",
                "Quién participó en las actividades: IdG 8, junio",
            ],
        ),
        ("puno", "resumne puno", ["Resumen: Puno"]),
        ("puno", "/resumne puno", ["Resumen: Puno", "Reportar las cifras: Puno"]),
        (
            "puno",
            "/repotar",
            [
                "Reportar las cifras",
                "Un indicador en todas las regiones",
                "Cuándo vence y qué falta",
            ],
        ),
        ("puno", "/resumne 2020-I", ["Resumen: 2020-I"]),
        ("puno", "asdf de tacna", ["Resumen", "Reportar las cifras"]),
        ("directorate", "asdf", ["Un indicador en todas las regiones", "Cuándo vence y qué falta"]),
        ("director", "/aprovar", ["Reportes por aprobar"]),
    ],
)
async def test_what_is_not_sure_is_offered_with_what_stood_beside_it(
    country: Bot, who: str, text: str, labels: list[str]
) -> None:
    player = country.player(CAST[who])
    await player.send("/cancelar")
    await player.send(text)
    assert player.labels[: len(labels)] == labels
    assert player.labels[-1] == "☰ Menú"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("/reporte", "Toque un indicador"),
        ("/informe", "Todavía no hay un informe publicado"),
        ("/prórroga", "¿Hasta qué día"),
        ("/ayudame", "Cómo funciona Puntual"),
        ("/Ayúdame", "Cómo funciona Puntual"),
        ("/help@puntual_bot", "Cómo funciona Puntual"),
        ("/cuando_vence", "El plazo vence"),
        ("/quefalta", "El plazo vence"),
        ("/puno", "DRTPE Puno · II Semestre 2020"),
        ("/quienfalta", REFUSAL),
        ("/unaordenrara", "No entendí «/unaordenrara»"),
        ("/", "¿Qué desea hacer?"),
        ("//", "¿Qué desea hacer?"),
    ],
)
async def test_a_known_synonym_typed_as_a_command_is_carried_out(
    country: Bot, text: str, shown: str
) -> None:
    puno = country.player(CAST["puno"])
    await puno.send("/cancelar")
    assert shown in "\n".join(message.text for message in await said(puno, text))


async def test_an_offered_command_is_carried_out_as_if_typed(country: Bot) -> None:
    odes = country.player(CAST["odes"])
    await odes.send("puno")
    await odes.click("Quién envió y quién falta: Puno")
    assert "Punto focal: Punto focal Puno" in odes.last_text
    await odes.send("/escribri tacna")
    await odes.click("Escribir")
    assert "Escribir a la DRTPE Tacna" in odes.last_text
    await odes.send("/cancelar")


async def test_what_does_not_fit_into_a_button_is_kept_or_given_to_copy(country: Bot) -> None:
    odes = country.player(CAST["odes"])
    await odes.send("/cancelar")
    printed = "0a1b2c3d" * 8
    await odes.send(f"/verifcar 2020-II-LORETO-1 {printed}")
    await odes.click("Si una constancia es auténtica")
    assert "No es auténtica: no hay una constancia 2020-II-LORETO-1" in odes.last_text
    await odes.send("/metas")
    await odes.send(f"/verifcar 2020-II-LORETO-1 {printed}")
    assert f"/verificar 2020-II-LORETO-1 {printed}" in odes.last_text
    assert "Si una constancia es auténtica" not in odes.labels
    await odes.send("/cancelar")


async def test_beside_a_list_plain_words_are_understood(country: Bot) -> None:
    odes, puno = country.player(CAST["odes"]), country.player(CAST["puno"])
    await odes.send("/resumen atlántida")
    await odes.send("estado de puno")
    assert "Punto focal: Punto focal Puno" in odes.last_text
    await odes.send("/resumen atlántida")
    await odes.send("loreto")
    assert "DRTPE Loreto" in odes.last_text
    await odes.send("/metas")
    await odes.send("estado de puno")
    assert "Punto focal: Punto focal Puno" in odes.last_text
    await odes.send("/cancelar")
    for words, shown in (
        ("cuándo vence", "El plazo vence"),
        ("puno", "DRTPE Puno · II Semestre 2020"),
        ("hola", "Toque un indicador"),
        ("la hoja", "No entendí «la hoja» como cifras"),
    ):
        await puno.send("/reportar")
        await puno.send(words)
        assert shown in puno.last_text


@pytest.mark.parametrize(
    "data",
    [
        "said:estado",
        "said:baja:x",
        "said:start:AAAA",
        "said",
        "said::",
        "said:x",
        "said:resumen::kept",
        "figuresof:2020-II:tacna",
        "figurefor:4:",
        "figurefor:99:executed",
    ],
)
async def test_a_forged_button_changes_nothing(country: Bot, data: str) -> None:
    puno = country.player(CAST["puno"])
    await puno.send("/cancelar")
    await puno.send("hola")
    before = await _figures(country)
    await puno.press(puno.last, data)
    assert await _figures(country) == before
    assert "ODES" not in puno.last_text or "Retirar" in puno.last_text


async def _figures(bot: Bot) -> list[str]:
    async with bot.database.transaction() as session:
        assert (await session.exec(select(FailedUpdate))).all() == []
        rows = [
            *(await session.exec(select(FigureRow))).all(),
            *(await session.exec(select(Version).where(Version.sent_at != None))).all(),  # noqa: E711
        ]
        return [repr(row.model_dump()) for row in rows]
