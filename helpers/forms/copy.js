// Writes a program to the clipboard and says so in an output. The browser may refuse its clipboard; then the code is
// selected, and Ctrl+C copies it. The time keeps a view that is shown again later, such as that of a saved notebook,
// from writing to the clipboard by itself.
(element, {made, code, copied, refused, source}) => {
  if (Math.abs(Date.now() - made) > 10000) return;
  const line = document.createElement('div');
  line.className = 'first-call-copied';
  line.setAttribute('role', 'status');
  element.append(line);
  const select = () => {
    const shown = document.getElementById(source);
    if (shown) { shown.focus(); window.getSelection().selectAllChildren(shown); }
    line.textContent = refused;
  };
  try { navigator.clipboard.writeText(code).then(() => { line.textContent = copied; }, select); }
  catch (error) { select(); }
}
