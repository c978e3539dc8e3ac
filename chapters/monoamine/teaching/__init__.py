"""Questions, misconceptions and activities of data/, checked, with every number they name computed anew.

Stands between the dashboard, whose links it checks and whose scenes it reads, and the book, which prints it.
"""

from .activities import Activity, Choice, Slider, activities, activity
from .questions import Misconception, Option, Question, in_chapter, misconceptions, question, questions
from .readings import Reading

__all__ = [
    "Activity", "Choice", "Misconception", "Option", "Question", "Reading", "Slider", "activities", "activity",
    "in_chapter", "misconceptions", "question", "questions",
]  # fmt: skip
