"""Language models behind one port: who is asked, what it cost, and what may leave the house.

``port`` says what the domain asks for; ``choosing`` says whom the operator allows to be asked;
``openai_compatible`` speaks to any endpoint of that kind, ``local`` to a file served in this
process; ``redaction`` hides names from models elsewhere; ``ledger`` enters every call and keeps the
budgets; ``disclosure`` lists what each prompt sends. Model libraries are imported at the first
call, since they take seconds to load and most processes never need them.
"""
