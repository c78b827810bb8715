"""The words for a region's labour office, in a folded text, and what joins them to its name."""

OF = r"(?:\s+(?:de|del|en))?(?:\s+(?:la|el|las|los))?"
OFFICE = (
    r"(?:g\s?/\s?drtpe'?s?|drtpe\s?/\s?grtpe|grtpe\s?/\s?drtpe|d\.?r\.?t\.?p\.?e\.?'?s?|grtpe'?s?"
    r"|drypes?|(?:direccion(?:es)?|gerencias?)(?:\s?(?:y/o|o|y|/)\s?(?:direcciones|gerencias))?"
    r"\s+regional(?:es)?(?:\s+de\s+trabajo(?:\s+y\s+promocion\s+del\s+empleo)?)?"
    r"|region(?:es)?|gobiernos?\s+regional(?:es)?|gores?|oficinas?(?:\s+regional(?:es)?)?"
    r"|departamentos?)"
)
