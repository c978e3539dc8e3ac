"""Pages without a source in chapters/, made of rows of data/: written when something on them or around them changed."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import CONFIG_OK

from .freshness import source_hash

# Name, context and template.
Page = tuple[str, dict, str]


def only_new(app: Sphinx, kind: str, pages: Iterable[Page]) -> Iterator[Page]:
    """Those of ``pages`` that differ from what the last finished build wrote, or are gone. ``kind`` names the set.

    Around a page stand the titles of all others and what the book's sources say.
    """
    file = Path(app.outdir).parent / "generated" / f"pages-{kind}.json"
    written = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    titles = {name: title.astext() for name, title in sorted(app.env.titles.items())}
    around = json.dumps([source_hash(), titles])
    now = {}
    for page in pages:
        name, context, template = page
        now[name] = hashlib.sha256(json.dumps([around, context, template], sort_keys=True).encode()).hexdigest()
        there = (Path(app.outdir) / f"{name}.html").exists()
        if now[name] != written.get(name) or not there or app.env.config_status != CONFIG_OK:
            yield page

    def keep(app: Sphinx, exception: Exception | None) -> None:
        if exception is None:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(json.dumps(now), encoding="utf-8")

    app.connect("build-finished", keep)
