"""The synapse picture is complete before any script: words, names for a screen reader, theme colors, safe ids."""

import re
from xml.etree import ElementTree

import pytest
from found import some
from monoamine.dashboard.synapse_svg import LIMITS, scale_words, synapse_svg, word_keys

SVG = "{http://www.w3.org/2000/svg}"
TEMPLATES = {
    "outside_now": "outside_now {fold}",
    "receptors_now": "receptors_now {n} {all} {rest}",
    "blocked_now": "blocked_now {n} {all}",
    "reversed_now": "reversed_now {n} {all}",
    "scale": "{rest} to {most}",
}


@pytest.fixture(scope="module")
def parts():
    return {key: TEMPLATES.get(key, f"word-{key} & <co>") for key in word_keys()}


@pytest.fixture(scope="module")
def drawing(parts):
    return ElementTree.fromstring(str(synapse_svg("one", parts)))


def _parts(drawing, name):
    return [element for element in drawing.iter() if element.get("data-part") == name]


def _shown_dots(group):
    dots = [element for element in group.iter(f"{SVG}circle") if element.get("class") == "dot"]
    return len([dot for dot in dots if dot.get("data-off") is None]), len(dots)


def test_a_screen_reader_hears_one_picture_with_a_name_and_a_description(drawing, parts):
    assert drawing.tag == f"{SVG}svg" and drawing.get("role") == "img"
    by_id = {element.get("id"): element for element in drawing.iter() if element.get("id")}
    assert by_id[drawing.get("aria-labelledby")].text == parts["title"]
    assert by_id[drawing.get("aria-describedby")].text == parts["desc"]


def test_each_word_given_is_in_the_picture(drawing, parts):
    said = [element.text or "" for element in drawing.iter()]
    said += [value for element in drawing.iter() for value in element.attrib.values()]
    for key, words in some(parts.items()):
        if key != "scale":
            assert any(words in one for one in said), key


def test_numbers_at_rest_are_filled_in(drawing):
    told = {element.get("data-reading"): element.text for element in drawing.iter() if element.get("data-reading")}
    assert told == {"outside_now": "outside_now 1", "receptors_now": "receptors_now 1 10 1"}


def test_the_scale_is_told_in_words(parts):
    assert scale_words(parts) == "6 to 120"


def test_a_missing_word_is_an_error(parts):
    with pytest.raises(KeyError, match="vesicles"):
        synapse_svg("one", {key: word for key, word in parts.items() if key != "vesicles"})


@pytest.mark.parametrize("part", ["outside", "cytosol"])
def test_dots_at_rest_are_those_of_the_scale(drawing, part):
    (group,) = _parts(drawing, part)
    assert _shown_dots(group) == (LIMITS[part]["rest"], LIMITS[part]["most"])


def test_vesicles_and_carriers_are_drawn_at_rest(drawing):
    limit = LIMITS["vesicle"]
    assert [_shown_dots(one) for one in _parts(drawing, "vesicle")] == [(limit["rest"], limit["most"])] * limit["count"]
    assert [site.get("data-state") for site in _parts(drawing, "site")] == ["open"] * LIMITS["sites"]
    assert [one.get("data-occupied") is not None for one in _parts(drawing, "receptor")].count(True) == 1
    assert len(_parts(drawing, "autoreceptor")) == LIMITS["autoreceptors"]


def test_each_flow_has_its_arrow_and_its_road(drawing):
    arrows = {element.get("data-arrow") for element in drawing.iter()} - {None}
    roads = {element.get("data-road") for element in drawing.iter()} - {None}
    assert arrows == {"release", "uptake", "exchange", "packing", "breakdown", "synthesis"}
    assert roads == arrows - {"exchange"} | {"exchange-in", "exchange-out", "waste"}


def test_shares_at_rest_are_drawn_as_given(parts):
    drawn = ElementTree.fromstring(str(synapse_svg("one", parts, rest={"brake": 0.5, "receptors": 0.714})))
    taken = {
        kind: [one.get("data-order") for one in _parts(drawn, kind) if one.get("data-occupied") is not None]
        for kind in ("receptor", "autoreceptor")
    }
    assert set(taken["receptor"]) == set("0123456") and taken["autoreceptor"] == ["0"]
    assert _parts(drawn, "brake")[0].get("style") == _parts(drawn, "brake-rest")[0].get("style") == "--brake:2.9"


@pytest.mark.parametrize(("transmitter", "token"), [("DA", "--ink-da"), ("5-HT", "--ink-5-ht"), ("NE", "--ink-ne")])
def test_the_amine_has_the_color_of_its_transmitter(parts, transmitter, token):
    drawn = ElementTree.fromstring(str(synapse_svg("one", parts, transmitter)))
    assert drawn.get("style") == f"--amine:var({token})"


def test_colors_come_from_the_theme_alone(parts, root):
    drawn = str(synapse_svg("one", parts))
    sheet = (root / "chapters/monoamine/theme/css/synapse.css").read_text(encoding="utf-8")
    assert not re.search(r'\s(fill|stroke|color)="', drawn)
    for text in (drawn, sheet):
        assert not re.search(r"#[0-9a-fA-F]{3,8}\b|\b(rgb|hsl|oklch|lab)a?\(", text)
    values = re.findall(r"\b(?:fill|stroke|background|color):\s*([^;}]+)", sheet)
    assert values and all(value == "none" or "var(--" in value for value in values)


def test_two_pictures_on_one_page_share_no_id(parts):
    ids = [re.findall(r'\bid="([^"]+)"', str(synapse_svg(ident, parts))) for ident in ("one", "two")]
    assert ids[0] and not set(ids[0]) & set(ids[1])
    assert all(one.startswith("one-") for one in ids[0])


def test_the_same_words_make_the_same_picture(parts):
    assert str(synapse_svg("one", parts)) == str(synapse_svg("one", parts))
