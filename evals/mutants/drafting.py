"""Worse composers. They change what the composer answers, as a wrong edit of it would.

The true drafts are made once and then spoilt, so that a dozen mutants cost little more than one
run, and no mutant depends on how the composer is built inside.
"""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

from coach.composer.values import Draft, DraftKeyResult, DraftKpi, DraftNumber, Variant
from evals.mutants.mutant import Mutant, Patch
from evals.suites import draft as suite

Compose = Callable[..., Draft]
OPPOSITE = {"increase": "decrease", "decrease": "increase"}
INVENTED = Decimal(37)


def _spoiling(spoil: Callable[[Draft], Draft]) -> Callable[[], tuple[Patch, ...]]:
    def worse(compose: Compose) -> Compose:
        return lambda request, search: spoil(_remembered(compose, request, search))

    return lambda: (Patch(suite, "compose", worse),)


@cache
def _remembered(compose: Compose, request: Any, search: Any) -> Draft:
    return compose(request, search)


def _variants(change: Callable[[Variant], Variant]) -> Callable[[Draft], Draft]:
    return lambda draft: replace(draft, variants=tuple(change(each) for each in draft.variants))


def _results(change: Callable[[DraftKeyResult], DraftKeyResult]) -> Callable[[Draft], Draft]:
    return _variants(
        lambda variant: replace(
            variant, key_results=tuple(change(each) for each in variant.key_results)
        )
    )


def _first_result(change: Callable[[DraftKeyResult], DraftKeyResult]) -> Callable[[Draft], Draft]:
    return _variants(
        lambda variant: replace(
            variant, key_results=(change(variant.key_results[0]), *variant.key_results[1:])
        )
    )


def _slots_turned(result: DraftKeyResult) -> DraftKeyResult:
    head, _, levels = result.text.partition(" from ")
    return replace(result, text=f"From {levels}: {head}") if levels else result


def _levels_swapped(result: DraftKeyResult) -> DraftKeyResult:
    head, _, levels = result.text.rpartition(" from ")
    low, _, high = levels.partition(" to ")
    text = f"{head} from {high} to {low}" if high else result.text
    return replace(result, text=text, baseline=result.target, target=result.baseline)


def _wrong_way(result: DraftKeyResult) -> DraftKeyResult:
    verb = "Reduce" if result.direction == "increase" else "Increase"
    _, _, rest = result.text.partition(" ")
    return replace(
        result,
        text=f"{verb} {rest}",
        action_word=verb,
        direction=OPPOSITE.get(result.direction, result.direction),
    )


def _number_invented(result: DraftKeyResult) -> DraftKeyResult:
    if result.target.value is not None:
        return result
    text = result.text.replace(" to Y", f" to {INVENTED}")
    return replace(result, text=text, target=DraftNumber(INVENTED, "given"))


def _numbers_lost(result: DraftKeyResult) -> DraftKeyResult:
    blank = DraftNumber(None, "unknown")
    head, _, _ = result.text.rpartition(" from ")
    return replace(result, text=f"{head} from X to Y", baseline=blank, target=blank)


def _origin_forged(result: DraftKeyResult) -> DraftKeyResult:
    return replace(result, baseline=replace(result.baseline, origin="derived"))


def _unit_lost(result: DraftKeyResult) -> DraftKeyResult:
    return (
        replace(result, unit="", text=result.text.replace(f" {result.unit}", ""))
        if result.unit
        else result
    )


def _deadline_invented(result: DraftKeyResult) -> DraftKeyResult:
    return replace(result, text=f"{result.text} by the end of March")


def _kpis_filed_as_results(variant: Variant) -> Variant:
    blank = DraftNumber(None, "unknown")
    filed = tuple(
        DraftKeyResult(each.text, "Keep", each.name, "", "hold", blank, blank, each.kpi)
        for each in variant.kpis[:1]
    )
    return replace(variant, kpis=variant.kpis[1:], key_results=(*variant.key_results[:2], *filed))


def _tasks_filed_as_results(variant: Variant) -> Variant:
    blank = DraftNumber(None, "unknown")
    filed = tuple(
        DraftKeyResult(task, task.split()[0], task, "", "increase", blank, blank, None)
        for task in variant.initiatives[:1]
    )
    return replace(variant, initiatives=(), key_results=(*variant.key_results[:2], *filed))


def _metric_repeated(variant: Variant) -> Variant:
    first = variant.key_results[0]
    return replace(variant, key_results=(first, first, *variant.key_results[2:]))


def _value_dropped(variant: Variant) -> Variant:
    objective = variant.objective
    head, _, _ = objective.text.partition(" so that ")
    return replace(variant, objective=replace(objective, text=head, value=""))


def _topic_lost(variant: Variant) -> Variant:
    objective = replace(
        variant.objective,
        text="Make our work better for everybody so that the company grows",
        action_word="Make",
        outcome="our work better for everybody",
        value="the company grows",
    )
    results = tuple(
        replace(
            each,
            text=each.text.replace(each.metric, f"measure {number}"),
            metric=f"measure {number}",
        )
        for number, each in zip(
            ("alpha", "beta", "gamma", "delta", "epsilon"), variant.key_results, strict=False
        )
    )
    return replace(variant, objective=objective, key_results=results)


def _one_variant_thrice(draft: Draft) -> Draft:
    return replace(draft, variants=draft.variants[:1] * len(draft.variants))


def _markup_kept(variant: Variant) -> Variant:
    text = f"<b>{variant.objective.text}</b>"
    return replace(variant, objective=replace(variant.objective, text=text))


def _kpi_unknown(variant: Variant) -> Variant:
    kpis = tuple(DraftKpi(each.name, each.text, "no-such-kpi", each.why) for each in variant.kpis)
    return replace(variant, kpis=kpis)


def _drafting_anyway(compose: Compose) -> Compose:
    """Draft for what has nothing in it, as if the check for it were gone."""

    def worse(request: Any, search: Any) -> Draft:
        draft = _remembered(compose, request, search)
        if draft.variants:
            return draft
        return _remembered(compose, replace(request, brief="Customers wait too long."), search)

    return worse


def _mutant(name: str, about: str, spoil: Callable[[Draft], Draft]) -> Mutant:
    return Mutant(name, about, "draft", _spoiling(spoil))


DRAFT_MUTANTS: tuple[Mutant, ...] = (
    _mutant("slot-order-broken", "levels come before the action word", _results(_slots_turned)),
    _mutant(
        "start-and-goal-swapped", "baseline and target change places", _results(_levels_swapped)
    ),
    _mutant("wrong-direction", "verb and direction point the other way", _first_result(_wrong_way)),
    _mutant("numbers-invented", "a blank target is filled in", _first_result(_number_invented)),
    _mutant("numbers-lost", "given levels become blanks", _results(_numbers_lost)),
    _mutant("origin-forged", "a given number is called derived", _first_result(_origin_forged)),
    _mutant("unit-lost", "key results lose their units", _results(_unit_lost)),
    _mutant("deadline-invented", "a date that nobody gave", _first_result(_deadline_invented)),
    _mutant(
        "kpi-kept-as-result",
        "a KPI to hold is filed as a key result",
        _variants(_kpis_filed_as_results),
    ),
    _mutant(
        "task-as-result",
        "an initiative is filed as a key result",
        _variants(_tasks_filed_as_results),
    ),
    _mutant("metric-repeated", "two key results on one metric", _variants(_metric_repeated)),
    _mutant("value-dropped", "objectives without “so that”", _variants(_value_dropped)),
    _mutant("topic-lost", "a fluent draft about nothing", _variants(_topic_lost)),
    _mutant(
        "questions-dropped", "blanks are not asked for", lambda draft: replace(draft, questions=())
    ),
    _mutant(
        "notices-dropped",
        "orders in the brief go unmentioned",
        lambda draft: replace(draft, notices=()),
    ),
    _mutant("variants-alike", "one variant, three times", _one_variant_thrice),
    _mutant("markup-kept", "markup comes back", _variants(_markup_kept)),
    _mutant("kpi-unknown", "KPIs that the library does not have", _variants(_kpi_unknown)),
    Mutant(
        "drafts-anything",
        "off-topic texts get drafts",
        "draft",
        lambda: (Patch(suite, "compose", _drafting_anyway),),
    ),
)
