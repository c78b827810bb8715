"""A file's name is read as Telegram's server reads it, so that it is right there too."""

import pytest
from starlette.datastructures import Headers, UploadFile
from telegram import InputFile

from simulator.parameters import file_name
from tests.cast import Bot, Player


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ('filename="acta.pdf"', "acta.pdf"),
        ('filename="Acta%20de%20%C3%91.pdf"', "Acta de Ñ.pdf"),
        ('filename="a \\"b\\" \\\\c.pdf"', 'a "b" \\c.pdf'),
        ("filename=acta%2B1.pdf", "acta+1.pdf"),
        ('filename="a+b.pdf"', "a+b.pdf"),
        ("filename*=UTF-8''otra.pdf; filename=\"acta.pdf\"", "acta.pdf"),
        ("filename*=UTF-8''otra.pdf", ""),
        ('filename="Ñandú.pdf"', "Ñandú.pdf"),
    ],
)
def test_a_name_is_that_of_filename_with_its_codes_read(said: str, name: str) -> None:
    header = f'form-data; name="document"; {said}'.encode().decode("latin-1")
    upload = UploadFile(None, headers=Headers({"content-disposition": header}))  # type: ignore[arg-type]
    assert file_name(upload) == name


@pytest.mark.parametrize("name", ["Constancia 50% de Ñuñoa.pdf", 'a"b%41;c.csv', "a+b.txt"])
async def test_the_bot_s_names_arrive_as_they_are(staffed: Bot, puno: Player, name: str) -> None:
    await staffed.up()
    await staffed.puntual.application.bot.send_document(101, InputFile(b"x", name))
    sent = puno.actor.chat.last_bot_message
    assert sent is not None
    assert sent.body["document"]["file_name"] == name
