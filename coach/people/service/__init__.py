"""Use cases of people and access, by noun: ``access``, ``directory``, ``organisations``."""
