"""The floor: fetch every page's bytes and throw them away."""

import os
import sys

import requests


def main(target: str) -> None:
    """Read the pages; `target` stays empty."""
    del target
    session = requests.Session()
    session.headers.update(
        {
            "email": os.environ["SOURCES__CVCRM__EMAIL"],
            "token": os.environ["SOURCES__CVCRM__TOKEN"],
        }
    )
    url = f"{os.environ['SOURCES__CVCRM__BASE_URL']}/reservas"
    parameters = {"pagina": 1, "registros_por_pagina": 500}
    pages = session.get(url, params=parameters, timeout=60).json()["total_de_paginas"]
    for page in range(2, pages + 1):
        session.get(url, params={**parameters, "pagina": page}, timeout=60).content  # noqa: B018


if __name__ == "__main__":
    main(sys.argv[1])
