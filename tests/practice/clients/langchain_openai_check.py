"""What langchain-openai gets from the practice backend: chat, streams, responses, embeddings."""

from langchain_openai import ChatOpenAI, OpenAIEmbeddings

QUESTION = "인사해 주세요"

chat = ChatOpenAI(model="gpt-4o", temperature=0)
text = chat.invoke(QUESTION).content
assert "🙂" in text, text
assert chat.invoke(QUESTION).usage_metadata["total_tokens"] > 0
assert "".join(chunk.content for chunk in chat.stream(QUESTION)) == text

responses = ChatOpenAI(model="gpt-4o", temperature=0, use_responses_api=True)
answer = responses.invoke(QUESTION)
assert answer.text == text, answer
assert "".join(chunk.text for chunk in responses.stream(QUESTION)) == text
chained = responses.invoke("And now?", previous_response_id=answer.response_metadata["id"])
assert QUESTION in chained.text, chained

# Otherwise it downloads the encoding, to count tokens by itself.
embeddings = OpenAIEmbeddings(model="text-embedding-3-small", check_embedding_ctx_length=False)
one, same, other = embeddings.embed_documents(["고양이", "고양이", "주식 시장"])
assert one == same != other
assert len(one) == 1536
