"""Each link of the teaching into the dashboard, opened there: the form takes it, and the page's own scene bears it out.

The numbers of Python are held against those of the scene that the page solves. A reader has to see them as well: what
is followed is what is read, and the cursor stands where the number is.
"""

from dataclasses import dataclass, replace

import pytest
from monoamine.dashboard.measured import point_rows
from monoamine.dashboard.scene import product_of
from monoamine.dashboard.state import decode, encode
from monoamine.teaching import Look, activities, questions
from monoamine.teaching.looks import NO_POINT
from monoamine.teaching.readings import ARROWS, OUTSIDE, PICTURE, Read, Reading, made

# How far the page may differ from Python, and the cursor from the number it stands for: shares. Percent of baseline.
SAME, NEAR, LEAST = 0.01, 0.05, 0.5
# Answers with what stands on the page once the link is open. A link that a late tidying of the address undoes is set
# again.
OPEN = """async ({ link, encoded, reads, arrows }) => {
  const exhibit = window.monoamine.exhibits.dashboard, { rules } = exhibit.payload.data, { element } = exhibit;
  const open = () => exhibit.link() === encoded && exhibit.scene
    && JSON.stringify(exhibit.scene.state) === JSON.stringify(exhibit.choice);
  for (let turn = 0; !open() && turn < 400; turn++) {
    if (turn % 50 === 0) location.hash = link;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const { scene, choice, drawn } = exhibit;
  const total = (curves) => curves[0].map((_, i) => curves.reduce((sum, curve) => sum + curve[i], 0));
  const curveOf = ({ transmitter, quantity, run: key }) => {
    const { run } = scene.runs.find((one) => one.key === key);
    if (quantity === "receptors") {
      const half = rules.receptors[transmitter], share = (level) => level / (half + level);
      const filled = run.series(transmitter).map(share);
      return filled.map((one) => (100 * one) / filled[0]);
    }
    if (!(quantity in arrows)) return run.relative(transmitter, quantity);
    const curve = (arrow) => total(rules.flows[transmitter][arrow].map((name) => run.flow(name)));
    const [flow, rest] = arrows[quantity].map(curve);
    return flow.map((one) => (100 * one) / rest[0]);
  };
  const at = (curve, minute) => {
    const place = scene.times.findIndex((time) => time >= minute), before = Math.max(place - 1, 0);
    const width = scene.times[place] - scene.times[before];
    const share = width ? (minute - scene.times[before]) / width : 0;
    return curve[before] + share * (curve[place] - curve[before]);
  };
  const number = (read) => {
    const curve = curveOf(read);
    if (read.at === "peak") return Math.max(...curve);
    return read.at === "trough" ? Math.min(...curve) : at(curve, read.at);
  };
  const notice = element.querySelector("[data-notice]");
  const chosen = (name) => element.querySelector("form").elements[name].value;
  return {
    link: exhibit.link(), scene: open(), notice: notice.checkVisibility() ? notice.textContent : "",
    form: Object.fromEntries(["region", "hypothesis", "window", "see", "product"].map((name) => [name, chosen(name)])),
    drugs: choice.doses.map((_, i) => chosen(`drug-${i + 1}`)),
    numbers: reads.map(number), cursor: reads.map((read) => at(curveOf(read), choice.at)),
    marks: Object.fromEntries(Object.entries(drawn).map(([name, one]) => [name, one.marks.map(({ point }) => point)])),
  };
}"""


@dataclass(frozen=True)
class Claim:
    """What a text says about a scene: ``name`` is the question or activity, ``seen`` whether a link leads there."""

    name: str
    reading: Reading | None
    look: Look | None = None
    seen: bool = False


def claims() -> list[Claim]:
    """Everything that questions and activities say about scenes."""
    found = []
    for one in questions().values():
        for option in one.options:
            found += [Claim(one.id, look.reading, look) for look in option.also]
            if isinstance(option.way, Look):
                found.append(Claim(one.id, option.way.reading, option.way, seen=True))
        found += [Claim(one.id, number) for number in one.numbers.values() if number.read]
    for one in activities().values():
        found += [Claim(one.id, look.reading, look) for look in one.also]
        found += [Claim(one.id, number) for number in (one.reading, *one.numbers.values()) if number.read]
    return found


def reads(claim: Claim) -> list[tuple[str, Read]]:
    """Where the numbers of a claim are read: the link of a scene and what is read there."""
    if not claim.reading:
        return []
    over = claim.reading.over
    parts = [(claim.reading.key, claim.reading.read)]
    return [*parts, (over[0], replace(claim.reading.read, run=over[1]))] if over else parts


CLAIMS = claims()
LOOKS = [claim for claim in CLAIMS if claim.look]
READS = list(dict.fromkeys(part for claim in CLAIMS for part in reads(claim)))
LINKS = sorted(
    {link for link, _ in READS}
    | {claim.look.link for claim in LOOKS}
    | {link for one in activities().values() for link in (one.before, one.run)}
)


@pytest.fixture(scope="module")
def opened(browser, site) -> dict[str, dict]:
    """What the page shows for each link, in one tab that is never loaded again."""
    page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page.goto(f"{site}/chapters/dashboard.html")
    page.wait_for_function("window.monoamine?.exhibits?.dashboard?.scene")
    found = {}
    for link in LINKS:
        asked = [vars(read) for key, read in READS if key == link]
        told = {"link": link, "encoded": encode(decode(link)[0]), "reads": asked, "arrows": ARROWS}
        found[link] = page.evaluate(OPEN, told)
    page.close()
    return found


def shown(opened, link: str, read: Read, kind: str = "numbers") -> float:
    """A number of the page."""
    return opened[link][kind][[one for key, one in READS if key == link].index(read)]


@pytest.mark.parametrize("link", LINKS)
def test_the_form_takes_the_state(opened, link):
    state, found = decode(link)[0], opened[link]
    assert (found["link"], found["scene"], found["notice"]) == (encode(state), True, "")
    assert found["form"] == {name: state[name] for name in found["form"]}
    assert found["drugs"] == [slot["drug"] if slot else "" for slot in state["doses"]]


@pytest.mark.parametrize(("link", "read"), READS, ids=lambda one: one if isinstance(one, str) else one.quantity)
def test_the_page_solves_the_same_number(opened, link, read):
    expected = read.percent(made(link), read.run)
    assert shown(opened, link, read) == pytest.approx(expected, rel=SAME, abs=LEAST)


@pytest.mark.parametrize("claim", [claim for claim in LOOKS if claim.reading], ids=lambda claim: claim.name)
def test_the_number_of_the_page_keeps_the_bounds(opened, claim):
    value, *over = (shown(opened, *part) for part in reads(claim))
    number = value / over[0] if over else value / 100 if claim.reading.form == "times" else value
    above, below = claim.look.bounds
    assert (above is None or number > above) and (below is None or number < below), (claim.look.text, number)


@pytest.mark.parametrize("claim", [claim for claim in CLAIMS if claim.seen], ids=lambda claim: claim.name)
def test_a_reader_who_follows_a_link_sees_it(opened, claim):
    look, state = claim.look, decode(claim.look.link)[0]
    assert opened[look.link]["form"]["see"] == look.transmitter
    assert look.quantity in (OUTSIDE, product_of(state), *PICTURE)
    if claim.reading:
        link, read = reads(claim)[0]
        cursor = shown(opened, link, read, "cursor")
        assert cursor == pytest.approx(shown(opened, link, read), rel=NEAR, abs=LEAST), "the cursor stands elsewhere"


@pytest.mark.parametrize(
    "claim", [claim for claim in LOOKS if claim.look.point or claim.look.without], ids=lambda claim: claim.name
)
def test_the_marks_of_the_page_are_those_that_the_text_says(opened, claim):
    look = claim.look
    panel = look.transmitter if look.quantity == OUTSIDE else "product"
    rows = [point_rows()[number] for number in opened[look.link]["marks"][panel]]
    assert look.without not in rows
    if look.point == NO_POINT:
        assert not rows
    elif look.point:
        assert look.point in rows


def test_links_and_numbers_are_many():
    assert len(LINKS) > 40 and len(READS) > 80 and sum(claim.seen for claim in CLAIMS) > 40
