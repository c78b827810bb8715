"""Photos and documents: uploaded, kept, sent again by file_id, and downloaded."""

import mimetypes
import secrets
import struct

from simulator import messages
from simulator.errors import bad_request
from simulator.world import Json, StoredFile, World

PHOTO_LIMIT = 10 * 1024 * 1024
DOCUMENT_LIMIT = 50 * 1024 * 1024
DOWNLOAD_LIMIT = 20 * 1024 * 1024


def send_photo(world: World, params: Json) -> Json:
    return _send(world, params, "photo")


def send_document(world: World, params: Json) -> Json:
    return _send(world, params, "document")


def _send(world: World, params: Json, kind: str) -> Json:
    body = media_body(world, params, {**params, "type": kind, "media": params.get(kind)})
    return messages.send(world, params, body, str(params.get("caption") or "")).body


def send_media_group(world: World, params: Json) -> list[Json]:
    """Two to ten pictures or documents that are shown together."""
    world.chat(params.get("chat_id"))
    items = _album(params)
    group = {"media_group_id": str(secrets.randbits(60))}
    bodies = [media_body(world, params, item) | group for item in items]
    return [messages.send(world, params, body, body.get("caption", "")).body for body in bodies]


def _album(params: Json) -> list[Json]:
    if "media" not in params:
        raise bad_request('parameter "media" is required')
    items = params["media"]
    if not isinstance(items, list) or not items:
        raise bad_request("there are no messages to send")
    if len(items) == 1:  # the documentation asks for 2-10; these words are not Telegram's
        raise bad_request("there must be 2-10 media in an album")
    if len(items) > 10:
        raise bad_request("too many messages to send as an album")
    if len({item.get("type") for item in items}) > 1:
        raise bad_request("document can't be mixed with other media types")
    return items


def media_body(world: World, params: Json, item: Json) -> Json:
    kind = str(item.get("type"))
    if kind not in ("photo", "document"):
        raise bad_request("wrong type of the media")
    stored = _stored(world, params, item.get("media"), kind)
    return stored.body | messages.caption_body(item)


def _stored(world: World, params: Json, source: object, kind: str) -> StoredFile:
    """An upload ('attach://name' or the field itself) or the id of a file that is kept already."""
    if isinstance(source, str) and source.startswith("attach://"):
        source = params.get(source.removeprefix("attach://"))
    if isinstance(source, tuple):
        name, content = source
        return keep_file(world, kind, str(name), content)
    if not source:
        raise bad_request(f"there is no {kind} in the request")
    known = world.files.get(str(source))
    if known is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if known.kind != kind:
        raise bad_request(f"can't use file of type {known.kind.title()} as {kind.title()}")
    return known


def keep_file(world: World, kind: str, name: str, content: bytes, mime: str = "") -> StoredFile:
    if not content:
        raise bad_request("file must be non-empty")
    if len(content) > (PHOTO_LIMIT if kind == "photo" else DOCUMENT_LIMIT):
        raise bad_request("too big for a photo" if kind == "photo" else "file is too big")
    file_id, unique = secrets.token_urlsafe(32), secrets.token_urlsafe(10)
    common = {"file_id": file_id, "file_unique_id": unique, "file_size": len(content)}
    if kind == "photo":
        width, height = image_size(content)
        if width + height > 10_000 or max(width, height) > 20 * min(width, height):
            raise bad_request("PHOTO_INVALID_DIMENSIONS")
        body: Json = {"photo": [common | {"width": width, "height": height}]}
        path = f"photos/{unique}.jpg"
    else:
        kind_of = mime or mimetypes.guess_type(name)[0] or "application/octet-stream"
        body = {"document": common | {"file_name": name, "mime_type": kind_of}}
        path = f"documents/{unique}"
    stored = StoredFile(file_id, unique, path, content, kind, body)
    world.files[file_id] = stored
    return stored


def image_size(content: bytes) -> tuple[int, int]:
    """Of a PNG or JPEG; Telegram refuses what is no picture."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return int(width), int(height)
    position = 2
    while content.startswith(b"\xff\xd8") and position + 9 < len(content):
        marker, length = struct.unpack(">HH", content[position : position + 4])
        if 0xFFC0 <= marker <= 0xFFC3:
            height, width = struct.unpack(">HH", content[position + 5 : position + 9])
            return int(width), int(height)
        position += 2 + length
    raise bad_request("IMAGE_PROCESS_FAILED")


def get_file(world: World, params: Json) -> Json:
    stored = world.files.get(str(params.get("file_id")))
    if stored is None:
        raise bad_request("invalid file_id")
    if len(stored.content) > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return {
        "file_id": stored.id,
        "file_unique_id": stored.unique_id,
        "file_size": len(stored.content),
        "file_path": stored.path,
    }
