"""A text's entities: out of its markup or given, checked, and moved as the text is trimmed."""

import re

from simulator.errors import bad_request
from simulator.markup import TAGS, Entity, HtmlReader, utf16

__all__ = ["Entity", "checked_entities", "command_entities", "parse_html", "trimmed", "utf16"]

_BLANKS = " \t\r\n\v\f"
_COMMAND = re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,32}(?:@\w+)?")
_GIVEN = {*TAGS.values(), "expandable_blockquote", "text_mention"}
_FOUND = {"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"}


def parse_html(html: str) -> tuple[str, list[Entity]]:
    """Read HTML, or raise BotApiError with the byte offset of what is wrong."""
    text, entities = HtmlReader(html).read()
    for entity in entities:
        entity.pop("_language", None)
    return trimmed(text, entities)


def trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Blanks around a text go, but not before preformatted text; entities move with it."""
    whole = text.rstrip(_BLANKS)
    fixed = [entity["offset"] for entity in entities if entity["type"] in ("pre", "code")]
    lead = min([len(whole) - len(whole.lstrip(_BLANKS)), *fixed])
    stripped = whole[lead:]
    end = utf16(stripped)
    kept = []
    for entity in sorted(entities, key=lambda entity: (entity["offset"], -entity["length"])):
        start = max(entity["offset"] - lead, 0)
        stop = min(entity["offset"] + entity["length"] - lead, end)
        if stop > start:
            kept.append(entity | {"offset": start, "length": stop - start})
    return stripped, kept


def checked_entities(text: str, given: list[Entity]) -> list[Entity]:
    """Those that a bot gave instead of markup; Telegram finds commands and such by itself."""
    end = utf16(text)
    for entity in given:
        if entity.get("type") not in _GIVEN | _FOUND:
            raise bad_request("can't parse MessageEntity: Unsupported type specified")
        offset, stop = int(entity["offset"]), int(entity["offset"]) + int(entity["length"])
        if offset < 0:
            raise bad_request(f"receive an entity with incorrect offset {offset}")
        if offset > end:
            words = f"entity begins after the end of the text at UTF-16 offset {offset}"
            raise bad_request(words)
        if stop > end:
            raise bad_request(
                f"entity beginning at UTF-16 offset {offset} ends after the end of the text "
                f"at UTF-16 offset {stop}"
            )
    return [entity for entity in given if entity["type"] in _GIVEN]


def command_entities(text: str) -> list[Entity]:
    """The commands in a text that a person typed."""
    return [
        {"type": "bot_command", "offset": utf16(text[: m.start()]), "length": utf16(m[0])}
        for m in _COMMAND.finditer(text)
    ]
