"""The shipped library: KPIs and exemplary OKRs as YAML files that a person can edit.

``kpis/<function>.yaml`` and ``okrs/<function>.yaml`` hold lists of entries; ``entries.py`` gives
their shape, reads them and refuses what does not fit. A KPI is more than a definition: it carries
the problems it answers in people's own words, and what the composer needs to write about it.
"""
