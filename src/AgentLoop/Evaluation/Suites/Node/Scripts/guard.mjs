// A process of tests may end only in ways that tell node's runner first, which asks for the tests that have not run then, and only after the
// first has begun. A product could write what the runner reads and leave while it is loaded, or by process.reallyExit, which is what packages
// that wait for the end put themselves before, and still may.
import fs from 'node:fs'; import { isMainThread } from 'node:worker_threads';
if (isMainThread) {
  const end = process.reallyExit.bind(process);
  let isEnding = false;
  let isBegun = true;
  const file = process.env.NODE_TEST_CONTEXT && parseInt(process.versions.node) >= 20 ? process.argv[1] : undefined;
  if (file && fs.existsSync(file) && fs.readFileSync(file, 'utf8').includes('node:test')) {
    isBegun = false;
    (await import('node:test')).beforeEach(() => { isBegun = true; });
  }
  process.prependListener('exit', () => { isEnding = true; });
  let current = code => end(isEnding && isBegun ? code : 70);
  Object.defineProperty(process, 'reallyExit', { configurable: false, enumerable: true, get: () => current, set: value => { current = value; } });
}
