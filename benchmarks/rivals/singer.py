"""A Singer pair: `tap-rest-api-msdk` piped into `target-duckdb`, as their READMEs show it.

Both want other versions of what VGV uses, so they live in an environment of their own, which
`make benchmarks` creates.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

BIN = Path(".venv-singer") / "bin"
PAGE = 500


def main(target: str) -> None:
    """Land every reservation in the DuckDB file `target`.

    Raises:
        SystemExit: if the tap or the target fails.
    """
    folder = Path(target).parent
    tap = {
        "api_url": os.environ["SOURCES__CVCRM__BASE_URL"],
        "headers": {
            "email": os.environ["SOURCES__CVCRM__EMAIL"],
            "token": os.environ["SOURCES__CVCRM__TOKEN"],
        },
        "pagination_request_style": "page_number_paginator",
        "pagination_response_style": "page",
        "pagination_next_page_param": "pagina",
        "next_page_token_path": "$.dados[0]",  # an empty page ends it
        "streams": [
            {
                "name": "reservas",
                "path": "/reservas",
                "params": {"registros_por_pagina": PAGE},
                "records_path": "$.dados[*]",
                "primary_keys": ["idreserva"],
                "num_inference_records": 200,
            }
        ],
    }
    load = {"path": target, "default_target_schema": "crm"}
    settings = []
    for name, content in (("tap", tap), ("target", load)):
        settings.append(folder / f"{name}.json")
        settings[-1].write_text(json.dumps(content))
    with subprocess.Popen(
        [str(BIN / "tap-rest-api-msdk"), "--config", str(settings[0])], stdout=subprocess.PIPE
    ) as reader:
        loaded = subprocess.run(
            [str(BIN / "target-duckdb"), "--config", str(settings[1])],
            stdin=reader.stdout,
            stdout=subprocess.DEVNULL,
            check=False,
        )
    if reader.returncode or loaded.returncode:
        sys.exit(f"tap {reader.returncode}, target {loaded.returncode}")


if __name__ == "__main__":
    main(sys.argv[1])
