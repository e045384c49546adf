"""KR208: verb and numbers point different ways."""

from collections.abc import Iterator

from coach.grammar.lexicon import word_set
from coach.grammar.units import DURATIONS
from coach.grammar.values import Direction, Phrase
from coach.grammar.verbs import lemma
from coach.linter import nouns
from coach.linter.repairs import direction_word
from coach.linter.rule import Remark, Repair, Source, rule
from coach.linter.subjects import KeyResultLine
from coach.linter.verbless import MOVES
from coach.linter.words import Words, first_chunk

_BETTERING = word_set("""
    better enhance improve improved improves improving optimise optimize strengthen
""")
_HASTENING = word_set("speed accelerate quicken expedite")


@rule("KR208", severity="error", on="key_result", sources=(Source.FITBOTS,))
def wrong_direction(line: KeyResultLine) -> Iterator[Remark]:
    """The verb says one way and the numbers go the other.

    Why:
        One of the two is wrong, and people will work towards whichever they read first.

    Bad:
        Increase cancellations from 9% to 6%
        Reduce renewal rate from 80% to 90%
        Cut handling time from 90 minutes to 2 hours
        Improve churn from 3% to 5%

    Good:
        Reduce cancellations from 9% to 6%
        Reduce handling time from 90 minutes to 1 hour
        Cut no-shows from 1 in 8 to 1 in 20
        Improve response time from 15 to 10 minutes

    Fix:
        Turn the verb, or swap the numbers if they stand the wrong way round.
    """
    parsed = line.parsed
    action, by_number = parsed.action_word, parsed.number_direction
    if parsed.baseline is None or parsed.target is None or by_number in {None, Direction.HOLD}:
        return
    expected = parsed.verb_direction or _better(line, action)
    aside = "(" in line.text[: parsed.baseline.span[0]]
    if expected is Direction.HOLD and (aside or line.words.chosen & MOVES):
        return
    if expected is None or expected is by_number:
        return
    verb = action or _verb_behind(line)
    if verb is None:
        return
    assert by_number is not None  # noqa: S101 - narrowed above, which mypy cannot see
    ways = {Direction.INCREASE: "rise", Direction.DECREASE: "fall"}
    message = f"the verb is “{verb.text}”, yet the numbers {ways[by_number]}"
    if action is None:
        yield Remark(message, verb.span)
        return
    right = direction_word(by_number)
    text = right if verb.text[:1].isupper() else right.lower()
    yield Remark(message, verb.span, Repair("Turn the verb to where the numbers go", text))


def _verb_behind(line: KeyResultLine) -> Phrase | None:
    """Find the verb in "repeat rate rises from 40% to 30%"."""
    found = line.words.find(MOVES)
    return Phrase(found.text, (found.start, found.end)) if found is not None else None


def _better(line: KeyResultLine, action: Phrase | None) -> Direction | None:
    """Say which way is better for a metric that somebody wants to improve."""
    target = line.parsed.target
    if action is None or target is None or line.parsed.metric is None:
        return None
    if lemma(action.text.split()[0]) in _HASTENING and target.unit in DURATIONS:
        return Direction.DECREASE
    if action.text.lower() not in _BETTERING:
        return None
    words = [token.lower for token in first_chunk(Words(line.parsed.metric.text).tokens)]
    if nouns.any_among(words, nouns.BETTER_LOW):
        return None if nouns.any_among(words, nouns.BETTER_HIGH) else Direction.DECREASE
    return Direction.INCREASE if nouns.any_among(words, nouns.BETTER_HIGH) else None
