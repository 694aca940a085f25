"""The columns of the tables: field, title and Brazilian text (None where text is text already).

A subject's columns are a file of their own here, re-exported.
"""

from dashboards.columns.bookings import BOOKING_AGES, BOOKINGS, SALE_COHORTS
from dashboards.columns.commissions import (
    BENEFICIARIES,
    COMMISSION_AGES,
    COMMISSION_MONTHS,
    COMMISSION_ROLES,
    COMMISSION_SALES,
    INSTALMENTS,
    role,
)
from dashboards.columns.funnel import (
    FUNNEL,
    LEAD_MONTHS,
    LEADS,
    LOSS_MONTHS,
    LOSSES,
    MATURITY,
    MEDIA,
    POSITIONS,
    SHARES,
    TIMES,
    crossed,
    leads_by,
    losses_by,
    performance,
)
from dashboards.columns.reconciliation import (
    DIFFERENCES,
    REASON_NAMES,
    REASONS,
    differences_by,
    reason,
)
from dashboards.columns.sales import FIGURES, MONTHS, QUARTERS, RATES, SALES, STOCK, by
from dashboards.columns.sources import DEFINITIONS, SOURCES, TABLES, UNMAPPED
from dashboards.columns.stock import CURVES, MIRROR, UNITS, VSO
from dashboards.columns.targets import target_matrix, target_months, target_pace, targets
from dashboards.columns.transfers import TRANSFER_MONTHS, TRANSFERS, transfer_stage, transfers_by
from dashboards.columns.words import (
    AVAILABILITY,
    Columns,
    Text,
    availability,
    loss_type,
    stage,
    word,
)

__all__ = [
    "AVAILABILITY",
    "BENEFICIARIES",
    "BOOKINGS",
    "BOOKING_AGES",
    "COMMISSION_AGES",
    "COMMISSION_MONTHS",
    "COMMISSION_ROLES",
    "COMMISSION_SALES",
    "CURVES",
    "DEFINITIONS",
    "DIFFERENCES",
    "FIGURES",
    "FUNNEL",
    "INSTALMENTS",
    "LEADS",
    "LEAD_MONTHS",
    "LOSSES",
    "LOSS_MONTHS",
    "MATURITY",
    "MEDIA",
    "MIRROR",
    "MONTHS",
    "POSITIONS",
    "QUARTERS",
    "RATES",
    "REASONS",
    "REASON_NAMES",
    "SALES",
    "SALE_COHORTS",
    "SHARES",
    "SOURCES",
    "STOCK",
    "TABLES",
    "TIMES",
    "TRANSFERS",
    "TRANSFER_MONTHS",
    "UNITS",
    "UNMAPPED",
    "VSO",
    "Columns",
    "Text",
    "availability",
    "by",
    "crossed",
    "differences_by",
    "leads_by",
    "loss_type",
    "losses_by",
    "performance",
    "reason",
    "role",
    "stage",
    "target_matrix",
    "target_months",
    "target_pace",
    "targets",
    "transfer_stage",
    "transfers_by",
    "word",
]  # fmt: skip
