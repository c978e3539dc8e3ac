"""The built site as these tests serve it: a probe stands first in each page, and nothing comes from elsewhere."""

import io
from pathlib import Path

from serve import Quiet

_PROBE = Path(__file__).with_name("probe.js").read_text(encoding="utf-8")
_POLICY = "default-src 'self' data: blob: 'unsafe-inline'"


class Probed(Quiet):
    """Files of a folder. ``refused`` keeps what was asked for and is not there."""

    refused: list[str] = []

    def send_head(self):
        """A page with the probe in it; any other file as it is."""
        path = Path(self.translate_path(self.path))
        if path.suffix != ".html" or not path.is_file():
            return super().send_head()
        html = path.read_text(encoding="utf-8").replace("<head>", f"<head><script>{_PROBE}</script>", 1).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(html)))
        self.end_headers()
        return io.BytesIO(html)

    def end_headers(self):
        """With a policy: a request to another host fails, and the page is told."""
        self.send_header("Content-Security-Policy", _POLICY)
        super().end_headers()

    def send_error(self, code, *words):
        """Note it, and answer as usual."""
        self.refused.append(f"{int(code)}: {self.path}")
        super().send_error(code, *words)
