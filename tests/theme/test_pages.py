"""The page table: errors name file, page and what is allowed; every page of the contents has a row."""

import pytest
import yaml
from found import some
from monoamine.evidence import DataError
from monoamine.theme.pages import pages

ROW = {
    "title": "T",
    "short": "S",
    "level": "simple",
    "minutes": 5,
    "objectives": ["o"],
    "prerequisites": ["p"],
    "next": [],
}


def write(folder, **changes):
    file = folder / "pages.yml"
    file.write_text(yaml.safe_dump({"one": {**ROW, **changes}}), encoding="utf-8")
    return file


def test_every_page_of_the_contents_has_a_row(root):
    toc = yaml.safe_load((root / "_toc.yml").read_text(encoding="utf-8"))
    slugs = [toc["root"], *(page["file"] for part in toc["parts"] for page in part["chapters"])]
    assert [slug.partition("/")[2] for slug in slugs] == list(pages())


def test_titles_are_the_headings(root):
    for page in some(pages().values()):
        source = next((root / "chapters").glob(f"{page.slug}.*"))
        assert f"# {page.title}" in source.read_text(encoding="utf-8"), source.name


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"level": "hard"}, "column level: 'hard' is not allowed; allowed: everyone, simple, advanced, instructor"),
        ({"minutes": 0}, "column minutes: 0 is not allowed; allowed: a whole number of minutes above 0"),
        ({"minutes": "ten"}, "column minutes: 'ten' is not allowed"),
        ({"next": ["two"]}, "column next: 'two' is not allowed; allowed: a page of this file: one"),
    ],
)
def test_bad_row_is_a_clear_error(tmp_path, changes, message):
    with pytest.raises(DataError) as error:
        pages(write(tmp_path, **changes))
    assert str(error.value).startswith("pages.yml, row 1, ")
    assert message in str(error.value)


def test_missing_field_is_a_clear_error(tmp_path):
    file = tmp_path / "pages.yml"
    file.write_text(yaml.safe_dump({"one": {key: ROW[key] for key in ROW if key != "minutes"}}), encoding="utf-8")
    with pytest.raises(DataError, match="one: missing"):
        pages(file)
