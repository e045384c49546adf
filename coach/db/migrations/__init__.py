"""The history of the tables, one numbered file per step, one line, forwards only.

A file's number is its revision: ``0007_reviews.py`` is revision 0007 and follows 0006. So the
newest version is known without loading Alembic, which a start without news never does.
A step that people may have run is never edited; a mistake is mended by a later step. All
steps of one run share a transaction: a failure leaves the database as it was.

To write one, change the models, then ``python -m coach.db.migrations.draft coach.reviews "what"``.
"""
