"""The scripts of the pages: modules are joined, dependencies first, and what cannot be joined is named."""

from pathlib import Path

import pytest
from monoamine.book import scripts
from sphinx.errors import ExtensionError


def test_gathered_scripts(tmp_path: Path):
    scripts.gather(tmp_path)
    for name in ("monoamine", "reach", "search", "simulator"):
        assert (tmp_path / "monoamine" / f"{name}.js").stat().st_size > 0


def write(folder: Path, **modules: str) -> Path:
    for name, text in modules.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder


def test_modules_join_dependencies_first(tmp_path: Path):
    folder = write(
        tmp_path,
        main='import { one as uno } from "./part.js";\nuno();\n',
        part="export function one() { return 1; }\n",
    )
    joined = scripts.join_modules(folder)
    assert joined.index('modules["part"]') < joined.index('modules["main"]')
    assert 'const { one: uno } = modules["part"];' in joined
    assert "import" not in joined and "export" not in joined


@pytest.mark.parametrize(
    ("modules", "message"),
    [
        ({"main": 'import { a } from "./gone.js";\n'}, "gone.js, which does not exist"),
        ({"main": 'import { a } from "./b.js";\n', "b": 'import { c } from "./main.js";\n'}, "circular import"),
        ({"main": "export default 1;\n"}, "cannot join this line"),
        ({"main": 'import a from "./b.js";\n', "b": ""}, "cannot join this line"),
    ],
)
def test_what_cannot_be_joined_is_named(tmp_path: Path, modules: dict[str, str], message: str):
    with pytest.raises(ExtensionError, match=message):
        scripts.join_modules(write(tmp_path, **modules))
