"""Settings come from the file, the environment and the command line, in this order, and none is guessed."""

import traceback
from pathlib import Path

import pytest
from pydantic import ValidationError

from tutor.errors import InvalidSettings
from tutor.settings import FILE, PREFIX, Settings, load_settings


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def loaded(file: str = "", data: Path | None = None, **variables: str) -> Settings:
    """The settings that this file and these variables make, the prefix left out of their names."""
    if file:
        Path(FILE).write_text(file, encoding="utf-8")
    return load_settings(data, {f"{PREFIX}{name}": value for name, value in variables.items()})


def test_without_a_file_and_variables_the_defaults_hold() -> None:
    assert loaded() == Settings()


def test_the_file_sets_values_in_its_sections() -> None:
    settings = loaded('data = "records"\n[chat]\nmax_sentences = 2\n[models]\nembedding = "here/minilm"\n')
    assert settings.data == Path("records")
    assert settings.chat.max_sentences == 2
    assert settings.models.embedding == "here/minilm"
    assert settings.reading == Settings().reading


def test_variables_set_values_by_section_and_name() -> None:
    settings = loaded(DATA="elsewhere", READING__MAX_PAGES="12", models__seconds="0.5")
    assert (settings.data, settings.reading.max_pages, settings.models.seconds) == (Path("elsewhere"), 12, 0.5)


def test_the_environment_of_the_process_is_read_when_none_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TUTOR_CHAT__MAX_SENTENCES", "4")
    monkeypatch.setenv("TUTORIAL", "no setting of ours")
    assert load_settings().chat.max_sentences == 4


def test_the_command_line_wins_over_variables_and_these_over_the_file() -> None:
    file = 'data = "file"\n[chat]\nmax_sentences = 2\nmax_question_characters = 200\n'
    assert loaded(file).data == Path("file")
    settings = loaded(file, DATA="variable", CHAT__MAX_SENTENCES="3")
    assert (settings.data, settings.chat.max_sentences) == (Path("variable"), 3)
    assert settings.chat.max_question_characters == 200
    assert loaded(file, Path("argument"), DATA="variable").data == Path("argument")


def test_an_empty_variable_counts_as_not_set() -> None:
    assert loaded('[models]\nembedding = "here"\n', MODELS__EMBEDDING="").models.embedding == "here"


@pytest.mark.parametrize(
    ("variables", "named"),
    [
        pytest.param({"DTAA": "x"}, "dtaa", id="mistyped name"),
        pytest.param({"MODLES__EMBEDDING": "x"}, "modles", id="mistyped section"),
        pytest.param({"MODELS__EMBEDING": "x"}, "models.embeding", id="mistyped name in a section"),
        pytest.param({"MODELS__EMBEDDING__FOLDER": "x"}, "models.embedding", id="too deep"),
        pytest.param({"MODELS": "x"}, "models", id="a section as a value"),
        pytest.param({"MAX_SENTENCES": "3"}, "max_sentences", id="section left out"),
    ],
)
def test_an_unknown_variable_is_refused_by_name(variables: dict[str, str], named: str) -> None:
    with pytest.raises(InvalidSettings) as raised:
        loaded(**variables)
    assert f" {named}: " in raised.value.message
    assert FILE in raised.value.hint


@pytest.mark.parametrize(
    ("file", "named"),
    [
        pytest.param('dtaa = "x"\n', "dtaa", id="mistyped name"),
        pytest.param("[chat]\nmax_sentence = 3\n", "chat.max_sentence", id="mistyped name in a section"),
        pytest.param("[caht]\nmax_sentences = 3\n", "caht", id="mistyped section"),
    ],
)
def test_an_unknown_name_in_the_file_is_refused_by_name(file: str, named: str) -> None:
    with pytest.raises(InvalidSettings) as raised:
        loaded(file)
    assert f" {named}: " in raised.value.message


def test_a_mistyped_name_is_called_so_in_plain_words() -> None:
    with pytest.raises(InvalidSettings, match="dtaa: there is no such setting"):
        loaded(DTAA="x")


def test_every_wrong_value_is_named_at_once() -> None:
    with pytest.raises(InvalidSettings) as raised:
        loaded(CHAT__MAX_SENTENCES="0", READING__MAX_PAGES="none", DTAA="x")
    assert all(name in raised.value.message for name in ("chat.max_sentences", "reading.max_pages", "dtaa"))


BOUNDS = [
    ("READING__MAX_MEGABYTES", 2000),
    ("READING__MAX_PAGES", 100_000),
    ("READING__MAX_SECONDS", 3600),
    ("MODELS__SECONDS", 60),
    ("CHAT__MAX_QUESTION_CHARACTERS", 20_000),
    ("CHAT__MAX_SENTENCES", 10),
]


@pytest.mark.parametrize(("name", "most"), BOUNDS, ids=[name for name, _ in BOUNDS])
def test_every_number_has_bounds(name: str, most: int) -> None:
    section, field = name.lower().split("__")
    assert getattr(getattr(loaded(**{name: str(most)}), section), field) == most
    for wrong in ("0", "-1", str(most + 1), "inf", "nan", "many", "1e999"):
        with pytest.raises(InvalidSettings, match=f"{section}.{field}"):
            loaded(**{name: wrong})


@pytest.mark.parametrize("content", [b"[chat", b"data = \xff", b"data = 1 2"], ids=["cut off", "not UTF-8", "not TOML"])
def test_a_file_that_cannot_be_read_is_named(content: bytes) -> None:
    Path(FILE).write_bytes(content)
    with pytest.raises(InvalidSettings) as raised:
        load_settings(environment={})
    assert FILE in raised.value.message


def test_a_password_is_not_shown_by_settings_or_by_what_is_wrong_with_them() -> None:
    address = "postgresql://me:secret@host/tutor"
    settings = loaded(DATABASE=address)
    library = settings.library()
    assert library.database is not None and library.database.get_secret_value() == address
    assert "secret" not in f"{settings!r} {library!r} {settings.model_dump_json()}"
    for wrong in ({"DATABSE": address}, {"DATABASE__URL": address}, {"DATABASE": address, "DTAA": "x"}):
        with pytest.raises(InvalidSettings) as raised:
            loaded(**wrong)
        assert "secret" not in "".join(traceback.format_exception(raised.value))


def test_settings_cannot_be_changed_once_read() -> None:
    settings = loaded()
    with pytest.raises(ValidationError):
        settings.data = Path("other")  # type: ignore[misc]
    with pytest.raises(ValidationError):
        settings.chat.max_sentences = 9  # type: ignore[misc]


def test_the_library_is_given_its_part() -> None:
    library = loaded(
        READING__MAX_MEGABYTES="0.5",
        READING__MAX_PAGES="7",
        READING__MAX_SECONDS="9",
        MODELS__EMBEDDING="e",
        MODELS__RERANKING="r",
        MODELS__SECONDS="3",
    ).library()
    limits = library.reader_limits
    assert (limits.max_bytes, limits.max_pages, limits.max_seconds) == (512 * 1024, 7, 9)
    assert (library.embedding_model, library.reranking_model, library.search_seconds) == ("e", "r", 3)
