"""What the pages look like and are framed by: style sheets, fonts, templates, and the cleaning of Jupyter Book's theme.

It knows nothing of roles, quizzes or exhibits; these are the language of the book (book/).
"""

from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Connect every part to Sphinx."""
    from . import address, assets, trim

    for part in (address, assets, trim):
        part.setup(app)
