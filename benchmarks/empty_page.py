"""What every Streamlit page costs before it shows anything: the floor of the pages' first load."""

import streamlit as st

st.title("Vazia")
