"""A kernel as JupyterLab has one: cells are run in it, and the messages that it sends are kept."""

import json
import os

from jupyter_client.manager import KernelManager

LOOK = """
import asyncio
import json
_list = lambda values: [None if value != value else float(value) for value in values]
def _curves(view):
    data, found = live.figures[view].select_one({"name": f"{view}-curves"}).data, {}
    for key, part, x, y in zip(data["key"], data["part"], data["xs"], data["ys"]):
        found.setdefault(key, {"x": _list(x)})[part] = _list(y)
    return [*found.values()]
# The dose view follows when the controls rest.
await asyncio.sleep(0.5)
print(json.dumps({"state": live.state, "words": live.words, "plots": {view: _curves(view) for view in live.figures}}))
"""


class Kernel:
    """A real kernel and the messages it sends."""

    def __init__(self, folder) -> None:
        environment = {key: value for key, value in os.environ.items() if key != "MONOAMINE_STATIC"}
        self.manager = KernelManager(kernel_name="python3")
        self.manager.start_kernel(cwd=str(folder), env=environment)
        self.client = self.manager.blocking_client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=60)
        self.messages: list[dict] = []

    def run(self, code: str) -> str:
        """Run a cell; answers what it printed. ``messages`` holds what came with it."""
        self.messages = []
        reply = self.client.execute_interactive(code, timeout=120, output_hook=self.messages.append, allow_stdin=False)
        assert reply["content"]["status"] == "ok", "\n".join(reply["content"].get("traceback", []))
        return "".join(one["content"]["text"] for one in self.messages if one["msg_type"] == "stream")

    def look(self) -> dict:
        """The state, the words and the data of the figures."""
        return json.loads(self.run(LOOK))

    def touch(self, name: str, **state) -> None:
        """What the front end sends when a reader moves a widget."""
        comm = self.run(f"print(live.widgets[{name!r}].model_id)").strip()
        data = {"method": "update", "state": state, "buffer_paths": []}
        message = self.client.session.msg("comm_msg", {"comm_id": comm, "data": data})
        self.client.shell_channel.send(message)
        self.messages = []
        while not self.messages or self.messages[-1]["content"].get("execution_state") != "idle":
            said = self.client.get_iopub_msg(timeout=60)
            if said["parent_header"].get("msg_id") == message["header"]["msg_id"]:
                self.messages.append(said)

    def stop(self) -> None:
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)
