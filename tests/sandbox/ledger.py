"""The rules V1 to V9 of docs/regras.md in plain Python over what the APIs serve.

Slow and simple on purpose: it shows that the truth can be read off the JSON alone, and that both
were told by the same company.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from pipelines.sandbox import Venda
from tests.sandbox.conftest import Client

Row = dict[str, Any]


def cents(value: float) -> int:
    return int((Decimal(repr(value)) * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def day(text: str) -> date:
    return date.fromisoformat(text[:10])


def plain(name: str) -> str:
    return re.sub(r"[^0-9A-Z]", "", name.upper())


def main_of(row: Row, key: str) -> Row:
    return next(part for part in row[key] if part["main"])


class Ledger:
    """Reads everything it needs once, then ``sales`` and ``disagreements`` say what holds."""

    def __init__(self, client: Client) -> None:
        flags = {row["idreserva"]: row for row in client.rows("reservas/registros/flags")}
        own = {row["idreserva"]: row["contrato_interno"] for row in client.rows("vendas")}
        self.deals: dict[int, Row] = {}
        for row in client.rows("reservas"):
            flag = flags[row["idreserva"]]
            if row["ativo"] == "S" and flag["data_flag_vendida"]:
                self.deals[row["idreserva"]] = row | {
                    "sold": day(flag["data_flag_vendida"]),
                    "dissolved": day(flag["data_flag_distrato"])
                    if flag["flag_distrato"] == "Sim"
                    else None,
                    "number": own[row["idreserva"]],
                }
        self.codes = {
            int(row["idempreendimento_int"]): row["idempreendimento"]
            for row in client.rows("unidades")
        }
        self.contracts = {row["id"]: row for row in client.results("sales-contracts")}
        self.foreseen: dict[int, int] = defaultdict(int)
        for row in client.rows("reservas/comissoes"):
            if row["ativo"] == "S":
                self.foreseen[row["idreserva"]] += cents(row["valor"])
        self.paid_crm: dict[int, int] = defaultdict(int)
        for row in client.rows("comissoes"):
            if row["ativo"] == "S":
                self.paid_crm[row["idreserva"]] += cents(row["valor_pagamento"])
        self.instalments: dict[int, list[Row]] = defaultdict(list)
        for row in client.results("commissions"):
            self.instalments[row["contractBillNumber"]].append(row)
        self.matches = self.match()
        self.left, self.came = self.transfers()

    def enterprise(self, deal: Row) -> int:
        return next(e for e, place in self.codes.items() if place == deal["idempreendimento"])

    def is_excluded(self, deal: Row) -> bool:
        return deal["tipovenda"] in ("Permuta", "Doação")

    def match(self) -> dict[int, tuple[int, str]]:
        """V3: reservation -> (contract, rung)."""
        found: dict[int, tuple[int, str]] = {}
        for key, deal in self.deals.items():
            contract = self.contracts.get(int(deal["codigointerno"] or 0))
            if contract and deal["codigointerno_empreendimento"] in (
                None,
                str(contract["enterpriseId"]),
            ):
                found[key] = (contract["id"], "codigo_interno")
        free = set(self.contracts) - {contract for contract, _ in found.values()}
        by_number = {
            (self.contracts[c]["enterpriseId"], self.contracts[c]["number"]): c for c in free
        }
        for key, deal in self.deals.items():
            for number in (deal["numero_venda"], deal["number"]):
                contract_id = by_number.get((self.enterprise(deal), number))
                if key not in found and contract_id in free:
                    found[key] = (contract_id, "numero_contrato")
                    free.remove(contract_id)
        candidates = []
        for key in set(self.deals) - set(found):
            deal = self.deals[key]
            for contract_id in free:
                contract = self.contracts[contract_id]
                days = abs((day(contract["contractDate"]) - deal["sold"]).days)
                unit = main_of(contract, "salesContractUnits")["name"]
                if (
                    contract["enterpriseId"] == self.enterprise(deal)
                    and plain(unit) == plain(deal["unidade"])
                    and days <= 60
                ):
                    candidates.append((days, key, contract_id))
        for _, key, contract_id in sorted(candidates):
            if key not in found and contract_id in free:
                found[key] = (contract_id, "unidade_e_data")
                free.remove(contract_id)
        return found

    def transfers(self) -> tuple[set[int], set[int]]:
        """V8: the reservations that left and those that came by a transfer."""
        pairs = [
            (abs((b["sold"] - a["dissolved"]).days), a["idreserva"], b["idreserva"])
            for b in self.deals.values()
            if b["cessao"] == "Sim" and not self.is_excluded(b)
            for a in self.deals.values()
            if a["dissolved"]
            and a["idreserva"] != b["idreserva"]
            and not self.is_excluded(a)
            and a["idempreendimento"] == b["idempreendimento"]
            and (a["idunidade"] == b["idunidade"] or a["idcliente"] == b["idcliente"])
            and abs((b["sold"] - a["dissolved"]).days) <= 7
        ]
        left: set[int] = set()
        came: set[int] = set()
        for _, a, b in sorted(pairs):
            if a not in left and b not in came:
                left.add(a)
                came.add(b)
        return left, came

    def of_erp(self, contract: Row) -> tuple[int, int] | None:
        """(foreseen, paid) by the ERP's commission module; None without rows there."""
        rows = self.instalments.get(contract["receivableBillId"] or 0)
        if not rows:
            return None
        alive = sum(cents(r["value"]) for r in rows if r["installmentStatus"] != "CANCELLED")
        return alive, sum(cents(r["value"]) for r in rows if r["installmentStatus"] == "PAID")

    def is_reissued(self, old: Row) -> bool:
        """V7."""
        return any(
            new["id"] != old["id"]
            and main_of(new, "salesContractUnits")["id"] == main_of(old, "salesContractUnits")["id"]
            and main_of(new, "salesContractCustomers")["id"]
            == main_of(old, "salesContractCustomers")["id"]
            and abs((day(new["contractDate"]) - day(old["cancellationDate"])).days) <= 7
            for new in self.contracts.values()
        )

    def sales(self) -> list[Venda]:
        """V1 to V9, in the order of the truth."""
        found = []
        for key, deal in self.deals.items():
            if self.is_excluded(deal):
                continue
            contract_id, rung = self.matches.get(key, (0, "so_cv"))
            contract = self.contracts.get(contract_id)
            value = deal["valor_contrato"]
            if contract and contract["situation"] in ("Emitido", "Cancelado"):
                value = contract["value"]
            of_erp = self.of_erp(contract) if contract else None
            found.append(
                Venda(
                    id_venda=f"cv-{key}",
                    id_empreendimento=f"cv-{deal['idempreendimento']}",
                    data_venda=deal["sold"],
                    data_distrato=deal["dissolved"],
                    valor_centavos=cents(value),
                    comissao_prevista_centavos=self.foreseen[key],
                    comissao_paga_centavos=of_erp[1] if of_erp else self.paid_crm[key],
                    tipo_casamento=rung,
                    eh_transferencia=key in self.came,
                    foi_transferida=key in self.left,
                    eh_ativa=deal["dissolved"] is None,
                )
            )
        taken = {contract for contract, _ in self.matches.values()}
        for contract in self.contracts.values():
            cancelled = contract["situation"] == "Cancelado"
            if (
                contract["id"] in taken
                or contract["situation"] not in ("Emitido", "Cancelado")
                or contract["issueDate"] is None
                or (cancelled and self.is_reissued(contract))
            ):
                continue
            enterprise = contract["enterpriseId"]
            of_erp = self.of_erp(contract) or (0, 0)
            place = (
                f"cv-{self.codes[enterprise]}" if enterprise in self.codes else f"sg-{enterprise}"
            )
            found.append(
                Venda(
                    id_venda=f"sg-{contract['id']}",
                    id_empreendimento=place,
                    data_venda=day(contract["contractDate"]),
                    data_distrato=day(contract["cancellationDate"]) if cancelled else None,
                    valor_centavos=cents(contract["value"]),
                    comissao_prevista_centavos=of_erp[0],
                    comissao_paga_centavos=of_erp[1],
                    tipo_casamento="so_sienge",
                    eh_transferencia=False,
                    foi_transferida=False,
                    eh_ativa=not cancelled,
                )
            )
        return sorted(found, key=lambda sale: sale.id_venda)

    def disagreements(self) -> list[tuple[str, str]]:
        """What the reconciliation should show, by the rules in the sandbox's README."""
        found = []
        taken = {contract for contract, _ in self.matches.values()}
        for key, (contract_id, _) in self.matches.items():
            deal, contract = self.deals[key], self.contracts[contract_id]
            if self.is_excluded(deal):
                continue
            cancelled = contract["situation"] == "Cancelado"
            unit = main_of(contract, "salesContractUnits")
            of_erp = self.of_erp(contract)
            checks = {
                "valor": cents(deal["valor_contrato"]) != cents(contract["value"]),
                "data": day(contract["contractDate"]) != deal["sold"],
                "situacao": (deal["dissolved"] is not None) != cancelled,
                "unidade": plain(unit["name"]) != plain(deal["unidade"]),
                "comissao": deal["dissolved"] is None
                and not cancelled
                and of_erp is not None
                and of_erp[0] != self.foreseen[key],
                "duplicado": any(
                    other["id"] not in taken
                    and other["situation"] != "Cancelado"
                    and main_of(other, "salesContractUnits")["id"] == unit["id"]
                    and main_of(other, "salesContractCustomers")["id"]
                    == main_of(contract, "salesContractCustomers")["id"]
                    for other in self.contracts.values()
                ),
            }
            found += [(f"cv-{key}", reason) for reason, differs in checks.items() if differs]
        lonely = {"so_cv": "ausente_no_erp", "so_sienge": "ausente_no_crm"}
        found += [
            (sale.id_venda, lonely[sale.tipo_casamento])
            for sale in self.sales()
            if sale.tipo_casamento in lonely
        ]
        return sorted(found)
