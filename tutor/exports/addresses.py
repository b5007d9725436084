"""Breaks up addresses in other people's words, so that programs that show Markdown do not make links of them."""

import re

WORD_JOINER = "\u2060"
"""Takes no room, is not seen and lets no line end: what it stands in reads as before."""

_AFTER = re.compile(r":(?=[A-Za-z+/-])|www(?=\.)", re.IGNORECASE)


def without_addresses(text: str) -> str:
    """The words with a word joiner inside each `://`, `www.` and `:name:` and on both sides of each `@`.

    Many programs look for addresses, e-mail addresses and names of icons after they have undone the escapes of
    Markdown, so that a backslash does not keep them from becoming links. The few that take any name with a dot in it
    for an address (`example.org`) still do so: to break up every dot would harm too many words that are none.
    """
    broken = _AFTER.sub(rf"\g<0>{WORD_JOINER}", text)
    # One joiner is not enough for a mail address: some programs take it for a letter of the name behind the sign.
    return broken.replace("@", f"{WORD_JOINER}@{WORD_JOINER}")
