// The colors of a terminal, in which tracebacks come.

const CODE = /\x1b\[([\d;]*)m/g;

/** Return a text with such codes as elements: colors become the classes ansi-1 to ansi-6, bold becomes <b>. */
export function sgr(text) {
  const made = document.createDocumentFragment();
  let from = 0;
  let color = null;
  let bold = false;
  const put = (piece) => {
    if (!piece) return;
    if (color === null && !bold) return made.append(piece);
    const span = document.createElement(bold ? "b" : "span");
    if (color !== null) span.className = `ansi-${color}`;
    span.textContent = piece;
    made.append(span);
  };
  for (const match of text.matchAll(CODE)) {
    put(text.slice(from, match.index));
    from = match.index + match[0].length;
    const codes = match[1].split(";").map(Number);
    for (let place = 0; place < codes.length; place++) {
      const code = codes[place];
      if (code === 38 || code === 48) place += codes[place + 1] === 5 ? 2 : 4; // of 256, or of all colors
      else if (code === 0) [color, bold] = [null, false];
      else if (code === 1) bold = true;
      else if (code === 22) bold = false;
      else if (code === 39) color = null;
      else if ((code > 30 && code < 37) || (code > 90 && code < 97)) color = code % 10;
    }
  }
  put(text.slice(from));
  return made;
}
