from retrieval.naming import NameIndex

NAMES = NameIndex([("Days sales outstanding", "DSO"), ("No-show rate",), ("Sales",)])


def test_a_text_that_is_a_name_names_it_wholly() -> None:
    assert NAMES.search("dso") == {0: 1.0}


def test_a_name_inside_a_longer_text_counts_for_its_share_of_it() -> None:
    found = NAMES.search("our no-show rates hurt every clinic")

    assert found == {1: 0.5}


def test_the_longer_of_two_names_counts_more() -> None:
    found = NAMES.search("days sales outstanding")

    assert found[0] > found[2]
