"""Measures budgets as ratios against a floor in the same run, and how they grow with size.

A ratio says the same on a slow machine and on a fast one; a second does not. Each benchmark yields
``Measure`` values, ``python -m evals.bench`` prints and draws them, and fails nothing by itself.
"""
