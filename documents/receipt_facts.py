"""What a receipt says, apart from `receipt`, which loads what draws its page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptFacts:
    """What proves that a version of a report was sent; all of it in the words to be printed.

    `number`: the receipt's, '2020-II-LORETO-1'; `content_hash`: SHA-256 of the version's content,
    in hexadecimal, by which anybody can verify it; `about`: lines on whose report it is, when it
    was sent and its state; `rows`: number, name, goal and executed of each indicator; `totals`:
    lines below them; `steps`: a line for each of the version's last steps.
    """

    number: str
    content_hash: str
    about: tuple[str, ...]
    rows: tuple[tuple[str, str, str, str], ...]
    totals: tuple[str, ...]
    steps: tuple[str, ...]
