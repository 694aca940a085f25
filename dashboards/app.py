"""What is started: `streamlit run dashboards/app.py` from the repository's root.

This is how the pages are served; what they have in common begins in `main.py`.
"""

import streamlit as st
from starlette.middleware import Middleware

from dashboards import serving

serving.send_at_once()
app = st.App(
    "main.py",
    routes=serving.routes(),
    middleware=[Middleware(serving.Kept)],
    lifespan=serving.ready,
)
