"""What became of a model's sentences is said in a line, and replies that were kept are read again."""

import pytest

from tutor.chat.replies import Checked, Reply
from tutor.chat.wording import verified


@pytest.mark.parametrize(
    ("checked", "said"),
    [
        (Checked(written=5, supported=5, partly=0), "5 of 5 sentences verified"),
        (Checked(written=1, supported=1, partly=0), "1 of 1 sentence verified"),
        (Checked(written=3, supported=2, partly=1), "2 of 3 sentences verified, 1 only in part"),
        (Checked(written=2, supported=2, partly=0, repaired=1), "2 of 2 sentences verified, 1 rewritten first"),
        (Checked(written=2, supported=2, partly=0, unreadable=1), "2 of 2 sentences verified; 1 line not readable"),
        (Checked(written=0, supported=0, partly=0, unreadable=2), "2 lines not readable"),
    ],
)
def test_how_much_was_verified_is_said_in_a_line(checked: Checked, said: str) -> None:
    assert verified(checked) == said


def test_a_reply_that_was_kept_before_there_were_chat_models_is_still_read() -> None:
    kept = (
        '{"question":"Why?","standalone_question":"Why?","status":"answered","sentences":'
        '[{"text":"So.","kind":"quote","verdict":"verbatim","citations":[],"lead_in":""}],"composer":"quoting"}'
    )
    reply = Reply.model_validate_json(kept)
    assert (reply.checked, reply.fallback, reply.sentences[0].lacking) == (None, "", ())
