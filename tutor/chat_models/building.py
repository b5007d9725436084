"""The chat model of the settings; the one module that imports LangChain's models, and their providers' packages."""

import math
from typing import Any

from langchain_core.language_models import BaseChatModel

from tutor.chat_models.calling import ChatModelWriter
from tutor.chat_models.failures import not_set_up
from tutor.chat_models.writing import Limits, Writer
from tutor.errors import ChatModelMissing, InvalidSettings
from tutor.settings import ChatModelSettings

EXTRAS = {
    "openai": "openai",
    "anthropic": "anthropic",
    "google_genai": "google",
    "mistralai": "mistral",
    "ollama": "ollama",
}
"""By provider, the extra of this program that installs what calls its models."""

COMPATIBLE = "openai-compatible"
NO_KEY = "none"


def build_writer(settings: ChatModelSettings) -> Writer | None:
    """What writes with the chat model of the settings, or None where they name none.

    The provider's package is imported here, which takes seconds. Nobody is called yet.

    Raises:
        InvalidSettings: it cannot be told from the settings whose model is meant.
        ChatModelMissing: the provider's package is not installed.
        ChatModelRefused: the package does not take the settings; most often there is no key.
    """
    if settings.model is None:
        if settings.base_url is not None:
            raise InvalidSettings(
                "chat_model.base_url is set, but no chat model is.", "Set chat_model.model to its name at this address."
            )
        return None
    if settings.base_url is not None and not settings.base_url.lower().startswith(("http://", "https://")):
        raise InvalidSettings("chat_model.base_url is no address of a server.", "It begins with http:// or https:// .")
    provider, model = _named(settings.model, settings.base_url)
    built = _built(provider, model, settings)
    return ChatModelWriter(built, f"{provider}:{model}", Limits(settings.seconds, settings.characters))


def _named(model: str, base_url: str | None) -> tuple[str, str]:
    """The provider and the model's plain name; what stands at an address without another provider is compatible."""
    before, colon, after = model.partition(":")
    if base_url is not None and (not colon or before == "openai" or before not in EXTRAS):
        return COMPATIBLE, model.removeprefix("openai:")
    if not after or before not in EXTRAS:
        raise InvalidSettings(
            "chat_model.model does not say whose model it is.",
            f"Write it as PROVIDER:NAME; the providers are {', '.join(EXTRAS)}. "
            "For a server of your own, set chat_model.base_url too.",
        )
    return before, after


def _built(provider: str, model: str, settings: ChatModelSettings) -> BaseChatModel:
    caller = "openai" if provider == COMPATIBLE else provider
    try:
        from langchain.chat_models import init_chat_model

        built: BaseChatModel = init_chat_model(
            model, model_provider=caller, temperature=0, **_options(provider, settings)
        )
        return built
    except ImportError:
        missing = True
    except Exception:  # The outermost edge: each package has its own errors, and their texts may hold the key.
        missing = False
    # Raised out here, so that no traceback shows the package's own error.
    if missing:
        raise ChatModelMissing(
            "The package that calls this chat model is not installed.",
            f"Install it with: pip install 'theory-tutor[{EXTRAS[caller]}]'",
        )
    raise not_set_up()


def _options(provider: str, settings: ChatModelSettings) -> dict[str, Any]:
    key = settings.api_key.get_secret_value() if settings.api_key is not None else None
    address = {} if settings.base_url is None else {"base_url": settings.base_url}
    seconds = math.ceil(settings.seconds)
    if provider == "ollama":
        headers = {} if key is None else {"headers": {"Authorization": f"Bearer {key}"}}
        return {**address, "client_kwargs": {"timeout": seconds, **headers}}
    if provider == COMPATIBLE:
        # The provider's own variable holds a key for the provider, which is none of this server's business.
        key = key or NO_KEY
    options = {**address, "timeout": seconds, "max_retries": 0}
    if provider in ("openai", COMPATIBLE):
        options["use_responses_api"] = False
    return options if key is None else {**options, "api_key": key}
