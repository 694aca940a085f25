"""`python -m pipelines`: the plain entry point, independent of dlt's command line."""

import sys

from pipelines.cli import main

sys.exit(main())
