"""What a script says to node: JSON in, JSON out."""

import json
import subprocess


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
