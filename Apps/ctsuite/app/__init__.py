"""The faces without a desktop: the command line and benchmarks."""
