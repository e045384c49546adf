"""The questions that help a draft most: which number is missing, and who answers for it."""

from coach.composer.brief import Understanding
from coach.composer.slots import PEOPLE_SERVED
from coach.composer.values import DraftKeyResult, Variant

MOST_QUESTIONS = 3
OFF_TOPIC = (
    (
        "What should be better for your team or the people it serves by the end of the cycle, "
        "and where does it stand today?"
    ),
)


def questions_for(variants: tuple[Variant, ...], brief: Understanding) -> tuple[str, ...]:
    """At most three questions, the most useful first."""
    found: list[str] = []
    seen: set[str] = set()
    for variant in variants:
        for result in variant.key_results:
            question = _about(result)
            if question and result.metric not in seen:
                seen.add(result.metric)
                found.append(question)
        if len(found) > 1:
            break
    asked = [*_homeless(variants, brief), *found][: MOST_QUESTIONS - 1]
    if brief.who == "" and any(PEOPLE_SERVED in variant.objective.text for variant in variants):
        asked.append("Who should notice the change: which customers, members or colleagues?")
    elif len(found) >= MOST_QUESTIONS and not asked:
        asked = found
    else:
        asked.append("Who will own this, and check the numbers every week?")
    return tuple(asked[:MOST_QUESTIONS])


def _homeless(variants: tuple[Variant, ...], brief: Understanding) -> list[str]:
    """Ask about a number of the brief that belongs to no metric for sure, in the brief's words."""
    placed = {
        number.value
        for variant in variants
        for result in variant.key_results
        for number in (result.baseline, result.target)
    }
    return [
        f"You mention “{issue.clause.text}”: which measure is the {level.shown} of, and "
        "where should it be by the end of the cycle?"
        for issue in brief.issues
        for level in issue.clause.levels
        if level.value not in placed
        and level.role != "change"
        and level.start < len(issue.clause.text)
    ][:1]


def _about(result: DraftKeyResult) -> str:
    known_start, known_goal = result.baseline.value is not None, result.target.value is not None
    if known_start and known_goal:
        return ""
    verb = (
        "are"
        if result.metric.split(" ")[0].endswith("hours") or " hours" in result.metric[:15]
        else "is"
    )
    if known_start:
        return f"Where should the {result.metric} be by the end of the cycle?"
    if known_goal:
        return f"What {verb} the {result.metric} today?"
    return f"What {verb} the {result.metric} today, and where should it be by the end of the cycle?"
