namespace AgentLoop.Tests.Evaluating;

/// <summary>What Jest 29 printed.</summary>
internal static class JestOutput
{
    /// <summary><c>jest --verbose</c>: a file that fails, one that cannot be loaded, one that passes.</summary>
    public const string Verbose = """
          console.log
            chatter

              at Object.log (src/calc.test.js:2:31)

        FAIL src/calc.test.js
          ✓ adds (2 ms)
          ✕ fails (16 ms)
          ○ skipped skipped
          ✎ todo later
          a suite
            ✓ works
            ✕ breaks (3 ms)
            inner
              ✓ deep (21 ms)
          a suite > arrow
            ✓ a › b (1 ms)

          ● fails

            expect(received).toBe(expected) // Object.is equality

            Expected: 4
            Received: 3

              1 | test('adds', () => { expect(1 + 2).toBe(3); });
            > 2 | test('fails', () => { console.log('chatter'); expect(1 + 2).toBe(4); });
                |                                                             ^
              3 | test.skip('skipped', () => {});
              4 | test.todo('later');
              5 | describe('a suite', () => {

              at Object.toBe (src/calc.test.js:2:61)

          ● a suite › breaks (3 ms)

            TypeError: bad
            second line

               5 | describe('a suite', () => {
               6 |   it('works', () => {});
            >  7 |   it('breaks (3 ms)', () => { throw new TypeError('bad\nsecond line'); });
                 |                                     ^
               8 |   describe('inner', () => { it('deep', async () => { await new Promise(r => setTimeout(r, 20)); }); });
               9 | });
              10 | describe('a suite > arrow', () => { it('a › b', () => {}); });

              at Object.<anonymous> (src/calc.test.js:7:37)

        FAIL src/bad.test.js
          ● Test suite failed to run

            Cannot find module './nonexistent' from 'src/bad.test.js'

            > 1 | require('./nonexistent');
                |                         ^
              2 | test('never', () => {});
              3 |

              at Resolver._throwModNotFoundError (../node_modules/jest-resolve/build/resolver.js:427:11)
              at Object.<anonymous> (src/bad.test.js:1:25)

        PASS src/ok.test.js
          ✓ adds (1 ms)

        Test Suites: 2 failed, 1 passed, 3 total
        Tests:       2 failed, 1 skipped, 1 todo, 5 passed, 9 total
        Snapshots:   0 total
        Time:        0.816 s
        Ran all test suites.

        """;

    /// <summary><c>jest</c> where there are no tests.</summary>
    public const string Nothing = """
        No tests found, exiting with code 1
        Run with `--passWithNoTests` to exit with code 0

        """;
}
