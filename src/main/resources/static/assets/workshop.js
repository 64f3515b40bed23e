// The workshop while somebody types: what becomes of the message is asked for after a pause, and a problem leads to its line.
(() => {
  'use strict';
  const PAUSE = 400;

  const live = (form) => {
    const region = form.querySelector('[data-result]');
    const state = form.querySelector('[data-state]');
    const token = form.querySelector('input[name=_csrf]');
    let timer;
    let asked;

    const say = (text) => { if (state) state.textContent = text; };
    const value = (name) => form.elements[name]?.value ?? '';

    const ask = async () => {
      asked?.abort();
      asked = new AbortController();
      say(state?.dataset.busy);
      const headers = { 'Content-Type': 'application/json' };
      if (token) headers['X-CSRF-TOKEN'] = token.value;
      try {
        const answer = await fetch(form.dataset.live, {
          method: 'POST', credentials: 'same-origin', headers, signal: asked.signal,
          body: JSON.stringify({ payload: value('payload'), mapping: value('mapping'), settings: value('settings') }),
        });
        if (answer.redirected) { location.reload(); return; }
        if (!answer.ok) throw new Error(String(answer.status));
        const found = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('.result');
        region.replaceChildren(found);
        say(found.querySelector('.problems, .bad') ? state.dataset.bad : state.dataset.well);
      } catch (e) {
        if (e.name !== 'AbortError') say(form.dataset.lost);
      }
    };

    form.addEventListener('input', (event) => {
      if (!['payload', 'mapping', 'settings'].includes(event.target.name)) return;
      clearTimeout(timer);
      timer = setTimeout(ask, PAUSE);
    });
  };

  // Where a problem is: the line is selected in its field.
  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-go]');
    const field = button && document.getElementById(button.dataset.go);
    if (!field) return;
    const lines = field.value.split('\n');
    const line = Math.min(Number(button.dataset.line), lines.length);
    const from = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
    field.focus();
    field.setSelectionRange(from, from + lines[line - 1].length);
    field.scrollTop = Math.max(0, (line - 4) * parseFloat(getComputedStyle(field).lineHeight));
  });

  document.querySelectorAll('form[data-live]').forEach(live);
})();
