"""Replays: a creating call that is sent twice under one key takes effect once.

A program that hears no answer cannot know whether its call arrived. It names each call by a key of
its own; the answer is kept for a day under that key, and given again when the key comes back. A
call that broke off half-way keeps its key: nobody can know what it did, so it is not done again.
"""
