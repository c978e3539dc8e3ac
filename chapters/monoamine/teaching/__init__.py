"""Questions, misconceptions and activities of data/, checked, with every number they name computed anew.

Stands between the dashboard, whose links it checks and whose scenes it reads, and the book, which prints it.
"""

from .activities import Activity, Choice, Slider, activities, activity
from .looks import Look
from .questions import Misconception, Option, Question, Section, in_chapter, misconceptions, question, questions
from .readings import Reading

__all__ = [
    "Activity", "Choice", "Look", "Misconception", "Option", "Question", "Reading", "Section", "Slider", "activities",
    "activity", "in_chapter", "misconceptions", "question", "questions",
]  # fmt: skip
