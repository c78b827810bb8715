"""Messages that will be sent if nothing changes, as ODES and the command line read them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from convenio.calendar.periods import LIMA, lima_day
from convenio.catalogue.places import place_name
from convenio.plurals import counted
from handlers.forecast import KINDS
from handlers.notices import NoticeKind
from handlers.roles import ROLES
from handlers.words import hour, long_day, sentence, shown_text
from storage.models import Role

KIND_WORDS = {kind.value: words for kind, words in KINDS.items()}


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A message to come. `region`: the one that it is about, if it is one; `kind`: of an occasion,
    or the subject of another notice; `text`: with Telegram's markup, as it is sent.
    """

    at: datetime
    recipient: str
    chat_id: int
    role: Role | None
    region: str
    kind: str
    text: str

    @property
    def reader(self) -> tuple[str, str]:
        """Who reads it and as what: 'Ana Quispe', 'Punto focal, Puno'."""
        place = f", {place_name(self.region)}" if self.region else ""
        return self.recipient, f"{ROLES[self.role] if self.role else 'Otra persona'}{place}"

    @property
    def row(self) -> dict[str, str | None]:
        return {
            "at": self.at.astimezone(LIMA).isoformat(),
            "recipient": self.recipient,
            "role": self.role,
            "region": self.region or None,
            "kind": self.kind,
            "text": self.text,
        }


COLUMNS = ("at", "recipient", "role", "region", "kind", "text")


def count_words(messages: Sequence[Foreseen]) -> str:
    """As '214 mensajes a 53 personas'."""
    people = counted(len({each.chat_id for each in messages}), "persona", "personas")
    return f"{counted(len(messages), 'mensaje', 'mensajes')} a {people}"


def listing(messages: Sequence[Foreseen], notices: Mapping[str, NoticeKind]) -> str:
    """The messages as a text: a count of each person, then day by day with their words."""
    if not messages:
        return "Nada: en esos días no toca ningún mensaje, o nadie tiene acceso todavía.\n"
    lines = [f"{sentence(count_words(messages))}.", "", "Por persona:"]
    lines += [f"- {who}: {count}" for who, count in count_by_person(messages)]
    for day, of_day in groupby(messages, lambda message: lima_day(message.at)):
        told = list(of_day)
        lines += ["", f"== {sentence(long_day(day))}: {counted(len(told), 'mensaje', 'mensajes')}"]
        for message in told:
            who = " · ".join(message.reader)
            lines += ["", f"{hour(message.at)} · {who} · {kind_words(message, notices)}"]
            lines += [f"  {line}".rstrip() for line in shown_text(message.text).splitlines()]
    return "\n".join(lines) + "\n"


def count_by_person(messages: Sequence[Foreseen]) -> list[tuple[str, int]]:
    """The people with how many messages each gets, the most first."""
    counts = Counter(message.chat_id for message in messages)
    names = {message.chat_id: message.reader for message in reversed(messages)}
    found = [(f"{name} ({post})", counts[chat]) for chat, (name, post) in names.items()]
    return sorted(found, key=lambda line: (-line[1], line[0]))


def kind_words(message: Foreseen, notices: Mapping[str, NoticeKind]) -> str:
    if message.kind in notices:
        return notices[message.kind].words
    return KIND_WORDS.get(message.kind, "aviso")
