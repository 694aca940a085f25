"""Both source APIs on loopback, over one simulated company with a clock, faults and its own truth."""

from pipelines.sandbox.box import Sandbox
from pipelines.sandbox.truth import Mes, Truth, Venda

__all__ = ["Mes", "Sandbox", "Truth", "Venda"]
