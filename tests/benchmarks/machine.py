"""What the figures were measured on: processor, cores, memory, and the versions that matter."""

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGES = (
    "theory-tutor",
    "langchain-core",
    "langchain-text-splitters",
    "langchain-chroma",
    "chromadb",
    "sentence-transformers",
    "torch",
    "onnxruntime",
    "streamlit",
)


def described() -> dict[str, str]:
    """The machine and the versions, by name."""
    return {
        "processor": f"{_field('/proc/cpuinfo', 'model name') or platform.processor()}, {os.cpu_count()} cores",
        "memory": _memory(),
        "load": f"{os.getloadavg()[0]:.1f} before the run",
        "system": f"{platform.system()} {platform.machine()}, Python {platform.python_version()}",
        "versions": ", ".join(f"{name} {_version(name)}" for name in PACKAGES),
    }


def resident_megabytes() -> tuple[float, float]:
    """Memory of this process that is resident now, and its highest so far."""
    return tuple(float(_field("/proc/self/status", name).split()[0]) / 1024 for name in ("VmRSS", "VmHWM"))  # type: ignore[return-value]


def _memory() -> str:
    return f"{float((_field('/proc/meminfo', 'MemTotal') or '0 kB').split()[0]) / 1024**2:.0f} GB"


def _field(file: str, name: str) -> str:
    path = Path(file)
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith(name)), "")


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "absent"
