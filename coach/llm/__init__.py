"""Language models behind one port: who is asked, what it cost, and what may leave the house.

``port`` says what the domain asks for; ``openai_compatible`` speaks to any endpoint of that kind;
``ledger`` keeps a record of every call. Model libraries are imported at the first call, since they
take seconds to load and most processes never need them.
"""
