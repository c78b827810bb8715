"""setWebhook and its like: what they take, what they refuse, and in which words."""

import re
from typing import Any
from urllib.parse import urlsplit

from simulator.errors import bad_request
from simulator.updates import HOOK_CAME
from simulator.webhook_posts import Hook
from simulator.world import Json, World

LOOPBACK = ("127.0.0.1", "localhost")
CONNECTIONS = 40
MOST_CONNECTIONS = 100
SECRET_LIMIT = 256


def set_webhook(world: World, params: Json) -> bool:
    url = str(params.get("url") or "")
    if not url:
        return delete_webhook(world, params)
    _check_address(url)
    hook = Hook(url, _secret(params), _connections(params.get("max_connections")))
    asked = params.get("allowed_updates")
    if isinstance(asked, list):
        world.allowed = tuple(asked)
    if params.get("drop_pending_updates"):
        world.drop()
    world.stop_polling(HOOK_CAME)
    world.webhook.set(hook)
    return True


def delete_webhook(world: World, params: Json) -> bool:
    world.webhook.set(None)
    if params.get("drop_pending_updates"):
        world.drop()
    return True


def get_webhook_info(world: World, _params: Json) -> Json:
    hook = world.webhook.hook
    info: Json = {
        "url": world.webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates),
    }
    if hook is not None:
        info |= {"max_connections": hook.max_connections, **world.webhook.last_error}
    return info | ({"allowed_updates": list(world.allowed)} if world.allowed else {})


def _check_address(url: str) -> None:
    """http to this machine, as a local Bot API server takes it; nothing leads out of it."""
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname, parts.port
    except ValueError:
        raise bad_request("invalid webhook URL specified") from None
    if not host:
        raise bad_request("invalid webhook URL specified")
    if parts.scheme == "https" and host in LOOPBACK:
        raise bad_request(f"bad webhook: IP address {LOOPBACK[0]} is reserved")
    if parts.scheme == "https":
        raise bad_request("bad webhook: Failed to resolve host: Name or service not known")
    if parts.scheme != "http" or host not in LOOPBACK:
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")


def _secret(params: Json) -> str:
    secret = str(params.get("secret_token") or "")
    if len(secret) > SECRET_LIMIT:
        raise bad_request("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad_request("secret token contains unallowed characters")
    return secret


def _connections(asked: Any) -> int:
    """What is beyond the bounds is brought within them, as Telegram does."""
    try:
        return min(max(int(asked or CONNECTIONS), 1), MOST_CONNECTIONS)
    except ValueError:
        return CONNECTIONS
