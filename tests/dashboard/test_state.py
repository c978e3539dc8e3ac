"""States and links: what a reader chose survives being sent, and what cannot be read falls to something and is told."""

import json
from pathlib import Path

import pytest
from damage import DAMAGE
from found import some
from hypothesis import given, settings
from hypothesis import strategies as st
from monoamine.dashboard.state import (
    AMOUNTS,
    CHOICES,
    DRUGS,
    FIRST_DOSE,
    LONGEST_LINK,
    SLOTS,
    TONE,
    WINDOWS,
    blank,
    decode,
    default_state,
    encode,
    routes,
)
from states import drawn, told_links
from twins import in_javascript

HERE = Path(__file__).parent
LINKS_V1, STATES_V1 = HERE / "links_v1.txt", HERE / "links_v1.json"
STATES = st.randoms(use_true_random=False).map(drawn)
GIVEN = "doses=Semax:0.15:ip:0"

# A link -> what it says of the state beyond the blank one, and what of it is told as wrong.
BAD = {
    "in=amygdala": ({}, ["in=amygdala"]),
    "if=H9": ({}, ["if=H9"]),
    "for=1h": ({}, ["for=1h"]),
    "see=GABA&show=none&scale=cubic": ({}, ["see=GABA", "show=none", "scale=cubic"]),
    "tone=9": ({"tone": 2.0}, ["tone=9"]),
    "tone=0": ({"tone": 0.5}, ["tone=0"]),
    "tone=NaN": ({}, ["tone=NaN"]),
    "tone=Infinity": ({}, ["tone=Infinity"]),
    "tone=1e0": ({}, ["tone=1e0"]),
    "tone=": ({}, ["tone="]),
    "at=soon": ({}, ["at=soon"]),
    "at=-5": ({"at": 0.0}, ["at=-5"]),
    "at=500": ({"at": 120.0}, ["at=500"]),
    "for=6h&at=500": ({"window": "6h", "at": 360.0}, ["at=500"]),
    "vary=0": ({}, ["vary=0"]),
    "vary=7": ({}, ["vary=7"]),
    "vary=1.5": ({}, ["vary=1.5"]),
    "vary=two": ({}, ["vary=two"]),
    f"tone={'9' * 400}": ({"tone": 2.0}, [f"tone={'9' * 400}"]),
    "at=-0": ({"at": 0.0}, []),
    "v=0": ({}, ["v=0"]),
    "v=2&in=hippocampus": ({"region": "hippocampus"}, ["v=2"]),
    "v=&in=hippocampus": ({"region": "hippocampus"}, ["v="]),
    "colour=red": ({}, ["colour=red"]),
    "__proto__=1&constructor=2&toString=3": ({}, ["__proto__=1", "constructor=2", "toString=3"]),
    "nonsense": ({}, ["nonsense"]),
    "&&&": ({}, []),
    "": ({}, []),
    "=": ({}, ["="]),
    "in%3Damygdala": ({}, ["in=amygdala"]),
    "in=%E0%A4%A": ({}, ["in=%E0%A4%A"]),
    "in=%FFstriatum": ({}, ["in=%FFstriatum"]),
    "in=&#xD800;": ({}, ["#xD800", "in="]),
    "in=<script>alert(1)</script>&see=NE": ({"see": "NE"}, ["in=<script>alert(1)</script>"]),
    "in=striatum&in=hippocampus": ({"region": "hippocampus"}, ["in=striatum"]),
}
# A text of doses -> the slots it is read as (drug, amount, route, time, every), and what is told as wrong.
BAD_DOSES = {
    "": ([], ["doses="]),
    "caffeine:5:ip:0": ([], ["caffeine:5:ip:0"]),
    "constructor:5:ip:0": ([], ["constructor:5:ip:0"]),
    "Semaxx:0.15:ip:0": ([], ["Semaxx:0.15:ip:0"]),
    "Semax:lots:ip:0": ([("Semax", 0.15, "ip", 0.0, "once")], ["Semax:lots:ip:0"]),
    "Semax:NaN:ip:0": ([("Semax", 0.15, "ip", 0.0, "once")], ["Semax:NaN:ip:0"]),
    "Semax:-1:ip:0": ([("Semax", 0.01, "ip", 0.0, "once")], ["Semax:-1:ip:0"]),
    "Semax:50:ip:0": ([("Semax", 1.0, "ip", 0.0, "once")], ["Semax:50:ip:0"]),
    "Semax:0.15:oral:0": ([("Semax", 0.15, "ip", 0.0, "once")], ["Semax:0.15:oral:0"]),
    "Semax:0.15:ip:-30": ([("Semax", 0.15, "ip", 0.0, "once")], ["Semax:0.15:ip:-30"]),
    "Semax:0.15:ip:later": ([("Semax", 0.15, "ip", 0.0, "once")], ["Semax:0.15:ip:later"]),
    "Semax:0.15:ip:999": ([("Semax", 0.15, "ip", 120.0, "once")], ["Semax:0.15:ip:999"]),
    "Semax:0.15:ip:0:hourly": ([("Semax", 0.15, "ip", 0.0, "once")], ["Semax:0.15:ip:0:hourly"]),
    "Semax:0.15:ip:0:daily:more": ([("Semax", 0.15, "ip", 0.0, "daily")], ["Semax:0.15:ip:0:daily:more"]),
    "modafinil": ([("modafinil", 100.0, "ip", 0.0, "once")], []),
    "modafinil::oral": ([("modafinil", 100.0, "oral", 0.0, "once")], []),
    "-,Semax:0.15:ip:0": ([None, ("Semax", 0.15, "ip", 0.0, "once")], []),
    ",".join(["Semax:0.15:ip:0"] * 5): ([("Semax", 0.15, "ip", 0.0, "once")] * 3, ["Semax:0.15:ip:0"] * 2),
}


def slots(given: list) -> list[dict | None]:
    """The slots of a state, filled up with empty ones."""
    names = ("drug", "amount", "route", "time", "every")
    made = [dict(zip(names, one, strict=True)) if one else None for one in given]
    return made + [None] * (SLOTS - len(made))


@given(STATES)
@settings(max_examples=300, deadline=None)
def test_a_state_survives_its_link(state):
    assert decode(encode(state)) == (state, [])


@given(STATES)
@settings(max_examples=300, deadline=None)
def test_a_link_is_short_and_needs_no_escaping(state):
    link = encode(state)
    assert len(link) < LONGEST_LINK
    assert set(link) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._=&:,")


def test_the_longest_link_is_short_enough():
    slot = {"drug": "methylphenidate", "amount": 29.9999, "route": "nasal", "time": 10079.9, "every": "daily"}
    longest = {field: max(allowed, key=len) for field, allowed in CHOICES.values()}
    state = {**longest, "doses": [slot] * SLOTS, "tone": 1.99999, "at": 10079.9, "vary": 3}
    assert len(encode(state)) < LONGEST_LINK


@given(STATES)
@settings(max_examples=100, deadline=None)
def test_a_link_names_only_what_differs_from_the_blank_state(state):
    named = {part.partition("=")[0] for part in encode(state).split("&")} - {"v"}
    fields = {short: field for short, (field, _) in CHOICES.items()} | {
        one: one for one in ("doses", "tone", "at", "vary")
    }
    assert named == {short for short, field in fields.items() if state[field] != blank()[field]}


@pytest.mark.parametrize("link", BAD)
def test_a_bad_part_falls_to_the_nearest_and_is_told(link):
    differs, told = BAD[link]
    assert decode(link) == ({**blank(), **differs}, told)


@pytest.mark.parametrize("text", BAD_DOSES)
def test_a_bad_dose_falls_to_the_nearest_and_is_told(text):
    expected, told = BAD_DOSES[text]
    assert decode(f"doses={text}") == ({**blank(), "doses": slots(expected)}, told)


# A link with all that damage can reach: underscore, hyphen, digits inside of a word, an empty slot, several doses.
FULL = (
    "v=1&in=prefrontal_cortex&if=H3&for=6h&see=5-HT&doses=Semax:0.15:nasal:5,-,d-amphetamine:2.5:ip:20:daily"
    "&tone=1.5&at=150&vary=3"
)


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_link_as_programs_hand_it_on_opens_the_scene_that_was_meant(damage):
    damaged = DAMAGE[damage](FULL)
    assert damaged != FULL
    state, told = decode(damaged)
    assert (encode(state), told) == (FULL, [])


@given(STATES, st.sampled_from(sorted(DAMAGE)))
@settings(max_examples=500, deadline=None)
def test_no_damage_loses_a_state(state, damage):
    assert decode(DAMAGE[damage](encode(state))) == (state, [])


@pytest.mark.parametrize("damage", ["escaped", "HTML", "upper case", "followed by ).", "all at once"])
def test_what_cannot_be_read_in_a_damaged_link_is_told(damage):
    state, told = decode(DAMAGE[damage]("v=1&in=amygdala&see=NE&doses=caffeine:5:ip:0"))
    assert state["see"] == "NE"
    assert [one.casefold() for one in told] == ["in=amygdala", "caffeine:5:ip:0"]


def test_what_is_right_in_a_bad_link_is_kept():
    state, told = decode(f"v=1&in=amygdala&see=NE&{GIVEN}&at=noon")
    assert (state["see"], state["doses"][0]["drug"]) == ("NE", "Semax")
    assert told == ["in=amygdala", "at=noon"]


def test_a_link_may_begin_with_its_sign():
    assert decode(f"#v=1&{GIVEN}") == decode(f"v=1&{GIVEN}")


@given(st.text(alphabet="0123456789.", min_size=1, max_size=12), st.sampled_from(["at", "tone", "amount", "time"]))
@settings(max_examples=500, deadline=None)
def test_whatever_number_is_typed_the_link_of_the_scene_is_read_again(number, field):
    typed = {"amount": f"doses=Semax:{number}:ip:0", "time": f"doses=Semax:0.15:ip:{number}"}.get(
        field, f"{field}={number}"
    )
    link = encode(decode(f"for=7d&{typed}")[0])
    state, told = decode(link)
    assert not told and encode(state) == link


@given(st.text(alphabet="v=&:,-.#%0123456789aeinoprsx Semaxdfor\n٣²", max_size=60))
@settings(max_examples=500, deadline=None)
def test_any_text_is_read_as_a_valid_state(text):
    assert allowed(decode(text)[0])


def allowed(state: dict) -> bool:
    """Whether a state is one that the controls could hold."""
    last = WINDOWS[state["window"]]
    fields = all(state[field] in values for field, values in CHOICES.values())
    numbers = TONE[0] <= state["tone"] <= TONE[1] and 0 <= state["at"] <= last and state["vary"] in range(1, SLOTS + 1)
    return (
        fields and numbers and len(state["doses"]) == SLOTS and all(map(_allowed_slot, state["doses"], [last] * SLOTS))
    )


def _allowed_slot(slot: dict | None, last: float) -> bool:
    if slot is None:
        return True
    low, high = AMOUNTS[slot["drug"]]
    numbers = low <= slot["amount"] <= high and 0 <= slot["time"] <= last
    return numbers and slot["route"] in routes(slot["drug"]) and slot["every"] in ("once", "daily")


def test_the_state_at_the_start_and_each_first_dose_are_allowed():
    assert allowed(default_state())
    assert all(low <= FIRST_DOSE[drug] <= high for drug, (low, high) in AMOUNTS.items())


def test_stories_and_experiments_have_links_without_a_fault():
    for link in some(told_links()):
        state, told = decode(link)
        assert not told and allowed(state) and any(state["doses"]), link


# --- links of version 1, for ever -----------------------------------------------------------------


def links_v1() -> list[str]:
    return LINKS_V1.read_text(encoding="utf-8").splitlines()


def test_links_of_version_1_open_the_states_that_they_always_opened():
    links, states = links_v1(), json.loads(STATES_V1.read_text(encoding="utf-8"))
    assert len(links) == len(states) >= 20
    for link, state in zip(some(links), states, strict=True):
        assert decode(link) == (state, []), link


def test_the_page_reads_links_as_python_does():
    numbers = ("0.00001", "0.0000001", "-0", "1.", ".5", "59.99999", "1234.56789", "0.15", "0.1499999")
    typed = [f"for=7d&at={one}&tone={one}&doses=Semax:{one}:ip:{one}" for one in numbers]
    damaged = [change(FULL) for change in DAMAGE.values()]
    links = [*links_v1(), *BAD, *(f"doses={text}" for text in BAD_DOSES), *typed, *damaged]
    for link, answer in zip(some(links), in_javascript(links=links)["links"], strict=True):
        assert answer == dict(zip(("state", "wrong"), decode(link), strict=True)), link


def test_the_stored_links_name_every_drug_and_every_field():
    links = "&".join(links_v1())
    assert all(drug in links for drug in DRUGS)
    assert all(f"{short}=" in links for short in (*CHOICES, "doses", "tone", "at", "vary"))
