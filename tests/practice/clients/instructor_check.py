"""What instructor gets from the practice backend, in every mode that needs no prepared reply of one's own."""

import instructor
import openai
from pydantic import BaseModel

# Without a schema on its way (JSON, MD_JSON) nothing but a prepared reply can answer, and PARALLEL_TOOLS takes others.
MODES = ("FUNCTIONS", "TOOLS", "TOOLS_STRICT", "JSON_SCHEMA", "JSON_O1", "RESPONSES_TOOLS")


class User(BaseModel):
    name: str
    age: int


for name in MODES:
    client = instructor.from_openai(openai.OpenAI(max_retries=0), mode=instructor.Mode[name])
    messages = [{"role": "user", "content": "John is 25, as JSON."}]
    user = client.chat.completions.create(model="gpt-4o", response_model=User, messages=messages, max_retries=0)
    assert isinstance(user, User), name
