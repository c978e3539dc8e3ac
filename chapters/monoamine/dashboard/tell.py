"""The dashboard in words, from the numbers that are drawn. The Python twin of browser/dashboard/tell.js.

The same text is the live sentence, the description of the plots and what a screen reader is told.
"""

from collections.abc import Mapping, Sequence
from math import floor, log

import numpy as np

from ..findings.select import BASELINE
from ..words import digits, fill, listing
from .measured import key
from .scene import OUTSIDE, Curves, Scene, at, drugs_of, product_of, reading

# Percent: smaller differences from 100 are told as unchanged, smaller levels as gone, larger ones as a multiple.
UNCHANGED, GONE, FOLD = 2.0, 1.0, 200.0
MINUTES_UNTIL = 120.0
# The hypothesis that supposes nothing of Semax.
NO_EFFECT = "H0"


def tell(
    made: Scene,
    reach: Mapping[str, float],
    score: Mapping,
    text: Mapping,
    names: Mapping,
    shown: Sequence[str] = ("outside", "product"),
) -> list[str]:
    """The sentences of a scene.

    score: agreeing findings by hypothesis under "agrees", and "all". shown: the views that are told, ``outside``,
    ``product`` or both.
    """
    state, say = made.state, text["say"]
    if not drugs_of(state):
        return [say["no_dose"]]
    runs, product = [*made.runs[1:], made.runs[0]], text["products"][state["see"]][state["product"]]
    outside = _changes(made, runs, [run.outside[state["see"]] for run in runs], text)
    below = _changes(made, runs, [run.product for run in runs], text)
    place = {"time": moment_text(state["at"], text), "region": text["regions"][state["region"]]}
    if "outside" in shown:
        place["transmitter"] = names[state["see"]]
        told = [fill(say["at"], told=outside, **place)]
        told += [fill(say["product_too"], product=product, told=below)] if "product" in shown else []
        told += [_others(made, say, names), *record(runs, state, reach, text, place)]
    else:
        place["transmitter"] = product
        told = [fill(say["product"], told=below, **place)]
        told += record(runs, state, reach, text, place, product_of(state))
    if "Semax" in drugs_of(state):
        told.append(supposed(state, score, text))
    return told


def headline(made: Scene, text: Mapping, names: Mapping, form: str = "brief") -> str:
    """The number that matters: the transmitter looked at, now; of several drugs beside the one that does most alone.

    form: brief, or headline, which names the drugs.
    """
    say, see = text["say"], made.state["see"]
    if not drugs_of(made.state):
        return say["no_dose"]
    runs, model = made.runs, say["model"][form]
    told = {"drugs": listing([*drugs_of(made.state)], say["and"]), "change": change(at(made, runs[0], see), say)}
    supposed = "Semax" in drugs_of(made.state) and made.state["hypothesis"] != NO_EFFECT
    told |= {
        "transmitter": names[see],
        "model": fill(model["supposed" if supposed else "plain"], hypothesis=made.state["hypothesis"]),
    }
    if len(runs) == 1:
        return fill(say[form]["one"], **told)
    most = max(runs[1:], key=lambda run: abs(log(max(at(made, run, see), GONE) / BASELINE)))
    # Before others there is no room: a name is not broken at its hyphen.
    drug = most.key.replace("-", "\N{NON-BREAKING HYPHEN}") if form == "brief" else most.key
    return fill(say[form]["more"], drug=drug, alone=change(at(made, most, see), say), **told)


def _changes(made: Scene, runs: Sequence[Curves], curves: Sequence[np.ndarray], text: Mapping) -> str:
    """What each run does to a curve at the chosen minute."""
    say = text["say"]
    told = [
        fill(say["with"], change=change(reading(made, curve), say), what=what(run, made.state, text))
        for run, curve in zip(runs, curves, strict=True)
    ]
    return listing(told, say["and"])


def _others(made: Scene, say: Mapping, names: Mapping) -> str:
    """What the whole scene does to the transmitters that are not followed."""
    others = [
        fill(say["other"], transmitter=names[one], change=change(at(made, made.runs[0], one), say))
        for one in made.runs[0].outside
        if one != made.state["see"]
    ]
    return fill(say["others"], told=listing(others, say["and"]))


def change(percent: float, say: Mapping) -> str:
    """A percentage of baseline in words: unchanged, a multiple, above or below."""
    if abs(percent - 100) < UNCHANGED:
        return say["same"]
    if percent < GONE:
        return say["gone"]
    if percent >= FOLD:
        return fill(say["fold"], value=digits(percent / 100))
    return fill(say["up" if percent > 100 else "down"], value=digits(abs(percent - 100)))


def moment_text(minute: float, text: Mapping) -> str:
    """A time after the start: minutes up to two hours, then hours."""
    if minute < MINUTES_UNTIL:
        return fill(text["units"]["minutes"], value=f"{minute:g}")
    return fill(text["units"]["hours"], value=f"{floor(minute / 6 + 0.5) / 10:g}")


def what(run: Curves, state: Mapping, text: Mapping) -> str:
    """What was given in a run: the drug with its doses, or everything together."""
    if run.key == "together":
        return text["say"]["together"]
    amounts = [
        fill(text["units"]["dose"], value=f"{slot['amount']:g}")
        for slot in state["doses"]
        if slot and slot["drug"] == run.key
    ]
    return f"{run.key} {listing(amounts, text['say']['and'])}"


def record(
    runs: list[Curves], state: Mapping, reach: Mapping, text: Mapping, place: Mapping, quantity: str = OUTSIDE
) -> list[str]:
    """After which of the runs anybody measured it, and after which nobody did."""
    say, told = text["say"], []
    for sentence, known, joint in (("measured", True, say["and"]), ("never", False, say["or"])):
        given = [
            _given(run, say)
            for run in runs
            if (key(run.drugs, state["region"], state["see"], quantity) in reach) == known
        ]
        if given:
            line = fill(say[sentence], what=listing(given, joint), **place)
            told.append(line[0].upper() + line[1:])
    return told


def _given(run: Curves, say: Mapping) -> str:
    return say["all"][len(run.drugs)] if run.key == "together" else run.key


def supposed(state: Mapping, score: Mapping, text: Mapping) -> str:
    """What the scene takes Semax to do, and how many findings agree with that."""
    label = text["say"]["supposed"][state["hypothesis"]]
    agrees = score["agrees"][state["hypothesis"]]
    return fill(text["say"]["hypothesis"], label=label, n=agrees, all=score["all"])
