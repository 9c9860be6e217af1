# /// lesson
# title.en = "Images and PDFs"
# title.ko = "이미지와 PDF"
# goal.en = "Send a picture and a PDF to a model, get its content as Python objects, and know beforehand what a picture costs."
# goal.ko = "모델에 그림과 PDF를 보내고, 그 내용을 파이썬 객체로 받고, 그림 한 장이 몇 토큰인지 미리 계산해요."
# needs.en = "lessons 11 and 12"
# needs.ko = "레슨 11과 12"
# ///

# %% [markdown] lang="en"
# Many [models](glossary.ipynb#cell-id=model) can look at pictures. In this lesson you send one a receipt, read the total out of the answer, and make the picture smaller until it is cheap but still readable.
#
# > On another OpenAI-compatible server, `needs="images"` checks once whether the model can see. If it can't, practice mode answers in this lesson.

# %% [markdown] lang="ko"
# 그림을 볼 수 있는 [모델](glossary.ipynb#cell-id=model)이 많아요. 이 레슨에서는 모델에 영수증을 보내서 합계를 알아내고, 글자를 읽을 수 있는 한도 안에서 그림을 줄여 요금을 아껴요.
#
# > OpenAI가 아닌 호환 서버를 쓴다면, `needs="images"`가 그 서버의 모델이 그림을 볼 수 있는지 한 번 확인해요. 볼 수 없으면 이 레슨에서는 연습 모드가 답해요.

# %% lang="en"
from helpers import connect

connect(language="en", needs="images")

# %% lang="ko"
from helpers import connect

connect(language="ko", needs="images")

# %% [markdown] lang="en"
# ## 1. Turn a picture into text
#
# This is the receipt. We drew it ourselves, and there is no such bakery.
#
# ![A receipt of Maple Bakery: red bean bun x 2 for 3,000, milk bread x 1 for 4,500, coffee x 1 for 3,500, total 11,000 won, cash 20,000, change 9,000.](../../assets/data/receipt-small.en.png)
#
# A request is [JSON](glossary.ipynb#cell-id=json), which holds only text. **Base64** writes any file with 64 plain characters. The part before the comma tells the API what the characters are, and all of it together is a **data URL**.

# %% [markdown] lang="ko"
# ## 1. 그림을 글자로 바꾸기
#
# 이 레슨에서 쓸 영수증이에요. 우리가 직접 그렸고, 이런 빵집은 없어요.
#
# ![단풍 빵집 영수증. 단팥빵 2개 3,000원, 우유 식빵 1개 4,500원, 커피 1잔 3,500원, 합계 11,000원, 받은 돈 20,000원, 거스름돈 9,000원.](../../assets/data/receipt-small.ko.png)
#
# 요청은 [JSON](glossary.ipynb#cell-id=json)이라서 글자만 담을 수 있어요. **Base64**는 어떤 파일이든 평범한 글자 64가지로 적는 방법이에요. 쉼표 앞부분은 뒤의 글자가 무엇인지 API에 알려 줘요. 이 전체를 **데이터 URL**(data URL)이라고 해요.

# %% lang="en"
import base64
from pathlib import Path

file = Path("../../assets/data/receipt-medium.en.png").read_bytes()
characters = base64.b64encode(file).decode()
url = "data:image/png;base64," + characters
print("bytes:", len(file), "- characters:", len(url), "-", url[:40], "...")

# %% lang="ko"
import base64
from pathlib import Path

file = Path("../../assets/data/receipt-medium.ko.png").read_bytes()
characters = base64.b64encode(file).decode()
url = "data:image/png;base64," + characters
print("바이트:", len(file), "- 글자:", len(url), "-", url[:40], "...")

# %% [markdown] lang="en"
# `b64encode` returns bytes, and `decode` makes a string of them. The result is a third longer than the file.
#
# ## 2. Ask about the picture
#
# The `content` of a message can be a list of parts. Here it has two, the question and the picture:

# %% [markdown] lang="ko"
# `b64encode`의 결과는 바이트이고, `decode`로 문자열이 돼요. 파일보다 3분의 1쯤 길어져요.
#
# ## 2. 그림에 대해 물어보기
#
# 메시지의 `content`에는 부분(part) 여러 개를 리스트로 넣을 수 있어요. 여기에는 질문과 그림, 두 부분이 있어요.

# %% lang="en"
from openai import OpenAI

client = OpenAI()
settings = {"model": "gpt-6-luna", "reasoning": {"effort": "none"}, "max_output_tokens": 300}
content = [
    {"type": "input_text", "text": "What was bought, and what is the total? Answer in one sentence."},
    {"type": "input_image", "image_url": url},
]
response = client.responses.create(**settings, input=[{"role": "user", "content": content}])
print(response.output_text)

# %% lang="ko"
from openai import OpenAI

client = OpenAI()
settings = {"model": "gpt-6-luna", "reasoning": {"effort": "none"}, "max_output_tokens": 300}
content = [
    {"type": "input_text", "text": "무엇을 샀고 합계는 얼마예요? 한 문장으로 답해 주세요."},
    {"type": "input_image", "image_url": url},
]
response = client.responses.create(**settings, input=[{"role": "user", "content": content}])
print(response.output_text)

# %% [markdown] lang="en"
# The answer names the total and not the 20,000 in cash.
#
# In practice mode we wrote this answer. Practice mode can't see. It only recognizes the files of this lesson, and it says so when you send another picture. With your own key, a real model looks at any picture.
#
# `image_url` also takes a web address, and OpenAI's server fetches the picture. Practice mode doesn't.
#
# ## 3. Calculate what a picture costs
#
# Pictures are billed as input tokens.

# %% [markdown] lang="ko"
# 받은 돈 20,000원이 아니라 합계를 답했어요.
#
# 연습 모드의 이 답은 우리가 미리 써 둔 거예요. 연습 모드는 그림을 보지 못해요. 이 레슨에 나오는 파일만 알아보고, 다른 그림을 보내면 보지 못했다고 답해요. 내 키를 연결하면 진짜 모델이 어떤 그림이든 봐요.
#
# `image_url`에는 웹 주소도 넣을 수 있고, 그러면 OpenAI의 서버가 그림을 가져와요. 연습 모드는 가져오지 않아요.
#
# ## 3. 그림의 요금 계산하기
#
# 그림에는 입력 토큰으로 요금이 매겨져요.

# %% lang="en"
import math

from helpers import usage

usage.show(response)
patches = math.ceil(512 / 32) * math.ceil(768 / 32)
print("patches:", patches, "- tokens of the picture:", math.ceil(patches * 1.2))

# %% lang="ko"
import math

from helpers import usage

usage.show(response)
patches = math.ceil(512 / 32) * math.ceil(768 / 32)
print("그림의 조각:", patches, "- 그림의 토큰:", math.ceil(patches * 1.2))

# %% [markdown] lang="en"
# The picture is 512 x 768 pixels. The API covers it with squares of 32 x 32 pixels, which are called **patches**. For `gpt-6-luna`, each one should cost 1.2 [tokens](glossary.ipynb#cell-id=token); we know this figure from other people's reports, not from OpenAI's own pages. `math.ceil` rounds up, because a patch that is only partly used counts too. The size of the file in bytes doesn't matter.
#
# Older models count differently ([guide](https://developers.openai.com/api/docs/guides/images-vision)). You can also let the API count, without an answer. Here is the same receipt in four sizes:

# %% [markdown] lang="ko"
# 이 그림은 512 x 768픽셀이에요. API는 그림을 32 x 32픽셀짜리 정사각형 **조각**(patch)으로 덮어요. `gpt-6-luna`에서는 조각 하나가 1.2[토큰](glossary.ipynb#cell-id=token)이라고 알려져 있어요. OpenAI 페이지가 아니라 다른 사람들이 공개한 기록에서 확인한 값이에요. 일부만 쓴 조각도 한 개로 치니까 `math.ceil`로 올림해요. 파일이 몇 바이트인지는 상관없어요.
#
# 예전 모델은 다르게 세요([안내](https://developers.openai.com/api/docs/guides/images-vision)). 답변 없이 토큰 수만 API에 물어볼 수도 있어요. 같은 영수증을 네 가지 크기로 준비했어요.

# %% lang="en"
def image_part(size):
    file = Path(f"../../assets/data/receipt-{size}.en.png").read_bytes()
    return {"type": "input_image", "image_url": "data:image/png;base64," + base64.b64encode(file).decode()}


def count(part):
    message = {"role": "user", "content": [part]}
    return client.responses.input_tokens.count(model="gpt-6-luna", input=[message]).input_tokens


for size in ["tiny", "small", "medium", "large"]:
    print(size, count(image_part(size)))

# %% lang="ko"
def image_part(size):
    file = Path(f"../../assets/data/receipt-{size}.ko.png").read_bytes()
    return {"type": "input_image", "image_url": "data:image/png;base64," + base64.b64encode(file).decode()}


def count(part):
    message = {"role": "user", "content": [part]}
    return client.responses.input_tokens.count(model="gpt-6-luna", input=[message]).input_tokens


for size in ["tiny", "small", "medium", "large"]:
    print(size, count(image_part(size)))

# %% [markdown] lang="en"
# Half the width and half the height make a quarter of the tokens. A few tokens belong to the message around the picture.
#
# ## 4. Choose the detail
#
# Instead of shrinking a picture yourself, you can ask the API to do it, with `detail`:
#
# | `detail` | what the model is shown |
# |---|---|
# | `"low"` | a version that fits into 512 x 512 pixels |
# | `"high"` | at most 2,048 pixels a side and 2,500 patches |
# | `"original"`, `"auto"` or left out | the whole picture; above 30,000 patches it's refused |
#
# We read this in a copy of the guide from **spring 2026** (for `gpt-5.5`) and in reports about `gpt-5.6`, not for `gpt-6-luna`, so check the [guide](https://developers.openai.com/api/docs/guides/images-vision) before you rely on it. We don't know how `"low"` is billed for `gpt-6-luna`. Practice mode counts the patches of the smaller version.

# %% [markdown] lang="ko"
# 가로와 세로를 반으로 줄이면 토큰은 4분의 1이 돼요. 나머지 몇 토큰은 그림을 감싼 메시지의 몫이에요.
#
# ## 4. 얼마나 자세히 볼지 정하기
#
# 그림을 직접 줄이는 대신 `detail`로 API에 부탁할 수도 있어요.
#
# | `detail` | 모델이 보는 것 |
# |---|---|
# | `"low"` | 512 x 512픽셀 안에 들어가게 줄인 그림 |
# | `"high"` | 한 변 최대 2,048픽셀, 최대 2,500조각 |
# | `"original"`, `"auto"`, 생략 | 그림 그대로. 30,000조각이 넘으면 거부 |
#
# **2026년 봄**에 저장된 안내의 사본(`gpt-5.5` 설명)과 `gpt-5.6`에 관한 기록에서 확인한 내용이에요. `gpt-6-luna`에서는 다를 수 있으니, 실제로 쓸 때는 [안내](https://developers.openai.com/api/docs/guides/images-vision)를 확인하세요. `gpt-6-luna`에서 `"low"`의 토큰을 어떻게 세는지는 확인하지 못했어요. 연습 모드는 줄인 그림의 조각을 세요.

# %%
large = image_part("large")
for detail in ["low", "high", "original"]:
    print(detail, count(large | {"detail": detail}))

# %% [markdown] lang="en"
# `"high"` changes nothing here, because the picture has only 1,536 patches. `"low"` may be too little for small print.
#
# ## 5. Get the fields of the receipt
#
# A sentence is hard to add up. With [structured output](glossary.ipynb#cell-id=structured-output), the model fills in a class (lesson 11). `int | None` means that a field may be empty, so the model needn't invent what it can't read.

# %% [markdown] lang="ko"
# 이 그림은 1,536조각뿐이라서 `"high"`로 해도 그대로예요. 작은 글씨를 읽기에는 `"low"`가 모자랄 수 있어요.
#
# ## 5. 영수증의 필드 받기
#
# 문장으로는 계산하기 어려워요. [구조화된 출력](glossary.ipynb#cell-id=structured-output)을 쓰면 모델이 클래스의 필드를 채워요(레슨 11). `int | None`은 비워 둬도 되는 필드예요. 그래야 모델이 읽지 못한 값을 지어내지 않아요.

# %%
from pydantic import BaseModel


class Item(BaseModel):
    name: str
    amount: int


class Receipt(BaseModel):
    shop: str | None
    items: list[Item]
    total: int | None

# %% [markdown] lang="en"
# `responses.parse` takes the class as `text_format` and returns the filled-in object as `output_parsed`. A model can misread a digit, so check what can be checked. Here the items must add up to the total.

# %% [markdown] lang="ko"
# `responses.parse`에 클래스를 `text_format`으로 넣으면, 채워진 객체를 `output_parsed`로 받아요. 모델이 숫자를 잘못 읽을 수도 있으니 확인할 수 있는 것은 확인하세요. 여기서는 항목을 더하면 합계가 되어야 해요.

# %% lang="en"
def read(part):
    text = {"type": "input_text", "text": "Read this receipt. Use null for what you can't read."}
    message = {"role": "user", "content": [text, part]}
    return client.responses.parse(**settings, input=[message], text_format=Receipt).output_parsed


receipt = read(image_part("medium"))
for item in receipt.items:
    print(item.name, item.amount)
print("total:", receipt.total, "- adds up:", sum(item.amount for item in receipt.items) == receipt.total)

# %% lang="ko"
def read(part):
    text = {"type": "input_text", "text": "이 영수증을 읽어 주세요. 읽을 수 없는 값은 null로 두세요."}
    message = {"role": "user", "content": [text, part]}
    return client.responses.parse(**settings, input=[message], text_format=Receipt).output_parsed


receipt = read(image_part("medium"))
for item in receipt.items:
    print(item.name, item.amount)
print("합계:", receipt.total, "- 더한 값과 같음:", sum(item.amount for item in receipt.items) == receipt.total)

# %% [markdown] lang="en"
# The tiny picture costs almost nothing, but not even a person can read it:

# %% [markdown] lang="ko"
# 아주 작은 그림은 요금이 거의 없지만 사람도 읽을 수 없어요.

# %%
print(read(image_part("tiny")))

# %% [markdown] lang="en"
# The fields are empty, which is the honest result. We decided that for practice mode. A real model may guess instead, and then only the sum warns you.
#
# ## 6. Send a PDF
#
# A PDF goes into an `input_file` part, with a `filename`. Here it's the confirmation of an order, [order.en.pdf](../../assets/data/order.en.pdf):

# %% [markdown] lang="ko"
# 필드가 비어 있어요. 정직한 결과예요. 연습 모드의 답이라서 우리가 그렇게 정했어요. 진짜 모델은 짐작해서 채울 수도 있는데, 그때는 더한 값이 다른 것을 보고 알아차릴 수 있어요.
#
# ## 6. PDF 보내기
#
# PDF는 `input_file` 부분에 `filename`과 함께 넣어요. 여기서는 주문 확인서 [order.ko.pdf](../../assets/data/order.ko.pdf)를 보내요.

# %% lang="en"
file = Path("../../assets/data/order.en.pdf").read_bytes()
pdf_url = "data:application/pdf;base64," + base64.b64encode(file).decode()
content = [
    {"type": "input_text", "text": "When does the order arrive, and what does it cost? Answer in one sentence."},
    {"type": "input_file", "filename": "order.pdf", "file_data": pdf_url},
]
response = client.responses.create(**settings, input=[{"role": "user", "content": content}])
print(response.output_text)
usage.show(response)

# %% lang="ko"
file = Path("../../assets/data/order.ko.pdf").read_bytes()
pdf_url = "data:application/pdf;base64," + base64.b64encode(file).decode()
content = [
    {"type": "input_text", "text": "주문한 물건은 언제 도착하고, 모두 얼마예요? 한 문장으로 답해 주세요."},
    {"type": "input_file", "filename": "order.pdf", "file_data": pdf_url},
]
response = client.responses.create(**settings, input=[{"role": "user", "content": content}])
print(response.output_text)
usage.show(response)

# %% [markdown] lang="en"
# From a PDF, the API takes the text **and** a picture of every page ([guide](https://developers.openai.com/api/docs/guides/pdf-files)), so long documents cost a lot. How it draws the pages isn't public, so practice mode assumes 1,134 tokens a page. With `"detail": "low"` in the part, the pages are drawn more cheaply (practice mode counts the same).
#
# ## 7. Fix a typical mistake
#
# The start of the data URL is easily forgotten:

# %% [markdown] lang="ko"
# API는 PDF에서 글자를 꺼내고 **쪽마다 그림도** 만들어서 모델에 줘요([안내](https://developers.openai.com/api/docs/guides/pdf-files)). 그래서 긴 문서는 비싸요. 쪽을 어떻게 그리는지는 공개되지 않아서, 연습 모드는 한 쪽을 1,134토큰으로 쳐요. 이 부분에 `"detail": "low"`를 넣으면 쪽을 더 싸게 그려요(연습 모드에서는 토큰 수가 그대로예요).
#
# ## 7. 흔한 실수 고치기
#
# 데이터 URL의 앞부분을 빠뜨리기 쉬워요.

# %%
import openai

from helpers import explain

try:
    count({"type": "input_image", "image_url": characters})
except openai.BadRequestError as error:
    explain(error)

# %% [markdown] lang="en"
# ## 8. Use Chat Completions
#
# The parts have other names there, and one level more:
#
# | Responses | Chat Completions |
# |---|---|
# | `{"type": "input_text", "text": ...}` | `{"type": "text", "text": ...}` |
# | `{"type": "input_image", "image_url": url, "detail": ...}` | `{"type": "image_url", "image_url": {"url": url, "detail": ...}}` |
# | `{"type": "input_file", "filename": ..., "file_data": url}` | `{"type": "file", "file": {"filename": ..., "file_data": url}}` |
#
# ## 9. The complete code, ready to copy
#
# Save this as a file below the two lines from lesson 03 that load your key, and put in the path of your own picture. For a photo, write `image/jpeg` instead of `image/png`.

# %% [markdown] lang="ko"
# ## 8. Chat Completions로 보내기
#
# 여기서는 부분의 이름이 다르고, 한 겹이 더 있어요.
#
# | Responses | Chat Completions |
# |---|---|
# | `{"type": "input_text", "text": ...}` | `{"type": "text", "text": ...}` |
# | `{"type": "input_image", "image_url": url, "detail": ...}` | `{"type": "image_url", "image_url": {"url": url, "detail": ...}}` |
# | `{"type": "input_file", "filename": ..., "file_data": url}` | `{"type": "file", "file": {"filename": ..., "file_data": url}}` |
#
# ## 9. 전체 코드 가져가기
#
# 레슨 03에서 쓴, 키를 불러오는 두 줄 아래에 붙여 파일로 저장하고 내 그림의 경로로 바꾸세요. 사진이라면 `image/png` 대신 `image/jpeg`라고 적으세요.

# %% tags=["snippet"] lang="en"
import base64
from pathlib import Path

from openai import OpenAI
from pydantic import BaseModel

PICTURE = Path("../../assets/data/receipt-small.en.png")


class Receipt(BaseModel):
    shop: str | None
    total: int | None


def read_receipt(path):
    url = "data:image/png;base64," + base64.b64encode(path.read_bytes()).decode()
    question = "Which shop is this, and what is the total? Use null for what you can't read."
    content = [{"type": "input_text", "text": question}, {"type": "input_image", "image_url": url}]
    response = OpenAI().responses.parse(
        model="gpt-6-luna",
        reasoning={"effort": "none"},
        max_output_tokens=300,
        input=[{"role": "user", "content": content}],
        text_format=Receipt,
    )
    return response.output_parsed


print(read_receipt(PICTURE))

# %% tags=["snippet"] lang="ko"
import base64
from pathlib import Path

from openai import OpenAI
from pydantic import BaseModel

PICTURE = Path("../../assets/data/receipt-small.ko.png")


class Receipt(BaseModel):
    shop: str | None
    total: int | None


def read_receipt(path):
    url = "data:image/png;base64," + base64.b64encode(path.read_bytes()).decode()
    question = "어느 가게의 영수증이고 합계는 얼마예요? 읽을 수 없는 값은 null로 두세요."
    content = [{"type": "input_text", "text": question}, {"type": "input_image", "image_url": url}]
    response = OpenAI().responses.parse(
        model="gpt-6-luna",
        reasoning={"effort": "none"},
        max_output_tokens=300,
        input=[{"role": "user", "content": content}],
        text_format=Receipt,
    )
    return response.output_parsed


print(read_receipt(PICTURE))

# %% [markdown] lang="en"
# ## Exercise 1
#
# Write `image_tokens(width, height)`. It returns the tokens of a picture for `gpt-6-luna`, without `detail`. A picture of 512 x 512 pixels costs 308.

# %% [markdown] lang="ko"
# ## 연습 문제 1
#
# `image_tokens(width, height)` 함수를 써 보세요. `detail`이 없을 때 `gpt-6-luna`에서 그림 한 장이 몇 토큰인지 돌려줘요. 512 x 512픽셀이면 308토큰이에요.

# %% tags=["exercise"]
def image_tokens(width, height):
    return None


# %% tags=["solution"]
def image_tokens(width, height):
    patches = math.ceil(width / 32) * math.ceil(height / 32)
    return math.ceil(patches * 1.2)


# %% tags=["check"]
from helpers import check

check.image_tokens(image_tokens)

# %% [markdown] lang="en"
# <details><summary>Hint</summary>
#
# Section 3 has all of it. Round up twice for the patches, once for each side, and once more after the 1.2.
#
# </details>
#
# ## Exercise 2
#
# How small may the receipt get? Write `choose(sizes, read)`.
#
# - `sizes` is a list of pairs, such as `[(1024, 1536), (512, 768)]`.
# - `read(size)` sends the picture in that size and returns the total, or `None` if the total can't be read.
# - Begin with the cheapest size and return the first one that can be read.
# - Never send a size of 400 tokens or more. If nothing is left, return `None`.
#
# The last lines try it on the real receipt.

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# 3번에 다 있어요. 조각을 셀 때 가로와 세로를 따로 올림하고, 1.2를 곱한 다음 한 번 더 올림하세요.
#
# </details>
#
# ## 연습 문제 2
#
# 영수증을 얼마나 작게 줄여도 될까요? `choose(sizes, read)` 함수를 써 보세요.
#
# - `sizes`는 `[(1024, 1536), (512, 768)]`처럼 가로와 세로의 쌍을 담은 리스트예요.
# - `read(size)`는 그 크기의 그림을 보내고 합계를 돌려줘요. 읽을 수 없으면 `None`을 돌려줘요.
# - 가장 싼 크기부터 보내 보고, 처음으로 읽힌 크기를 돌려주세요.
# - 400토큰 이상인 크기는 보내지 마세요. 남은 크기가 없으면 `None`을 돌려주세요.
#
# 마지막 줄들은 진짜 영수증으로 해 봐요.

# %% tags=["exercise"]
def choose(sizes, read):
    return sizes[0]


NAMES = {(1024, 1536): "large", (512, 768): "medium", (384, 576): "small", (48, 72): "tiny"}
print(choose(list(NAMES), lambda size: read(image_part(NAMES[size])).total))

# %% tags=["solution"]
def choose(sizes, read):
    for size in sorted(sizes, key=lambda size: image_tokens(*size)):
        if image_tokens(*size) < 400 and read(size) is not None:
            return size
    return None


NAMES = {(1024, 1536): "large", (512, 768): "medium", (384, 576): "small", (48, 72): "tiny"}
print(choose(list(NAMES), lambda size: read(image_part(NAMES[size])).total))

# %% tags=["check"]
check.choose_size(choose)

# %% [markdown] lang="en"
# <details><summary>Hint</summary>
#
# `sorted(sizes, key=lambda size: image_tokens(*size))` puts the cheapest size first. Go through that list, skip what costs 400 or more, and return as soon as `read(size)` isn't `None`.
#
# </details>
#
# To shrink your own pictures, use a program for pictures or the package [Pillow](https://pillow.readthedocs.io/), whose `thumbnail` does it in one line.

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# `sorted(sizes, key=lambda size: image_tokens(*size))`라고 쓰면 싼 크기가 앞에 와요. 이 리스트를 차례로 보면서 400토큰 이상이면 건너뛰고, `read(size)`가 `None`이 아니면 바로 돌려주세요.
#
# </details>
#
# 내 그림을 줄이려면 그림 편집 프로그램이나 [Pillow](https://pillow.readthedocs.io/) 패키지를 쓰세요. `thumbnail`을 쓰면 한 줄로 줄일 수 있어요.

# %% [markdown] lang="en"
# ## What you learned
#
# - Pictures and PDFs go into a message as parts, written as a data URL in base64.
# - A picture costs 1.2 tokens for each 32 x 32 pixels, and the API counts them for you before you pay.
# - Structured output makes a receipt into fields. Allow `None`, and check the sum.
# - Make pictures as small as they can be read.
#
# **Links:** [Images and vision](https://developers.openai.com/api/docs/guides/images-vision) ·
# [File inputs](https://developers.openai.com/api/docs/guides/pdf-files)

# %% [markdown] lang="ko"
# ## 배운 것
#
# - 그림과 PDF는 base64로 적은 데이터 URL로 바꿔 메시지의 한 부분으로 넣어요.
# - 그림은 32 x 32픽셀마다 1.2토큰이에요. 보내기 전에 API에 토큰 수를 물어볼 수 있어요.
# - 구조화된 출력으로 영수증을 필드로 바꿔요. `None`을 허용하고, 더한 값을 확인해요.
# - 그림은 읽을 수 있을 만큼만 크게 보내요.
#
# **참고:** [이미지와 비전](https://developers.openai.com/api/docs/guides/images-vision) ·
# [파일 입력](https://developers.openai.com/api/docs/guides/pdf-files)
