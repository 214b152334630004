namespace AgentLoop.Tests.Evaluating;

/// <summary>What <c>cargo test</c> 1.95 printed where the tests print as they run, without the frames of its stacks.</summary>
internal static class CargoUncaptured
{
    /// <summary><c>cargo test --lib -- --nocapture --test-threads=1</c></summary>
    public const string Failing = """
            Finished `test` profile [unoptimized + debuginfo] target(s) in 0.02s
             Running unittests src/lib.rs (target/debug/deps/demo_crate-194e5f239690026b)

        running 5 tests
        test tests::adds ... chatter
        ok
        test tests::fails ... about to fail

        thread 'tests::fails' (23040) panicked at src/lib.rs:30:9:
        assertion `left == right` failed: sum of 1
          left: 3
         right: 4
        stack backtrace:
        note: Some details are omitted, run with `RUST_BACKTRACE=full` for a verbose backtrace.
        FAILED
        test tests::ignored ... ignored, not now
        test tests::result ... Error: "went wrong"
        FAILED
        test tests::should_panic - should panic ... FAILED

        failures:

        ---- tests::should_panic stdout ----
        note: test did not panic as expected at src/lib.rs:39:8

        failures:
            tests::fails
            tests::result
            tests::should_panic

        test result: FAILED. 1 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.18s

        error: test failed, to rerun pass `--lib`
        error: 1 target failed:
            `--lib`

        """;
}
