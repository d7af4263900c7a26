"""Every benchmark with pytest-benchmark: `pytest tests/benchmarks`, and SIKAP_SCALE=1 for the full sizes.

Each checks that its work was done. The figures are told and kept; none fails a test, since they depend on the machine.
"""

import os

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.benchmarks import report
from tests.benchmarks.measure import Figure
from tests.benchmarks.runner import BENCHMARKS, run_apart

SCALE = float(os.environ.get("SIKAP_SCALE", "0.01"))


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("name", BENCHMARKS)
def test_it_does_its_work(name: str, benchmark: BenchmarkFixture, capsys: pytest.CaptureFixture[str]) -> None:
    figures: list[Figure] = benchmark.pedantic(run_apart, (name, SCALE), rounds=1)
    assert all(figure.measured >= 0 for figure in figures)
    assert figures
    benchmark.extra_info.update({figure.what: figure.as_json() for figure in figures}, scale=SCALE)
    with capsys.disabled():
        print("", report.head(), *(report.line(figure, full=True) for figure in figures), sep="\n")
