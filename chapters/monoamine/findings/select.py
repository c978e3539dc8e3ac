"""What a choice shows: the Python twin of browser/findings/select.js. A test runs both on a grid of choices.

A *row* is one published finding (``rows.py``), a *state* is what the reader chose:
``{"drugs": [...], "system": "DA", "metabolites": bool, "region": "all" | name, "axis": "time" | "dose",
"scale": "log" | "linear"}``.
"""

from math import ceil, floor, log10

BASELINE = 100.0
# How far apart two letters have to be, as shares of both axes: they do not touch on a phone.
_APART = (0.065, 0.055)


def matches(row: dict, state: dict) -> bool:
    """True when the finding belongs to the choice."""
    return (
        row["drug"] in state["drugs"]
        and state["system"] in row["systems"]
        and (state["metabolites"] or row["kind"] == "transmitter")
        and in_region(row, state["region"])
    )


def in_region(row: dict, region: str) -> bool:
    """True when the finding was made in the region (a finding may name several) or any region will do."""
    return region == "all" or region in row["regions"]


def height(value: float, scale: str) -> float:
    """Percent of baseline to the plot's own y coordinate."""
    return log10(value) if scale == "log" else value


def select(rows: list[dict], state: dict, axes: dict) -> dict:
    """Sort the findings of a choice: ``points`` can be drawn, ``worded`` (row numbers) can only be told in words.

    A point is ``{"row", "x", "x0", "x1", "y", "y1", "strip", "hollow", "lettered"}`` in plot coordinates. ``strip``
    marks a finding without a place on the chosen axis; y and y1 differ when the source may mean "to" or "by".
    """
    matched = [number for number, row in enumerate(rows) if matches(row, state)]
    drawn = [number for number in matched if rows[number]["percent"] is not None]
    points = [_point(number, rows[number], state) for number in drawn]
    _spread_strip(points, axes[state["axis"]]["strip"])
    _dodge(points, axes[state["axis"]]["dodge"])
    _thin_letters(points, rows, axes[state["axis"]]["range"], y_frame(points, state["scale"])["range"])
    return {
        "matched": matched,
        "points": points,
        "worded": [n for n in matched if n not in drawn],
        "lines": _lines(points, rows, state["axis"]),
    }


def _point(number: int, row: dict, state: dict) -> dict:
    ends = row[state["axis"]]
    if ends and state["axis"] == "dose":
        ends = [log10(end) for end in ends]
    first, last = ends or (None, None)
    value = row["percent"]
    other = value if row["percent_other"] is None else row["percent_other"]
    return {
        "row": number,
        "x": sum(ends) / 2 if ends else None,
        "x0": first,
        "x1": last,
        "y": height(value, state["scale"]),
        "y1": height(other, state["scale"]),
        "strip": first is None,
        "hollow": row["direction"] == "none",
        "lettered": True,
    }


def _spread_strip(points: list[dict], strip: list[float]) -> None:
    beside = [point for point in points if point["strip"]]
    for place, point in enumerate(beside):
        point["x"] = strip[0] + (strip[1] - strip[0]) * (place + 0.5) / len(beside)
        point["x0"] = point["x1"] = point["x"]


def _dodge(points: list[dict], distance: float) -> None:
    """Keep two findings with the same numbers apart."""
    seen: dict[tuple[float, float], int] = {}
    for point in points:
        key = (point["x"], point["y"])
        seen[key] = seen.get(key, -1) + 1
        point["x"] += seen[key] * distance


def _thin_letters(points: list[dict], rows: list[dict], across: list[float], up: list[float]) -> None:
    """A letter that would touch one before it is left out: of the same drug; in the narrow strip, of any."""
    near_x, near_y = (share * (end - start) for share, (start, end) in zip(_APART, (across, up), strict=True))
    kept: list[dict] = []
    for point in points:
        point["lettered"] = not any(
            abs(one["x"] - point["x"]) < near_x
            and abs(one["y"] - point["y"]) < near_y
            and (one["strip"] or rows[one["row"]]["drug"] == rows[point["row"]]["drug"])
            for one in kept
        )
        kept += [point] if point["lettered"] else []


def _lines(points: list[dict], rows: list[dict], axis: str) -> list[list[int]]:
    """Points of one experiment that follow each other along the axis, as lists of positions in ``points``."""
    series: dict[str, list[int]] = {}
    for place, point in enumerate(points):
        if not point["strip"]:
            series.setdefault(rows[point["row"]]["series"][axis], []).append(place)
    return [sorted(places, key=lambda place: points[place]["x"]) for places in series.values() if len(places) > 1]


def y_frame(points: list[dict], scale: str) -> dict:
    """The y range and ticks ``[coordinate, percent]``, wide enough for the points and always around the baseline."""
    ys = [value for point in points for value in (point["y"], point["y1"])]
    if scale == "log":
        low, high = min([*ys, log10(50)]) - 0.12, max([*ys, log10(200)]) + 0.12
        steps = [m * 10.0**e for e in range(floor(low), ceil(high) + 1) for m in (1, 2, 5)]
        ticks = [[log10(step), step] for step in steps if low <= log10(step) <= high]
    else:
        top = max([*ys, 200.0])
        step = _step(top)
        high = ceil(top * 1.05 / step) * step
        low = -0.04 * high  # a point near zero is not cut by the axis
        ticks = [[step * i, step * i] for i in range(round(high / step) + 1)]
    return {"range": [low, high], "ticks": ticks}


def _step(top: float) -> float:
    """A round distance between ticks: about five of them up to ``top``."""
    size = 10.0 ** floor(log10(top / 5))
    return next(m * size for m in (1, 2, 5, 10) if m * size * 5 >= top)


def columns(selection: dict, rows: list[dict], drug: str) -> dict:
    """The columns of one drug's three sources: ``points``, ``spans`` (segments) and ``lines``."""
    places = [p for p, point in enumerate(selection["points"]) if rows[point["row"]]["drug"] == drug]
    mine = [selection["points"][place] for place in places]
    own_rows = [rows[point["row"]] for point in mine]
    points = {
        "x": [p["x"] for p in mine],
        "y": [p["y"] for p in mine],
        "marker": [row["marker"] for row in own_rows],
        "alpha": [
            0.0 if p["hollow"] else (0.9 if row["kind"] == "transmitter" else 0.25)
            for p, row in zip(mine, own_rows, strict=True)
        ],
        "letter": [row["letter"] if p["lettered"] else "" for p, row in zip(mine, own_rows, strict=True)],
        **{key: [row["hover"][key] for row in own_rows] for key in ("what", "how", "where", "note", "source")},
    }
    wide = [(p["x0"], p["y"], p["x1"], p["y"]) for p in mine if p["x1"] != p["x0"]]
    tall = [(p["x"], p["y"], p["x"], p["y1"]) for p in mine if p["y1"] != p["y"]]
    spans = {key: [segment[i] for segment in wide + tall] for i, key in enumerate(("x0", "y0", "x1", "y1"))}
    lines = [line for line in selection["lines"] if line[0] in places]
    along = {axis: [[selection["points"][p][axis[0]] for p in line] for line in lines] for axis in ("xs", "ys")}
    return {"points": points, "spans": spans, "lines": along}


def tally(rows: list[dict], others: list[dict], state: dict, system: str) -> list[dict]:
    """For one system and each chosen drug, what has been measured in the chosen region, metabolites included.

    Each item: ``drug``, ``findings``, ``studies``, ``changed``, ``unchanged`` and ``unclear`` (given alone),
    ``combined`` (with another drug), ``itself`` (the transmitter, not a metabolite), ``elsewhere`` (findings outside
    the region), ``beside`` (of ``others``, in the region) and ``largest`` (row number of the number farthest from the
    baseline, as a ratio) or None.
    """
    items = []
    for drug in state["drugs"]:
        every = [(n, row) for n, row in enumerate(rows) if row["drug"] == drug and system in row["systems"]]
        here = [(n, row) for n, row in every if in_region(row, state["region"])]
        alone = [row for _, row in here if row["alone"]]
        numbers = [
            (abs(log10(row["percent"] / BASELINE)), -n)
            for n, row in here
            if row["percent"] is not None and row["direction"] != "none"
        ]
        items.append(
            {
                "drug": drug,
                "findings": len(here),
                "studies": len({row["study"] for _, row in here}),
                "changed": sum(row["direction"] in ("increase", "decrease") for row in alone),
                "unchanged": sum(row["direction"] == "none" for row in alone),
                "unclear": sum(row["direction"] not in ("increase", "decrease", "none") for row in alone),
                "combined": len(here) - len(alone),
                "itself": sum(row["kind"] == "transmitter" for _, row in here),
                "elsewhere": len(every) - len(here),
                "beside": sum(
                    one["drug"] == drug and system in one["systems"] and in_region(one, state["region"])
                    for one in others
                ),
                "largest": -max(numbers)[1] if numbers else None,
            }
        )
    return items
