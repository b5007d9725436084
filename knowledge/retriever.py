"""The library's search as a LangChain retriever."""

from collections.abc import Callable

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever

from knowledge.sources import Evidence


class EvidenceRetriever(BaseRetriever):
    """Gives documents whose `metadata` hold what a citation needs: source, page, heading path, start and end."""

    search: Callable[[str], list[Evidence]]

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        return [_document(evidence) for evidence in self.search(query)]


def _document(evidence: Evidence) -> Document:
    unit = evidence.sentence or evidence.passage
    return Document(
        id=f"{unit.source_id}:{unit.start}-{unit.end}",
        page_content=unit.text,
        metadata={
            "source_id": unit.source_id,
            "source_file": evidence.source.file_name,
            "source_title": evidence.source.title,
            "role": evidence.source.role,
            "page": unit.page,
            "heading": list(unit.heading),
            "start": unit.start,
            "end": unit.end,
            "score": evidence.score,
        },
    )
