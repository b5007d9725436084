"""One page a module: inputs from components, one service call, draw."""
