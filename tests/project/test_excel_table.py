"""Excel with the script of lesson 14: what is read of a sheet, what is refused, and tables that hold no formula."""

from __future__ import annotations

import csv
import datetime
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest
from other_server import OtherServer

ROOT = Path(__file__).resolve().parents[2]
PROJECT = ROOT / "assets" / "project"
KEY = "sk-proj-FAKE-DO-NOT-USE-1234"
MODULES = ("label_reviews", "excel_table")
ATTACKS = ["=1+1", "+82 10", "-good", "@SUM(A1)", "\t=1+1", "  =HYPERLINK(1)", "＝1+1", "\r=2"]


@pytest.fixture(params=["en", "ko"])
def script(request, monkeypatch):
    """The script of a language, with excel_table.py beside it as in the course's folder."""
    monkeypatch.syspath_prepend(PROJECT / request.param)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    for name in MODULES:
        monkeypatch.delitem(sys.modules, name, raising=False)
    import label_reviews

    yield label_reviews
    for name in MODULES:
        sys.modules.pop(name, None)


@pytest.fixture(scope="module")
def server():
    """A server that finds every review positive."""
    with OtherServer() as running:
        running.seen = []
        running.reply = lambda body: running.seen.append(body) or answer()
        yield running


@pytest.fixture
def sent(server, monkeypatch):
    """What reaches the server in this test."""
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
    server.seen.clear()
    return server.seen


def answer():
    """Return status and body of a chat completion with labels."""
    message = {"role": "assistant", "content": json.dumps({"sentiment": "positive", "topic": "price"})}
    return 200, {
        "id": "other-1",
        "object": "chat.completion",
        "created": 1,
        "model": "other-model",
        "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
        "usage": {"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110},
    }


def workbook(path, *sheets):
    """Write sheets, each a list of rows, as an Excel file and return its path."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(f"시트 {number}")
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def calculated(path, value):
    """Put the value that Excel would have calculated behind each formula of an Excel file."""
    content = {}
    with zipfile.ZipFile(path) as file:
        content = {name: file.read(name) for name in file.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    assert b"</f><v" in content[sheet] or b"</f><v />" in content[sheet]
    for empty in (b"</f><v></v>", b"</f><v />", b"</f><v/>"):
        content[sheet] = content[sheet].replace(empty, b"</f><v>" + value + b"</v>")
    with zipfile.ZipFile(path, "w") as file:
        for name, data in content.items():
            file.writestr(name, data)


def ended(script, *arguments):
    """Run the script until it ends itself, and return its sentence."""
    with pytest.raises(SystemExit) as caught:
        script.main([str(argument) for argument in arguments])
    assert isinstance(caught.value.code, str)
    return caught.value.code


def test_a_sheet_is_read(script, tmp_path):
    """Dates, times, numbers, truth, lines within a cell; blank rows, columns without a name and an empty sheet go."""
    day = datetime.datetime(2026, 11, 28)
    rows = [
        [],
        [" id ", "text", None, "bought", "stars"],
        [1, "좋아요\n정말", "aside", day, 5.0],
        [],
        [None, "  "],
        ["a-2", "good", None, day.replace(hour=9, minute=30), 0.1 + 0.2],
        [3, 12.5, None, datetime.time(9, 5), True],
    ]
    path = workbook(tmp_path / "reviews.XLSX", rows, [])
    read = [{name: row[name] for name in row if name} for row in script.read_reviews(path)]
    assert read == [
        {"id": "1", "text": "좋아요\n정말", "bought": "2026-11-28", "stars": "5"},
        {"id": "a-2", "text": "good", "bought": "2026-11-28 09:30:00", "stars": "0.3"},
        {"id": "3", "text": "12.5", "bought": "09:05:00", "stars": "TRUE"},
    ]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([["id", "text"], [1, "good"], [], [1, "bad"]], ("4", "1")),
        ([["id", "text"], [], [1, None]], ("3", "text")),
        ([["number", "review"], [1, "good"]], ("1", "id", "text", "number, review")),
        ([["id", "text"]], ("id", "text")),
        ([["id", "text"], [1, "=A1"]], ("B2",)),
        ([["id", "text"], [1, "#N/A"]], ("B2", "#N/A")),
        ([], ()),
    ],
    ids=["twins", "no text", "other columns", "no rows", "a formula never calculated", "an error", "empty"],
)
def test_a_sheet_that_cannot_be_used(script, sent, tmp_path, rows, words):
    """It ends with a sentence that names the file, and the row or the cell; nothing is sent."""
    path = workbook(tmp_path / "reviews.xlsx", rows)
    said = ended(script, path, tmp_path / "labels.jsonl")
    rest = said.replace(str(path), "")
    assert rest != said
    assert all(word in rest for word in words)
    assert sent == []


def test_numbers_have_as_many_digits_as_excel_shows(script):
    """Files hold more of them: Excel stores 0.1 + 0.2 as 0.30000000000000004."""
    import excel_table

    assert [excel_table.text_of(value) for value in (0.1 + 0.2, 5.0, 7, 1e20)] == ["0.3", "5", "7", "1e+20"]


def test_formulas_are_read_as_their_values(script, tmp_path):
    """What Excel calculated when it saved the file is what the reader of the sheet saw."""
    path = workbook(tmp_path / "reviews.xlsx", [["id", "text"], ["=40+2", "good"]])
    calculated(path, b"42")
    assert script.read_reviews(path) == [{"id": "42", "text": "good"}]


def test_errors_in_other_columns_do_no_harm(script, tmp_path):
    """Only the columns that are sent must be whole."""
    path = workbook(tmp_path / "reviews.xlsx", [["id", "text", "shop"], [1, "good", "#N/A"]])
    assert script.read_reviews(path) == [{"id": "1", "text": "good", "shop": "#N/A"}]


def test_one_of_several_sheets(script, sent, tmp_path):
    """It says which there are and how to choose; a hidden sheet is not one of them, but may be chosen by name."""
    table = [["id", "text"], [1, "good"]]
    path = workbook(tmp_path / "reviews.xlsx", table, [["id", "text"], [2, "bad"]], table)
    book = openpyxl.load_workbook(path)
    book.worksheets[2].sheet_state = "hidden"
    book.save(path)
    said = ended(script, path, tmp_path / "labels.jsonl")
    assert "시트 1, 시트 2" in said
    assert '--sheet "시트 1"' in said
    assert "시트 3" not in said
    assert script.read_reviews(path, "시트 2") == [{"id": "2", "text": "bad"}]
    assert script.read_reviews(path, "시트 3") == [{"id": "1", "text": "good"}]
    assert "시트 1, 시트 2, 시트 3" in ended(script, path, tmp_path / "labels.jsonl", "--sheet", "Sheet1")
    assert sent == []


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("old.xls", b"\xd0\xcf\x11\xe0", "(.xlsx)'"),
        ("locked.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "BadZipFile"),
        ("text.xlsx", b"id,text\n1,good\n", "BadZipFile"),
        ("empty.xlsx", b"", "BadZipFile"),
    ],
)
def test_what_is_no_excel_file(script, tmp_path, name, content, words):
    """Old ones, those with a password and others under its name: what to do in Excel."""
    path = tmp_path / name
    path.write_bytes(content)
    said = ended(script, path, tmp_path / "labels.jsonl")
    assert str(path) in said
    assert words in said
    assert ("Exception" in said or "BadZipFile" in said) == (path.suffix == ".xlsx")


def test_a_zip_of_something_else(script, tmp_path):
    """A document of another program is a ZIP file, too."""
    path = tmp_path / "reviews.xlsx"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("word/document.xml", "<a/>")
    assert str(path) in ended(script, path, tmp_path / "labels.jsonl")
    assert str(tmp_path / "none.xlsx") in ended(script, tmp_path / "none.xlsx", tmp_path / "labels.jsonl")


def reviews(path, texts):
    """Write a CSV file of reviews with one more column and labels by hand, and return its path."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = [[f"r{number}", text, "mixed", text] for number, text in enumerate(texts)]
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows([["id", "text", "sentiment", "name"], *rows])
    return path


def by_hand(script):
    """Return the heading of the labels that a person gave."""
    return "sentiment (사람)" if Path(script.__file__).parent.name == "ko" else "sentiment (by hand)"


def test_a_csv_table_for_excel(script, sent, tmp_path):
    """It begins with a byte order mark, lines end as Excel's do, Korean is whole, and no cell is a formula."""
    texts = ["좋아요, 정말\n최고", *ATTACKS, "-5", "5 = five", "가" * 33_000]
    path = reviews(tmp_path / "reviews.csv", texts)
    table = tmp_path / "표.csv"
    assert script.main([str(path), str(tmp_path / "labels.jsonl"), "--table", str(table)]) == 0
    content = table.read_bytes()
    assert content.startswith("\ufeffid,text,sentiment,topic,problem,".encode())
    assert content.endswith(b"\r\n")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [row["text"] for row in rows] == [f"'{text}" if text in ATTACKS else text[:32_767] for text in texts]
    assert {row["name"] for row in rows} == {row["text"] for row in rows}
    assert {(row["sentiment"], row["topic"], row["problem"], row[by_hand(script)]) for row in rows} == {
        ("positive", "price", "", "mixed")
    }


def test_an_excel_table(script, sent, tmp_path):
    """Every text comes back as it was, as text; numbers are numbers; made again, it costs nothing."""
    texts = ["좋아요, 정말\n최고", *ATTACKS, "#N/A", "-5", "007", "nan", "1.50", "bell \x07", "가" * 33_000]
    path = reviews(tmp_path / "reviews.csv", texts)
    table = tmp_path / "labels.xlsx"
    run = [str(path), str(tmp_path / "labels.jsonl"), "--table", str(table)]
    assert script.main(run) == 0
    assert len(sent) == len(texts)
    first, *rows = openpyxl.load_workbook(table).active.iter_rows()
    assert [cell.value for cell in first] == ["id", "text", "sentiment", "topic", "problem", by_hand(script), "name"]
    shown = {"-5": -5, "bell \x07": "bell ", "가" * 33_000: "가" * 32_767, "\r=2": "\n=2"}
    assert [row[1].value for row in rows] == [shown.get(text, text) for text in texts]
    assert {cell.data_type for row in rows for cell in row} == {"s", "n"}
    assert [row[1].quotePrefix for row in rows] == [text in ATTACKS for text in texts]
    table.unlink()
    assert script.main(run) == 0
    assert len(sent) == len(texts)
    assert table.exists()


def test_only_finished_reviews_are_in_the_table(script, sent, tmp_path):
    """A run that was limited makes a table of what it has."""
    path = reviews(tmp_path / "reviews.csv", ["a", "b", "c"])
    table = tmp_path / "labels.csv"
    assert script.main([str(path), str(tmp_path / "labels.jsonl"), "--limit=2", "--table", str(table)]) == 3
    assert len(table.read_text(encoding="utf-8").splitlines()) == 3


def test_without_openpyxl(script, sent, tmp_path, monkeypatch):
    """Reading and writing .xlsx say what to install, with pip and with uv, before anything is sent; .csv works."""
    import excel_table

    path = workbook(tmp_path / "reviews.xlsx", [["id", "text"], [1, "good"]])
    plain = reviews(tmp_path / "reviews.csv", ["a"])
    results = tmp_path / "labels.jsonl"
    monkeypatch.setattr(excel_table, "openpyxl", None)
    for arguments in ((path, results), (plain, results, "--table", tmp_path / "labels.xlsx")):
        said = ended(script, *arguments)
        assert "python -m pip install openpyxl" in said
        assert "python -m uv pip install openpyxl" in said
        assert "csv" in said.lower()
    assert sent == []
    assert script.main([str(plain), str(results), "--table", str(tmp_path / "labels.csv")]) == 0


def test_without_the_module_beside_it(tmp_path):
    """The script alone labels CSV files as before; for Excel it says what to put next to it."""
    alone = tmp_path / "label_reviews.py"
    alone.write_bytes((PROJECT / "en" / "label_reviews.py").read_bytes())
    plain = reviews(tmp_path / "reviews.csv", ["a"])
    command = [sys.executable, "-X", "utf8", alone.name]
    for arguments, code, words in (
        (("reviews.xlsx", "labels.jsonl"), 1, "excel_table.py"),
        ((plain.name, "labels.jsonl", "--table", "labels.csv", "--estimate"), 1, "excel_table.py"),
        ((plain.name, "labels.jsonl", "--estimate"), 0, "estimate"),
    ):
        done = subprocess.run([*command, *arguments], cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=60)
        assert done.returncode == code
        assert words in done.stdout + done.stderr
        assert "Traceback" not in done.stderr


def test_a_table_that_is_open_in_excel(script, sent, tmp_path, monkeypatch):
    """Windows then refuses to write: the sentence names the file, and the labels are kept."""

    def refused(*_, **__):
        raise PermissionError(13, "Permission denied")

    path = reviews(tmp_path / "reviews.csv", ["a"])
    table = tmp_path / "labels.xlsx"
    monkeypatch.setattr(openpyxl.Workbook, "save", refused)
    said = ended(script, path, tmp_path / "labels.jsonl", "--table", table)
    assert str(table) in said
    assert len(script.read_results(tmp_path / "labels.jsonl")) == 1


def test_names_that_would_destroy_something(script, sent, tmp_path, capsys):
    """The table never overwrites the reviews, results are never an Excel file, and a table has one of two endings."""
    path = workbook(tmp_path / "reviews.xlsx", [["id", "text"], [1, "good"]])
    before = path.read_bytes()
    for arguments in ((path, tmp_path / "labels.jsonl", "--table", path), (path, tmp_path / "labels.xlsx")):
        with pytest.raises(SystemExit) as caught:
            script.main([str(argument) for argument in arguments])
        assert caught.value.code == 2
    assert "labels.pdf" in ended(script, path, tmp_path / "labels.jsonl", "--table", tmp_path / "labels.pdf")
    assert path.read_bytes() == before
    assert sent == []
