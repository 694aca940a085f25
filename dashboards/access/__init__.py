"""Who may see what: a login, a list of people with their roles, and rows limited in the data module.

`login.py` knows who the reader is, `people.py` what the list says of them, `pages.py` which pages a role
opens, and `limits.py` makes a statement see only a scope's rows.
"""

from dashboards.access.limits import PARAMETER, OutOfScopeError, can_read, limited, reads
from dashboards.access.login import NoAccessError, admit, guarded, reader, scope, signature
from dashboards.access.pages import allowed, may_open
from dashboards.access.people import Person

__all__ = [
    "PARAMETER", "NoAccessError", "OutOfScopeError", "Person", "admit", "allowed", "can_read", "guarded",
    "limited", "may_open", "reader", "reads", "scope", "signature",
]  # fmt: skip
