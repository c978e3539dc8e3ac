"""What a script says to node: JSON in, JSON out."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
_KATEX = """
const katex = require({katex});
const set = (formula) => katex.renderToString(formula, {{ displayMode: true, throwOnError: true, strict: "error" }});
console.log(JSON.stringify(JSON.parse(require("fs").readFileSync(0, "utf8")).map(set)));
"""


def in_node(*command: object, asked: object = None, timeout: float = 120, **options: object):
    """Run node with these arguments, ``asked`` on its standard input, and answer what it prints. It must end well."""
    done = subprocess.run(
        ["node", *map(str, command)],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        timeout=timeout,
        **options,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def set_by_katex(formulas: Sequence[str]) -> list[str]:
    """The formulas as KaTeX sets them; one that it would not set, or only with a warning, ends the test."""
    katex = json.dumps(str(ROOT / "node_modules" / "katex"))
    return in_node("--eval", _KATEX.format(katex=katex), asked=formulas)
