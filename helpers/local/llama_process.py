"""The process of llama.py: loads the model, writes its address to a file, serves until its standard input ends.

Usage: python -P llama_process.py FILE, with one line of JSON on the standard input: model, name, host, port, key,
threads.
It imports nothing of the kit's, so that it starts quickly and takes little memory.
"""

import json
import os
import signal
import sys

LONGEST = 200  # tokens of an answer: a model as small as this one may go on and on
AT_A_TIME = 4  # answers; this is also the most that one request may ask for with n
CONTEXT = 8192  # tokens of all prompts and answers at a time: as many as the model was trained on
ERRORS_ONLY = 1


def main(file: str) -> None:
    """Serve whoever has the key, whichever model a request names."""
    # A kernel that is interrupted passes that on to its processes; the next cell wants this one alive.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    settings = json.loads(sys.stdin.buffer.readline())
    import xllamacpp

    parameters = xllamacpp.CommonParams()
    parameters.model.path = settings["model"]
    parameters.model_alias = {settings["name"]}
    parameters.hostnames = [settings["host"]]
    parameters.port = settings["port"]
    parameters.api_keys = [settings["key"]]
    parameters.cpuparams.n_threads = settings["threads"]
    parameters.n_parallel = AT_A_TIME
    parameters.n_ctx = CONTEXT
    parameters.kv_unified = True  # one long conversation may use it all
    parameters.n_predict = LONGEST
    parameters.cache_ram_mib = 0  # it would keep up to 8 GB of old prompts
    parameters.endpoint_slots = False  # it would show what others in the room write
    parameters.ui = False
    parameters.verbosity = ERRORS_ONLY
    server = xllamacpp.Server(parameters)
    draft = f"{file}.draft"
    with open(draft, "w", encoding="utf-8") as output:
        output.write(f"{server.listening_address}\n")
    os.replace(draft, file)
    sys.stdin.buffer.read()  # its end comes with the end of whoever started this, however that ends
    os._exit(0)  # at once, in the middle of an answer too


if __name__ == "__main__":
    main(sys.argv[1])
