"""Telegram's HTML: parsed into text and entities, refused with Telegram's words."""

import re
from dataclasses import dataclass
from typing import Any

from simulator.errors import bad_request

_SIMPLE = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#(\d{1,8})|#x([0-9a-fA-F]{1,8})|(lt|gt|amp|quot));?")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)([^<>]*)>")
_ATTRIBUTE = re.compile(r"([a-zA-Z-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_COMMAND = re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,32}(?:@\w+)?")

Entity = dict[str, Any]


@dataclass
class _Open:
    tag: str
    start: int
    attributes: dict[str, str]


def utf16(text: str) -> int:
    """Length in UTF-16 code units, which is how Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def parse_html(html: str) -> tuple[str, list[Entity]]:
    """Raises BotApiError with the byte offset of what is wrong."""
    text, entities, position = "", [], 0
    nested: list[_Open] = []
    while position < len(html):
        letter = html[position]
        if letter == "&" and (reference := _REFERENCE.match(html, position)):
            text += _character(reference)
            position = reference.end()
        elif letter == "<":
            tag = _TAG.match(html, position)
            if tag is None:
                raise _fault("Unclosed start tag", html, position)
            if tag[1]:
                entities += _close(nested, tag, html, text)
            else:
                nested.append(_begin(tag, html, text, nested))
            position = tag.end()
        else:
            text += letter
            position += 1
    if nested:
        tag_name = nested[-1].tag
        words = f'Can\'t find end tag corresponding to start tag "{tag_name}"'
        raise bad_request(f"can't parse entities: {words}")
    return _trimmed(text, entities)


def _fault(words: str, html: str, position: int, more: str = "") -> Exception:
    offset = len(html[:position].encode())
    return bad_request(f"can't parse entities: {words} at byte offset {offset}{more}")


def _character(reference: re.Match[str]) -> str:
    if reference[3]:
        return _NAMED[reference[3]]
    code = int(reference[1]) if reference[1] else int(reference[2], 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else reference[0]


def _begin(tag: re.Match[str], html: str, text: str, nested: list[_Open]) -> _Open:
    name = tag[2].lower()
    attributes = {found[1].lower(): found[2] or found[3] or found[4] or ""
                  for found in _ATTRIBUTE.finditer(tag[3])}  # fmt: skip
    spoiler = name == "span" and attributes.get("class") == "tg-spoiler"
    if name == "span" and not spoiler:
        raise _fault('Tag "span" must have class "tg-spoiler"', html, tag.start())
    if name not in _SIMPLE and name not in ("a", "tg-emoji", "span"):
        raise _fault(f'Unsupported start tag "{name}"', html, tag.start())
    return _Open(name, utf16(text), attributes)


def _close(nested: list[_Open], tag: re.Match[str], html: str, text: str) -> list[Entity]:
    name = tag[2].lower()
    if not nested:
        raise _fault("Unexpected end tag", html, tag.start())
    opened = nested.pop()
    if opened.tag != name:
        raise _fault(
            "Unmatched end tag",
            html,
            tag.start(),
            f', expected "</{opened.tag}>", found "</{name}>"',
        )
    length = utf16(text) - opened.start
    return _entity(opened, length, text, nested) if length else []


def _entity(opened: _Open, length: int, text: str, nested: list[_Open]) -> list[Entity]:
    place = {"offset": opened.start, "length": length}
    if opened.tag == "a":
        url = opened.attributes.get("href") or _slice(text, opened.start)
        return [{"type": "text_link", "url": url, **place}] if "." in url or ":" in url else []
    if opened.tag == "tg-emoji":
        return [
            {
                "type": "custom_emoji",
                "custom_emoji_id": opened.attributes.get("emoji-id", ""),
                **place,
            }
        ]
    if opened.tag == "span":
        return [{"type": "spoiler", **place}]
    if opened.tag == "code" and nested and nested[-1].tag == "pre":
        nested[-1].attributes |= opened.attributes
        return []
    kind = _SIMPLE[opened.tag]
    if kind == "blockquote" and "expandable" in opened.attributes:
        kind = "expandable_blockquote"
    language = opened.attributes.get("class", "").removeprefix("language-")
    extra = {"language": language} if kind == "pre" and language else {}
    return [{"type": kind, **place, **extra}]


def _slice(text: str, start: int) -> str:
    return text.encode("utf-16-le")[start * 2 :].decode("utf-16-le")


def _trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """White space around a text goes; entities move with it."""
    lead = utf16(text) - utf16(text.lstrip())
    stripped = text.strip()
    end = utf16(stripped)
    kept = []
    for entity in sorted(entities, key=lambda each: (each["offset"], -each["length"])):
        start = max(entity["offset"] - lead, 0)
        stop = min(entity["offset"] + entity["length"] - lead, end)
        if stop > start:
            kept.append(entity | {"offset": start, "length": stop - start})
    return stripped, kept


def command_entities(text: str) -> list[Entity]:
    """The commands in a text that a person typed."""
    return [
        {"type": "bot_command", "offset": utf16(text[: m.start()]), "length": utf16(m[0])}
        for m in _COMMAND.finditer(text)
    ]
