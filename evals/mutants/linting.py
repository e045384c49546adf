"""Worse linters and classifiers: rules silenced, over-eager, moved, softened or misread."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from coach.grammar.values import Direction
from coach.linter import classify as classifying
from coach.linter import engine, nature, subjects
from coach.linter.finding import Severity
from coach.linter.profiles import Profile
from coach.linter.rule import Remark, Rule
from evals.mutants.mutant import Mutant, Patch

Rules = tuple[Rule, ...]


def _rules(change: Callable[[Rule], Rule | None]) -> Callable[[], tuple[Patch, ...]]:
    """Patch the table that the engine runs; None leaves a rule out."""

    def worse(rules: Rules) -> Rules:
        return tuple(changed for rule in rules if (changed := change(rule)) is not None)

    return lambda: (Patch(engine, "RULES", worse),)


def _without(code: str) -> Callable[[Rule], Rule | None]:
    return lambda rule: None if rule.code == code else rule


def _checking(
    code: str, check: Callable[[Rule], Callable[[Any], Iterator[Remark]]]
) -> Callable[[Rule], Rule]:
    return lambda rule: replace(rule, check=check(rule)) if rule.code == code else rule


def _always(_: Rule) -> Callable[[Any], Iterator[Remark]]:
    def check(line: Any) -> Iterator[Remark]:
        yield Remark("this line is at fault", (0, len(line.text)))

    return check


def _shifted(rule: Rule) -> Callable[[Any], Iterator[Remark]]:
    def check(line: Any) -> Iterator[Remark]:
        for remark in rule.check(line):
            low, high = remark.span or (0, 1)
            yield replace(remark, span=(high, min(high + high - low, len(line.text))), repair=None)

    return check


def _softened(rule: Rule) -> Rule:
    return replace(rule, severity=Severity.WARNING) if rule.code == "KR206" else rule


def _looser(_: object) -> Callable[[Profile], int]:
    return lambda _profile: 99


def _blind_to_direction(parse: Callable[[str], Any]) -> Callable[[str], Any]:
    def worse(text: str) -> Any:
        found = parse(text)
        swapped = {Direction.INCREASE: Direction.DECREASE, Direction.DECREASE: Direction.INCREASE}
        return replace(
            found, verb_direction=swapped.get(found.verb_direction, found.verb_direction)
        )

    return worse


def _swapped_levels(parse: Callable[[str], Any]) -> Callable[[str], Any]:
    def worse(text: str) -> Any:
        found = parse(text)
        return replace(found, baseline=found.target, target=found.baseline)

    return worse


def _forgetting_start(parse: Callable[[str], Any]) -> Callable[[str], Any]:
    return lambda text: replace(parse(text), baseline=None)


def _thousandfold(parse: Callable[[str], Any]) -> Callable[[str], Any]:
    def worse(text: str) -> Any:
        found = parse(text)
        target = found.target
        if target is None or target.value is None:
            return found
        return replace(found, target=replace(target, value=target.value / Decimal(1000)))

    return worse


def _tasks_pass(judge: Callable[..., nature.Nature]) -> Callable[..., nature.Nature]:
    def worse(*args: Any) -> nature.Nature:
        found = judge(*args)
        return nature.Nature.MEASURED if found is nature.Nature.TASK else found

    return worse


def _ask_never(judge: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *args: replace(judge(*args), ask=False)


def _everything_moves(judge: Callable[..., Any]) -> Callable[..., Any]:
    def worse(*args: Any) -> Any:
        found = judge(*args)
        kept = found.kind is classifying.Kind.KPI
        return replace(found, kind=classifying.Kind.KEY_RESULT) if kept else found

    return worse


def _reading(change: Callable[[Any], Any]) -> Callable[[], tuple[Patch, ...]]:
    return lambda: (Patch(subjects, "parse_key_result", change),)


def _classifying(change: Callable[[Any], Any]) -> Callable[[], tuple[Patch, ...]]:
    from evals.suites import classify as suite  # noqa: PLC0415 - the suite imports nothing of ours

    return lambda: (Patch(suite, "classify", change),)


LINT_MUTANTS: tuple[Mutant, ...] = (
    Mutant("rule-silenced", "KR213 never speaks", "lint", _rules(_without("KR213"))),
    Mutant("set-rule-silenced", "SET304 never speaks", "lint", _rules(_without("SET304"))),
    Mutant(
        "rule-always-fires",
        "KR214 fires on every line",
        "lint",
        _rules(_checking("KR214", _always)),
    ),
    Mutant(
        "span-shifted",
        "OBJ101 points behind the number",
        "lint",
        _rules(_checking("OBJ101", _shifted)),
    ),
    Mutant("severity-lowered", "KR206 is a warning", "lint", _rules(_softened)),
    Mutant(
        "direction-flipped",
        "rising verbs are read as falling",
        "lint",
        _reading(_blind_to_direction),
    ),
    Mutant(
        "levels-swapped", "baseline and target change places", "lint", _reading(_swapped_levels)
    ),
    Mutant("start-forgotten", "no baseline is ever read", "lint", _reading(_forgetting_start)),
    Mutant(
        "magnitude-lost", "targets are a thousand times too small", "lint", _reading(_thousandfold)
    ),
    Mutant(
        "tasks-pass",
        "work counts as a measured result",
        "lint",
        lambda: (Patch(subjects, "nature_of", _tasks_pass),),
    ),
    Mutant("asks-never", "the classifier is always sure", "classify", _classifying(_ask_never)),
    Mutant(
        "kpi-as-key-result",
        "every KPI is called a key result",
        "classify",
        _classifying(_everything_moves),
    ),
)
