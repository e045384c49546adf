"""Does every line keep to its formula, and do text and fields say the same?"""

from coach.composer.values import Draft, DraftKeyResult, DraftNumber, DraftObjective
from coach.grammar.key_result import parse_key_result
from coach.grammar.objective import parse_objective
from coach.grammar.values import Quantity
from evals.graders.reading import key_results_of
from evals.grading import Grade, Grades

CONNECTIVES = (" so that ", " in order to ")


def formula_slots(draft: Draft) -> Grades:
    """Score objectives and key results apart; an empty draft cannot tell."""
    if not draft.variants:
        return {}
    objectives = [objective_faults(variant.objective) for variant in draft.variants]
    results = [key_result_faults(result) for result in key_results_of(draft)]
    return {
        "objective-formula": _share(objectives),
        "key-result-formula": _share(results),
    }


def objective_faults(objective: DraftObjective) -> list[str]:
    """Name what an objective lacks: action word, outcome, connective, value, agreement."""
    text = objective.text
    connective = next((each for each in CONNECTIVES if each in text), "")
    parsed = parse_objective(text)
    checks = {
        "no action word": bool(objective.action_word) and text.startswith(objective.action_word),
        "no outcome": bool(objective.outcome) and objective.outcome in text,
        "no “so that”": bool(connective),
        "no value": bool(objective.value) and text.endswith(objective.value),
        "value before outcome": text.find(objective.outcome) <= text.rfind(objective.value),
        "a digit in the objective": not any(letter.isdigit() for letter in text),
        "the parser finds no action word": parsed.action_word is not None,
        "the parser reads another value": parsed.value is not None,
    }
    return [f"{fault}: {text}" for fault, fine in checks.items() if not fine]


def key_result_faults(result: DraftKeyResult) -> list[str]:
    """Name what a key result lacks: action word, metric, levels, agreement with its fields."""
    text = result.text
    parsed = parse_key_result(text)
    checks = {
        "no action word": bool(result.action_word) and text.startswith(result.action_word),
        "no metric": bool(result.metric) and result.metric in text,
        "no “from … to …”": " from " in text and " to " in text.rpartition(" from ")[2],
        "the baseline differs from the text": _agrees(result.baseline, parsed.baseline),
        "the target differs from the text": _agrees(result.target, parsed.target),
        "the direction is no direction": result.direction in {"increase", "decrease"},
        "the unit is missing in the text": not result.unit or _unit_shows(result),
    }
    return [f"{fault}: {text}" for fault, fine in checks.items() if not fine]


def _agrees(field: DraftNumber, read: Quantity | None) -> bool:
    if read is None:
        return False
    return read.is_blank if field.value is None else read.value == field.value


def _unit_shows(result: DraftKeyResult) -> bool:
    signs = {
        "EUR": ("€", "EUR", "euro"),
        "USD": ("$", "USD", "dollar"),
        "GBP": ("£", "GBP", "pound"),
    }
    return any(sign in result.text for sign in signs.get(result.unit, (result.unit.rstrip("s"),)))


def _share(faults: list[list[str]]) -> Grade:
    fine = sum(not each for each in faults)
    first = next((each[0] for each in faults if each), "")
    return Grade(
        fine / len(faults) if faults else 0.0, first or ("" if faults else "no key results")
    )
