"""The schema of each table: what every column may hold.

Tables are read as text, so that a bad cell can be shown as it was typed; ``numbers`` and ``flags`` name the columns
that are converted once they are known to be good. Columns named ``*_detail`` keep a source's own words.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pandas as pd
import pandera.pandas as pa

from .addresses import ALLOWED, ALLOWED_HOST, PATTERN, leads_to_source
from .colours import THEMES, shared_tokens
from .errors import Problem

_NUMBER = r"-?\d+(\.\d+)?([eE][-+]?\d+)?"
_SIZE = _NUMBER.removeprefix("-?")
_ABOVE_0 = rf"(?=.*[1-9]){_SIZE}"
_KEY = r"[A-Za-z0-9][\w()\[\],.+-]*"
Codes = Mapping[str, set[str]]
_HYPOTHESES = ("H0", "H1", "H2", "H3")
# What a claim is about: something that a study can find, or a rule of an authority, which is looked up.
_MATTERS = ("finding", "regulation")
# Animals whose numbers differ from the rat's.
_SPECIES = ("human", "monkey")
_ENANTIOMERS = ("(+)", "(-)", "d", "both")
_RAPHE_NUCLEI = ("median", "dorsal", "either")
_AFFINITY_STATES = ("high", "low")
# How good a test of the model an experiment is: in an animal or a person, or weak.
_QUALITIES = ("A", "B")
# What is drawn in a colour of its own, by role; the verdicts stand in vocabularies.csv.
_INKS = {
    "transmitter": ("DA", "5-HT", "NE"),
    "drug": ("Semax", "d-amphetamine", "methylphenidate", "modafinil", "nothing"),
    "verdict": (),
}
# What the style sheets call their grounds and greys.
_GREYS = ("paper", "surface", "raised", "text", "text-soft", "rule", "rule-strong", "focus")


@dataclass(frozen=True)
class Table:
    """A table's file, key column and pandera schema.

    ``ids`` maps a column of ids (``;`` between several) to the table they come from; ``lists`` maps a column of codes
    (``;`` between several) to its vocabulary. ``measured`` names the columns that stay empty in a row nobody read,
    ``needs`` pairs of columns of which the second must be filled when the first is, ``needed`` keys that must be there.
    ``rules`` find what else is wrong in the table.
    """

    file: str
    key: str
    schema: pa.DataFrameSchema
    numbers: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    ids: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, str] = field(default_factory=dict)
    measured: tuple[str, ...] = ()
    needs: tuple[tuple[str, str], ...] = ()
    needed: tuple[str, ...] = ()
    rules: tuple[Callable[[pd.DataFrame, "Table"], list[Problem]], ...] = ()

    def allows(self, column: str, cell: str) -> bool:
        """Whether a column of numbers may hold a cell, such as "" or ``"0.5"``."""
        return all(re.match(check.statistics["pattern"], cell) for check in self.schema.columns[column].checks)


def _matches(pattern: str, allowed: str, empty: bool) -> pa.Column:
    optional = "?" if empty else ""
    return pa.Column(str, pa.Check.str_matches(f"^(?:{pattern}){optional}$", error=allowed))


def _text(empty: bool = True) -> pa.Column:
    return pa.Column(str) if empty else pa.Column(str, pa.Check.str_length(min_value=1, error="some text"))


def _number() -> pa.Column:
    return _matches(_NUMBER, "a number such as 12 or 0.5, or nothing", True)


def _flag() -> pa.Column:
    return pa.Column(str, pa.Check.isin(["true", "false"], error="true or false"))


def _key() -> pa.Column:
    return _matches(_KEY, "a name of letters, digits, '-' and '_'", False)


def _address() -> pa.Column:
    form = pa.Check.str_matches(f"^(?:{PATTERN})?$", error=ALLOWED)
    return pa.Column(str, [form, pa.Check(leads_to_source, element_wise=True, error=ALLOWED_HOST)])


def _coded(codes: set[str], empty: bool = False) -> pa.Column:
    allowed = sorted(codes | ({""} if empty else set()))
    return pa.Column(str, pa.Check.isin(allowed, error=", ".join(code or "(nothing)" for code in allowed)))


def _sheet(key: str, columns: dict[str, pa.Column]) -> pa.DataFrameSchema:
    return pa.DataFrameSchema({key: _key(), **columns}, strict=True, ordered=True)


def _words(*names: str) -> dict[str, pa.Column]:
    return {name: _text() for name in names}


def _filled(*names: str) -> dict[str, pa.Column]:
    return {name: _text(empty=False) for name in names}


def _numbers(*names: str) -> dict[str, pa.Column]:
    return {name: _number() for name in names}


def _studies(codes: Codes) -> Table:
    columns = {
        **_words("authors"),
        "year": _matches(r"\d{4}", "a year of four digits, or nothing", True),
        **_words("short"),
        **_filled("title"),
        **_words("journal", "volume", "pages"),
        "doi": _matches(r"10\.\d{4,}/\S+", "a DOI that begins with 10., or nothing", True),
        "pmid": _matches(r"\d+", "a PubMed number, or nothing", True),
        **_words("species", "design"),
        "seen": _coded(codes["seen"]),
        **_words("unseen"),
        "url": _address(),
    }
    return Table("studies.csv", "study_id", _sheet("study_id", columns), lists={"unseen": "unseen"})


def _given(codes: Codes) -> dict[str, pa.Column]:
    """What was given to whom."""
    return {
        "study_id": _key(),
        "drug": _coded(codes["drug"]),
        **_words("drug_detail"),
        "enantiomer": _coded(set(_ENANTIOMERS), empty=True),
        **_words("cotreatment"),
        "with_drug": _coded(codes["drug"], empty=True),
        "condition": _coded(codes["condition"]),
        "species": _coded(codes["species"]),
        **_words("species_detail"),
        "n": _matches(r"\d+", "a whole number, or nothing", True),
        **_words("n_detail"),
        **dict.fromkeys(("dose", "dose_high"), _matches(_ABOVE_0, "a number above 0, or nothing", True)),
        "dose_unit": _coded(codes["dose_unit"], empty=True),
        **_words("dose_detail"),
        "route": _coded(codes["route"], empty=True),
        **_words("route_detail"),
    }


def _looked_at(codes: Codes) -> dict[str, pa.Column]:
    """What was measured where, how and when."""
    return {
        "region": _coded(codes["region"]),
        **_filled("regions"),
        **_words("region_detail"),
        "preparation": _coded(codes["preparation"]),
        **_words("preparation_detail"),
        "transmitter": _coded(codes["transmitter"]),
        **_filled("transmitters", "analyte"),
        **_words("quantity_detail"),
        **dict.fromkeys(("time_min", "time_max_min"), _matches(_SIZE, "a number from 0 on, or nothing", True)),
        **_words("time_detail"),
    }


def _found(codes: Codes) -> dict[str, pa.Column]:
    """The result, and how good it is."""
    return {
        "qualifier": _coded(codes["qualifier"], empty=True),
        **_numbers("value", "value_high"),
        "value_unit": _coded(codes["value_unit"], empty=True),
        **_numbers("spread"),
        "spread_kind": _coded(codes["spread_kind"], empty=True),
        "direction": _coded(codes["direction"], empty=True),
        **_words("direction_detail"),
        "p_value": _matches(r"ns|significant|<?0\.\d+", "ns, significant, or a number such as 0.01 or <0.05", True),
        "directness": _coded(codes["directness"]),
        "grade": _coded(codes["grade"]),
        "ambiguous": _flag(),
        "value_encoded": _flag(),
        "role": _coded(codes["role"], empty=True),
        **_words("note"),
        "seen": _coded(codes["seen"]),
        "url": _address(),
    }


def _measurements(codes: Codes) -> Table:
    measured = ("value", "value_high", "spread")
    return Table(
        "measurements.csv",
        "measurement_id",
        _sheet("measurement_id", {**_given(codes), **_looked_at(codes), **_found(codes)}),
        numbers=("n", "dose", "dose_high", "time_min", "time_max_min", *measured),
        flags=("ambiguous", "value_encoded"),
        ids={"study_id": "studies"},
        lists={"regions": "region", "transmitters": "transmitter", "analyte": "analyte"},
        measured=measured,
        needs=(("value", "value_unit"), ("value_high", "value"), ("dose", "dose_unit"), ("spread", "spread_kind")),
        rules=(_to_or_by, _no_cells),
    )


def _to_or_by(frame: pd.DataFrame, spec: Table) -> list[Problem]:
    """Rises "up to" so many percent of which nobody can tell whether they are "to" or "by", and no one says so."""
    percent = frame["value_unit"].isin(["percent_of_baseline", "percent_of_control", "percent_change"])
    read = (frame["qualifier"] == "up_to") & percent & (frame["direction"] == "increase")
    allowed = "true, because a rise up to so many percent may be to or by that many"
    unflagged = frame[read & (frame["ambiguous"] == "false")]["ambiguous"]
    return [Problem(spec.file, index + 2, "ambiguous", flag, allowed) for index, flag in unflagged.items()]


def _no_cells(frame: pd.DataFrame, spec: Table) -> list[Problem]:
    """Findings called those of cells that were made in an animal."""
    cells = (frame["species"] == "cells_or_cell_free") & (frame["condition"] != "in_vitro")
    allowed = "the animal, because the row is not in vitro"
    return [Problem(spec.file, index + 2, "species", cell, allowed) for index, cell in frame[cells]["species"].items()]


def _claims(codes: Codes) -> Table:
    columns = {
        **_filled("claim_text"),
        "matter": _coded(set(_MATTERS)),
        **_words("about"),
        "question": _matches(r"[^?]{1,69}\?", "a question of at most 70 characters that ends in '?'", False),
        **_filled("answer"),
        "verdict": _coded(codes["verdict"]),
        "evidence_grade": _coded(codes["grade"], empty=True),
        **_words("supporting_study_ids", "contradicting_study_ids"),
        **_filled("explanation", "would_change"),
        **_words("measurement_ids", "compared_ids"),
    }
    ids = {
        "supporting_study_ids": "studies",
        "contradicting_study_ids": "studies",
        "measurement_ids": "measurements",
        "compared_ids": "measurements",
    }
    return Table(
        "claims.csv",
        "claim_id",
        _sheet("claim_id", columns),
        ids=ids,
        lists={"about": "drug"},
        rules=(_asked_twice, _wrongly_graded),
    )


def _asked_twice(frame: pd.DataFrame, spec: Table) -> list[Problem]:
    """Questions that another claim asks already."""
    twice = frame[frame.duplicated("question")]["question"]
    allowed = "a question that no other row has"
    return [Problem(spec.file, index + 2, "question", one, allowed) for index, one in twice.items()]


def _wrongly_graded(frame: pd.DataFrame, spec: Table) -> list[Problem]:
    """Grades where there is no evidence to grade, and evidence without a grade (data/README.md)."""
    found = []
    for index, claim in frame.to_dict("index").items():
        grade = claim["evidence_grade"]
        if claim["verdict"] == "untested" or claim["matter"] == "regulation":
            if grade:
                allowed = "nothing, because an untested claim and a rule of an authority have no grade"
                found.append(Problem(spec.file, index + 2, "evidence_grade", grade, allowed))
        elif not grade:
            found.append(
                Problem(spec.file, index + 2, "evidence_grade", "", "the grade of the evidence that was judged")
            )
        elif not claim["measurement_ids"]:
            allowed = "the rows of measurements.csv that the grade stands for"
            found.append(Problem(spec.file, index + 2, "measurement_ids", "", allowed))
    return found


def _plain_reasons(codes: Codes) -> Table:
    sheet = _sheet("claim_id", _filled("reason"))
    return Table("plain_reasons.csv", "claim_id", sheet, ids={"claim_id": "claims"})


def _statements(codes: Codes) -> Table:
    section = _matches(r"[1-9]|10", "a section of the unit, 1 to 10", False)
    percents = ("percent", "percent_high")
    columns = {
        "section": section,
        **_filled("statement", "claim_id"),
        **_words("numbers"),
        **_numbers(*percents),
    }
    sheet = _sheet("statement_id", columns)
    numbers = ("section", *percents)
    return Table(
        "statements.csv",
        "statement_id",
        sheet,
        numbers=numbers,
        ids={"claim_id": "claims"},
        needs=(("percent", "numbers"), ("percent_high", "percent")),
    )


def _key_numbers(codes: Codes) -> Table:
    columns = {**_filled("label", "claimed", "what", "claim_id"), **_words("measured_ids")}
    ids = {"claim_id": "claims", "measured_ids": "measurements"}
    return Table("key_numbers.csv", "key_number_id", _sheet("key_number_id", columns), ids=ids)


def _chain(codes: Codes) -> Table:
    columns = {
        **_filled("link", "seen_words"),
        **_words("measurement_ids", "claim_id"),
        **_filled("when_words"),
        **_words("when_ids", "model_words", "passport_ids", "study_ids"),
    }
    ids = {
        "measurement_ids": "measurements",
        "claim_id": "claims",
        "when_ids": "measurements",
        "passport_ids": "parameters",
        "study_ids": "studies",
    }
    return Table("chain.csv", "link_id", _sheet("link_id", columns), ids=ids, rules=(_strange_places,))


def _strange_places(frame: pd.DataFrame, spec: Table) -> list[Problem]:
    """Places in the words of chain.csv that no column of ids fills."""
    found = []
    for index, link in frame.to_dict("index").items():
        symbols = ";".join(one.partition(".")[0] for one in link["passport_ids"].split(";"))
        cells = (link["measurement_ids"], link["when_ids"], symbols)
        known = {one.strip() for cell in cells for one in cell.split(";")}
        for column in ("seen_words", "when_words", "model_words"):
            named = re.findall(r"\{([^{}:]*)(?::time)?\}", link[column])
            found += [
                Problem(spec.file, index + 2, column, one, "a place that an id of the same row fills")
                for one in named
                if one not in known
            ]
    return found


def _comparison(codes: Codes) -> Table:
    columns = {
        "attribute": _coded(codes["attribute"]),
        "drug": _coded(codes["drug"]),
        **_words("unit_says"),
        **_filled("finding"),
        "evidence_grade": _coded(codes["grade"], empty=True),
        **_words("claim_id", "study_ids"),
    }
    ids = {"claim_id": "claims", "study_ids": "studies"}
    return Table("comparison.csv", "comparison_id", _sheet("comparison_id", columns), ids=ids)


def _matched_doses(codes: Codes) -> Table:
    columns = {
        "drug": _coded(codes["drug"]),
        "dose": _matches(_NUMBER, "a number", False),
        "dose_unit": _coded(codes["dose_unit"]),
        "route": _coded(codes["route"]),
        "matched_on": _coded(codes["matched_on"]),
        **_filled("measurement_ids", "how"),
    }
    ids = {"measurement_ids": "measurements"}
    return Table("matched_doses.csv", "animal", _sheet("animal", columns), numbers=("dose",), ids=ids)


def _drug_profiles(codes: Codes) -> Table:
    columns = {
        "drug": _coded(codes["drug"]),
        "attribute": _coded(codes["attribute"]),
        **_filled("finding"),
        **_numbers("value", "value_high"),
        "evidence_grade": _coded(codes["grade"]),
        **_words("study_ids"),
    }
    numbers = ("value", "value_high")
    sheet = _sheet("profile_id", columns)
    return Table("drug_profiles.csv", "profile_id", sheet, numbers=numbers, ids={"study_ids": "studies"})


def _quantities(
    file: str,
    key: str,
    columns: dict[str, pa.Column],
    tail: dict[str, pa.Column],
    codes: Codes,
    spread: tuple[str, ...] = (),
) -> Table:
    """A table of numbers for the model: its own columns, then the number, then where it comes from.

    ``spread`` names columns of numbers that stand behind the value.
    """
    amount = {
        **_numbers("value", "value_high", *spread),
        "values": _matches(rf"{_NUMBER}(;{_NUMBER})*", "numbers with ';' between them, or nothing", True),
        **_words("value_detail"),
        "unit": _coded(codes["unit"], empty=True),
        **_words("unit_detail"),
    }
    source = {
        "origin": _coded(codes["origin"]),
        **_words("study_id"),
        "seen": _coded(codes["seen"]),
        "url": _address(),
        **_words("note"),
    }
    return Table(
        file,
        key,
        _sheet(key, {**columns, **amount, **tail, **source}),
        numbers=("value", "value_high", *spread),
        ids={"study_id": "studies"},
        lists={"regions": "region"} if "regions" in columns else {},
        measured=("value", "value_high", *spread, "values", "value_detail"),
        needs=(("value", "unit"), ("value_high", "value"), *((one, "value") for one in spread)),
    )


def _kinetic_constants(codes: Codes) -> Table:
    columns = {**_filled("name"), "transmitter": _coded(codes["transmitter"]), **_words("region_detail")}
    return _quantities("kinetic_constants.csv", "symbol", columns, _words("equation"), codes)


def _parameters(codes: Codes) -> Table:
    columns = {
        **_filled("symbol", "name"),
        "scope": _coded({"all", *_SPECIES} | codes["region"]),
        "value": _matches(_NUMBER, "a number", False),
        **_numbers("low", "high"),
        "spread": _coded(codes["spread"], empty=True),
        **_filled("unit"),
        **_words("system"),
        "status": _coded(codes["status"]),
        "study_id": _matches(_KEY, "a study id, or nothing", True),
        "seen": _coded(codes["seen"], empty=True),
        "grade": _coded(codes["grade"], empty=True),
        **_words("note"),
    }
    numbers = ("value", "low", "high")
    return Table(
        "parameters.csv",
        "passport_id",
        _sheet("passport_id", columns),
        numbers,
        ids={"study_id": "studies"},
        measured=("value",),
        rules=(_called_measured,),
    )


def _called_measured(frame: pd.DataFrame, spec: Table) -> list[Problem]:
    """Numbers called measured for which no measurement was read: a blank grade, or F, a statement without data."""
    called = frame[(frame["status"] == "measured") & ~frame["grade"].isin(list("ABCDE"))]
    allowed = "A to E, because the number is called measured"
    return [Problem(spec.file, index + 2, "grade", grade, allowed) for index, grade in called["grade"].items()]


def _hypotheses(codes: Codes) -> Table:
    columns = {
        "hypothesis": _coded(set(_HYPOTHESES)),
        **_filled("label"),
        **_words("symbol"),
        **_numbers("value", "low", "high"),
        **_words("note"),
    }
    return Table(
        "hypotheses.csv",
        "effect_id",
        _sheet("effect_id", columns),
        ("value", "low", "high"),
        needs=(("symbol", "value"),),
    )


def _calibration_report(codes: Codes) -> Table:
    columns = {
        "role": _coded(codes["role"]),
        **_filled("drug"),
        "region": _coded(codes["region"]),
        **_filled("kind", "transmitter", "quantity"),
        **{name: _matches(_NUMBER, "a number", False) for name in ("observed", "predicted", "ratio")},
        "within_twofold": _coded({"False", "True"}),
    }
    numbers = ("observed", "predicted", "ratio")
    return Table("calibration_report.csv", "row", _sheet("row", columns), numbers)


def _experiments(codes: Codes) -> Table:
    numbers = ("expected", "low", "high")
    columns = {
        **_filled("quantity", "condition"),
        **{name: _matches(_NUMBER, "a number", False) for name in numbers},
        "unit": _coded(codes["value_unit"]),
        **_filled("tolerance"),
        "study_id": _key(),
        # What nobody read is no test.
        "seen": _coded(codes["seen"] - {"memory"}),
        "quality": _coded(set(_QUALITIES)),
        **_words("caveat", "miss"),
    }
    sheet = _sheet("experiment_id", columns)
    ids = {"study_id": "studies"}
    return Table(
        "experiments.csv", "experiment_id", sheet, numbers, ids=ids, rules=(_beside_what_is_allowed, _why_weak)
    )


def _beside_what_is_allowed(frame: pd.DataFrame, spec: Table) -> list[Problem]:
    """Published numbers outside the range that is allowed around them."""
    ends = {name: pd.to_numeric(frame[name], errors="coerce") for name in spec.numbers}
    beside = frame[(ends["expected"] < ends["low"]) | (ends["expected"] > ends["high"])]
    return [
        Problem(spec.file, index + 2, "expected", row["expected"], f"a number from {row['low']} to {row['high']}")
        for index, row in beside.to_dict("index").items()
    ]


def _why_weak(frame: pd.DataFrame, spec: Table) -> list[Problem]:
    """Weak tests of which nobody says why."""
    weak = frame[(frame["quality"] == "B") & (frame["caveat"] == "")]
    return [
        Problem(spec.file, line + 2, "caveat", "", "why the test is weak, because its quality is B")
        for line in weak.index
    ]


def _steady_states(codes: Codes) -> Table:
    columns = {**_filled("quantity"), "transmitter": _coded(codes["transmitter"]), **_words("region_detail")}
    lows = _matches(rf"({_NUMBER})?(;({_NUMBER})?)*", "numbers or nothing with ';' between them, or nothing", True)
    highs = _matches(rf"{_NUMBER}(;{_NUMBER})*", "numbers with ';' between them, or nothing", True)
    rates = {**_words("animal", "vigilance"), "lows": lows, "highs": highs}
    return _quantities("steady_states.csv", "state_id", columns, rates, codes)


def _regional_serotonin(codes: Codes) -> Table:
    columns = {
        "region": _coded(codes["region"]),
        **_filled("regions"),
        **_words("region_detail"),
        **_filled("quantity"),
        "content_of": _coded({"5-HT", "5-HIAA"}, empty=True),
        "lesion": _coded(set(_RAPHE_NUCLEI), empty=True),
    }
    return _quantities("regional_serotonin.csv", "regional_id", columns, {}, codes, ("spread",))


def _receptors(codes: Codes) -> Table:
    measured = ("value", "low", "high", "low_affinity_state", "spread")
    columns = {
        **_filled("receptor"),
        **_words("site", "tissue"),
        "affinity_state": _coded(set(_AFFINITY_STATES), empty=True),
        **_filled("ligand"),
        "constant": _coded(codes["constant"]),
        "qualifier": _coded(codes["qualifier"], empty=True),
        **_numbers(*measured),
        "unit": _coded(codes["unit"]),
        **_words("value_detail"),
        "origin": _coded(codes["origin"]),
        **_words("study_id"),
        "seen": _coded(codes["seen"]),
        "url": _address(),
        **_words("note"),
    }
    sheet = _sheet("receptor_id", columns)
    ids = {"study_id": "studies"}
    hidden = (*measured, "value_detail")
    return Table("receptors.csv", "receptor_id", sheet, numbers=measured, ids=ids, measured=hidden)


def _hexes() -> dict[str, pa.Column]:
    """A colour for each theme."""
    return {theme: _matches("#[0-9A-Fa-f]{6}", "a colour such as #B84A00", False) for theme in THEMES}


def _greys(codes: Codes) -> Table:
    return Table("greys.csv", "name", _sheet("name", {**_filled("label"), **_hexes()}), needed=_GREYS)


def _colours(codes: Codes) -> Table:
    columns = {
        "role": _coded(set(_INKS)),
        **_filled("label"),
        **_hexes(),
        "dash": _coded({"solid", "dashed", "dotted", "dotdash"}),
        "marker": _coded({"circle", "square", "triangle", "diamond", "inverted_triangle", "hex"}),
    }
    needed = tuple(name for names in {**_INKS, "verdict": sorted(codes["verdict"])}.values() for name in names)
    sheet = _sheet("name", columns)
    return Table("colours.csv", "name", sheet, needed=needed, rules=(shared_tokens,))


_MAKERS: dict[str, Callable[[Codes], Table]] = {
    "studies": _studies,
    "measurements": _measurements,
    "claims": _claims,
    "plain_reasons": _plain_reasons,
    "statements": _statements,
    "key_numbers": _key_numbers,
    "chain": _chain,
    "comparison": _comparison,
    "matched_doses": _matched_doses,
    "drug_profiles": _drug_profiles,
    "kinetic_constants": _kinetic_constants,
    "parameters": _parameters,
    "hypotheses": _hypotheses,
    "calibration_report": _calibration_report,
    "experiments": _experiments,
    "steady_states": _steady_states,
    "regional_serotonin": _regional_serotonin,
    "receptors": _receptors,
    "greys": _greys,
    "colours": _colours,
}


# What one row of a table is called (records.py).
RECORDS = {
    "vocabularies": "Term",
    "studies": "Study",
    "measurements": "Measurement",
    "claims": "ClaimRow",
    "plain_reasons": "PlainReason",
    "statements": "Statement",
    "key_numbers": "KeyNumber",
    "chain": "ChainLink",
    "comparison": "Comparison",
    "matched_doses": "MatchedDose",
    "drug_profiles": "ProfileEntry",
    "kinetic_constants": "KineticConstant",
    "parameters": "Parameter",
    "hypotheses": "Effect",
    "calibration_report": "CalibrationRow",
    "experiments": "PublishedExperiment",
    "steady_states": "SteadyState",
    "regional_serotonin": "RegionalSerotonin",
    "receptors": "ReceptorConstant",
    "greys": "Grey",
    "colours": "Colour",
}


def tables(codes: Codes) -> dict[str, Table]:
    """Every table by name. ``codes`` maps a coded column to its codes (vocabularies.csv)."""
    return {name: make(codes) for name, make in _MAKERS.items()}


VOCABULARIES = Table(
    "vocabularies.csv",
    "code",
    pa.DataFrameSchema(
        {**_filled("column", "code", "label"), **_words("description")},
        strict=True,
        ordered=True,
    ),
)
