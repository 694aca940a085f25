"""SQL for the metrics of dbt's semantic layer, from the semantic manifest that every dbt command writes.

MetricFlow is not a dependency of VGV. This says in plain SQL what its specification says of simple,
ratio and derived metrics without filters and offsets, and refuses everything else.
"""

from __future__ import annotations

from pathlib import Path

from dbt_semantic_interfaces.implementations.elements.measure import PydanticMeasure
from dbt_semantic_interfaces.implementations.metric import PydanticMetric
from dbt_semantic_interfaces.implementations.semantic_manifest import PydanticSemanticManifest
from dbt_semantic_interfaces.implementations.semantic_model import PydanticSemanticModel
from dbt_semantic_interfaces.type_enums import AggregationType, MetricType

AGGREGATIONS = {AggregationType.SUM: "sum", AggregationType.SUM_BOOLEAN: "count_if"}


class Metrics:
    """The metrics of one dbt project, by name."""

    def __init__(self, manifest: Path) -> None:
        """Read a `semantic_manifest.json`."""
        found = PydanticSemanticManifest.parse_raw(manifest.read_text())
        self.named = {metric.name: metric for metric in found.metrics}
        self._measures = {
            measure.name: (model, measure)
            for model in found.semantic_models
            for measure in model.measures
        }

    def sql(self, name: str, *, grain: str = "month", entity: str | None = None) -> str:
        """A query of (periodo, chave, valor): the metric by period and by an entity.

        Args:
            name: the metric.
            grain: `month`, `quarter` or `year` of the measures' time dimension.
            entity: an entity of the metric's semantic models; None for the whole, chave 'total'.

        Raises:
            NotImplementedError: if the metric is of a kind that is not read here.
        """
        metric = self.named[name]
        _refuse_what_is_not_read(metric)
        kind = metric.type_params
        if kind.measure:
            return _measure_sql(*self._measures[kind.measure.name], grain, entity)
        if kind.numerator and kind.denominator:
            inputs = [kind.numerator.name, kind.denominator.name]
            formula = f"cast({inputs[0]} as decimal(38, 8)) / nullif({inputs[1]}, 0)"
        else:
            inputs = [one.name for one in kind.metrics or []]
            formula = str(kind.expr)
        first, *others = [
            f"(select periodo, chave, valor as {one} from ({self.sql(one, grain=grain, entity=entity)}))"
            for one in inputs
        ]
        joined = "".join(f" full join {other} using (periodo, chave)" for other in others)
        return f"select periodo, chave, {formula} as valor from {first}{joined}"


def _refuse_what_is_not_read(metric: PydanticMetric) -> None:
    kind = metric.type_params
    inputs = [one for one in (kind.numerator, kind.denominator, *(kind.metrics or [])) if one]
    if (
        metric.type not in {MetricType.SIMPLE, MetricType.RATIO, MetricType.DERIVED}
        or metric.filter
        or (kind.measure and kind.measure.filter)
        or any(one.filter or one.alias or one.offset_window for one in inputs)
    ):
        raise NotImplementedError(f"metric {metric.name}: its kind, filter or offset is not read")


def _measure_sql(
    model: PydanticSemanticModel, measure: PydanticMeasure, grain: str, entity: str | None
) -> str:
    """The measure by period and entity.

    A stock is counted at the first or last date of its window: the period and the measure's own
    groupings, whatever entity is asked for (MetricFlow's plan for a semi-additive measure).
    """
    dimensions = {one.name: one.expr or one.name for one in model.dimensions}
    default = model.defaults.agg_time_dimension if model.defaults else None
    time = dimensions[measure.agg_time_dimension or default or ""]
    keys = {one.name: one.expr or one.name for one in model.entities}
    key = keys[entity] if entity else "'total'"
    where = ""
    if stock := measure.non_additive_dimension:
        date = dimensions[stock.name]
        window = ", ".join(["periodo", *(keys[one] for one in stock.window_groupings)])
        where = (
            f" qualify {date} = {stock.window_choice.value}({date}) over (partition by {window})"
        )
    aggregation = AGGREGATIONS[measure.agg]
    return (
        f"select periodo, chave, {aggregation}({measure.expr or measure.name}) as valor from ("
        f"select *, cast(date_trunc('{grain}', {time}) as date) as periodo, {key} as chave "
        f"from {model.node_relation.schema_name}.{model.node_relation.alias}{where}) group by all"
    )
