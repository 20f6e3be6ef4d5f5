"""Builds the package; everything that can be said in pyproject.toml is said there."""

from setuptools import find_packages, setup

# The bundled files lie beside the package in the checkout and are installed inside it; see app/bundled.py.
RESOURCES = "hsmc_scheduler.resources"

setup(
    packages=[*find_packages(include=["hsmc_scheduler", "hsmc_scheduler.*"]), RESOURCES],
    package_dir={RESOURCES: "resources"},
    package_data={RESOURCES: ["**/*"]},
)
