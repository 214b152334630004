namespace AgentLoop.Tests.Evaluating;

/// <summary>What Vitest 4 printed, with its colours.</summary>
internal static class VitestOutput
{
    /// <summary><c>vitest run --reporter=verbose</c></summary>
    public static string Verbose { get; } = """

        ␛[1m␛[30m␛[46m RUN ␛[49m␛[39m␛[22m ␛[36mv4.1.12 ␛[39m␛[90m/w␛[39m

        ␛[90mstdout␛[2m | calc.test.js␛[2m > ␛[22m␛[2mfails
        ␛[22m␛[39mchatter

         ␛[32m✓␛[39m calc.test.js␛[2m > ␛[22madds␛[32m 3␛[2mms␛[22m␛[39m
         ␛[31m×␛[39m calc.test.js␛[2m > ␛[22mfails␛[32m 8␛[2mms␛[22m␛[39m
        ␛[31m   → expected 3 to be 4 // Object.is equality␛[39m
         ␛[2m␛[90m↓␛[39m␛[22m calc.test.js␛[2m > ␛[22mskipped
         ␛[2m␛[90m□␛[39m␛[22m calc.test.js␛[2m > ␛[22mlater
         ␛[32m✓␛[39m calc.test.js␛[2m > ␛[22ma suite␛[2m > ␛[22mworks␛[32m 0␛[2mms␛[22m␛[39m
         ␛[31m×␛[39m calc.test.js␛[2m > ␛[22ma suite␛[2m > ␛[22mbreaks (3 ms)␛[32m 1␛[2mms␛[22m␛[39m
        ␛[31m   → bad
        second line␛[39m
         ␛[32m✓␛[39m calc.test.js␛[2m > ␛[22ma suite␛[2m > ␛[22minner␛[2m > ␛[22mdeep␛[32m 20␛[2mms␛[22m␛[39m
         ␛[32m✓␛[39m calc.test.js␛[2m > ␛[22ma suite > arrow␛[2m > ␛[22ma › b␛[32m 0␛[2mms␛[22m␛[39m
         ␛[32m✓␛[39m ok.test.js␛[2m > ␛[22madds␛[32m 2␛[2mms␛[22m␛[39m

        ␛[31m⎯⎯⎯⎯⎯⎯␛[39m␛[1m␛[41m Failed Suites 1 ␛[49m␛[22m␛[31m⎯⎯⎯⎯⎯⎯⎯␛[39m

        ␛[41m␛[1m FAIL ␛[22m␛[49m bad.test.js␛[2m [ bad.test.js ]␛[22m
        ␛[31m␛[1mError␛[22m: Cannot find module './nonexistent.js' imported from /w/bad.test.js␛[39m
        ␛[36m ␛[2m❯␛[22m bad.test.js:␛[2m1:1␛[22m␛[39m
            ␛[90m  1|␛[39m import './nonexistent.js'; import {test} from 'vitest'; test('never', …
            ␛[90m   |␛[39m ␛[31m^␛[39m
            ␛[90m  2|␛[39m

        ␛[31m␛[2m⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯␛[22m␛[39m
        ␛[31m␛[1mSerialized Error:␛[22m␛[39m ␛[90m{ code: 'ERR_MODULE_NOT_FOUND' }␛[39m
        ␛[31m␛[2m⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯[1/3]⎯␛[22m␛[39m


        ␛[31m⎯⎯⎯⎯⎯⎯⎯␛[39m␛[1m␛[41m Failed Tests 2 ␛[49m␛[22m␛[31m⎯⎯⎯⎯⎯⎯⎯␛[39m

        ␛[41m␛[1m FAIL ␛[22m␛[49m calc.test.js␛[2m > ␛[22mfails
        ␛[31m␛[1mAssertionError␛[22m: expected 3 to be 4 // Object.is equality␛[39m

        ␛[32m- Expected␛[39m
        ␛[31m+ Received␛[39m

        ␛[32m- 4␛[39m
        ␛[31m+ 3␛[39m

        ␛[36m ␛[2m❯␛[22m calc.test.js:␛[2m3:61␛[22m␛[39m
            ␛[90m  1|␛[39m ␛[35mimport␛[39m {test␛[33m,␛[39mit␛[33m,␛[39mdescribe␛[33m,␛[39mexpect} ␛[35mfrom␛[39m ␛[32m'vitest'␛[39m␛[33m;␛[39m
            ␛[90m  2|␛[39m ␛[34mtest␛[39m(␛[32m'adds'␛[39m␛[33m,␛[39m () ␛[33m=>␛[39m { ␛[34mexpect␛[39m(␛[34m1␛[39m ␛[33m+␛[39m ␛[34m2␛[39m)␛[33m.␛[39m␛[34mtoBe␛[39m(␛[34m3␛[39m)␛[33m;␛[39m })␛[33m;␛[39m
            ␛[90m  3|␛[39m test('fails', () => { console.log('chatter'); expect(1 + 2).toBe(4); }…
            ␛[90m   |␛[39m                                                             ␛[31m^␛[39m
            ␛[90m  4|␛[39m test␛[33m.␛[39m␛[34mskip␛[39m(␛[32m'skipped'␛[39m␛[33m,␛[39m () ␛[33m=>␛[39m {})␛[33m;␛[39m
            ␛[90m  5|␛[39m test␛[33m.␛[39m␛[34mtodo␛[39m(␛[32m'later'␛[39m)␛[33m;␛[39m

        ␛[31m␛[2m⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯[2/3]⎯␛[22m␛[39m

        ␛[41m␛[1m FAIL ␛[22m␛[49m calc.test.js␛[2m > ␛[22ma suite␛[2m > ␛[22mbreaks (3 ms)
        ␛[31m␛[1mTypeError␛[22m: bad
        second line␛[39m
        ␛[36m ␛[2m❯␛[22m calc.test.js:␛[2m8:37␛[22m␛[39m
            ␛[90m  6|␛[39m ␛[34mdescribe␛[39m(␛[32m'a suite'␛[39m␛[33m,␛[39m () ␛[33m=>␛[39m {
            ␛[90m  7|␛[39m   ␛[34mit␛[39m(␛[32m'works'␛[39m␛[33m,␛[39m () ␛[33m=>␛[39m {})␛[33m;␛[39m
            ␛[90m  8|␛[39m   it('breaks (3 ms)', () => { throw new TypeError('bad\nsecond line');…
            ␛[90m   |␛[39m                                     ␛[31m^␛[39m
            ␛[90m  9|␛[39m   describe('inner', () => { it('deep', async () => { await new Promise…
            ␛[90m 10|␛[39m })␛[33m;␛[39m

        ␛[31m␛[2m⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯[3/3]⎯␛[22m␛[39m


        ␛[2m Test Files ␛[22m ␛[1m␛[31m2 failed␛[39m␛[22m␛[2m | ␛[22m␛[1m␛[32m1 passed␛[39m␛[22m␛[90m (3)␛[39m
        ␛[2m      Tests ␛[22m ␛[1m␛[31m2 failed␛[39m␛[22m␛[2m | ␛[22m␛[1m␛[32m5 passed␛[39m␛[22m␛[2m | ␛[22m␛[33m1 skipped␛[39m␛[2m | ␛[22m␛[90m1 todo␛[39m␛[90m (9)␛[39m
        ␛[2m   Start at ␛[22m 04:54:38
        ␛[2m   Duration ␛[22m 846ms␛[2m (transform 37ms, setup 0ms, import 73ms, tests 39ms, environment 0ms)␛[22m

        """.Replace('␛', '\e');

    /// <summary><c>vitest run</c> where there are no tests.</summary>
    public static string Nothing { get; } = """

        ␛[1m␛[30m␛[46m RUN ␛[49m␛[39m␛[22m ␛[36mv4.1.12 ␛[39m␛[90m/w␛[39m

        ␛[31mNo test files found, exiting with code 1
        ␛[39m

        """.Replace('␛', '\e');

    /// <summary><c>vitest run --reporter=tap</c></summary>
    public const string Tap = """
        TAP version 13
        1..3
        not ok 1 - bad.test.js
            ---
            error:
                name: "Error"
                message: "Cannot find module './nonexistent.js' imported from /w/bad.test.js"
            at: "/w/bad.test.js:1:1"
            ...
        not ok 2 - calc.test.js # time=40.96ms {
            1..6
            ok 1 - adds # time=3.02ms
            not ok 2 - fails # time=12.07ms
                ---
                error:
                    name: "AssertionError"
                    message: "expected 3 to be 4 // Object.is equality"
                at: "/w/calc.test.js:3:61"
                actual: "3"
                expected: "4"
                ...
            ok 3 - skipped # SKIP
            ok 4 - later # TODO
            not ok 5 - a suite # time=23.42ms {
                1..3
                ok 1 - works # time=0.22ms
                not ok 2 - breaks (3 ms) # time=0.90ms
                    ---
                    error:
                        name: "TypeError"
                        message: "bad
        second line"
                    at: "/w/calc.test.js:8:37"
                    ...
                ok 3 - inner # time=21.97ms {
                    1..1
                    ok 1 - deep # time=21.61ms
                }
            }
            ok 6 - a suite > arrow # time=0.38ms {
                1..1
                ok 1 - a › b # time=0.31ms
            }
        }
        ok 3 - ok.test.js # time=3.65ms {
            1..1
            ok 1 - adds # time=2.20ms
        }

        """;
}
