"""Every rule, in the order of the rule book. A rule that is not in this table does not exist."""

from types import MappingProxyType

from coach.errors import NotFound
from coach.linter.rule import Rule
from coach.linter.rules.aln501_unaligned import unaligned
from coach.linter.rules.aln502_copied_cascade import copied_cascade
from coach.linter.rules.aln503_level_skip import level_skip
from coach.linter.rules.aln504_double_count import double_count
from coach.linter.rules.aln505_no_single_owner import no_single_owner
from coach.linter.rules.aln506_individual_overuse import individual_overuse
from coach.linter.rules.aln507_top_down_only import top_down_only
from coach.linter.rules.aln508_silent_dependency import silent_dependency
from coach.linter.rules.cyc601_set_and_forget import set_and_forget
from coach.linter.rules.cyc602_status_contradicts_data import status_contradicts_data
from coach.linter.rules.cyc603_moved_goalposts import moved_goalposts
from coach.linter.rules.cyc604_blind_carry_over import blind_carry_over
from coach.linter.rules.cyc605_rigid_goal import rigid_goal
from coach.linter.rules.cyc606_gut_score import gut_score
from coach.linter.rules.cyc607_late_wrap_up import late_wrap_up
from coach.linter.rules.gen801_invented_number import invented_number
from coach.linter.rules.kr201_task_as_key_result import task_as_key_result
from coach.linter.rules.kr202_activity_count import activity_count
from coach.linter.rules.kr203_missing_metric import missing_metric
from coach.linter.rules.kr204_missing_baseline import missing_baseline
from coach.linter.rules.kr205_missing_target import missing_target
from coach.linter.rules.kr206_kpi_as_key_result import kpi_as_key_result
from coach.linter.rules.kr207_binary_key_result import binary_key_result
from coach.linter.rules.kr208_wrong_direction import wrong_direction
from coach.linter.rules.kr209_no_movement import no_movement
from coach.linter.rules.kr210_compound_key_result import compound_key_result
from coach.linter.rules.kr211_vanity_metric import vanity_metric
from coach.linter.rules.kr212_missing_deadline import missing_deadline
from coach.linter.rules.kr213_unit_mismatch import unit_mismatch
from coach.linter.rules.kr214_vague_quantity import vague_quantity
from coach.linter.rules.kr215_missing_direction_word import missing_direction_word
from coach.linter.rules.kr216_open_blank import open_blank
from coach.linter.rules.obj101_metric_in_objective import metric_in_objective
from coach.linter.rules.obj102_output_objective import output_objective
from coach.linter.rules.obj103_business_as_usual_objective import business_as_usual_objective
from coach.linter.rules.obj104_missing_action_word import missing_action_word
from coach.linter.rules.obj105_missing_value import missing_value
from coach.linter.rules.obj106_low_value_objective import low_value_objective
from coach.linter.rules.obj107_vague_objective import vague_objective
from coach.linter.rules.obj108_compound_objective import compound_objective
from coach.linter.rules.obj109_long_objective import long_objective
from coach.linter.rules.pay701_pay_linked import pay_linked
from coach.linter.rules.set301_too_many_objectives import too_many_objectives
from coach.linter.rules.set302_too_many_key_results import too_many_key_results
from coach.linter.rules.set303_too_few_key_results import too_few_key_results
from coach.linter.rules.set304_duplicate_key_result import duplicate_key_result
from coach.linter.rules.set305_lagging_only import lagging_only
from coach.linter.rules.set306_missing_guardrail import missing_guardrail
from coach.linter.rules.set307_insufficient_key_results import insufficient_key_results
from coach.linter.rules.set308_everything_is_an_okr import everything_is_an_okr
from coach.linter.rules.typ401_unmarked_type import unmarked_type
from coach.linter.rules.typ402_stretch_worded_as_committed import stretch_worded_as_committed
from coach.linter.rules.typ403_unrealistic_target import unrealistic_target
from coach.linter.rules.typ404_timid_target import timid_target
from coach.linter.rules.typ405_learning_without_evidence import learning_without_evidence

RULES: tuple[Rule, ...] = (
    metric_in_objective,
    output_objective,
    business_as_usual_objective,
    missing_action_word,
    missing_value,
    low_value_objective,
    vague_objective,
    compound_objective,
    long_objective,
    task_as_key_result,
    activity_count,
    missing_metric,
    missing_baseline,
    missing_target,
    kpi_as_key_result,
    binary_key_result,
    wrong_direction,
    no_movement,
    compound_key_result,
    vanity_metric,
    missing_deadline,
    unit_mismatch,
    vague_quantity,
    missing_direction_word,
    open_blank,
    too_many_objectives,
    too_many_key_results,
    too_few_key_results,
    duplicate_key_result,
    lagging_only,
    missing_guardrail,
    insufficient_key_results,
    everything_is_an_okr,
    unmarked_type,
    stretch_worded_as_committed,
    unrealistic_target,
    timid_target,
    learning_without_evidence,
    unaligned,
    copied_cascade,
    level_skip,
    double_count,
    no_single_owner,
    individual_overuse,
    top_down_only,
    silent_dependency,
    set_and_forget,
    status_contradicts_data,
    moved_goalposts,
    blind_carry_over,
    rigid_goal,
    gut_score,
    late_wrap_up,
    pay_linked,
    invented_number,
)
_BY_CODE = MappingProxyType({rule.code: rule for rule in RULES})


def rule_codes() -> frozenset[str]:
    """Every code that a rule has."""
    return frozenset(_BY_CODE)


def rule_by_code(code: str) -> Rule:
    """Find a rule by its code or its name; raises NotFound naming what to do when there is none."""
    wanted = code.strip()
    found = _BY_CODE.get(wanted.upper())
    if found is None:
        found = next((rule for rule in RULES if rule.name == wanted.lower()), None)
    if found is None:
        raise NotFound(f"there is no rule “{code}”; “waymark rule --all” lists them")
    return found
