// Evaluates expressions with openrosa-xpath-evaluator (Enketo): JSON in, JSON out. What they should give stands elsewhere.
// Wants the npm packages openrosa-xpath-evaluator and jsdom; ends with 77 where they are not installed.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const require = createRequire(process.cwd() + '/');
let JSDOM, openrosa;
try {
  ({ JSDOM } = require('jsdom'));
  const { window } = new JSDOM('');
  for (const name of ['Element', 'Node', 'XPathResult', 'Document', 'Attr', 'DOMParser', 'document']) {
    globalThis[name] = window[name];
  }
  globalThis.window = window;
  globalThis.XPathEvaluator = function () {
    return { evaluate: (...given) => given[1].ownerDocument.evaluate(...given) };
  };
  openrosa = require('openrosa-xpath-evaluator')();
} catch {
  process.exit(77);
}
const { xml, expressions } = JSON.parse(readFileSync(0, 'utf8'));
const root = new DOMParser().parseFromString(xml, 'text/xml').documentElement;
const kinds = { number: ['numberValue', 1], string: ['stringValue', 2], boolean: ['booleanValue', 3] };
const told = expressions.map(({ expression, type }) => {
  try {
    const [value, kind] = kinds[type];
    return String(openrosa.evaluate(expression, root, null, kind)[value]);
  } catch (error) {
    return `error: ${error}`;
  }
});
process.stdout.write(JSON.stringify(told));
