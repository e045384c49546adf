"""The rule book."""

from itertools import groupby

from litestar import Controller, get
from litestar.params import FromPath
from litestar.response import Template

from coach.linter.catalogue import RULES, rule_by_code
from coach.linter.rule import Rule

FAMILIES = {
    "OBJ": "Objectives",
    "KR": "Key results",
    "SET": "The set",
    "TYP": "Type and ambition",
    "ALN": "Alignment",
    "CYC": "Through the cycle",
    "PAY": "Pay",
    "GEN": "Drafts by a machine",
}


class RulePages(Controller):
    """Every rule has a page, whose address findings carry."""

    path = "/rules"
    include_in_schema = False

    @get(name="web.rules")
    async def rules(self) -> Template:
        """List every rule by family."""
        families = [
            (FAMILIES.get(name, name), list(some)) for name, some in groupby(RULES, _family)
        ]
        return Template("rules/list.html", context={"families": families})

    @get("/{code:str}")
    async def rule(self, code: FromPath[str]) -> Template:
        """Show one rule, by its code or its name. Raises NotFound."""
        return Template("rules/page.html", context={"rule": rule_by_code(code)})


def _family(rule: Rule) -> str:
    return rule.code.rstrip("0123456789")
