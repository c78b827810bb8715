"""The account that an invitation is bound to: a Telegram name, or a telephone's number."""

import re

from telegram import Contact, User

from convenio.lengths import NAME_LENGTH
from convenio.typed.bare_names import may_name
from storage.models import Invitation

_NAME = r"@[A-Za-z][A-Za-z0-9_]{3,31}"
_TELEPHONE = r"\+?\d[\d\s().-]{6,18}\d"
_BOUND = re.compile(rf"(?:^|[\s,;:(]+)(?P<to>{_NAME}|{_TELEPHONE})\)?\s*$")
_MOBILE = 9  # digits of a Peruvian one, which begins with 9
_PERU = "51"


def read_binding(text: str) -> tuple[str, str]:
    """A name, and what stands behind it to bind the invitation to; either may be empty."""
    found = _BOUND.search(text)
    if found is None:
        return text, ""
    return text[: found.start()].strip(), plain_binding(found["to"])


def read_named(text: str) -> tuple[str, str] | None:
    """Whom a code is for: a name, an account behind it, or an account alone; None: neither."""
    name, bound_to = read_binding(text)
    if not (may_name(name) if name else bound_to):
        return None
    return name[:NAME_LENGTH], bound_to


def plain_binding(text: str) -> str:
    """'@ana' or a number's digits with its country; empty for what is neither."""
    if re.fullmatch(_NAME, text):
        return text.casefold()
    digits = "".join(sign for sign in text if sign.isascii() and sign.isdigit())
    if not re.fullmatch(_TELEPHONE, text) or not 8 <= len(digits) <= 15:
        return ""
    return _PERU + digits if len(digits) == _MOBILE and digits.startswith("9") else digits


def binding_words(bound_to: str) -> str:
    if bound_to.startswith("@"):
        return f"solo para {bound_to}"
    return f"solo para el teléfono que termina en {bound_to[-3:]}" if bound_to else ""


def needs_contact(invitation: Invitation) -> bool:
    """Whether only a telephone's contact shows whose it is."""
    return invitation.bound_to.isdecimal()


def is_of(invitation: Invitation, user: User, contact: Contact | None = None) -> bool:
    """Whether the account is the one that it is bound to; anybody's where it is to none.

    Only one's own contact counts: Telegram says whose it is.
    """
    if not invitation.bound_to:
        return True
    if needs_contact(invitation):
        own = contact is not None and contact.user_id == user.id
        said = contact.phone_number if contact is not None else ""
        return own and plain_binding(said.strip()) == invitation.bound_to
    return f"@{user.username or ''}".casefold() == invitation.bound_to
