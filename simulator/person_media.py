"""What a person may send besides text, photos and documents, as the Bot API hands it over."""

import secrets

from simulator.entities import utf16
from simulator.errors import bad_request
from simulator.media import DOCUMENT_LIMIT
from simulator.messages import CAPTION_LIMIT
from simulator.world import Json, StoredFile, World

CAPTIONED = ("photo", "document", "video", "animation", "audio", "voice")
_LENGTHS: Json = {
    "voice": {"duration": 7, "mime_type": "audio/ogg"},
    "audio": {"duration": 90, "mime_type": "audio/mpeg", "file_name": "audio.mp3"},
    "video": {"width": 640, "height": 360, "duration": 12, "mime_type": "video/mp4"},
    "video_note": {"length": 240, "duration": 5},
    "animation": {"width": 320, "height": 240, "duration": 3, "mime_type": "video/mp4"},
    "sticker": {
        "type": "regular",
        "width": 512,
        "height": 512,
        "is_animated": False,
        "is_video": False,
        "emoji": "👍",
    },
}
_PLACE: Json = {"latitude": -15.84, "longitude": -70.02}


def recorded(world: World, kind: str, content: bytes, caption: str = "") -> Json:
    """A voice note, an audio, a video, a video note, an animation or a sticker."""
    if kind not in _LENGTHS:
        raise bad_request("wrong type of the media")
    if not content or len(content) > DOCUMENT_LIMIT:
        raise bad_request("file is too big" if content else "file must be non-empty")
    file_id, unique = secrets.token_urlsafe(32), secrets.token_urlsafe(10)
    common = {"file_id": file_id, "file_unique_id": unique, "file_size": len(content)}
    body: Json = {kind: common | _LENGTHS[kind]}
    if kind == "animation":  # set beside it, as the Bot API does for older bots
        body["document"] = common | {"file_name": "giphy.mp4", "mime_type": "video/mp4"}
    world.files[file_id] = StoredFile(file_id, unique, f"{kind}/{unique}", content, kind, body)
    return body | captioned(kind, caption)


def captioned(kind: str, caption: str) -> Json:
    """A caption, which only some kinds can have."""
    if not caption:
        return {}
    if kind not in CAPTIONED:
        raise bad_request(f"a {kind} has no caption")
    if utf16(caption) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    return {"caption": caption}


def unrecorded(kind: str) -> Json:
    """A poll, a location, a venue, a contact, a dice or a story: no file behind it."""
    option = {"voter_count": 0, "persistent_id": "0"}
    bodies: Json = {
        "poll": {
            "id": str(secrets.randbits(60)),
            "question": "¿Cuánto se ejecutó?",
            "options": [option | {"text": "45"}, option | {"text": "60"}],
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": True,
            "type": "regular",
            "allows_multiple_answers": False,
            "allows_revoting": True,
            "members_only": False,
        },
        "location": _PLACE,
        "venue": {"location": _PLACE, "title": "DRTPE Puno", "address": "Jr. Ayacucho"},
        "contact": {"phone_number": "+51950000000", "first_name": "Rosa"},
        "dice": {"emoji": "🎲", "value": 3},
        "story": {"chat": {"id": -100, "type": "channel", "title": "MTPE"}, "id": 1},
    }
    if kind not in bodies:
        raise bad_request("unknown kind of message")
    beside = {"location": _PLACE} if kind == "venue" else {}
    return {kind: bodies[kind]} | beside


def forwarded(text: str, at: int) -> Json:
    """A text of somebody else's, who hides their account."""
    origin = {"type": "hidden_user", "sender_user_name": "Rosa", "date": at}
    return {"text": text, "forward_origin": origin}
