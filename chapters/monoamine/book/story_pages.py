"""A page for each story: ``chapters/story-….html``, made where the book has the dashboard.

Such a page has no source in chapters/, and no entry in the search: what it shows is found on the dashboard.
"""

from collections.abc import Iterator

from sphinx.application import Sphinx

from ..dashboard.presets import presets
from ..dashboard.story_page import first_sentence, story_html, story_name
from .extra_pages import Page, only_new
from .share_cards import CHAPTERS, FOLDER, alt_texts


def _collect(app: Sphinx) -> Iterator[Page]:
    if f"{CHAPTERS}/dashboard" not in app.env.found_docs:
        return
    for name, story in presets().items():
        page = story_name(name)
        # As from any page of the folder.
        picture = f"../{FOLDER}/{page}.png"
        context = {
            "title": story["title"],
            "description": first_sentence(story["look"]),
            "body": str(story_html(name, picture, alt_texts()[page])),
            "unlisted": True,
        }
        yield f"{CHAPTERS}/{page}", context, "page.html"


def setup(app: Sphinx) -> None:
    """Connect to Sphinx."""
    app.connect("html-collect-pages", lambda app: only_new(app, "stories", _collect(app)))
