"""Excel for label_reviews.py: read a sheet, write a table. Put this file next to that one.
#ko|"""label_reviews.py가 쓰는 엑셀 기능. 시트를 읽고 표를 저장해요. 그 파일 옆에 두세요.

Reading and writing .xlsx needs one more package: `pip install openpyxl`. A table can also be a .csv
file, which needs nothing more and begins with the mark by which Excel recognizes Korean.

Reviews come from strangers. Excel calculates a cell that begins with = + - or @, and such a formula
can do harm. In .xlsx the cell is marked as text; in .csv an apostrophe is put in front of it.
#ko|.xlsx를 읽고 쓰려면 패키지가 하나 더 필요해요. `pip install openpyxl`로 설치하세요. 표는 .csv로도
#ko|저장할 수 있어요. 이때는 더 설치할 것이 없고, 엑셀이 한글을 알아보게 하는 표시(BOM)를 맨 앞에 붙여요.
#ko|
#ko|리뷰는 모르는 사람이 쓴 글이에요. 엑셀은 = + - @로 시작하는 칸을 수식으로 계산하는데, 그런 수식이
#ko|해로울 수도 있어요. 그래서 .xlsx에서는 글자로 표시하고, .csv에서는 앞에 작은따옴표를 붙여요.
"""

import csv
import datetime
import math
import re
import sys
import warnings

try:
    import openpyxl
except ImportError:
    openpyxl = None

NEEDED = ("id", "text")  # columns in which every cell must have a value
#ko|NEEDED = ("id", "text")  # 칸마다 값이 있어야 하는 열
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")  # full-width characters may count as well
#ko|FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")  # 전각 기호도 수식으로 읽힐 수 있어요
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # not allowed in .xlsx
#ko|UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # .xlsx에 넣을 수 없는 문자


def rows(path, sheet=None):
    """Yield the number of each row of a sheet that is not empty, and its cells as strings."""
#ko|    """비어 있지 않은 행마다 행 번호와, 문자열로 바꾼 칸들을 내놓아요."""
    if path.suffix.lower() == ".xls":
        sys.exit(f"{path} is in Excel's old format. In Excel, save it as 'Excel Workbook (.xlsx)'.")
#ko|        sys.exit(f"{path}: 예전 엑셀 형식이에요. 엑셀에서 'Excel 통합 문서(.xlsx)'로 저장하세요.")
    need_openpyxl(path, "or save it as 'CSV UTF-8' in Excel")
#ko|    need_openpyxl(path, "엑셀에서 'CSV UTF-8'로 저장해도 돼요")
    formulas = chosen(path, opened(path, data_only=False), sheet)
    values = opened(path, data_only=True)[formulas.title]  # what Excel calculated, when it saved the file
#ko|    values = opened(path, data_only=True)[formulas.title]  # 저장할 때 엑셀이 계산해 둔 값
    names = None
    for cells, sources in zip(values.iter_rows(), formulas.iter_rows(), strict=True):
        if all(source.value is None for source in sources):
            continue
        row = [text_of(cell.value) for cell in cells]
        if names is None:
            names = [name.strip() for name in row]
        for name, cell, source in zip(names, cells, sources, strict=True):
            if name in NEEDED and cell.data_type == "e":
                sys.exit(f"{path}, cell {cell.coordinate}: there is an error in it, {cell.value}.")
#ko|                sys.exit(f"{path} {cell.coordinate} 셀: {cell.value} 오류가 들어 있어요.")
            if name in NEEDED and cell.value is None and source.value is not None:
                sys.exit(f"{path}, cell {cell.coordinate}: a formula without a value. Save the file in Excel once.")
#ko|                sys.exit(f"{path} {cell.coordinate} 셀: 수식에 계산된 값이 없어요. 엑셀에서 열어 한 번 저장하세요.")
        yield cells[0].row, row


def opened(path, data_only):
    """Return an Excel file as openpyxl has it: with the values of formulas, or with the formulas."""
#ko|    """엑셀 파일을 openpyxl로 열어요. 수식을 그대로 두거나, 계산된 값으로 읽어요."""
    try:
        with warnings.catch_warnings(action="ignore"):  # about colors and menus that get lost
#ko|        with warnings.catch_warnings(action="ignore"):  # 사라지는 색이나 메뉴에 대한 경고
            return openpyxl.load_workbook(path, data_only=data_only)
    except OSError:  # not found, not allowed: it says so itself
#ko|    except OSError:  # 파일이 없거나 열 권한이 없을 때는 그 오류가 알려 줘요
        raise
    except Exception as error:  # what is raised depends on where the file is broken
#ko|    except Exception as error:  # 파일이 어디에서 깨졌는지에 따라 오류가 달라요
        sys.exit(
            f"{path} can't be read as an Excel file ({type(error).__name__}). Perhaps it has a password."
            " In Excel, save it as 'Excel Workbook (.xlsx)' without a password."
#ko|            f"{path}: 엑셀 파일로 읽을 수 없어요({type(error).__name__}). 암호가 걸려 있을 수도 있어요."
#ko|            " 엑셀에서 암호를 풀고 'Excel 통합 문서(.xlsx)'로 저장하세요."
        )


def chosen(path, book, sheet):
    """Return the sheet with this name, or the only visible one that is not empty."""
#ko|    """이 이름의 시트를 돌려줘요. 이름이 없으면 보이는 시트 중 비어 있지 않은 하나를 돌려줘요."""
    by_name = {found.title: found for found in book.worksheets}
    if sheet is None:
        used = [
            found
            for found in book.worksheets
            if found.sheet_state == "visible" and any(any(row) for row in found.iter_rows(values_only=True))
        ]
        if len(used) == 1:
            return used[0]
        if not used:
            sys.exit(f"{path} has no sheet with anything in it.")
#ko|            sys.exit(f"{path}: 내용이 있는 시트가 없어요.")
        names = ", ".join(found.title for found in used)
        sys.exit(f'{path} has several sheets: {names}. Choose one, for example --sheet "{used[0].title}"')
#ko|        sys.exit(f'{path}: 시트가 여러 개예요({names}). 하나를 고르세요. 예: --sheet "{used[0].title}"')
    if sheet not in by_name:
        sys.exit(f"{path} has no sheet named {sheet}. Its sheets: {', '.join(by_name)}")
#ko|        sys.exit(f"{path}: {sheet} 시트가 없어요. 있는 시트: {', '.join(by_name)}")
    return by_name[sheet]


def text_of(value):
    """Return the value of a cell as a string; a date as 2026-11-28."""
#ko|    """셀의 값을 문자열로 돌려줘요. 날짜는 2026-11-28처럼 적어요."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return f"{value:.15g}"  # as many digits as Excel keeps: 5.0 is 5
#ko|        return f"{value:.15g}"  # 엑셀이 기억하는 자릿수만큼. 5.0은 5가 돼요
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time()
        return str(value.date()) if midnight else value.isoformat(" ", "seconds")
    return str(value)


def check(path):
    """End the program if no table can be written to this path."""
#ko|    """이 경로에 표를 저장할 수 없으면 프로그램을 끝내요."""
    if path.suffix.lower() == ".xlsx":
        need_openpyxl(path, "or write a .csv file, which Excel opens too")
#ko|        need_openpyxl(path, "엑셀에서 열리는 .csv로 저장해도 돼요")
    elif path.suffix.lower() != ".csv":
        sys.exit(f"{path}: a table is an .xlsx or a .csv file.")
#ko|        sys.exit(f"{path}: 표의 파일 이름은 .xlsx나 .csv로 끝나야 해요.")


def need_openpyxl(path, instead):
    """End the program and say what to install, if openpyxl is missing."""
#ko|    """openpyxl이 없으면 무엇을 설치할지 알리고 프로그램을 끝내요."""
    if openpyxl is None:
        sys.exit(
            f"{path}: an Excel file needs the package openpyxl. Install it ({instead}):\n"
            "    python -m pip install openpyxl\n"
            "    python -m uv pip install openpyxl     (if you use uv)"
#ko|            f"{path}: 엑셀 파일을 쓰려면 openpyxl 패키지가 필요해요. 설치하세요({instead}).\n"
#ko|            "    python -m pip install openpyxl\n"
#ko|            "    python -m uv pip install openpyxl     (uv를 쓴다면)"
        )


def write(path, reviews, results, names):
    """Write a table: of each finished review its id and text, what `names` lists, and its other columns."""
#ko|    """끝난 리뷰마다 id와 글, `names`에 있는 것, 나머지 열을 담은 표를 저장해요."""
    others = [name for name in reviews[0] if name and name not in NEEDED]
    by_hand = [f"{name} (by hand)" if name in names else name for name in others]
#ko|    by_hand = [f"{name} (사람)" if name in names else name for name in others]
    table = [[*NEEDED, *names, *by_hand]]
    for review in reviews:
        if result := results.get(review["id"]):
            cells = [review[name] for name in NEEDED], [result[name] for name in names]
            table.append([clean(text) for part in (*cells, [review[name] for name in others]) for text in part])
    try:
        if path.suffix.lower() == ".csv":
            with path.open("w", encoding="utf-8-sig", newline="") as file:
                csv.writer(file).writerows([[harmless(text) for text in row] for row in table])
        else:
            write_xlsx(path, table)
    except PermissionError:
        sys.exit(f"{path} can't be written. If it is open in Excel, close it and start again; nothing is sent twice.")
#ko|        sys.exit(f"{path}: 저장할 수 없어요. 엑셀에서 열려 있으면 닫고 다시 시작하세요. 끝난 것은 다시 안 보내요.")


def write_xlsx(path, table):
    """Write rows of strings as an Excel file, in which nothing is a formula."""
#ko|    """문자열 행들을 엑셀 파일로 저장해요. 수식이 되는 칸은 없어요."""
    book = openpyxl.Workbook()
    sheet = book.active
    for number, row in enumerate(table, 1):
        for column, text in enumerate(row, 1):
            cell = sheet.cell(number, column)
            if is_number(text):
                cell.value = float(text)
            elif text:
                cell.value = text
                cell.data_type = "s"  # text, whatever it looks like
#ko|                cell.data_type = "s"  # 무엇처럼 보이든 글자예요
                cell.quotePrefix = bool(FORMULA.match(text))  # it stays text if someone edits it
#ko|                cell.quotePrefix = bool(FORMULA.match(text))  # 누가 고쳐도 글자로 남아요
    sheet.freeze_panes = "A2"  # the first row stays visible
#ko|    sheet.freeze_panes = "A2"  # 첫 행은 늘 보여요
    sheet.column_dimensions["B"].width = 60
    book.save(path)


def clean(text):
    """Return what a cell can hold of a string; "" for None."""
#ko|    """셀에 담을 수 있는 만큼만 돌려줘요. None이면 빈 문자열이에요."""
    whole = (text or "").encode(errors="backslashreplace").decode()  # half an emoji can't be stored
#ko|    whole = (text or "").encode(errors="backslashreplace").decode()  # 반쪽짜리 이모지는 저장할 수 없어요
    return UNPRINTABLE.sub("", whole)[:32_767]  # Excel's limit
#ko|    return UNPRINTABLE.sub("", whole)[:32_767]  # 엑셀의 한도


def harmless(text):
    """Return a string that Excel won't calculate when it reads it from a CSV file."""
#ko|    """CSV 파일에서 읽을 때 엑셀이 계산하지 않을 문자열을 돌려줘요."""
    return f"'{text}" if FORMULA.match(text) and not is_number(text) else text


def is_number(text):
    """Whether a string is a number that Excel would show in the same way."""
#ko|    """엑셀에서도 똑같이 보일 수이면 참이에요."""
    try:
        return math.isfinite(float(text)) and f"{float(text):.15g}" == text
    except ValueError:
        return False
