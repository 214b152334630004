namespace AgentLoop.Tests.Evaluating;

public sealed class StackFramesTests
{
    [Theory]
    [InlineData("   at N.C.Fails() in /src/a b/C.cs:line 27", "/src/a b/C.cs", 27)]
    [InlineData(@"   at N.C.Fails() in C:\src\C.cs:line 27", @"C:\src\C.cs", 27)]
    [InlineData("        /w/T.cs(12,0): at Dn.Calc.Fails()", "/w/T.cs", 12)]
    [InlineData("  File \"/w/a b.py\", line 3, in test_a\n    assert x", "/w/a b.py", 3)]
    [InlineData("tests/test_a.py:7: AssertionError", "tests/test_a.py", 7)]
    [InlineData("    at Object.<anonymous> (/w/src/a.test.js:10:21)", "/w/src/a.test.js", 10)]
    [InlineData("    at file:///w/a.mjs:10:21", "/w/a.mjs", 10)]
    [InlineData(@"    at f (C:\w\a.test.tsx:10:21)", @"C:\w\a.test.tsx", 10)]
    [InlineData(" ❯ src/calc.test.ts:3:61", "src/calc.test.ts", 3)]
    [InlineData("    calc_test.go:19: expected 3", "calc_test.go", 19)]
    [InlineData("\t/w/calc.go:12 +0x1d", "/w/calc.go", 12)]
    [InlineData("thread 'tests::a' (22946) panicked at src/lib.rs:30:9:", "src/lib.rs", 30)]
    [InlineData("thread 'a' panicked at 'no', src/lib.rs:30:9", "src/lib.rs", 30)]
    [InlineData("\tat org.example.app.CalcTest.adds(CalcTest.java:12)", "org/example/app/CalcTest.java", 12)]
    [InlineData("\tat app//org.example.CalcTest$Inner.lambda$adds$0(CalcTest.kt:12)", "org/example/CalcTest.kt", 12)]
    [InlineData("/w/tests/ATest.php:42", "/w/tests/ATest.php", 42)]
    [InlineData("/w/Sources/A.swift:7: error: x", "/w/Sources/A.swift", 7)]
    [InlineData("#0 /w/src/A.php(42): B->c()", "/w/src/A.php", 42)]
    public void Frames_of_each_language_name_a_file_and_a_line(string stack, string path, int line) =>
        Assert.Equal((path, line), Assert.Single(StackFrames.Of(stack)));

    [Theory]
    [InlineData("connect to http://example.com:80 failed")]
    [InlineData("12:30:45 started")]
    [InlineData("    at new Promise (<anonymous>)")]
    [InlineData("expected 3:4")]
    [InlineData("")]
    [InlineData(null)]
    public void Other_lines_are_no_frames(string? stack) => Assert.Empty(StackFrames.Of(stack));

    [Fact]
    public void The_innermost_frame_is_the_first_also_where_it_is_written_last()
    {
        Assert.Equal(
            [("/w/b.py", 9), ("/w/a.py", 1)],
            StackFrames.Of("Traceback (most recent call last):\n  File \"/w/a.py\", line 1, in <module>\n    f()\n  File \"/w/b.py\", line 9, in f\n    raise\nValueError: no"));
        Assert.Equal([("/w/b.js", 9), ("/w/a.js", 1)], StackFrames.Of("Error: no\n    at f (/w/b.js:9:1)\n    at g (/w/a.js:1:1)"));
    }

    [Fact]
    public void The_frame_of_ones_own_is_the_innermost_that_is_no_librarys() =>
        Assert.Equal(
            ("/w/a.test.js", 5),
            StackFrames.Own("Error\n    at x (/w/node_modules/lib/index.js:1:1)\n    at f (/w/a.test.js:5:1)\n    at run (node:internal/test_runner/test:796:25)"));

    [Theory]
    [InlineData("Error: no\nmore\n    at f (/w/a.js:1:1)", "Error: no\nmore\n")]
    [InlineData("no\r\n  File \"a.py\", line 3", "no\r\n")]
    [InlineData("no stack at all", "no stack at all")]
    [InlineData("at first (a.js:1:1)", "")]
    [InlineData("no\n > 12 | source()", "no\n")]
    public void A_message_ends_where_the_stack_begins(string text, string message) => Assert.Equal(message, text[..StackFrames.StartOf(text)]);
}
