"""`dlt pipeline forget`: erases a person everywhere and keeps them from coming back; docs/operations.md.

Sales, leads and commissions stay, with every total: a record loses what names the person, not itself.
"""
