"""What ``make coverage`` counts: each module in its room, each place in the units of a browser."""

from pathlib import Path

from covered import BROWSER, ENTRIES, gathered, places, plain_scripts, room_of
from found import some

MAIN, FORM = "chapters/monoamine/browser/main.js", "chapters/monoamine/browser/exhibits/form.js"


def test_a_module_begins_at_the_comment_with_its_name():
    brain = "\N{BRAIN}"
    text = f'(() => {{\n  // {FORM}\n  var brain = "{brain}";\n  // _build/made/model.mjs\n  // {MAIN}\n}})();\n'
    begins = [text.index(f"  // {name}") for name in (FORM, "_build/made/model.mjs", MAIN)]
    # A sign beyond the first plane counts twice in a browser.
    assert places(text) == [(begins[0], "exhibits"), (begins[1] + 1, ""), (begins[2] + 1, "main")]


def test_a_file_of_a_room_counts_for_its_room_and_another_for_itself():
    files = [
        (BROWSER / "exhibits" / "form.js", 10, 5),
        (BROWSER / "exhibits" / "words.js", 20, 20),
        (BROWSER / "main.js", 3, 0),
        (Path("/copy/chapters/monoamine/browser/main.js"), 3, 3),
    ]
    there, run = gathered(files, BROWSER)
    assert (there, run) == ({"exhibits": 30, "main": 3}, {"exhibits": 25, "main": 0})
    assert room_of(Path("a/b/c/d.py"), Path("a")) == "b"


def test_the_scripts_that_are_measured_are_those_of_the_pages(tmp_path):
    texts = plain_scripts(tmp_path)
    assert set(texts) == set(ENTRIES)
    assert all(places(text) for text in some(texts.values()))
