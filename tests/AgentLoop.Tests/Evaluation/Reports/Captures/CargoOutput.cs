namespace AgentLoop.Tests.Evaluating;

/// <summary>What <c>cargo test</c> 1.95 printed, without most of the frames of its stacks.</summary>
internal static class CargoOutput
{
    /// <summary><c>cargo test --no-fail-fast</c>: unit tests, integration tests and examples in documentation.</summary>
    public const string Failing = """
           Compiling demo-crate v0.1.0 (/w)
            Finished `test` profile [unoptimized + debuginfo] target(s) in 1.95s
             Running unittests src/lib.rs (target/debug/deps/demo_crate-194e5f239690026b)

        running 5 tests
        test tests::adds ... ok
        test tests::ignored ... ignored, not now
        test tests::result ... FAILED
        test tests::should_panic - should panic ... FAILED
        test tests::fails ... FAILED

        failures:

        ---- tests::result stdout ----
        Error: "went wrong"

        ---- tests::should_panic stdout ----
        note: test did not panic as expected at src/lib.rs:39:8
        ---- tests::fails stdout ----
        about to fail

        thread 'tests::fails' (22946) panicked at src/lib.rs:30:9:
        assertion `left == right` failed: sum of 1
          left: 3
         right: 4
        stack backtrace:
           4: demo_crate::tests::fails
                     at ./src/lib.rs:30:9
           5: demo_crate::tests::fails::{{closure}}
                     at ./src/lib.rs:28:15
        note: Some details are omitted, run with `RUST_BACKTRACE=full` for a verbose backtrace.


        failures:
            tests::fails
            tests::result
            tests::should_panic

        test result: FAILED. 1 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.15s

        error: test failed, to rerun pass `--lib`
             Running tests/it.rs (target/debug/deps/it-383889f633e77f86)

        running 1 test
        test adds ... ok

        test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s

             Running tests/pass.rs (target/debug/deps/pass-14957a4188826fe1)

        running 1 test
        test passes ... ok

        test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s

           Doc-tests demo_crate

        running 2 tests
        test src/lib.rs - add (line 3) ... ok
        test src/lib.rs - sub (line 10) ... FAILED

        failures:

        ---- src/lib.rs - sub (line 10) stdout ----
        Test executable failed (exit status: 101).

        stderr:

        thread 'main' (22982) panicked at src/lib.rs:5:1:
        assertion `left == right` failed
          left: -1
         right: 3
        stack backtrace:
        note: Some details are omitted, run with `RUST_BACKTRACE=full` for a verbose backtrace.



        failures:
            src/lib.rs - sub (line 10)

        test result: FAILED. 1 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.35s

        error: doctest failed, to rerun pass `--doc`
        error: 2 targets failed:
            `--lib`
            `--doc`

        """;

    /// <summary>A test that aborts the process.</summary>
    public const string Crashed = """
           Compiling crash v0.1.0 (/w/crash)
            Finished `test` profile [unoptimized + debuginfo] target(s) in 0.56s
             Running unittests src/lib.rs (target/debug/deps/crash-13c7f3b4a2d242ba)

        running 3 tests
        test a_before ... ok
        test b_aborts ... error: test failed, to rerun pass `--lib`

        Caused by:
          process didn't exit successfully: `/w/crash/target/debug/deps/crash-13c7f3b4a2d242ba --test-threads=1` (signal: 6, SIGABRT: process abort signal)

        """;

    /// <summary>What does not compile.</summary>
    public const string NotBuilt = """
           Compiling bad v0.1.0 (/w/bad)
        error[E0308]: mismatched types
         --> src/lib.rs:1:21
          |
        1 | pub fn f() -> i32 { "x" }
          |               ---   ^^^ expected `i32`, found `&str`
          |               |
          |               expected `i32` because of return type

        For more information about this error, try `rustc --explain E0308`.
        error: could not compile `bad` (lib) due to 1 previous error
        warning: build failed, waiting for other jobs to finish...
        error: could not compile `bad` (lib test) due to 1 previous error

        """;
}
