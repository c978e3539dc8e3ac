"""Sentences about a choice: the Python twin of browser/findings/describe.js. Templates are in data/words.yml."""

from ..words import count, fill, listing
from .select import tally


def _number(value: float) -> str:
    """Percentages as whole numbers unless the source gave a decimal."""
    return f"{round(value, 1):g}"


def sentence(rows: list[dict], state: dict, selection: dict, names: dict, text: dict) -> str:
    """What the plot shows now, in words. ``names`` holds reader-facing names: drugs, systems and regions."""
    parts = text["sentence"]
    if not state["drugs"]:
        return parts["no_drug"]
    chosen = fill(
        parts["chosen"],
        drugs=listing([names[drug] for drug in state["drugs"]], parts["and"]),
        system=names[state["system"]],
        region=names[state["region"]],
        metabolites=parts["with_metabolites" if state["metabolites"] else "without_metabolites"],
        findings=count(parts["findings"], len(selection["matched"])),
    )
    if not selection["matched"]:
        return f"{chosen} {parts['empty']}"
    unchanged = sum(point["hollow"] for point in selection["points"])
    split = fill(
        parts["split"], drawn=len(selection["points"]) - unchanged, unchanged=unchanged, worded=len(selection["worded"])
    )
    return " ".join([chosen, split, *_extremes(rows, selection, names, parts)])


def _extremes(rows: list[dict], selection: dict, names: dict, parts: dict) -> list[str]:
    """The farthest finding on each side of the baseline; the first of equals."""
    drawn = [rows[point["row"]] for point in selection["points"] if not point["hollow"]]
    above = [row for row in drawn if row["percent"] > 100]
    below = [row for row in drawn if row["percent"] < 100]
    found = []
    if above:
        found.append((parts["highest"], max(above, key=_by_percent)))
    if below:
        found.append((parts["lowest"], min(below, key=_by_percent)))
    return [
        fill(template, percent=_number(row["percent"]), drug=names[row["drug"]], source=row["source"]["text"])
        for template, row in found
    ]


def _by_percent(row: dict) -> float:
    return row["percent"]


def cards(
    rows: list[dict], others: list[dict], state: dict, names: dict, systems: list[dict], text: dict
) -> list[dict]:
    """One card a system: ``title``, ``token``, ``count`` and ``lines`` of (state, text).

    ``others`` (rows.py) are told of and not counted.
    """
    parts = text["cards"]
    made = []
    for system in systems:
        items = tally(rows, others, state, system["name"])
        lines = [_line(item, rows, state, names, names[system["name"]], parts) for item in items]
        total = sum(item["findings"] for item in items)
        made.append(
            {
                "title": names[system["name"]],
                "token": system["token"],
                "count": fill(parts["count"], findings=count(parts["findings"], total), region=names[state["region"]]),
                "lines": lines or [{"state": "never", "drug": "", "text": parts["choose"]}],
            }
        )
    return made


def _line(item: dict, rows: list[dict], state: dict, names: dict, system: str, parts: dict) -> dict:
    drug = names[item["drug"]]
    beside = [count(parts["beside"], item["beside"])] if item["beside"] else []
    if not item["findings"]:
        elsewhere = count(parts["findings"], item["elsewhere"])
        nothing = (
            fill(parts["not_here"], region=names[state["region"]], findings=elsewhere)
            if item["elsewhere"]
            else fill(parts["never"], drug=drug, system=system)
        )
        return {"state": "never", "drug": drug, "text": " ".join([nothing, *beside])}
    told = [
        fill(
            parts["measured"],
            findings=count(parts["findings"], item["findings"]),
            studies=count(parts["studies"], item["studies"]),
            directions=_directions(item, parts),
        )
    ]
    if not item["itself"]:
        told.append(fill(parts["only_metabolite"], system=system))
    if item["largest"] is None:
        told.append(parts["no_number"])
    else:
        row = rows[item["largest"]]
        told.append(fill(parts["largest"], what=row["what"], source=row["source"]["text"]))
    quiet = item["changed"] == 0 and item["unchanged"] > 0
    return {"state": "null" if quiet else "measured", "drug": drug, "text": " ".join([*told, *beside])}


def _directions(item: dict, parts: dict) -> str:
    """How many changed, how many did not; what does not occur is left out."""
    kinds = ("changed", "unchanged", "unclear", "combined")
    return ", ".join(fill(parts[kind], n=item[kind]) for kind in kinds if item[kind])
