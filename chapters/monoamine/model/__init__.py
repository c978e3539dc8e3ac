"""The mechanistic model: doses in, extracellular amines, metabolites and tissue out. No plots here.

from monoamine import model
run = model.simulate(region="nucleus_accumbens", doses=[model.Dose("d-amphetamine", 2.0, route="sc")])
run.percent("DA", at_min=40)
"""

from .build import build
from .passports import HYPOTHESES, REGIONS
from .protocol import DRUGS, PROCESSES, Dose, bursts
from .readouts import RECEPTORS, displacement, occupancy, receptor_occupancy
from .simulate import Run, simulate, steady_state

__all__ = [
    "DRUGS", "HYPOTHESES", "PROCESSES", "RECEPTORS", "REGIONS", "Dose", "Run", "build", "bursts", "displacement",
    "occupancy", "receptor_occupancy", "simulate", "steady_state",
]  # fmt: skip
