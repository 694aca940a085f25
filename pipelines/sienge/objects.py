"""Sienge's objects as data: path, key, what the cursor stands for, and how each is read.

Only contracts, customers and income can be asked for changes; the rest has no filter by change and is
read in full. Source: the vendor's API documentation and what real answers showed; see README.md.
"""

from __future__ import annotations

from datetime import timedelta

from pipelines.objects import ApiObject

WEEK = timedelta(days=7)

OBJECTS: tuple[ApiObject, ...] = (
    ApiObject(
        table="sales_contracts",
        path="v1/sales-contracts",
        key=("id",),
        cursor="lastUpdateDate",
        mode="incremental",
        look_back=timedelta(days=3),
        full_every=WEEK,
        protocol="contracts",
        group="vendas",
        meaning="last change, a date; a removed contract vanishes",
    ),
    ApiObject(
        table="sales",
        path="bulk-data/v1/sales",
        key=("id",),
        mode="incremental",
        look_back=timedelta(days=3),
        full_every=WEEK,
        protocol="bulk_sales",
        needs=("sales_contracts",),
        group="vendas",
        meaning="none: the enterprises whose contracts changed are read again",
    ),
    ApiObject(
        table="enterprises",
        path="v1/enterprises",
        key=("id",),
        group="cadastros",
        meaning="no filter by change",
    ),
    ApiObject(
        table="units",
        path="v1/units",
        key=("id",),
        params={"additionalData": "ALL"},
        group="cadastros",
        meaning="no filter by change",
    ),
    ApiObject(
        table="commissions",
        path="v1/commissions",
        key=("commissionID", "brokerID", "installmentNumber"),
        group="comissoes",
        meaning="no filter by change",
    ),
    ApiObject(
        table="income",
        path="bulk-data/v1/income",
        key=("billId", "installmentId"),
        mode="incremental",
        look_back=timedelta(days=3),
        full_every=WEEK,
        protocol="bulk_income",
        group="recebiveis",
        meaning="instalments changed since a date",
    ),
    ApiObject(
        table="customers",
        path="v1/customers",
        key=("id",),
        cursor="modifiedAt",
        mode="incremental",
        look_back=timedelta(days=3),
        protocol="customers",
        group="cadastros",
        meaning="last change, a date",
    ),
    ApiObject(
        table="outcome",
        path="bulk-data/v1/outcome/by-bills",
        key=("billId", "installmentId"),
        protocol="bulk_outcome",
        needs=("commissions",),
        group="comissoes",
        meaning="no filter by change; the bills of the commissions that have landed",
        default=False,
    ),
    ApiObject(
        table="companies",
        path="v1/companies",
        key=("id",),
        group="cadastros",
        meaning="no filter by change",
        default=False,
    ),
    ApiObject(
        table="cost_centers",
        path="v1/cost-centers",
        key=("id",),
        group="cadastros",
        meaning="no filter by change",
        default=False,
    ),
    ApiObject(
        table="indexers",
        path="v1/indexers",
        key=("id",),
        group="cadastros",
        meaning="no filter by change; only the last value is told, so versions are the history",
        default=False,
    ),
    ApiObject(
        table="creditors",
        path="v1/creditors",
        key=("id",),
        protocol="brokers",
        group="cadastros",
        meaning="no filter by change; only brokers are landed",
        default=False,
    ),
    ApiObject(
        table="receivable_bills",
        path="v1/accounts-receivable/receivable-bills",
        key=("receivableBillId",),
        protocol="receivable_bills",
        group="recebiveis",
        meaning="no filter by change",
        default=False,
    ),
    ApiObject(
        table="remade_installments",
        path="v1/remade-installments",
        key=("receivableBillId", "remadeDate"),
        group="recebiveis",
        meaning="no filter by change; one answer with everything",
        default=False,
    ),
    ApiObject(
        table="customer_extract_history",
        path="bulk-data/v1/customer-extract-history",
        key=("billReceivableId",),
        mode="incremental",
        look_back=timedelta(days=3),
        full_every=WEEK,
        protocol="bulk_extract",
        group="recebiveis",
        meaning="bills changed since a date",
        default=False,
    ),
)
