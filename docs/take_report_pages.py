"""Takes the pictures of four of the report's pages: cover, a region's, an indicator's, the annex.

`python -m docs.take_report_pages` writes docs/pictures/informe-*.png out of the example's data.
"""

from docs.take_pictures import PICTURES
from tests.documents.report.pages import four_pages

DOTS = 100.0
SPANISH = {"cover": "portada", "region": "region", "indicator": "indicador", "annex": "anexo"}


def main() -> None:
    for name, picture in four_pages(DOTS).items():
        (PICTURES / f"informe-{SPANISH[name]}.png").write_bytes(picture)


if __name__ == "__main__":
    main()
