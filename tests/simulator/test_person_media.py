"""What a person sends besides text comes as the Bot API hands it over, and no other way."""

import pytest
from telegram import Message

from simulator import Simulator
from simulator.errors import BotApiError
from simulator.person_media import CAPTIONED
from tests.simulator.conftest import UNO
from tests.simulator.pictures import png

RECORDED = ("voice", "audio", "video", "video_note", "animation", "sticker")
OTHERS = ("poll", "location", "venue", "contact", "dice", "story")


def last(simulator: Simulator) -> Message:
    """What a bot's library reads of the message that was sent last."""
    message = Message.de_json(simulator.actor(UNO).messages[-1].body, None)
    assert message is not None
    return message


@pytest.mark.parametrize("kind", RECORDED)
async def test_a_recording_is_one_of_its_kind(simulator: Simulator, kind: str) -> None:
    await simulator.actor(UNO).send_recorded(kind)
    assert getattr(last(simulator), kind)
    assert bool(last(simulator).document) == (kind == "animation")


@pytest.mark.parametrize("kind", OTHERS)
async def test_what_has_no_file_is_one_of_its_kind(simulator: Simulator, kind: str) -> None:
    await simulator.actor(UNO).send_other(kind)
    assert getattr(last(simulator), kind)
    assert bool(last(simulator).location) == (kind in ("location", "venue"))


@pytest.mark.parametrize("kind", RECORDED)
async def test_only_some_kinds_have_a_caption(simulator: Simulator, kind: str) -> None:
    uno = simulator.actor(UNO)
    if kind in CAPTIONED:
        await uno.send_recorded(kind, caption="45")
        assert last(simulator).caption == "45"
        return
    with pytest.raises(BotApiError, match="no caption"):
        await uno.send_recorded(kind, caption="45")


async def test_a_caption_is_short_and_an_albums_is_on_its_first(simulator: Simulator) -> None:
    uno = simulator.actor(UNO)
    with pytest.raises(BotApiError, match="caption is too long"):
        await uno.send_photo(png(), "a" * 1025)
    await uno.send_album([("a.jpg", png()), ("b.jpg", png(3))], "photo", "45")
    first, second = (message.body for message in uno.messages[-2:])
    assert (first["caption"], second.get("caption")) == ("45", None)
    assert first["media_group_id"] == second["media_group_id"]


async def test_an_unknown_kind_and_an_empty_file_are_refused(simulator: Simulator) -> None:
    uno = simulator.actor(UNO)
    for refused in (
        uno.send_other("dream"),
        uno.send_recorded("smell"),
        uno.send_recorded("voice", b""),
    ):
        with pytest.raises(BotApiError):
            await refused


async def test_a_forwarded_text_says_where_it_is_from(simulator: Simulator) -> None:
    await simulator.actor(UNO).forward("45")
    assert last(simulator).text == "45"
    assert last(simulator).forward_origin is not None
