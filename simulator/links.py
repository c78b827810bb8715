"""What Telegram takes as a link, and its reason where it does not."""

import re
from urllib.parse import urlsplit

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://|(tg|mailto|tel):", re.IGNORECASE)
_HOST = re.compile(r"([^\s/:@.]+\.)+[^\s/:@.]+")


def checked_link(url: str) -> tuple[str | None, str]:
    """The link as Telegram writes it, or None and why not; one without a scheme is http."""
    url = url.strip()
    scheme = _SCHEME.match(url)
    name = (scheme[1] or scheme[2]).lower() if scheme else "http"
    if name in ("tg", "ton"):
        return url, ""
    if name not in ("http", "https"):
        return None, "Unsupported URL protocol"
    if not url:
        return None, "URL host is empty"
    try:
        parts = urlsplit(url if scheme else f"http://{url}")
        _ = parts.port
    except ValueError:
        return None, "Wrong HTTP URL"
    if re.search(r"\s", url) or not _HOST.fullmatch(parts.hostname or ""):
        return None, "Wrong HTTP URL"
    return parts._replace(path=parts.path or "/").geturl(), ""
