"""What is raised where a picture would be blank."""


class NothingToShow(Exception):
    """There isn't one figure, region or period that a picture could show."""
