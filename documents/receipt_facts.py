"""What a receipt says, apart from `receipt`, which loads what draws its page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptFacts:
    """What proves that a version was sent, in the words to be printed.

    `number`: the receipt's, '2020-II-LORETO-1'; `content_hash`: SHA-256 of the version's figures or
    items, in hexadecimal; `receipt_hash`: of all that the page says; `seal`: the code by which the
    installation vouches for that (both empty where it was owed before there were any); `about`:
    lines on whose it is, when it was sent and its state; `rows`: number, name, goal and executed of
    each indicator of a report; `items`: a paragraph for each item of an evaluation; `totals`: lines
    below them; `steps`: a line for each of the version's last steps; `moment`: when it was sent, in
    seconds since 1970.
    """

    title: str = "Constancia de reporte"

    number: str
    content_hash: str
    about: tuple[str, ...]
    rows: tuple[tuple[str, str, str, str], ...] = ()
    items: tuple[str, ...] = ()
    totals: tuple[str, ...]
    steps: tuple[str, ...]
    moment: int = 0
    receipt_hash: str = ""
    seal: str = ""

    @property
    def command(self) -> str:
        """What is typed to have the page verified."""
        return (
            f"/verificar {self.number} {(self.receipt_hash or self.content_hash)[:8]} {self.seal}"
        )
