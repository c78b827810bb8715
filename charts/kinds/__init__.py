"""A module for each kind of picture, called as its kind is, whose `draw` takes the kind's facts."""
