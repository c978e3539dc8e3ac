"""Stills: each Bokeh figure of an exhibit as plain SVG, in its place on the page before BokehJS is there.

Without scripts, in an archive and on paper it stays. It is drawn from the document that BokehJS gets, so it shows the
same marks, and it is as wide as its place: what lies along it is a share of its width, what lies up it is px. What it
cannot show stops the build (``StillError``).
"""

from .drawing import stills as stills
from .places import StillError as StillError
