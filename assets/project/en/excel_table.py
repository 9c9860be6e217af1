"""Excel for label_reviews.py: read a sheet, write a table. Put this file next to that one.

Reading and writing .xlsx needs one more package: `pip install openpyxl`. A table can also be a .csv
file, which needs nothing more and begins with the mark by which Excel recognizes Korean.

Reviews come from strangers. Excel calculates a cell that begins with = + - or @, and such a formula
can do harm. In .xlsx the cell is marked as text; in .csv an apostrophe is put in front of it.
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
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")  # full-width characters may count as well
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # not allowed in .xlsx


def rows(path, sheet=None):
    """Yield the number of each row of a sheet that is not empty, and its cells as strings."""
    if path.suffix.lower() == ".xls":
        sys.exit(f"{path} is in Excel's old format. In Excel, save it as 'Excel Workbook (.xlsx)'.")
    need_openpyxl(path, "or save it as 'CSV UTF-8' in Excel")
    formulas = chosen(path, opened(path, data_only=False), sheet)
    values = opened(path, data_only=True)[formulas.title]  # what Excel calculated, when it saved the file
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
            if name in NEEDED and cell.value is None and source.value is not None:
                sys.exit(f"{path}, cell {cell.coordinate}: a formula without a value. Save the file in Excel once.")
        yield cells[0].row, row


def opened(path, data_only):
    """Return an Excel file as openpyxl has it: with the values of formulas, or with the formulas."""
    try:
        with warnings.catch_warnings(action="ignore"):  # about colors and menus that get lost
            return openpyxl.load_workbook(path, data_only=data_only)
    except OSError:  # not found, not allowed: it says so itself
        raise
    except Exception as error:  # what is raised depends on where the file is broken
        sys.exit(
            f"{path} can't be read as an Excel file ({type(error).__name__}). Perhaps it has a password."
            " In Excel, save it as 'Excel Workbook (.xlsx)' without a password."
        )


def chosen(path, book, sheet):
    """Return the sheet with this name, or the only visible one that is not empty."""
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
        names = ", ".join(found.title for found in used)
        sys.exit(f'{path} has several sheets: {names}. Choose one, for example --sheet "{used[0].title}"')
    if sheet not in by_name:
        sys.exit(f"{path} has no sheet named {sheet}. Its sheets: {', '.join(by_name)}")
    return by_name[sheet]


def text_of(value):
    """Return the value of a cell as a string; a date as 2026-11-28."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return f"{value:.15g}"  # as many digits as Excel keeps: 5.0 is 5
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time()
        return str(value.date()) if midnight else value.isoformat(" ", "seconds")
    return str(value)


def check(path):
    """End the program if no table can be written to this path."""
    if path.suffix.lower() == ".xlsx":
        need_openpyxl(path, "or write a .csv file, which Excel opens too")
    elif path.suffix.lower() != ".csv":
        sys.exit(f"{path}: a table is an .xlsx or a .csv file.")


def need_openpyxl(path, instead):
    """End the program and say what to install, if openpyxl is missing."""
    if openpyxl is None:
        sys.exit(
            f"{path}: an Excel file needs the package openpyxl. Install it ({instead}):\n"
            "    python -m pip install openpyxl\n"
            "    python -m uv pip install openpyxl     (if you use uv)"
        )


def write(path, reviews, results, names):
    """Write a table: of each finished review its id and text, what `names` lists, and its other columns."""
    others = [name for name in reviews[0] if name and name not in NEEDED]
    by_hand = [f"{name} (by hand)" if name in names else name for name in others]
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


def write_xlsx(path, table):
    """Write rows of strings as an Excel file, in which nothing is a formula."""
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
                cell.quotePrefix = bool(FORMULA.match(text))  # it stays text if someone edits it
    sheet.freeze_panes = "A2"  # the first row stays visible
    sheet.column_dimensions["B"].width = 60
    book.save(path)


def clean(text):
    """Return what a cell can hold of a string; "" for None."""
    whole = (text or "").encode(errors="backslashreplace").decode()  # half an emoji can't be stored
    return UNPRINTABLE.sub("", whole)[:32_767]  # Excel's limit


def harmless(text):
    """Return a string that Excel won't calculate when it reads it from a CSV file."""
    return f"'{text}" if FORMULA.match(text) and not is_number(text) else text


def is_number(text):
    """Whether a string is a number that Excel would show in the same way."""
    try:
        return math.isfinite(float(text)) and f"{float(text):.15g}" == text
    except ValueError:
        return False
