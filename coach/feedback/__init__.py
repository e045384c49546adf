"""Feedback: what people say of each other's work as it happens, and who may read it.

``values`` explains how anonymity is kept. The store decides who reads what, by the tree of
managers as it is now: whoever stopped being a manager yesterday reads nothing today.
"""

from coach.feedback.models import Feedback, FeedbackPolicy, FeedbackRequest

__all__ = ["Feedback", "FeedbackPolicy", "FeedbackRequest"]
