"""What the `llm` command line tool gets from the practice backend: chat, whole and streamed."""

import os
import subprocess
import tempfile
from pathlib import Path

# llm knows OpenAI's own models; this is how it is told of another server.
MODEL = """- model_id: practice
  model_name: gpt-4o
  api_key_name: practice
  api_base: {OPENAI_BASE_URL}
"""

with tempfile.TemporaryDirectory() as folder:
    (Path(folder) / "extra-openai-models.yaml").write_text(MODEL.format_map(os.environ), encoding="utf-8")
    for extra in ([], ["--no-stream"]):
        done = subprocess.run(
            ["llm", "-m", "practice", "--key", os.environ["OPENAI_API_KEY"], *extra, "Did a system message come?"],
            env=os.environ | {"LLM_USER_PATH": folder, "PYTHONUTF8": "1"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
        )
        assert done.stdout.strip() == "No system message came along.", done
