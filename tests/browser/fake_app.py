"""The app on made-up sources, started as a real server by the browser tests."""

import os
import sys
from pathlib import Path

import streamlit as st

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.browser.made_up import BrowserServices
from tutor.ui.navigation import show


@st.cache_resource(show_spinner=False)
def services() -> BrowserServices:
    return BrowserServices(Path(os.environ["BROWSER_TEST_FOLDER"]))


show(services)
