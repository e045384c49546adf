from coach.grammar.document import parse_document, render_document, same_content
from coach.grammar.values import DocumentLine

SOURCE = """\
O: Bring bakers back to the night shift
   so that shops open full
- KR: Raise share of filled night shifts
  from 70%
  to 95%
- KR: Reduce cancellations from 9% to 6%

  counted by the shop managers
- KR: Cut baker turnover from 22% to 14%
  Numbers come from payroll
"""


def parts(entry: DocumentLine, source: str) -> list[str]:
    """Read the parts of an entry where its joints say they stand."""
    lines = source.splitlines()
    places = [(0, entry.line, entry.column)]
    places += [(joint.offset, joint.line, joint.column) for joint in entry.joints]
    ends = [offset - 1 for offset, _, _ in places[1:]] + [len(entry.text)]
    return [
        lines[line - 1][column : column + end - offset]
        for (offset, line, column), end in zip(places, ends, strict=True)
    ]


def test_an_indented_line_that_goes_on_belongs_to_the_entry_above() -> None:
    objective = parse_document(SOURCE).objectives[0]
    assert objective.entry.text == "Bring bakers back to the night shift so that shops open full"
    assert [line.text for line in objective.key_results] == [
        "Raise share of filled night shifts from 70% to 95%",
        "Reduce cancellations from 9% to 6%",
        "Cut baker turnover from 22% to 14%",
    ]


def test_joints_lead_back_to_the_lines() -> None:
    objective = parse_document(SOURCE).objectives[0]
    for entry in (objective.entry, *objective.key_results):
        assert " ".join(parts(entry, SOURCE)) == entry.text


def test_a_line_that_is_not_indented_or_stands_under_a_heading_is_left_alone() -> None:
    source = "# O: Bring bakers back\n  so that shops open\n- KR: Reduce waste\nfrom 9% to 6%\n"
    objective = parse_document(source).objectives[0]
    assert objective.entry.text == "Bring bakers back"
    assert [line.text for line in objective.key_results] == ["Reduce waste"]


def test_the_normal_form_writes_an_entry_on_one_line() -> None:
    source = (
        "O: Bring bakers back\n  so that shops open full\n- KR: Reduce waste\n  from 9% to 6%\n"
    )
    document = parse_document(source)
    rendered = render_document(document)
    assert rendered == (
        "# O: Bring bakers back so that shops open full\n- KR: Reduce waste from 9% to 6%\n"
    )
    assert same_content(parse_document(rendered), document)
