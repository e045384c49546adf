import pytest

from coach.grammar.document import parse_document, render_document
from coach.grammar.values import Document, DocumentLine, DocumentObjective

NORMAL = """\
---
team: Bakery
cycle: 2027-Q1
profile: fitbots
---
# O: Make mornings effortless so that regulars bring their neighbours
type: committed
parent: Be the street's first choice
allow: OBJ109 the board chose the words
- KR: Cut the queue from 9 minutes to 4 minutes (allow: KR212 the cycle says it)
- KR: Raise pre-orders from 12 to 60 a day (aspirational)
- KPI: Freshness rating at 4.5 or above
- Initiative: Print the order card

Something the team wants to remember.
"""


def texts(lines: tuple[DocumentLine, ...]) -> list[str]:
    return [line.text for line in lines]


def entries(document: Document) -> list[DocumentLine]:
    found = [*document.kpis, *document.key_results, *document.initiatives]
    for each in document.objectives:
        found += [each.entry, *each.key_results, *each.kpis, *each.initiatives]
    return found


def assert_every_entry_stands_where_it_says(document: Document) -> None:
    lines = document.source.splitlines()
    for entry in entries(document):
        line = lines[entry.line - 1]
        assert line[entry.column : entry.column + len(entry.text)] == entry.text


def only_objective(source: str) -> DocumentObjective:
    document = parse_document(source)
    assert_every_entry_stands_where_it_says(document)
    (objective,) = document.objectives
    return objective


def test_the_normal_form_is_read_in_full() -> None:
    document = parse_document(NORMAL)
    assert_every_entry_stands_where_it_says(document)
    assert document.front == {"team": "Bakery", "cycle": "2027-Q1", "profile": "fitbots"}
    (objective,) = document.objectives
    assert objective.entry.line == 6
    assert objective.type == "committed"
    assert objective.fields == {"parent": "Be the street's first choice"}
    assert [(each.code, each.reason) for each in objective.allowances] == [
        ("OBJ109", "the board chose the words")
    ]
    assert texts(objective.key_results) == [
        "Cut the queue from 9 minutes to 4 minutes",
        "Raise pre-orders from 12 to 60 a day",
    ]
    assert [each.code for each in objective.key_results[0].allowances] == ["KR212"]
    assert objective.key_results[1].type == "aspirational"
    assert texts(objective.kpis) == ["Freshness rating at 4.5 or above"]
    assert texts(objective.initiatives) == ["Print the order card"]


def test_the_normal_form_renders_as_itself() -> None:
    assert render_document(parse_document(NORMAL)) == NORMAL


AIM = "Make mornings effortless"
RESULTS = ["Cut the queue from 9 to 4 minutes", "Raise pre-orders from 12 to 60"]

LAYOUTS = {
    "headings": f"# O: {AIM}\n- KR: {RESULTS[0]}\n- KR: {RESULTS[1]}\n",
    "numbered labels": f"## Objective 1: {AIM}\n- KR1: {RESULTS[0]}\n- KR2: {RESULTS[1]}\n",
    "outline": f"O: {AIM}\nKR1: {RESULTS[0]}\nKR2: {RESULTS[1]}\n",
    "outline without colons": f"O1 - {AIM}\nKR 1.1 - {RESULTS[0]}\nKR 1.2 - {RESULTS[1]}\n",
    "sections": f"Objective:\n{AIM}\n\nKey results:\n* {RESULTS[0]}\n* {RESULTS[1]}\n",
    "heading sections": f"# Objective: {AIM}\n### Key Results\n1. {RESULTS[0]}\n2. {RESULTS[1]}\n",
    "bare heading": f"## {AIM}\n\n- {RESULTS[0]}\n- {RESULTS[1]}\n",
    "bare paragraph": f"{AIM}\n- {RESULTS[0]}\n- {RESULTS[1]}\n",
    "nested list": f"- {AIM}\n  - {RESULTS[0]}\n  - {RESULTS[1]}\n",
    "numbered outline": f"1. {AIM}\n1.1 {RESULTS[0]}\n1.2 {RESULTS[1]}\n",
    "emphasis": f"**Objective:** {AIM}\n- **KR1:** {RESULTS[0]}\n- **KR2**: {RESULTS[1]}\n",
    "check boxes": f"# O: {AIM}\n- [ ] KR: {RESULTS[0]}\n- [x] KR: {RESULTS[1]}\n",
    "pictures": f"🎯 Objective: {AIM}\n📈 KR: {RESULTS[0]}\n📈 KR: {RESULTS[1]}\n",
    "tabs": f"O:\t{AIM}\n\tKR:\t{RESULTS[0]}\n\tKR:\t{RESULTS[1]}\n",
    "windows": f"\ufeff# O: {AIM}\r\n- KR: {RESULTS[0]}\r\n- KR: {RESULTS[1]}\r\n",
    "hard spaces": f"#\u00a0O:\u00a0{AIM}\n-\u00a0KR:\u00a0{RESULTS[0]}\n- KR: {RESULTS[1]}\n",
    "full-width colons": f"O\uff1a {AIM}\nKR1\uff1a {RESULTS[0]}\nKR2\uff1a {RESULTS[1]}\n",
    "bullet points": f"O: {AIM}\n• {RESULTS[0]}\n• {RESULTS[1]}\n",
    "quoted": f"> O: {AIM}\n> - KR: {RESULTS[0]}\n> - KR: {RESULTS[1]}\n",
    "table": (
        f"| Objective | Key result |\n|---|---|\n| {AIM} | {RESULTS[0]} |\n| | {RESULTS[1]} |\n"
    ),
    "table that repeats": (
        f"| O | KR |\n|:--|--:|\n| {AIM} | {RESULTS[0]} |\n| {AIM} | {RESULTS[1]} |\n"
    ),
}


@pytest.mark.parametrize("source", LAYOUTS.values(), ids=LAYOUTS)
def test_every_usual_layout_gives_the_same_objective(source: str) -> None:
    objective = only_objective(source)
    assert objective.entry.text == AIM
    assert texts(objective.key_results) == RESULTS


@pytest.mark.parametrize("source", LAYOUTS.values(), ids=LAYOUTS)
def test_a_rendering_reads_the_same_and_renders_as_itself(source: str) -> None:
    rendered = render_document(parse_document(source))
    objective = only_objective(rendered)
    assert [objective.entry.text, *texts(objective.key_results)] == [AIM, *RESULTS]
    assert render_document(parse_document(rendered)) == rendered


def test_a_table_lends_its_numbers_to_the_key_result() -> None:
    source = (
        "| KR | Baseline | Target | Owner |\n|---|---|---|---|\n| Queue | 9 min | 4 min | Ada |\n"
    )
    document = parse_document(f"# O: {AIM}\n\n{source}")
    assert_every_entry_stands_where_it_says(document)
    assert texts(document.objectives[0].key_results) == ["Queue | 9 min | 4 min"]


def test_a_table_of_something_else_is_left_alone() -> None:
    document = parse_document("| Name | Room |\n|---|---|\n| Ada | 12 |\n")
    assert entries(document) == []


def test_sections_sort_plain_bullets() -> None:
    objective = only_objective(
        f"# O: {AIM}\nKey results:\n- {RESULTS[0]}\nKPIs:\n- Freshness at 4.5\n"
        "Tasks:\n- Print the card\n## Notes\n- Ask Ada\n"
    )
    assert texts(objective.key_results) == [RESULTS[0]]
    assert texts(objective.kpis) == ["Freshness at 4.5"]
    assert texts(objective.initiatives) == ["Print the card"]


def test_a_remark_below_a_key_result_is_no_key_result() -> None:
    objective = only_objective(f"# O: {AIM}\n- {RESULTS[0]}\n  - measured at the till\n")
    assert texts(objective.key_results) == [RESULTS[0]]


def test_lines_without_an_objective_are_kept_apart() -> None:
    document = parse_document("KPI: Freshness at 4.5\nKR: Cut waste from 9% to 4%\nTask: Print\n")
    assert document.objectives == ()
    assert texts(document.kpis) == ["Freshness at 4.5"]
    assert texts(document.key_results) == ["Cut waste from 9% to 4%"]
    assert texts(document.initiatives) == ["Print"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("type: committed", "committed"),
        ("Type: Aspirational", "aspirational"),
        ("- type: stretch", "aspirational"),
        ("**Type:** learning", "learning"),
    ],
)
def test_a_type_line_below_an_objective_counts(line: str, expected: str) -> None:
    assert only_objective(f"O: {AIM}\n{line}\n- KR: {RESULTS[0]}\n").type == expected


@pytest.mark.parametrize("tag", ["(committed)", "[Committed]", "(roofshot)"])
def test_a_type_in_brackets_counts_and_is_no_part_of_the_text(tag: str) -> None:
    objective = only_objective(f"O: {AIM} {tag}\n- KR: {RESULTS[0]}\n")
    assert (objective.entry.text, objective.type) == (AIM, "committed")


def test_a_key_result_may_carry_type_and_allowance_on_lines_of_its_own() -> None:
    objective = only_objective(
        f"O: {AIM}\n- KR: {RESULTS[0]}\n  type: aspirational\n  allow: KR204, KR216 new shop\n"
    )
    (line,) = objective.key_results
    assert objective.type is None
    assert line.type == "aspirational"
    assert [(each.code, each.reason, each.line) for each in line.allowances] == [
        ("KR204", "new shop", 4),
        ("KR216", "new shop", 4),
    ]


@pytest.mark.parametrize(
    "source",
    [
        "---\nteam: Bakery\nno end of the front matter\n",
        "---\nteam: !!python/object:os.system\n---\n",
        "team: Bakery\n",
    ],
)
def test_front_matter_is_read_as_words_and_nothing_more(source: str) -> None:
    document = parse_document(source)
    assert entries(document) == []
    assert set(document.front) <= {"team"}


def test_a_yaml_tag_stays_a_word() -> None:
    document = parse_document("---\nteam: !!python/name:os.system\n---\n")
    assert document.front == {"team": "!!python/name:os.system"}


def test_a_title_is_no_objective() -> None:
    document = parse_document(f"# Support OKRs 2027\n\n## Objective: {AIM}\n- KR: {RESULTS[0]}\n")
    assert [each.entry.text for each in document.objectives] == [AIM]


@pytest.mark.parametrize("source", ["", "\n\n", "🚀", "\ufeff", "---", "|", "| |\n", "# ", "- "])
def test_nothing_to_read_is_an_empty_document(source: str) -> None:
    document = parse_document(source)
    assert entries(document) == []
    assert document.source == source


@pytest.mark.parametrize(
    "piece", ["- ", "# ", "> ", "**", "|", "KR1: ", "(allow: KR204 x) ", "1. "]
)
def test_a_hundred_kilobytes_in_one_line_do_not_hide_the_next(piece: str) -> None:
    source = piece * (100_000 // len(piece)) + f"\n# O: {AIM}\n- KR: {RESULTS[0]}\n"
    document = parse_document(source)
    assert document.objectives[-1].entry.text == AIM
    assert texts(document.objectives[-1].key_results) == [RESULTS[0]]
