"""The rule book as one Markdown page, made from the rules themselves.

``python -m coach.linter.docs > docs/rules.md`` writes it anew.
"""

import sys
from itertools import groupby

from coach.linter.catalogue import RULES
from coach.linter.profiles import PROFILES, Profile
from coach.linter.rule import Rule
from coach.linter.schools import disagreement_on

_FAMILIES = {
    "OBJ": "Objectives",
    "KR": "Key results",
    "SET": "Sets",
    "TYP": "Types",
    "ALN": "Alignment",
    "CYC": "Cycle",
    "PAY": "Pay",
    "GEN": "Machine drafts",
}
_OPENING = """\
# The rules

What Waymark's linter knows about weak OKRs. This page is made from the rules themselves by
`python -m coach.linter.docs > docs/rules.md`; its examples run as tests. The same pages are at
hand as `waymark rule KR201`.

A rule is silenced at one place with `allow: KR204 and the reason` below the line, or in brackets
behind it; for a whole document with `allow:` in the front matter; for an organisation with its own
profile (`waymark lint --profile ./our-profile.toml`), where every silenced rule has its reason.
"""


def rules_page() -> str:
    """Write the whole rule book."""
    parts = [_OPENING, _profiles()]
    for family, rules in groupby(RULES, key=lambda rule: rule.code.rstrip("0123456789")):
        parts.append(f"## {_FAMILIES[family]}\n")
        parts += [_section(rule) for rule in rules]
    return "\n".join(parts)


def _profiles() -> str:
    head = "| profile | objectives | key results each | source |\n|---|---|---|---|\n"
    return "## Profiles\n\n" + head + "".join(map(_row, PROFILES))


def _row(profile: Profile) -> str:
    objectives = f"{profile.objectives_min} to {profile.objectives_max}"
    key_results = f"{profile.key_results_min} to {profile.key_results_max}"
    source = f"{profile.source}. {profile.note}" if profile.note else profile.source
    return f"| {profile.name} | {objectives} | {key_results} | {source} |\n"


def _section(rule: Rule) -> str:
    lines = [
        f"### {rule.code} {rule.name}",
        "",
        f"*{rule.severity}* · {rule.source}",
        "",
        rule.summary,
        "",
        rule.why,
        "",
        *_examples("Bad", rule, rule.bad),
        *_examples("Good", rule, rule.good),
        f"**Fix.** {rule.fix}",
        "",
    ]
    disagreement = disagreement_on(rule.code)
    return "\n".join(
        [*lines, *([f"**Sources differ.** {disagreement}", ""] if disagreement else [])]
    )


def _examples(title: str, rule: Rule, examples: tuple[str, ...]) -> list[str]:
    apart = "\n" if rule.on in {"objective", "key_result"} else "\n\n"
    return [f"{title}:", "", "```text", apart.join(examples), "```", ""]


if __name__ == "__main__":
    sys.stdout.write(rules_page())
