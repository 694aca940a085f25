"""The Streamlit pages in Portuguese: they filter, sort and format what the views publish."""
