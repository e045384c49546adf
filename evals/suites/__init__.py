"""What is guarded: one folder per suite, with its task, its gates and its cases."""
