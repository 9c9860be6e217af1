// The browser says that Enter was pressed before it says what was typed. This lets it say both in the other order.
// Where a notebook runs no scripts, the field waits for the text a moment.
if (!window.firstCallQuestion) {
  window.firstCallQuestion = true;
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.isComposing && event.target.matches('.first-call-question input'))
      event.target.dispatchEvent(new Event('change', {bubbles: true}));
  }, true);
}
