"""The home-made script: every page with requests, one DataFrame, CREATE OR REPLACE TABLE."""

import os
import sys

import duckdb
import pandas as pd
import requests


def main(target: str) -> None:
    """Land every reservation in the DuckDB file `target`."""
    session = requests.Session()
    session.headers.update(
        {
            "email": os.environ["SOURCES__CVCRM__EMAIL"],
            "token": os.environ["SOURCES__CVCRM__TOKEN"],
        }
    )
    frames, page = [], 1
    while True:
        answer = session.get(
            f"{os.environ['SOURCES__CVCRM__BASE_URL']}/reservas",
            params={"pagina": page, "registros_por_pagina": 500},
            timeout=60,
        )
        answer.raise_for_status()
        body = answer.json()
        frames.append(pd.DataFrame(body["dados"]))
        if page >= body["total_de_paginas"]:
            break
        page += 1
    reservas = pd.concat(frames, ignore_index=True)
    reservas = reservas.astype(dict.fromkeys(reservas.select_dtypes("object"), "string"))
    with duckdb.connect(target) as connection:
        connection.register("frame", reservas)
        connection.execute("create or replace table reservas as select * from frame")


if __name__ == "__main__":
    main(sys.argv[1])
