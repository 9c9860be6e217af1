// JupyterLab saves the state of widgets as the browser knows it, and it may do so when the kernel is busy or gone. So a
// key is put into a widget and taken out of it again in the same instant, before anything can be saved.
// While the kernel is busy, JupyterLab sends only the first change of a widget, and of all later ones the last state:
// a second key in the same widget would be lost. Hence each key goes by a hidden field of its own, an envelope. What
// finds none stays in the field until the kernel has laid out new ones, and no click overtakes it.
// Where a notebook runs no scripts, the field hands over the key itself, and the kernel empties it as soon as it can.
document.querySelectorAll('.first-call-key input').forEach((field) => { field.autocomplete = 'off' });
if (!window.firstCallKeyField) {
  window.firstCallKeyField = true;
  const used = new Set();
  const put = (field, text) => {
    field.value = text;
    field.dispatchEvent(new Event('change', {bubbles: true}));
  };
  const handOver = (field) => {
    const form = field.closest('.first-call-key');
    if (!form || !field.value) return;
    const envelopes = [...form.querySelectorAll('.first-call-key-envelopes input')];
    const envelope = envelopes.find(({placeholder}) => !used.has(placeholder));
    if (!envelope) {
      setTimeout(handOver, 100, field);
      return;
    }
    used.add(envelope.placeholder);
    envelope.autocomplete = 'off';
    put(envelope, field.value);
    put(envelope, '');
    const focused = document.activeElement === field;
    field.value = '';
    field.type = 'hidden';
    field.type = 'password';
    if (focused) field.focus();
  };
  window.addEventListener('change', (event) => {
    if (!event.target.matches?.('.first-call-key-field input')) return;
    event.stopImmediatePropagation();
    handOver(event.target);
  }, true);
  window.addEventListener('click', (event) => {
    const field = event.target.closest?.('.first-call-key')?.querySelector('.first-call-key-field input');
    if (!field?.value || event.target === field) return;
    handOver(field);
    if (field.value) event.stopImmediatePropagation();
  }, true);
}
