"""Photos and documents go up, come down as they were, and go out again by their id."""

import json
from typing import Any

import pytest

from simulator import Simulator
from tests.simulator.conftest import UNO, Api, Json
from tests.simulator.pictures import png

PICTURE = ("foto.png", png(3, 2))
CSV = ("cifras.csv", b"a;b\n1;2\n")
CAPTION = "x" * 1024


async def sent(api: Api, kind: str, file: tuple[str, bytes], **fields: str) -> Any:
    method = {"photo": "sendPhoto", "document": "sendDocument"}[kind]
    answer = (await api.upload(method, {kind: file}, chat_id=str(UNO), **fields)).json()
    assert answer["ok"], answer
    return answer["result"]


async def downloaded(api: Api, file_id: str) -> bytes:
    path = (await api.ok("getFile", file_id=file_id))["file_path"]
    response = await api.http.get(f"/file/bot{api.token}/{path}")
    assert response.status_code == 200
    return response.content


async def test_a_photo_goes_up_and_comes_down(api: Api) -> None:
    body = await sent(api, "photo", PICTURE, caption="<b>Año</b>", parse_mode="HTML")
    size = body["photo"][-1]
    assert (size["width"], size["height"]) == (3, 2)
    assert body["caption"] == "Año"
    assert body["caption_entities"] == [{"type": "bold", "offset": 0, "length": 3}]
    assert "text" not in body
    assert await downloaded(api, size["file_id"]) == PICTURE[1]


async def test_a_document_keeps_its_name_and_bytes(api: Api) -> None:
    document = (await sent(api, "document", CSV))["document"]
    assert (document["file_name"], document["file_size"]) == ("cifras.csv", len(CSV[1]))
    assert document["mime_type"] == "text/csv"
    assert await downloaded(api, document["file_id"]) == CSV[1]


async def test_a_file_goes_out_again_by_its_id(api: Api) -> None:
    first = (await sent(api, "document", CSV))["document"]
    again = await api.ok("sendDocument", chat_id=UNO, document=first["file_id"], caption="otra vez")
    assert again["document"] == first
    assert again["caption"] == "otra vez"


async def test_what_a_person_sends_can_be_fetched(simulator: Simulator, api: Api) -> None:
    uno = simulator.actor(UNO)
    await uno.send_document(CSV[1], CSV[0], caption="aquí")
    await uno.send_photo(PICTURE[1])
    messages = [update["message"] for update in await api.ok("getUpdates")]
    assert messages[0]["caption"] == "aquí"
    assert await downloaded(api, messages[0]["document"]["file_id"]) == CSV[1]
    assert await downloaded(api, messages[1]["photo"][-1]["file_id"]) == PICTURE[1]


async def test_an_album_is_shown_together(api: Api) -> None:
    known = (await sent(api, "photo", PICTURE))["photo"][-1]["file_id"]
    album = [
        {"type": "photo", "media": "attach://nueva", "caption": "<i>a</i>", "parse_mode": "HTML"},
        {"type": "photo", "media": known},
    ]
    answer = await api.upload(
        "sendMediaGroup", {"nueva": PICTURE}, chat_id=str(UNO), media=json.dumps(album)
    )
    first, second = answer.json()["result"]
    assert first["media_group_id"] == second["media_group_id"]
    assert (first["caption"], second["photo"][-1]["file_id"]) == ("a", known)


ALBUMS: list[tuple[Json, str]] = [
    ({}, 'parameter "media" is required'),
    ({"media": []}, "there are no messages to send"),
    ({"media": [{"type": "photo", "media": "a"}]}, "there must be 2-10 media in an album"),
    ({"media": [{"type": "photo", "media": "a"}] * 11}, "too many messages to send as an album"),
    (
        {"media": [{"type": "photo", "media": "a"}, {"type": "document", "media": "a"}]},
        "document can't be mixed with other media types",
    ),
    (
        {"media": [{"type": "photo", "media": "a"}] * 2},
        "wrong file identifier/HTTP URL specified",
    ),
]


@pytest.mark.parametrize(("params", "words"), ALBUMS)
async def test_albums_that_cannot_be(
    simulator: Simulator, api: Api, params: Json, words: str
) -> None:
    refusal = await api.refused("sendMediaGroup", chat_id=UNO, **params)
    assert refusal == (400, f"Bad Request: {words}")
    assert simulator.actor(UNO).messages == []


REFUSED = [
    ("photo", ("a.png", b"no es"), {}, "IMAGE_PROCESS_FAILED"),
    ("photo", ("a.png", b"\xff\xd8\xff\xe0"), {}, "IMAGE_PROCESS_FAILED"),
    ("photo", ("a.png", b"\x89PNG\r\n\x1a\n"), {}, "IMAGE_PROCESS_FAILED"),
    ("photo", ("a.png", b"\xff\xd8" + b"\x00" * 50), {}, "IMAGE_PROCESS_FAILED"),
    ("photo", ("a.png", png(1, 21)), {}, "PHOTO_INVALID_DIMENSIONS"),
    ("photo", ("a.png", png(9999, 2)), {}, "PHOTO_INVALID_DIMENSIONS"),
    ("photo", ("a.png", png()), {"caption": CAPTION + "x"}, "message caption is too long"),
    ("document", ("a.csv", b""), {}, "file must be non-empty"),
    ("document", CSV, {"caption": "😀" * 513}, "message caption is too long"),
    ("document", CSV, {"chat_id": "99"}, "chat not found"),
]


@pytest.mark.parametrize(("kind", "file", "fields", "words"), REFUSED)
async def test_files_that_cannot_be_sent(
    api: Api, kind: str, file: tuple[str, bytes], fields: dict[str, str], words: str
) -> None:
    method = {"photo": "sendPhoto", "document": "sendDocument"}[kind]
    answer = await api.upload(method, {kind: file}, **({"chat_id": str(UNO)} | fields))
    assert (answer.status_code, answer.json()["description"]) == (400, f"Bad Request: {words}")


async def test_files_that_are_not_there(api: Api) -> None:
    document = (await sent(api, "document", CSV, caption=CAPTION))["document"]["file_id"]
    for method, params, words in [
        ("sendPhoto", {}, "there is no photo in the request"),
        ("sendDocument", {}, "there is no document in the request"),
        ("sendDocument", {"document": "nada"}, "wrong file identifier/HTTP URL specified"),
        ("sendPhoto", {"photo": document}, "can't use file of type Document as Photo"),
        ("getFile", {"file_id": "nada"}, "invalid file_id"),
    ]:
        refusal = await api.refused(method, chat_id=UNO, **params)
        assert refusal == (400, f"Bad Request: {words}")
    assert (await api.http.get(f"/file/bot{api.token}/documents/nada")).status_code == 404


async def test_a_caption_changes_and_the_photo_stays(api: Api) -> None:
    first = await sent(api, "photo", PICTURE, caption="<b>a</b>", parse_mode="HTML")
    place = {"chat_id": UNO, "message_id": first["message_id"]}
    keyboard = {"inline_keyboard": [[{"text": "x", "callback_data": "y"}]]}
    marked = await api.ok("editMessageReplyMarkup", **place, reply_markup=keyboard)
    assert marked["caption_entities"] == first["caption_entities"]
    changed = await api.ok("editMessageCaption", **place, caption="b")
    assert (changed["photo"], changed["caption"]) == (first["photo"], "b")
    assert (await api.refused("editMessageText", **place, text="c"))[1] == (
        "Bad Request: there is no text in the message to edit"
    )
    assert "is not modified" in (await api.refused("editMessageCaption", **place, caption="b"))[1]


async def test_a_picture_takes_the_place_of_another(simulator: Simulator, api: Api) -> None:
    first = await sent(api, "photo", PICTURE, caption="a")
    place = {"chat_id": str(UNO), "message_id": str(first["message_id"])}
    media = json.dumps({"type": "document", "media": "attach://otro", "caption": "b"})
    broken = {"reply_markup": '{"inline_keyboard": [[{"text": "x"}]]}'}
    refused = await api.upload("editMessageMedia", {"otro": CSV}, **place, media=media, **broken)
    assert refused.status_code == 400
    assert simulator.actor(UNO).last.body["photo"] == first["photo"], "a refusal changes nothing"
    answer = await api.upload("editMessageMedia", {"otro": CSV}, **place, media=media)
    changed = answer.json()["result"]
    assert (changed["document"]["file_name"], changed["caption"]) == ("cifras.csv", "b")
    assert "photo" not in changed
    same = {"type": "document", "media": changed["document"]["file_id"], "caption": "b"}
    assert "is not modified" in (await api.refused("editMessageMedia", **place, media=same))[1]
