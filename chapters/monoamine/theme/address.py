"""Where the book lives: its repository and its site, each from one setting.

``repository.url`` and ``html.baseurl`` in ``_config.yml``; what the environment of a CI says goes before them. What is
not set is not shown: no button, no link and no sentence leads to an address that may not exist.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError

GITHUB = "https://github.com/"
_REPOSITORY = re.compile(rf"(?:{re.escape(GITHUB)})?([A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]+?)(?:\.git)?/?")
_REPOSITORY_ALLOWED = f"OWNER/NAME or {GITHUB}OWNER/NAME, or nothing"
_SITE_ALLOWED = "the address of the folder the book is served from, such as https://OWNER.github.io/NAME/, or nothing"
_UNKNOWN = "not set"


@dataclass(frozen=True)
class Address:
    """The address of the repository without a slash at its end, and that of the site with one; empty: not known."""

    repository: str = ""
    site: str = ""

    @property
    def folder(self) -> str:
        """The path of the site on its server."""
        return urlsplit(self.site).path or "/"


def address(repository: object, site: object, environment: Mapping[str, str]) -> Address:
    """The settings, checked. Raises ConfigError, which names the setting, what it holds and what is allowed."""
    return Address(
        repository=_repository(*_first(("GITHUB_REPOSITORY", environment), ("repository.url", repository))),
        site=_site(*_first(("BOOK_URL", environment), ("html.baseurl", site))),
    )


def _first(variable: tuple[str, Mapping], setting: tuple[str, object]) -> tuple[str, str]:
    """Name and text of the first of the two that holds something."""
    name, environment = variable
    if text := environment.get(name, "").strip():
        return f"the environment variable {name}", text
    name, value = setting
    return f"{name} in _config.yml", "" if value is None else str(value).strip()


def _repository(name: str, text: str) -> str:
    if not text:
        return ""
    match = _REPOSITORY.fullmatch(text)
    if not match or match[1].endswith(("/.", "/..")):
        raise _refused(name, text, _REPOSITORY_ALLOWED)
    return GITHUB + match[1]


def _site(name: str, text: str) -> str:
    if not text:
        return ""
    try:
        parts = urlsplit(text)
        # Reading the port checks it.
        good = parts.scheme in ("http", "https") and parts.hostname and (parts.port or True)
    except ValueError:
        good = False
    if not good or parts.username or re.search(r"[?#\s\"'<>\\]", text) or re.search(r"\.html?/?$", parts.path):
        raise _refused(name, text, _SITE_ALLOWED)
    return text.rstrip("/") + "/"


def _refused(name: str, text: str, allowed: str) -> ConfigError:
    return ConfigError(f"{name}: {text!r} is not allowed; allowed: {allowed}")


def _settle(app: Sphinx, config: Config) -> None:
    """Give the settings to the theme, or take away what needs them."""
    options = config.html_theme_options
    home = address(options.pop("repository_url", None), config.html_baseurl, os.environ)
    config.html_baseurl = home.site
    if home.repository:
        options |= {"repository_url": home.repository, "use_repository_button": True}
        app.tags.add("repository")
    else:
        options.pop("launch_buttons", None)
        options |= dict.fromkeys(("use_repository_button", "use_edit_page_button", "use_issues_button"), False)
    if home.site:
        app.tags.add("site")
    # For the text of a page, between {{ and }}; such a text stands in an {only} block.
    links = {"book_repository": home.repository, "book_site": home.site}
    texts = {name: f"[{url}]({url})" if url else _UNKNOWN for name, url in links.items()}
    config.myst_substitutions = {**config.myst_substitutions, **texts}


def setup(app: Sphinx) -> None:
    """Connect to Sphinx, before the theme reads its options."""
    app.connect("config-inited", _settle, priority=100)
