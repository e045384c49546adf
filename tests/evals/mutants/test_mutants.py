from pathlib import Path

import pytest

from coach.linter.lint import lint_line
from evals.grading import Grade
from evals.mutants.catalogue import MUTANTS, UNTRIED
from evals.mutants.mutant import Mutant, Patch, applied
from evals.mutants.trial import judge_kill_rate, try_mutants
from evals.running import run_suite
from evals.suites.registry import SUITES
from tests.evals import toy
from tests.evals.toy import a_suite

ADD_ONE = Patch(toy, "passed", lambda _: lambda *_args: Grade(0.0, "spoilt"))


def spoiling(name: str, patch: Patch) -> Mutant:
    return Mutant(name, "a test", "toy", lambda: (patch,))


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_every_mutant_finds_what_it_changes_and_puts_it_back(mutant: Mutant) -> None:
    before = [
        (patch.owner, patch.attribute, getattr(patch.owner, patch.attribute))
        for patch in mutant.patches()
    ]

    with applied(mutant):
        assert any(getattr(owner, name) != value for owner, name, value in before)

    assert all(getattr(owner, name) == value for owner, name, value in before)


def test_a_mutant_is_put_back_even_when_the_block_raises() -> None:
    true_value = getattr(toy, ADD_ONE.attribute)
    with pytest.raises(ZeroDivisionError), applied(spoiling("raises", ADD_ONE)):
        _ = 1 / 0

    assert getattr(toy, ADD_ONE.attribute) is true_value


def test_a_silenced_rule_is_silent_only_while_the_mutant_lives() -> None:
    silenced = next(mutant for mutant in MUTANTS if mutant.name == "rule-silenced")
    line = "Reduce onboarding from 45 days to 20%"

    def codes() -> set[str]:
        return {found.code for found in lint_line(line, kind="key_result")}

    assert "KR213" in codes()
    with applied(silenced):
        assert "KR213" not in codes()
    assert "KR213" in codes()


def test_a_kill_names_metric_and_cases_and_a_harmless_mutant_survives(tmp_path: Path) -> None:
    suite = a_suite(tmp_path)
    runs = {"toy": (suite, run_suite(suite))}
    harmless = spoiling("harmless", Patch(toy, "toy_cases", lambda _: None))

    trial = try_mutants(runs, mutants=(spoiling("spoilt", ADD_ONE), harmless))

    spoilt, survivor = trial.kills
    assert (spoilt.killed, spoilt.metric) == (True, "even")
    assert spoilt.cases[0] == "n-0"
    assert not survivor.killed
    assert trial.rate == 0.5
    assert "harmless" in next(judge_kill_rate(trial)).message


def test_a_mutant_whose_suite_or_target_is_gone_is_untried_and_never_killed(tmp_path: Path) -> None:
    suite = a_suite(tmp_path)
    runs = {"toy": (suite, run_suite(suite))}
    gone = spoiling("gone", Patch(toy, "no_such_name", lambda value: value))
    elsewhere = Mutant("elsewhere", "a test", "nowhere", lambda: ())

    trial = try_mutants(runs, mutants=(gone, elsewhere))

    assert trial.kills == ()
    assert {"gone", "elsewhere"} <= set(trial.untried)


def test_each_guarded_engine_has_its_mutants() -> None:
    by_suite = {
        suite.name: sum(mutant.suite == suite.name for mutant in MUTANTS) for suite in SUITES
    }

    assert by_suite["draft"] >= 12
    assert by_suite["lint"] + by_suite["classify"] >= 12
    assert by_suite["kpis"] + by_suite["retrieval"] >= 5
    assert UNTRIED
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS)
