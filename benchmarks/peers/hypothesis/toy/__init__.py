"""The subject of the peer benchmark, as specified in benchmarks/peers/README.md."""
