// Where a cell is selected, JupyterLab takes plain keys for commands: an arrow leaves a list, D twice deletes the cell.
// Within a form they belong to the form. With Ctrl or ⌘ they stay JupyterLab's.
if (!window.firstCallKeys) {
  window.firstCallKeys = true;
  window.addEventListener('keydown', (event) => {
    if (event.target.closest?.('.first-call'))
      event.target.toggleAttribute('data-lm-suppress-shortcuts', !event.ctrlKey && !event.metaKey);
  }, true);
}
