"""Telegram's HTML, read letter by letter as its server does, so that it complains alike."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from simulator.errors import BotApiError, bad_request
from simulator.links import checked_link

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "tg-emoji": "custom_emoji",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#(\d{1,8})|#x([0-9a-fA-F]{1,7})|([a-zA-Z]+));?")
_TOKEN = re.compile(r"[A-Za-z0-9.-]*")
_SPACE = " \t\r\n\0\v"

Entity = dict[str, Any]


def utf16(text: str) -> int:
    """Length in UTF-16 code units, which is how Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


@dataclass
class _Open:
    name: str
    argument: str
    begin: int


class HtmlReader:
    def __init__(self, html: str) -> None:
        self.html = html
        self.at = 0
        self.text = ""
        self.entities: list[Entity] = []
        self._open: list[_Open] = []

    def read(self) -> tuple[str, list[Entity]]:
        """Read the text, or raise BotApiError with the byte offset of what is wrong."""
        while self.at < len(self.html):
            if self.html[self.at] == "<":
                self._tag()
            else:
                self.text += self._letter()
        if self._open:
            name = self._open[-1].name
            raise _complaint(f'Can\'t find end tag corresponding to start tag "{name}"')
        return self.text, self.entities

    def _letter(self) -> str:
        reference = _REFERENCE.match(self.html, self.at)
        decoded = _decoded(reference) if reference else ""
        if reference and decoded:
            self.at = reference.end()
            return decoded
        self.at += 1
        return self.html[self.at - 1]

    def _tag(self) -> None:
        begin = self.at
        if self.html.startswith("</", begin):
            self.at += 2
            self._end_tag(begin)
        else:
            self.at += 1
            self._start_tag(begin)
        self.at += 1

    def _start_tag(self, begin: int) -> None:
        name = self._until(_SPACE + ">").lower()
        self._not_ended("Unclosed start tag", begin)
        if name not in TAGS:
            raise self._fault(f'Unsupported start tag "{name}"', begin)
        argument = ""
        self._skip_space()
        while self._now() != ">":
            argument = self._attribute(name, begin) or argument
            self._skip_space()
        if name == "span" and argument != "spoiler":
            raise self._fault('Tag "span" must have class "tg-spoiler"', begin)
        self._open.append(_Open(name, argument, len(self.text)))

    def _attribute(self, tag: str, begin: int) -> str:
        """One attribute; returns what it says if it means something on this tag."""
        unclosed = f'Unclosed start tag "{tag}"'
        self._not_ended(unclosed, begin)
        attribute = self._until(_SPACE + "=>")
        if not attribute:
            raise self._fault(f'Empty attribute name in the tag "{tag}"', begin)
        self._skip_space()
        self._not_ended(unclosed, begin)
        if self._now() != "=":
            if (tag, attribute) == ("blockquote", "expandable"):
                return "expandable"
            words = f'Expected equal sign in declaration of an attribute of the tag "{tag}"'
            raise self._fault(words, begin)
        self.at += 1
        self._skip_space()
        self._not_ended(unclosed, begin)
        return _meaning(tag, attribute, self._value(begin))

    def _value(self, begin: int) -> str:
        quote = self._now()
        if quote not in "'\"":
            return self._bare_value()
        self.at += 1
        value = ""
        while self._now() not in ("", quote):
            value += self._letter()
        self.at += 1
        self._not_ended("Unclosed start tag", begin)
        return value

    def _bare_value(self) -> str:
        begin = self.at
        token = _TOKEN.match(self.html, begin)
        value = token[0] if token else ""
        self.at += len(value)
        if self._now() == "" or self._now() not in _SPACE + ">":
            raise self._fault("Unexpected end of name token", begin)
        return value.lower()

    def _end_tag(self, begin: int) -> None:
        if not self._open:
            raise self._fault("Unexpected end tag", begin)
        name = self._until(_SPACE + ">").lower()
        self._skip_space()
        if self._now() != ">":
            raise self._fault("Unclosed end tag", begin)
        opened = self._open.pop()
        if name not in ("", opened.name):
            found = f', expected "</{opened.name}>", found "</{name}>"'
            raise self._fault("Unmatched end tag", begin, found)
        if len(self.text) > opened.begin:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        begin = utf16(self.text[: opened.begin])
        place = {"offset": begin, "length": utf16(self.text) - begin}
        kind = TAGS[opened.name]
        if kind in ("code", "pre") and self._joined(kind, opened, place):
            return
        special: dict[str, Callable[[], Entity | None]] = {
            "text_link": lambda: _link(opened.argument or self.text[opened.begin :]),
            "custom_emoji": lambda: {"custom_emoji_id": opened.argument},
            "blockquote": lambda: (
                {"type": "expandable_blockquote"} if opened.argument == "expandable" else {}
            ),
            "code": lambda: {"_language": opened.argument} if opened.argument else {},
        }
        more = special.get(kind, dict)()
        if more is not None:
            self.entities.append({"type": kind, **place, **more})

    def _joined(self, kind: str, opened: _Open, place: dict[str, int]) -> bool:
        """<pre><code class="language-x">, either way round, is one `pre` with a language."""
        last = self.entities[-1] if self.entities else {}
        other = {"code": "pre", "pre": "code"}[kind]
        if {key: last.get(key) for key in ("type", "offset", "length")} != {"type": other, **place}:
            return False
        language = opened.argument or last.pop("_language", "")
        if language:
            last.update(type="pre", language=language)
        return bool(language)

    def _now(self) -> str:
        return self.html[self.at : self.at + 1]

    def _until(self, stops: str) -> str:
        begin = self.at
        while self._now() and self._now() not in stops:
            self.at += 1
        return self.html[begin : self.at]

    def _skip_space(self) -> None:
        while self._now() and self._now() in _SPACE:
            self.at += 1

    def _not_ended(self, words: str, begin: int) -> None:
        if not self._now():
            raise self._fault(words, begin)

    def _fault(self, words: str, position: int, more: str = "") -> BotApiError:
        offset = len(self.html[:position].encode())
        return _complaint(f"{words} at byte offset {offset}{more}")


def _complaint(words: str) -> BotApiError:
    return bad_request(f"can't parse entities: {words}")


def _decoded(reference: re.Match[str]) -> str:
    """The character, or nothing where Telegram leaves the letters as they are."""
    if reference[3]:
        return _NAMED.get(reference[3], "")
    code = int(reference[1]) if reference[1] else int(reference[2], 16)
    if 0xD800 <= code < 0xE000:
        raise _complaint(
            "Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units"
        )
    return chr(code) if 0 < code < 0x110000 else ""


def _meaning(tag: str, attribute: str, value: str) -> str:
    if (tag, attribute) in (("a", "href"), ("tg-emoji", "emoji-id")):
        return value
    if (tag, attribute) == ("code", "class") and value.startswith("language-"):
        return value.removeprefix("language-")
    if (tag, attribute) == ("span", "class") and value.startswith("tg-"):
        return value.removeprefix("tg-")
    return "expandable" if (tag, attribute) == ("blockquote", "expandable") else ""


def _link(target: str) -> Entity | None:
    url = checked_link(target)[0]
    return {"url": url} if url else None
