"""The web app: settings, services, pages."""

import streamlit as st

from tutor.services import Services, build_services
from tutor.settings import load_settings
from tutor.ui.navigation import show


@st.cache_resource(show_spinner=False)
def services() -> Services:
    """One set of services for every window."""
    return build_services(load_settings())


show(services)
