"""The chat model of the settings is built without a call, or what is amiss with them is said plainly."""

import subprocess
import sys
import traceback
from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from tutor.chat_models.building import EXTRAS, build_writer
from tutor.errors import ChatModelMissing, ChatModelRefused, InvalidSettings
from tutor.settings import ChatModelSettings, Settings, load_settings

ROOT = Path(__file__).parents[3]
KEY = "sk-made-up-and-secret"
ADDRESS = "http://127.0.0.1:9/v1"


def test_no_chat_model_is_the_default() -> None:
    assert build_writer(Settings().chat_model) is None


@pytest.mark.parametrize(
    ("model", "base_url", "name"),
    [
        ("openai:made-up", None, "openai:made-up"),
        ("made-up", ADDRESS, "openai-compatible:made-up"),
        ("openai:made-up", ADDRESS, "openai-compatible:made-up"),
        ("folk/made-up:8b", ADDRESS, "openai-compatible:folk/made-up:8b"),
        ("made-up", ADDRESS.upper(), "openai-compatible:made-up"),
    ],
)
def test_a_writer_is_named_by_its_provider_and_model(model: str, base_url: str | None, name: str) -> None:
    writer = build_writer(ChatModelSettings(model=model, base_url=base_url, api_key=SecretStr(KEY)))
    assert writer is not None
    assert writer.name == name
    assert KEY not in f"{writer!r} {writer.name}"


@pytest.mark.parametrize("provider", EXTRAS)
def test_a_package_that_is_missing_is_named_with_how_to_get_it(provider: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("langchain", "langchain.chat_models"):
        monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ChatModelMissing) as raised:
        build_writer(ChatModelSettings(model=f"{provider}:made-up", api_key=SecretStr(KEY)))
    assert raised.value.hint.endswith(f"pip install 'theory-tutor[{EXTRAS[provider]}]'")
    assert KEY not in "".join(traceback.format_exception(raised.value))


def test_a_missing_key_is_said_before_anything_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(ChatModelRefused) as raised:
        build_writer(ChatModelSettings(model="openai:made-up"))
    assert "key" in raised.value.hint


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        pytest.param(ChatModelSettings(model="made-up"), "chat_model.model", id="no provider and no address"),
        pytest.param(ChatModelSettings(model="nobody:made-up"), "chat_model.model", id="unknown provider"),
        pytest.param(ChatModelSettings(model="openai:"), "chat_model.model", id="no name"),
        pytest.param(ChatModelSettings(model="m", base_url="localhost:80"), "chat_model.base_url", id="no address"),
        pytest.param(ChatModelSettings(model="m", base_url="file:///etc"), "chat_model.base_url", id="a file"),
        pytest.param(ChatModelSettings(base_url=ADDRESS), "chat_model.base_url", id="an address without a model"),
    ],
)
def test_settings_that_name_no_model_are_refused(settings: ChatModelSettings, named: str) -> None:
    with pytest.raises(InvalidSettings) as raised:
        build_writer(settings)
    assert named in raised.value.message
    assert raised.value.hint


def test_the_settings_are_read_and_the_key_is_not_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    values = {"MODEL": "openai:made-up", "API_KEY": KEY, "SECONDS": "7.5", "CHARACTERS": "900"}
    settings = load_settings(environment={f"TUTOR_CHAT_MODEL__{name}": value for name, value in values.items()})
    assert (settings.chat_model.model, settings.chat_model.seconds) == ("openai:made-up", 7.5)
    assert settings.chat_model.characters == 900
    assert settings.chat_model.api_key is not None and settings.chat_model.api_key.get_secret_value() == KEY
    assert KEY not in f"{settings!r} {settings.model_dump_json()}"


@pytest.mark.parametrize(
    ("name", "wrong"),
    [("seconds", 0), ("seconds", 601), ("seconds", float("nan")), ("characters", 499), ("characters", 200_001)],
)
def test_every_number_has_bounds(name: str, wrong: float) -> None:
    with pytest.raises(ValidationError):
        ChatModelSettings.model_validate({name: wrong})


def test_nothing_of_a_provider_is_imported_before_a_model_is_built() -> None:
    code = "import sys, tutor.chat_models.building; print([n for n in ('langchain', 'openai') if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
