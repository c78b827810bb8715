"""A QR picture, as a telephone's camera reads it."""

from io import BytesIO

SCALE = 8  # pixels of a module: some 400 in all


def qr_code(text: str) -> bytes:
    """The text as a PNG."""
    import segno  # only where one is made

    out = BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="png", scale=SCALE, border=4)
    return out.getvalue()
