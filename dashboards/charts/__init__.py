"""The charts: one look, Brazilian text, both themes; each comes with a sentence for those who do not see it.

A subject's charts are a file of their own here, built on `theme` and re-exported.
"""

from dashboards.charts.agencies import positions, quadrant
from dashboards.charts.bars import ranking, stock
from dashboards.charts.cancellations import cancellations
from dashboards.charts.inventory import curves, mirror, vso
from dashboards.charts.leads import funnel
from dashboards.charts.matrix import cohorts, reasons
from dashboards.charts.monthly import monthly
from dashboards.charts.pareto import pareto
from dashboards.charts.series import MEASURES, Measure, ledger, period_label
from dashboards.charts.stacks import months
from dashboards.charts.targets import attainment, bullets, pace
from dashboards.charts.theme import Chart

__all__ = [
    "MEASURES",
    "Chart",
    "Measure",
    "attainment",
    "bullets",
    "cancellations",
    "cohorts",
    "curves",
    "funnel",
    "ledger",
    "mirror",
    "monthly",
    "months",
    "pace",
    "pareto",
    "period_label",
    "positions",
    "quadrant",
    "ranking",
    "reasons",
    "stock",
    "vso",
]
