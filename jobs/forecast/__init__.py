"""What will be sent if nothing changes: the week in lines, a semester with its words."""

from jobs.forecast.week import forecast

__all__ = ["forecast"]
