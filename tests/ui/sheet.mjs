/** A page that shows all pictures: a row for each view and state, its looks beside each other. */
export function sheet(files) {
  const rows = new Map();
  for (const file of [...files].sort()) {
    const [view, state, ...look] = file.replace(/\.png$/, '').split('--');
    const name = `${view}, ${state}`;
    rows.set(name, [...(rows.get(name) ?? []), { file, look: look.join(', ') }]);
  }
  const picture = ({ file, look }) => `<figure><figcaption>${look}</figcaption><a href="${file}"><img loading="lazy" alt="${look}" src="${file}"></a></figure>`;
  const row = ([name, pictures]) => `<section id="${name.replaceAll(/[^a-z0-9]+/g, '-')}"><h2>${name}</h2><div>${pictures.map(picture).join('')}</div></section>`;
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Ringside, every view</title>
<style>
  body { margin: 16px; font: 14px system-ui, sans-serif; background: #8884; color-scheme: light dark; }
  h2 { margin: 24px 0 4px; font-size: 16px; }
  section > div { display: flex; flex-wrap: wrap; gap: 12px; align-items: flex-start; }
  figure { margin: 0; }
  figcaption { font-size: 12px; }
  img { max-width: 340px; max-height: 640px; outline: 1px solid #8888; }
</style>
<h1>Ringside, every view</h1>
${[...rows].map(row).join('\n')}
</html>
`;
}
