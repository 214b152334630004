const clean = (text, length) => String(text ?? '').replace(/\x1b\[[0-9;]*m/g, '').replace(/[^\t\n\x20-\ud7ff\ue000-\ufffd]/g, '?').slice(0, length);
const xml = text => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/\n/g, '&#10;');
const begin = name => {
  fs.mkdirSync('.agentloop', { recursive: true });
  fs.writeFileSync('.agentloop/.gitignore', '*\n');
  fs.writeFileSync(`.agentloop/${name}.xml`, '<?xml version="1.0" encoding="utf-8"?>\n<testsuites><testsuite name="">\n');
  return text => fs.appendFileSync(`.agentloop/${name}.xml`, text);
};
const relative = file => path.relative(process.cwd(), file).split(path.sep).join('/');
const testcase = (parts, file, line, milliseconds, outcome, message, text) => {
  const name = xml(clean(parts.join(' > '), 1000));
  const place = `file="${xml(clean(file, 1000))}"${line ? ` line="${line}"` : ''}`;
  const attributes = `classname="${name}" name="${name}" ${place} time="${(milliseconds || 0) / 1000}"`;
  const tag = outcome === 'failed' ? 'failure' : 'skipped';
  return outcome === 'passed' ? `<testcase ${attributes}/>\n`
    : `<testcase ${attributes}><${tag} message="${xml(clean(message, 2000))}">${xml(clean(text, 20000))}</${tag}></testcase>\n`;
};
