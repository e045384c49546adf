"""An objective without what it is good for: the words up to "so that"."""

from coach.grammar.tokens import Token
from coach.grammar.verbs import lemma
from coach.linter.subjects import ObjectiveLine


def outcome_end(line: ObjectiveLine) -> int:
    """Return where the aim ends and "so that" begins."""
    connective = line.parsed.connective
    return connective.span[0] if connective else len(line.text)


def outcome_tokens(line: ObjectiveLine) -> list[Token]:
    """Return the tokens of the aim, without the value it should bring."""
    end = outcome_end(line)
    return [token for token in line.words.tokens if token.end <= end]


def verb_of(line: ObjectiveLine) -> str:
    """Return the plain form of the action word, "" if there is none."""
    action = line.parsed.action_word
    return lemma(action.text.split()[0]) if action else ""
