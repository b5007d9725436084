"""The pages that people see; the only package besides app.py that imports Streamlit."""
