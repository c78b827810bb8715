"""How large a letterhead may be, for whoever asks before it is fetched."""

LARGEST = 5_000_000  # bytes


def too_large(size: int) -> str:
    """What is said of one of so many bytes."""
    return (
        f"El membrete pesa {size / 1_000_000:.0f} MB; caben {LARGEST // 1_000_000}."
        " Quite de él las fotos o comprímalas."
    )
