"""States for the tests of the dashboard: drawn by chance, and those that stories and published experiments open."""

from random import Random

from monoamine.dashboard.controls import amounts
from monoamine.dashboard.presets import experiments, presets
from monoamine.dashboard.state import AMOUNTS, DRUGS, EVERY, PRODUCTS, SCALES, SLOTS, STEPS, TONE, WINDOWS, routes
from monoamine.model.passports import HYPOTHESES, REGIONS
from monoamine.model.protocol import TRANSMITTERS


def drawn(random: Random) -> dict:
    """One state by chance. Its numbers have few digits, as those of the controls have, and are not all on their steps."""
    window = random.choice(list(WINDOWS))
    last = WINDOWS[window]
    return {
        "region": random.choice(REGIONS),
        "hypothesis": random.choice(HYPOTHESES),
        "window": window,
        "doses": [_slot(random, last) if random.random() < 0.6 else None for _ in range(SLOTS)],
        "tone": 1.0 if random.random() < 0.6 else round(random.uniform(*TONE), 1),
        "see": random.choice(TRANSMITTERS),
        "product": random.choice(PRODUCTS),
        "scale": random.choice(SCALES),
        "at": random.randint(0, int(last / STEPS[window])) * STEPS[window],
        "vary": random.randint(1, SLOTS),
    }


def _slot(random: Random, last: float) -> dict:
    drug = random.choice(DRUGS)
    free = float(f"{random.uniform(*AMOUNTS[drug]):.3g}")
    return {
        "drug": drug,
        "amount": random.choice([*amounts(drug)] * 2 + [free] * len(amounts(drug))),
        "route": random.choice(routes(drug)),
        "time": float(random.randrange(0, int(min(last, 240)), 5)),
        "every": random.choice(EVERY),
    }


def sample(count: int, seed: int) -> list[dict]:
    """The same states for the same seed."""
    random = Random(seed)
    return [drawn(random) for _ in range(count)]


def told_links() -> list[str]:
    """The links of the stories and of the published experiments."""
    return [story["link"] for story in presets().values()] + [one["link"] for one in experiments()]
