"""What a page shows, as the tests look for it."""

import json

from streamlit.testing.v1 import AppTest


def answers(page: AppTest) -> list[dict]:
    """What the answer components were given to draw."""
    found = [json.loads(item.proto.json) for item in page.get("bidi_component") if item.proto.json]
    return [data for data in found if "paragraphs" in data]


def button(page: AppTest, label: str):  # type: ignore[no-untyped-def]
    return next(item for item in page.button if item.label.replace("\\", "") == label)


def texts(page: AppTest) -> list[str]:
    return [item.value for item in page.text]
