"""KR211: attention that may be worth nothing."""

from collections.abc import Iterator

from coach.grammar.lexicon import word_set
from coach.grammar.tokens import Token
from coach.linter import nouns
from coach.linter.rule import Remark, Source, rule
from coach.linter.subjects import KeyResultLine

_VALUE = word_set("""
    buy buyer buyers buying conversion conversions convert converting converted cost lead leads
    order orders paid pay paying percentage purchase purchases qualified rate ratio revenue sale
    sales share sign-up sign-ups signup trial trials become becoming who
""")
_SITES = word_set("website web homepage page blog online organic")
_TRAFFIC = word_set("""
    traffic visit visits visitor visitors click clicks session sessions
""")
_AUDIENCES = word_set("""
    youtube social channel linkedin instagram tiktok facebook twitter podcast
""")
_LISTS = word_set("subscriber subscribers reach listeners")
_PLAIN_VANITY = nouns.VANITY - word_set("like likes reach hit hits")


@rule("KR211", severity="warning", on="key_result", sources=(Source.OWN,))
def vanity_metric(line: KeyResultLine) -> Iterator[Remark]:
    """A key result counts attention without the value it should bring.

    Why:
        Followers and page views grow by themselves or for money, and nobody's work gets better for
        it. What they do next is what counts.

    Bad:
        Fans on social media from 3k to 8k
        Increase page views from 10,000 to 50,000
        Grow website traffic by 30%
        Reach 1 million impressions

    Good:
        Raise requests for a tasting from 25 to 60 a month
        Raise share of visitors who book from 2% to 5%
        Increase like-for-like sales from 4% to 9%
        Lower cost per download from 3 euros to 1 euro

    Fix:
        Measure what the attention should lead to: requests, bookings, people who come back.
    """
    start = line.parsed.baseline
    if not line.words.chosen.isdisjoint(_VALUE) or (start is not None and start.unit == "%"):
        return
    token = _named(line) or _social_reach(line)
    token = token or _likes(line) or _web_traffic(line)
    if token is not None:
        span = (token.start, token.end)
        yield Remark(f"“{token.text}” shows attention, not value; measure what it leads to", span)


def _named(line: KeyResultLine) -> Token | None:
    """Find a vanity metric that is not the verb of the line ("install solar panels")."""
    token = line.words.find(_PLAIN_VANITY)
    action = line.parsed.action_word
    if token is None or (action is not None and token.start < action.span[1]):
        return None
    behind = line.words.after(token.end)
    told = bool(behind) and behind[0].lower in {"that", "which"}  # "mentions that carry our offer"
    return None if told else token


def _social_reach(line: KeyResultLine) -> Token | None:
    """Find the metric "reach", not the verb."""
    if line.words.has(
        "social reach", "organic reach", "audience reach", "media reach", "post reach"
    ):
        return line.words.find(frozenset({"reach"}))
    return None


def _likes(line: KeyResultLine) -> Token | None:
    chosen = line.words.chosen
    return line.words.find(frozenset({"likes"})) if "dislikes" not in chosen else None


def _web_traffic(line: KeyResultLine) -> Token | None:
    chosen = line.words.chosen
    if chosen & _SITES and chosen & _TRAFFIC:
        return line.words.find(_TRAFFIC)
    if chosen & _AUDIENCES and chosen & _LISTS:
        return line.words.find(_LISTS)
    return None
