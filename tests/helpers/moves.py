"""What a reader can do to one scene, and the state that each of it has to lead to, on the page and in a kernel."""

from monoamine.dashboard.controls import TIME_STEP, TONE_STEP, amounts
from monoamine.dashboard.state import STEPS, blank, dose

# Two drugs in a week, nearly everything away from its default; every control can be seen.
BASE = {
    **blank(),
    "region": "nucleus_accumbens",
    "hypothesis": "H3",
    "window": "7d",
    "see": "NE",
    "at": 180.0,
    "doses": [dose("Semax", 0.15, "nasal"), dose("d-amphetamine", 2.0, "sc", 20.0, "daily"), None],
}


def _slot(place: int, **changes) -> dict:
    slots = [*BASE["doses"]]
    slots[place] = {**slots[place], **changes}
    return {**BASE, "doses": slots}


def _next(drug: str, amount: float) -> float:
    return amounts(drug)[amounts(drug).index(amount) + 1]


# Slider -> the state one step to the right.
STEPPED = {
    "amount-1": _slot(0, amount=_next("Semax", 0.15)),
    "amount-2": _slot(1, amount=_next("d-amphetamine", 2.0)),
    "time-1": _slot(0, time=TIME_STEP),
    "time-2": _slot(1, time=20.0 + TIME_STEP),
    "tone": {**BASE, "tone": 1 + TONE_STEP},
    "at": {**BASE, "at": 180.0 + STEPS["7d"]},
}
# Control and value -> the state. A drug that takes the place of another keeps its route where it can, its time and how
# often it is given; a drug that is chosen is the one whose dose is varied, and an empty slot's never is.
CHOSEN = {
    ("drug-3", "modafinil"): {**BASE, "doses": [*BASE["doses"][:2], dose("modafinil")], "vary": 3},
    ("drug-1", "modafinil"): {**BASE, "doses": [dose("modafinil"), *BASE["doses"][1:]]},
    ("drug-2", "methylphenidate"): {
        **BASE,
        "doses": [BASE["doses"][0], dose("methylphenidate", route="sc", time=20.0, every="daily"), None],
        "vary": 2,
    },
    ("drug-2", ""): {**BASE, "doses": [BASE["doses"][0], None, None]},
    ("drug-1", ""): {**BASE, "doses": [None, BASE["doses"][1], None], "vary": 2},
    ("route-1", "ip"): _slot(0, route="ip"),
    ("route-2", "oral"): _slot(1, route="oral"),
    ("every-1", "daily"): _slot(0, every="daily"),
    ("every-2", "once"): _slot(1, every="once"),
    ("region", "hippocampus"): {**BASE, "region": "hippocampus"},
    ("hypothesis", "H1"): {**BASE, "hypothesis": "H1"},
    ("window", "24h"): {**BASE, "window": "24h"},
    ("scale", "linear"): {**BASE, "scale": "linear"},
    ("see", "5-HT"): {**BASE, "see": "5-HT"},
    ("product", "tissue"): {**BASE, "product": "tissue"},
    ("vary", "2"): {**BASE, "vary": 2},
}
