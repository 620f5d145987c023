/** What an empty field says inside itself that does not fit there. */
export const cutHints = (page) =>
  page.$$eval('.win input[placeholder]', (fields) => {
    const pen = document.createElement('canvas').getContext('2d');
    return fields
      .filter((field) => field.value === '' && field.getClientRects().length > 0)
      .filter((field) => {
        pen.font = getComputedStyle(field).font;
        return pen.measureText(field.placeholder).width > field.clientWidth + 1;
      })
      .map((field) => `cut in its field: ${field.placeholder}`);
  });

/** Parts of a panel that would have to be scrolled sideways; a table may be when its letters are much larger, or its words longer than any. */
const wideParts = (page) =>
  page.$$eval('.page *', (parts) => {
    const longer = new URLSearchParams(location.search).get('lang') === 'en-XA';
    const large = longer || getComputedStyle(document.documentElement).getPropertyValue('--text-scale') > 1.4;
    return parts
      .filter((part) => ['auto', 'scroll'].includes(getComputedStyle(part).overflowX) && part.scrollWidth > part.clientWidth + 1)
      .filter((part) => !(large && part.querySelector(':scope > table')))
      .map((part) => `scrolls sideways: ${part.className || part.tagName} ${part.textContent.slice(0, 40)}`);
  });

/** More than one thing a panel would have one do first. */
const rivals = (page) =>
  page.$$eval('.page', (pages) =>
    pages
      .filter((one) => !one.parentElement.closest('.page'))
      .map((one) => [...one.querySelectorAll('.btn.is-primary')].filter((button) => button.getClientRects().length > 0).map((button) => button.textContent.trim()))
      .filter((firsts) => firsts.length > 1)
      .map((firsts) => `first of all: ${firsts.join(', ')}`),
  );

/** A panel that is open and has no name or no way out. */
const wayless = (page) =>
  page.$$eval('.page', (pages) =>
    pages
      .filter((one) => !one.parentElement.closest('.page') && one.getAttribute('role') !== 'alert')
      .filter((one) => !(one.getAttribute('aria-label') || one.getAttribute('aria-labelledby')) || !one.querySelector('.close'))
      .map((one) => `no name or no way out: ${one.outerHTML.slice(0, 80)}`),
  );

/** What holds of every panel, whatever it shows. */
export const rules = [cutHints, wideParts, rivals, wayless];
