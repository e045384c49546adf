"""What holds for any text at all: nothing raises, spans are exact, renderings read the same."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from coach.grammar.deadline import find_deadline
from coach.grammar.document import parse_document, render_document, same_content
from coach.grammar.document_rendering import render_lines
from coach.grammar.key_result import parse_key_result, render_key_result, same_key_result
from coach.grammar.objective import parse_objective, render_objective, same_objective
from coach.grammar.outline import outline
from coach.grammar.quantity import quantities
from coach.grammar.values import Phrase, Quantity

PIECES = [
    "from",
    "to",
    "by",
    "of",
    "at",
    "X",
    "Y",
    "5",
    "45",
    "%",
    "3.1/5",
    "1",
    "in",
    "8",
    "days",
    "hours",
    "€",
    "$",
    "1.2M",
    "12\u201315",
    "-20%",
    "+15",
    "under",
    "at",
    "least",
    "(currently",
    "25)",
    "KR1:",
    "-",
    "[",
    "]",
    "**",
    "__",
    "Raise",
    "Reduce",
    "hold",
    "double",
    "half",
    "a",
    "third",
    "no",
    "zero",
    "Q3",
    "2027",
    "FY27",
    "within",
    "6",
    "weeks",
    "|",
    "→",
    "->",
    "so",
    "that",
    "help",
    "order",
    ",",
    ":",
    ";",
    ".",
    "(",
    "#12",
    "ISO",
    "27001",
    "1h30",
    "2x",
    "x2",
    "week-4",
    "30-day",
    "NPS",
    "churn",
    "the",
    "1",
    "200",
    "12'000",
    "1.234,5",
    "100%",
    "baseline:",
    "was",
    "and",
    "cut",
    "up",
    "down",
    "O:",
    "Objective",
    "KPI:",
    "allow:",
    "KR204",
    "type:",
    "committed",
    "(committed)",
    "#",
    "--",
    "---",
    "1.",
    "1.1",
    "\uff1a",
    "?%",
    "??",
    "TBD",
    "$X",
    "XM",
    "Make",
    "customers",
    "30",
    "June",
    "end",
    "quarter",
    "<b>",
    "🎯",
    "İ",
    "ß",
    "ﬁ",
    "½",
    "²",
]
noise = st.text(max_size=40)
pasted = st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)
lines = st.one_of(noise, pasted)

METRICS = ["queue time", "NPS", "average basket", "share of repeat guests", "no-show rate"]
UNITS = ["%", " days", " hours", "/5", "k", ""]
ENDS = ["", " by 30 June", " by the end of Q2", " in six weeks", " this quarter"]


@st.composite
def movements(draw: st.DrawFn) -> str:
    """Key results in the order of the formula."""
    verb = draw(st.sampled_from(["Raise", "Reduce", "Increase", "Cut", "Improve", "Move"]))
    unit = draw(st.sampled_from(UNITS))
    numbers = st.one_of(
        st.decimals(0, 999, places=1).map(str), st.integers(0, 999).map(str), st.just("X")
    )
    start, target = draw(numbers), draw(numbers)
    metric, end = draw(st.sampled_from(METRICS)), draw(st.sampled_from(ENDS))
    return f"{verb} {metric} from {start}{unit} to {target}{unit}{end}"


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Documents of labelled and unlabelled lines, sections, fields and prose."""
    shapes = [
        "# O: {}", "## Objective 2: {}", "O1 - {}", "- KR: {}", "KR2: {}", "* {}", "  - {}", "{}",
        "KPI: {}", "- Initiative: {}", "Key results:", "Tasks:", "## Notes", "type: stretch",
        "  type: committed", "allow: KR204 why", "owner: Ada", "", "| O | KR |", "| {} | {} |",
        "1. {}", "1.1 {}", "> {}", "**Objective:** {}", "- {} (committed)", "- {} (allow: KR204 x)",
    ]  # fmt: skip
    chosen = draw(st.lists(st.sampled_from(shapes), max_size=12))
    texts = st.one_of(movements(), pasted, st.just("Make mornings effortless"))
    body = [shape.format(draw(texts), draw(texts)) for shape in chosen]
    front = draw(st.sampled_from([[], ["---", "team: Bakery", "---"], ["---"]]))
    return draw(st.sampled_from(["\n", "\r\n"])).join([*front, *body])


def assert_in_place(text: str, parts: list[Phrase | Quantity | None]) -> None:
    for part in parts:
        if part is not None:
            assert text[part.span[0] : part.span[1]] == part.text
            assert part.text


@given(lines)
def test_every_part_of_a_key_result_is_the_text_at_its_span(text: str) -> None:
    parsed = parse_key_result(text)
    assert_in_place(text, [parsed.action_word, parsed.metric, parsed.deadline, parsed.bound])
    assert_in_place(text, [parsed.qualifier, parsed.baseline, parsed.target, parsed.change])
    assert_in_place(text, [*parsed.quantities, *quantities(text), find_deadline(text)])


@given(lines)
def test_quantities_stand_in_reading_order_and_never_overlap(text: str) -> None:
    spans = [one.span for one in quantities(text)]
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@given(lines)
def test_every_part_of_an_objective_is_the_text_at_its_span(text: str) -> None:
    parsed = parse_objective(text)
    assert_in_place(text, [parsed.action_word, parsed.outcome, parsed.connective, parsed.value])


@given(lines)
def test_a_key_result_reads_the_same_after_rendering(text: str) -> None:
    parsed = parse_key_result(text)
    rendered = render_key_result(parsed)
    assert same_key_result(parse_key_result(rendered), parsed)
    assert render_key_result(parse_key_result(rendered)) == rendered


@given(movements())
def test_a_key_result_by_the_formula_renders_as_itself(text: str) -> None:
    parsed = parse_key_result(text)
    assert parsed.baseline is not None
    assert parsed.target is not None
    # From its parts alone: the text it came from must not be needed.
    assert render_key_result(replace(parsed, text="lost")) == text


@given(lines)
def test_an_objective_reads_the_same_after_rendering(text: str) -> None:
    parsed = parse_objective(text)
    rendered = render_objective(parsed)
    assert same_objective(parse_objective(rendered), parsed)
    assert render_objective(parse_objective(rendered)) == rendered


@given(st.one_of(documents(), st.text(max_size=80), st.lists(lines).map("\n".join)))
def test_a_document_reads_the_same_after_rendering(source: str) -> None:
    document = parse_document(source)
    rendered = render_document(document)
    assert same_content(parse_document(rendered), document)
    assert render_document(parse_document(rendered)) == rendered


@given(st.one_of(documents(), st.text(max_size=80)))
def test_every_entry_of_a_document_is_the_text_at_its_line_and_column(source: str) -> None:
    document = parse_document(source)
    rows = source.splitlines()
    entries = [*document.kpis, *document.key_results, *document.initiatives]
    for each in document.objectives:
        entries += [each.entry, *each.key_results, *each.kpis, *each.initiatives]
    for entry in entries:
        row = rows[entry.line - 1]
        assert row[entry.column : entry.column + len(entry.text)] == entry.text


@given(movements(), movements())
def test_the_normal_form_of_an_ordinary_document_needs_no_way_out(one: str, two: str) -> None:
    source = f"## Objective 1: Make mornings calm\ntype: stretch\n1. {one}\n2. {two} (learning)\n"
    document = parse_document(source)
    assert same_content(parse_document(render_lines(outline(source))), document)
