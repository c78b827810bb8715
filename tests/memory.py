"""How much memory a process holds, as Linux tells it."""

from pathlib import Path


def resident_mebibytes(pid: int) -> float:
    """Raises OSError or StopIteration where that process is no more."""
    status = Path(f"/proc/{pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024
