"""ONE description of the findings plot: its controls. Both faces, static and live, are made from it."""

from ..exhibits.controls import Control, Option
from ..exhibits.ink import inks
from ..words import words

DRUGS = ("Semax", "d-amphetamine", "methylphenidate", "modafinil")
SYSTEMS = ("DA", "5-HT", "NE")


def controls(regions: dict[str, str]) -> tuple[Control, ...]:
    """The controls in reading order; ``regions`` (code to label) are those that occur in the findings."""
    text = words("evidence")["controls"]
    return (
        Control("drugs", "checkboxes", text["drugs"], tuple(Option(d, inks()[d].label, d) for d in DRUGS), DRUGS),
        Control("system", "radio", text["system"], tuple(Option(s, inks()[s].label) for s in SYSTEMS), "DA"),
        Control("metabolites", "checkbox", text["metabolites"], (Option("yes", text["metabolites_yes"]),), True),
        Control(
            "region",
            "select",
            text["region"],
            (Option("all", text["region_all"]), *(Option(code, label) for code, label in regions.items())),
            "all",
        ),
        Control("axis", "radio", text["axis"], tuple(Option(a, text[f"axis_{a}"]) for a in ("time", "dose")), "time"),
        Control(
            "scale", "radio", text["scale"], tuple(Option(s, text[f"scale_{s}"]) for s in ("log", "linear")), "log"
        ),
    )
