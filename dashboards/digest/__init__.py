"""The week or the month in a message: figures, two charts and what needs attention.

`summary.py` asks the same questions as the pages, `pictures.py` draws what a mail program can show,
and `python -m dashboards.digest semana` sends it to where the alerts go, or to addresses of its own
(`ALERTS__DIGEST__URLS`).
"""
