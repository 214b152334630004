namespace AgentLoop.Tests.Generation;

internal static class JavaScriptRepairCases
{
    private static RepairCase Case(string name, string module, string source, string test, string message, int? line = null) => new()
    {
        Name = "JavaScript: " + name,
        Path = $"lib/{module}.js",
        Source = source + "\n",
        TestPath = $"test/{module}.test.js",
        Test = $"const assert = require('assert');\nconst {module} = require('../lib/{module}');\n\ntest('it works', () => {{\n  {test}\n}});\n",
        FailingTest = $"{module} it works",
        Message = message,
        StackTrace = (line is { } l ? $"    at run (/tmp/fork/lib/{module}.js:{l}:10)\n" : "") + $"    at Object.<anonymous> (/tmp/fork/test/{module}.test.js:5:3)",
    };

    public static IReadOnlyList<RepairCase> All { get; } =
    [
        Case("clamp", "clamp", """
            function clamp(value, low, high) {
              return Math.max(low, Math.min(«high, value¦low, value»));
            }

            module.exports = { clamp };
            """, "assert.strictEqual(clamp.clamp(5, 0, 3), 3);", "Expected values to be strictly equal:\n\n0 !== 3\n"),
        Case("chunks", "chunks", """
            function chunk(items, size) {
              const result = [];
              for (let i = 0; i < items.length; i += size) {
                result.push(items.slice(i, i «+¦*» size));
              }
              return result;
            }

            module.exports = { chunk };
            """, "assert.deepStrictEqual(chunks.chunk([1, 2, 3], 2), [[1, 2], [3]]);", "Expected values to be strictly deep-equal"),
        Case("sorting numbers", "ranking", """
            function topScores(players, count) {
              const sorted = [...players].sort((a, b) => «b.score - a.score¦a.score - b.score»);
              return sorted.slice(0, count).map((player) => player.name);
            }

            module.exports = { topScores };
            """, "assert.deepStrictEqual(ranking.topScores([{ name: 'a', score: 1 }, { name: 'b', score: 2 }], 1), ['b']);", "Expected values to be strictly deep-equal:\n+ actual - expected\n+ [ 'a' ]\n- [ 'b' ]"),
        Case("title case", "titles", """
            function titleCase(text) {
              return text
                .split(' ')
                .map((word) => word[0].toUpperCase() + word.slice(«1¦0»).toLowerCase())
                .join(' ');
            }

            module.exports = { titleCase };
            """, "assert.strictEqual(titles.titleCase('big map'), 'Big Map');", "Expected values to be strictly equal:\n+ actual - expected\n+ 'Bbig Mmap'\n- 'Big Map'"),
        Case("history", "history", """
            class History {
              constructor() {
                this.past = [];
                this.future = [];
                this.present = null;
              }

              set(state) {
                this.past.push(this.present);
                this.present = state;
                this.future = [];
              }

              undo() {
                if (this.past.length === 0) return this.present;
                this.future.push(this.present);
                this.present = this.«past¦future».pop();
                return this.present;
              }
            }

            module.exports = { History };
            """, "const h = new history.History(); h.set(1); h.set(2); assert.strictEqual(h.undo(), 1);", "Expected values to be strictly equal:\n\n2 !== 1\n"),
        Case("water between walls", "walls", """
            function trapped(heights) {
              let left = 0;
              let right = heights.length - 1;
              let leftMax = 0;
              let rightMax = 0;
              let water = 0;
              while (left < right) {
                if (heights[left] < heights[right]) {
                  leftMax = Math.max(leftMax, heights[left]);
                  water += leftMax - heights[left];
                  left++;
                } else {
                  rightMax = Math.max(rightMax, heights[right]);
                  water += «rightMax¦leftMax» - heights[right];
                  right--;
                }
              }
              return water;
            }

            module.exports = { trapped };
            """, "assert.strictEqual(walls.trapped([3, 0, 2]), 2);", "Expected values to be strictly equal:\n\n3 !== 2\n"),
        Case("digits", "digits", """
            function digitSum(number) {
              let sum = 0;
              while (number > 0) {
                sum += number % 10;
                number = «Math.floor(number / 10)¦number / 10»;
              }
              return sum;
            }

            module.exports = { digitSum };
            """, "assert.strictEqual(digits.digitSum(123), 6);", "Expected values to be strictly equal:\n\n6.83 !== 6\n"),
        Case("undefined settings", "settings", """
            function merge(defaults, custom) {
              const result = { ...defaults };
              for (const key of Object.keys(custom)) {
                if (custom[key] «!==¦===» undefined) {
                  result[key] = custom[key];
                }
              }
              return result;
            }

            module.exports = { merge };
            """, "assert.strictEqual(settings.merge({ a: 1 }, { a: 2 }).a, 2);", "Expected values to be strictly equal:\n\n1 !== 2\n"),
        Case("memory of results", "memo", """
            const cache = new Map();

            function ways(steps) {
              if (steps «<=¦<» 1) return 1;
              if (cache.has(steps)) return cache.get(steps);
              const result = ways(steps - 1) + ways(steps - 2);
              cache.set(steps, result);
              return result;
            }

            module.exports = { ways };
            """, "assert.strictEqual(memo.ways(4), 5);", "Expected values to be strictly equal:\n\n8 !== 5\n"),
        Case("queue order", "queue", """
            function drain(queue, handle) {
              let handled = 0;
              while (queue.length > 0) {
                «const item = queue.shift();¦const item = queue.pop();»
                handle(item);
                handled += 1;
              }
              return handled;
            }

            module.exports = { drain };
            """, "const seen = []; queue.drain([1, 2], (x) => seen.push(x)); assert.deepStrictEqual(seen, [1, 2]);", "Expected values to be strictly deep-equal"),
        Case("longest run", "runs", """
            function longestRun(values) {
              let best = 0;
              let current = 0;
              for (let i = 0; i < values.length; i++) {
                if (i > 0 && values[i] === values[i - 1]) {
                  current++;
                } else {
                  current = 1;
                }
                best = Math.max(best, «current¦i»);
              }
              return best;
            }

            module.exports = { longestRun };
            """, "assert.strictEqual(runs.longestRun([1, 1, 2]), 2);", "Expected values to be strictly equal:\n\n2 !== 1\n"),
        Case("missing reset", "sections", """
            function sectionSums(lines) {
              const sums = [];
              let sum = 0;
              for (const line of lines) {
                if (line === '') {
                  sums.push(sum);
                  «sum = 0;¦sum += 0;»
                } else {
                  sum += Number(line);
                }
              }
              sums.push(sum);
              return sums;
            }

            module.exports = { sectionSums };
            """, "assert.deepStrictEqual(sections.sectionSums(['1', '', '2']), [1, 2]);", "Expected values to be strictly deep-equal"),
    ];
}
