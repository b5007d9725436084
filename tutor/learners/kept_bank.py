"""The bank that was made last, kept so that the program need not make it again: a cache that can always be lost."""

import json

from pydantic import TypeAdapter
from sqlalchemy import Engine, select

from tutor.learners.columns import to_json
from tutor.learners.ownership import Records
from tutor.learners.tables import KeptBankRow
from tutor.quiz.bank import Bank

_BANK = TypeAdapter(Bank)
_ONLY_ROW = 1


class KeptBank:
    """One bank and the fingerprint of what it was made from."""

    def __init__(self, database: Engine) -> None:
        self._records = Records(database, "the kept questions")

    def load(self, fingerprint: str) -> Bank | None:
        """The bank that was kept under this fingerprint; None where there is none or it cannot be read any more."""
        with self._records.shared() as session:
            kept = session.scalar(select(KeptBankRow.bank).where(KeptBankRow.fingerprint == fingerprint))
        if kept is None:
            return None
        try:
            return _BANK.validate_python(json.loads(kept))
        except ValueError:
            return None

    def keep(self, fingerprint: str, bank: Bank) -> None:
        """Keeps this bank in place of the one before."""
        with self._records.changing_shared() as session:
            session.merge(KeptBankRow(number=_ONLY_ROW, fingerprint=fingerprint, bank=to_json(_BANK.dump_python(bank))))
