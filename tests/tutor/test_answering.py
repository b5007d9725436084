"""Answers come by quotation, or in a chat model's words under proof; without the model nothing is lost."""

import json
from importlib.util import find_spec
from pathlib import Path

import pytest
from pydantic import SecretStr

from tests.chat_server import ChatServer, refuses, says, serving
from tests.tutor.quick_services import QuickServices
from tutor.chat.replies import Reply, ReplySentence
from tutor.errors import InvalidSettings
from tutor.settings import ChatModelSettings, Settings

ALARM = "A second wall alarms every neighbour who sees it."
GUIDE = f"# Harbours\n\n{ALARM} Insurance makes captains bold.\n\n# Ships\n\nShips wait for signals.\n"
QUESTION = "Whom does a wall alarm?"
KEY = "sk-secret-1234"


def asked(folder: Path, chat_model: ChatModelSettings, question: str = QUESTION) -> tuple[Reply, list[ReplySentence]]:
    """The reply from a small library, and the sentences that came while it was written."""
    services = QuickServices(Settings(data=folder / "data", chat_model=chat_model))
    guide = folder / "guide.md"
    guide.write_text(GUIDE, encoding="utf-8")
    services.library.add(guide)
    heard: list[ReplySentence] = []
    try:
        return services.ask(question, on_sentence=heard.append), heard
    finally:
        services.close()


def at(server: ChatServer) -> ChatModelSettings:
    return ChatModelSettings(model="small", base_url=server.address, api_key=SecretStr(KEY), seconds=5)


def line(text: str, *evidence: int) -> str:
    return json.dumps({"text": text, "evidence": list(evidence)}) + "\n"


def test_without_a_chat_model_answers_are_quoted(tmp_path: Path) -> None:
    reply, heard = asked(tmp_path, ChatModelSettings())
    assert (reply.composer, reply.fallback, reply.checked, heard) == ("quoting", "", None, [])
    assert reply.sentences[0].text == ALARM


def test_a_sentence_that_no_passage_bears_out_is_withheld_and_the_sources_are_quoted(tmp_path: Path) -> None:
    with serving(says(line("A second wall pleases 900 captains.", 1)), says("")) as server:
        reply, heard = asked(tmp_path, at(server))
    assert reply.composer == "quoting" and reply.sentences[0].text == ALARM
    assert reply.checked is not None and [one.text for one in reply.checked.withheld] == [
        "A second wall pleases 900 captains."
    ]
    assert reply.fallback and heard == []


def test_a_chat_model_that_fails_is_named_and_the_sources_are_quoted(tmp_path: Path) -> None:
    with serving(refuses(401, f"Incorrect API key provided: {KEY}")) as server:
        reply, _ = asked(tmp_path, at(server))
    assert reply.status == "answered" and reply.sentences[0].text == ALARM
    assert reply.fallback == "The chat model refused the request, so the sources are quoted instead."
    assert KEY not in reply.model_dump_json()


def test_a_question_that_the_sources_do_not_answer_never_reaches_the_chat_model(tmp_path: Path) -> None:
    with serving(says(line("Bread is baked.", 1))) as server:
        reply, _ = asked(tmp_path, at(server), "How is bread baked?")
        assert reply.status == "declined" and server.requests == []


def test_the_chat_model_gets_passages_of_the_sources_and_no_name_of_a_file(tmp_path: Path) -> None:
    with serving(says("")) as server:
        asked(tmp_path, at(server))
        (sent,) = (json.dumps(one) for one in server.requests[:1])
    assert ALARM in sent and QUESTION in sent
    assert "guide.md" not in sent


@pytest.mark.skipif(find_spec("langchain_mistralai") is not None, reason="the package is installed here")
def test_a_package_that_is_not_installed_is_said_with_the_way_to_install_it(tmp_path: Path) -> None:
    reply, _ = asked(tmp_path, ChatModelSettings(model="mistralai:small", api_key=SecretStr(KEY)))
    assert reply.sentences[0].text == ALARM
    assert "theory-tutor[mistral]" in reply.fallback


def test_settings_that_name_no_provider_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidSettings, match="whose model"):
        asked(tmp_path, ChatModelSettings(model="small"))
