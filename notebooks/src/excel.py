# /// page
# title.en = "From JSON to a DataFrame to Excel"
# title.ko = "JSON에서 데이터프레임과 엑셀까지"
# goal.en = "Turn a model's answer into a table that Excel opens, first with Python alone, then with pandas. Read an Excel file."
# goal.ko = "모델의 답변을 엑셀에서 열리는 표로 만들어요. 먼저 파이썬만으로, 다음에는 pandas로 해요. 엑셀 파일도 읽어요."
# ///

# %% [markdown] lang="en"
# Sections 1 and 2 need nothing more than the kit. Sections 3 to 5 use the packages `pandas` and `openpyxl`, which the kit doesn't install by itself. To add them, close JupyterLab and start the lessons with this command.
#
# ```
# python -m uv run --no-dev --extra excel first-call
# ```
#
# Do you use pip, or do you work in your own folder? Then run `python -m pip install pandas openpyxl`. If you can't install them, stop after section 2. Excel opens that file too.

# %% [markdown] lang="ko"
# 1번과 2번에는 이 키트 말고 더 필요한 것이 없어요. 3번부터 5번까지는 `pandas`와 `openpyxl` 패키지를 쓰는데, 키트가 처음부터 설치해 주지는 않아요. JupyterLab을 닫고 다음 명령으로 레슨을 다시 시작하면 함께 설치돼요.
#
# ```
# python -m uv run --no-dev --extra excel --extra korean first-call --lang ko
# ```
#
# pip을 쓰거나 내 폴더에서 작업한다면 `python -m pip install pandas openpyxl`을 실행하세요. 설치할 수 없다면 2번까지만 해도 괜찮아요. 그 파일도 엑셀에서 열려요.

# %% lang="en"
from helpers import connect

connect(language="en", needs="structured output")

# %% lang="ko"
from helpers import connect

connect(language="ko", needs="structured output")

# %% [markdown] lang="en"
# ## 1. Get rows from the model
#
# Describe one row of the table and then the whole table. The model answers in this form ([structured output](glossary.ipynb#cell-id=structured-output), lesson 11).

# %% [markdown] lang="ko"
# ## 1. 모델에게서 표의 행 받기
#
# 표의 한 행과 표 전체가 어떤 모양인지 적어요. 모델은 이 모양대로 답해요([구조화된 출력](glossary.ipynb#cell-id=structured-output), 레슨 11).

# %%
from typing import Literal

from pydantic import BaseModel


class Row(BaseModel):
    id: str
    sentiment: Literal["positive", "negative", "mixed"]
    topic: Literal["product", "delivery", "price", "service"]


class Table(BaseModel):
    rows: list[Row]


# %% [markdown] lang="en"
# These are three reviews. The last one begins with `=`, and you will soon see why that matters.

# %% [markdown] lang="ko"
# 리뷰는 세 개예요. 마지막 리뷰는 `=`로 시작하는데, 왜 중요한지는 곧 알게 돼요.

# %% lang="en"
reviews = {
    "001": "The tea is excellent.",
    "002": "It came two weeks late, in a torn box.",
    "003": "=) Half the price of the old one!",
}

# %% lang="ko"
reviews = {
    "001": "차가 정말 맛있어요.",
    "002": "2주나 늦게, 찢어진 상자에 담겨 왔어요.",
    "003": "=) 전에 쓰던 것의 반값이에요!",
}

# %% lang="en"
from openai import OpenAI

system = "Label each customer review. The id comes before the colon."
question = "\n".join(f"{id}: {text}" for id, text in reviews.items())
response = OpenAI().chat.completions.parse(
    model="gpt-6-luna",
    messages=[{"role": "system", "content": system}, {"role": "user", "content": question}],
    response_format=Table,
    reasoning_effort="none",
)
answer = response.choices[0].message.parsed
print(response.choices[0].message.content)

# %% lang="ko"
from openai import OpenAI

system = "고객 리뷰마다 라벨을 붙이세요. 콜론 앞이 id예요."
question = "\n".join(f"{id}: {text}" for id, text in reviews.items())
response = OpenAI().chat.completions.parse(
    model="gpt-6-luna",
    messages=[{"role": "system", "content": system}, {"role": "user", "content": question}],
    response_format=Table,
    reasoning_effort="none",
)
answer = response.choices[0].message.parsed
print(response.choices[0].message.content)

# %% [markdown] lang="en"
# Make a dictionary of each row and add the text of its review.

# %% [markdown] lang="ko"
# 행마다 딕셔너리로 만들고 리뷰의 내용을 더해요.

# %%
rows = [row.model_dump() | {"text": reviews.get(row.id, "")} for row in answer.rows]
rows

# %% [markdown] lang="en"
# ## 2. Write a CSV file that Excel opens
#
# The encoding `utf-8-sig` puts a byte order mark (BOM) at the beginning of the file. Without it, Excel on a Korean Windows reads the file as cp949 and shows broken letters.
#
# Excel also calculates a cell that begins with `=`, `+`, `-` or `@`. A review comes from a stranger, and such a formula can do harm. So `harmless` puts an apostrophe in front of it.

# %% [markdown] lang="ko"
# ## 2. 엑셀에서 열리는 CSV 파일 쓰기
#
# 인코딩을 `utf-8-sig`로 정하면 파일 맨 앞에 BOM(byte order mark)이라는 표시가 붙어요. 이 표시가 없으면 한국어 Windows의 엑셀은 파일을 cp949로 읽어서 한글이 깨져요.
#
# 엑셀은 `=`, `+`, `-`, `@`로 시작하는 칸을 수식으로 계산해요. 리뷰는 모르는 사람이 쓴 글이고, 그런 수식은 해로울 수 있어요. 그래서 `harmless` 함수가 앞에 작은따옴표를 붙여요.

# %%
import csv
import tempfile
from pathlib import Path

folder = tempfile.TemporaryDirectory()
CSV = Path(folder.name) / "labels.csv"


def harmless(value):
    return f"'{value}" if value.startswith(("=", "+", "-", "@")) else value


# %%
with open(CSV, "w", encoding="utf-8-sig", newline="") as file:
    writer = csv.DictWriter(file, ["id", "sentiment", "topic", "text"])
    writer.writeheader()
    for row in rows:
        writer.writerow({name: harmless(value) for name, value in row.items()})

print(CSV.read_text(encoding="utf-8-sig"))

# %% [markdown] lang="en"
# This page uses a temporary folder. In your own program, write to `Path("labels.csv")`, for example, and open that file in Excel.
# One thing gets lost in a CSV file, because Excel shows `001` as 1. An `.xlsx` file keeps it.

# %% [markdown] lang="ko"
# 이 페이지는 임시 폴더를 써요. 내 프로그램에서는 `Path("labels.csv")`처럼 적고, 만들어진 파일을 엑셀에서 열어 보세요.
# CSV 파일에서는 한 가지를 잃어요. 엑셀이 `001`을 1로 보여 주거든요. `.xlsx` 파일에는 그대로 남아요.

# %% [markdown] lang="en"
# ## 3. Make a DataFrame
#
# A **DataFrame** is the table of the package pandas. A list of dictionaries is all that it needs.
# If the next cell ends with `ModuleNotFoundError`, pandas isn't installed. The beginning of this page shows how to install it.

# %% [markdown] lang="ko"
# ## 3. 데이터프레임 만들기
#
# **데이터프레임**(DataFrame)은 pandas 패키지의 표예요. 딕셔너리의 리스트만 있으면 만들 수 있어요.
# 다음 셀이 `ModuleNotFoundError`로 끝나면 pandas가 설치되지 않은 거예요. 설치 방법은 이 페이지의 맨 앞에 있어요.

# %%
import pandas as pd

frame = pd.DataFrame(rows)
frame

# %% [markdown] lang="en"
# Now one line counts the labels.

# %% [markdown] lang="ko"
# 이제 라벨의 개수는 한 줄로 셀 수 있어요.

# %%
pd.crosstab(frame["topic"], frame["sentiment"])

# %% [markdown] lang="en"
# The results of lesson 14 become a DataFrame with `pd.read_json("labels.jsonl", lines=True, dtype=False)`. With `dtype=False`, an id such as 001 stays a string.
# If your JSON has objects inside objects, `pd.json_normalize` makes columns of them.

# %% [markdown] lang="ko"
# 레슨 14의 결과는 `pd.read_json("labels.jsonl", lines=True, dtype=False)`로 읽으면 데이터프레임이 돼요. `dtype=False`라고 적으면 001 같은 id가 문자열 그대로 남아요.
# 객체 안에 또 객체가 있는 JSON은 `pd.json_normalize`가 열로 펼쳐 줘요.

# %% [markdown] lang="en"
# ## 4. Save it as an Excel file
#
# `to_excel` needs openpyxl. It too makes a formula of a string that begins with `=`, so pass every string through `harmless` first. `index=False` leaves out the row numbers.

# %% [markdown] lang="ko"
# ## 4. 엑셀 파일로 저장하기
#
# `to_excel`에는 openpyxl이 필요해요. 이 메서드도 `=`로 시작하는 문자열을 수식으로 만들어요. 그래서 모든 문자열을 먼저 `harmless`에 넘겨요. `index=False`는 행 번호를 빼라는 뜻이에요.

# %%
XLSX = Path(folder.name) / "labels.xlsx"
frame.map(harmless).to_excel(XLSX, index=False)

print(XLSX.exists())

# %% [markdown] lang="en"
# Here every column holds strings. If your table has numbers too, don't pass them to `harmless`.
# The script of [lesson 14](14_project.ipynb) does this with `--table labels.xlsx`. It marks such cells as text, so they need no apostrophe.

# %% [markdown] lang="ko"
# 여기서는 모든 열이 문자열이에요. 내 표에 수도 있다면 그 수는 `harmless`에 넘기지 마세요.
# [레슨 14](14_project.ipynb)의 스크립트는 `--table labels.xlsx`로 같은 일을 해요. 그런 칸을 글자로 표시해 두기 때문에 작은따옴표도 필요 없어요.

# %% [markdown] lang="en"
# ## 5. Read an Excel file
#
# `sheet_name=None` reads all sheets into a dictionary. `dtype=str` keeps 001 as it is, and `dropna(how="all")` removes empty rows.

# %% [markdown] lang="ko"
# ## 5. 엑셀 파일 읽기
#
# `sheet_name=None`은 모든 시트를 딕셔너리로 읽어요. `dtype=str`이면 001이 그대로 남고, `dropna(how="all")`은 빈 행을 없애요.

# %%
sheets = pd.read_excel(XLSX, sheet_name=None, dtype=str)
print(list(sheets))

back = sheets["Sheet1"].dropna(how="all")
back

# %% [markdown] lang="en"
# The apostrophe is now part of that string. A formula arrives as the value that Excel calculated when it last saved the file. Without `dtype=str`, dates arrive as dates and numbers as numbers.
#
# To send each row to a model, go through `back.to_dict("records")`, which is a list of dictionaries again.
#
# **Links:** [Reading and writing files with pandas](https://pandas.pydata.org/docs/user_guide/io.html) · [openpyxl](https://openpyxl.readthedocs.io/) · [CSV injection (OWASP)](https://owasp.org/www-community/attacks/CSV_Injection)

# %% [markdown] lang="ko"
# 작은따옴표는 이제 문자열의 일부예요. 수식은 엑셀이 파일을 마지막으로 저장할 때 계산해 둔 값으로 읽혀요. `dtype=str`을 빼면 날짜는 날짜로, 수는 수로 읽혀요.
#
# 행마다 모델에 보내려면 `back.to_dict("records")`를 반복문으로 돌리세요. 다시 딕셔너리의 리스트예요.
#
# **참고:** [pandas로 파일 읽고 쓰기](https://pandas.pydata.org/docs/user_guide/io.html) · [openpyxl](https://openpyxl.readthedocs.io/) · [CSV 주입(OWASP)](https://owasp.org/www-community/attacks/CSV_Injection)
