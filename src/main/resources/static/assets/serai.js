// Refreshes the regions marked data-refresh. Without this file every page still works.
(() => {
  'use strict';

  const watch = (region) => {
    const every = Number(region.dataset.every);
    let paused = false;

    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'quiet pause';
    const label = () => { button.textContent = paused ? region.dataset.resume : region.dataset.pause; };
    label();
    button.addEventListener('click', () => { paused = !paused; label(); });

    const lost = document.createElement('p');
    lost.className = 'note bad';
    lost.setAttribute('role', 'status');
    lost.hidden = true;
    lost.textContent = region.dataset.lost;

    const head = region.previousElementSibling;
    head.append(button);
    region.before(lost);

    const counts = () => new Map([...region.querySelectorAll('[data-count]')].map((e) => [e.dataset.count, e.textContent]));

    // The keyboard stays where it is: the same link is focused again.
    const replace = (html) => {
      const before = counts();
      const focused = region.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
      const scrolled = [...region.querySelectorAll('.wide')].map((e) => e.scrollLeft);
      region.replaceChildren(new DOMParser().parseFromString(html, 'text/html').querySelector('.now'));
      [...region.querySelectorAll('.wide')].forEach((e, i) => { e.scrollLeft = scrolled[i] || 0; });
      region.querySelectorAll('[data-count]').forEach((e) => {
        if (before.get(e.dataset.count) !== e.textContent) e.classList.add('changed');
      });
      if (focused) [...region.querySelectorAll('a')].find((a) => a.getAttribute('href') === focused)?.focus({ preventScroll: true });
    };

    const refresh = async () => {
      if (!paused && !document.hidden) {
        try {
          const answer = await fetch(region.dataset.refresh, { credentials: 'same-origin', cache: 'no-store' });
          if (answer.redirected) { location.reload(); return; }
          if (!answer.ok) throw new Error(String(answer.status));
          replace(await answer.text());
          lost.hidden = true;
        } catch (e) {
          lost.hidden = false;
        }
      }
      setTimeout(refresh, every);
    };
    setTimeout(refresh, every);
  };

  document.querySelectorAll('[data-refresh]').forEach(watch);
})();
