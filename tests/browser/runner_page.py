"""What a learner does in a page with the runner: edit a cell, run it, use a key."""

FAILED = "document.documentElement.dataset.python === 'failed'"


def cell(page, number):
    """Return the place of a code cell, counted from 0."""
    return page.locator(".cell[data-cell-id]").nth(number)


def edit(page, number, code):
    """Replace the text of a cell as a learner does."""
    cell(page, number).locator(".cell_input").click()
    editor = cell(page, number).get_by_role("textbox", name=f"Code of cell {number + 1}")
    editor.press("Control+a")
    page.keyboard.insert_text(code)


def press(page, number):
    """Press a cell's Run."""
    cell(page, number).get_by_role("button", name=f"Run cell {number + 1}", exact=True).click()


def run(page, number):
    """Run a cell to its end; return what it put out."""
    before = page.evaluate("window.ended.length")
    press(page, number)
    page.wait_for_function(f"window.ended.length > {before} || {FAILED}")
    return cell(page, number).locator(".cell_output").inner_text()


def use_key(page, key):
    """Give a key to the form and close it; return what the form said before and after."""
    page.get_by_role("button", name="Use my own key").click()
    dialog = page.get_by_role("dialog")
    told = dialog.inner_text()
    page.get_by_label("Your key").fill(key)
    page.get_by_role("button", name="Use this key").click()
    page.wait_for_function("!document.querySelector('.run-dialog [type=submit]').disabled")
    said = dialog.get_by_role("status").inner_text()
    page.get_by_role("button", name="Close").click()
    return told, said
