using FsCheck;
using FsCheck.Fluent;

namespace AgentLoop.Tests.Context;

public sealed class MentionedFilesTests
{
    private static readonly TestWorkspaceView Workspace = new(
        ("src/Calc/Sum.cs", ""), ("tests/Sum.cs", ""), ("src/main/java/com/acme/Sum.java", ""), ("src/main/java/com/other/Sum.java", ""),
        ("pkg/calc/sum.py", ""), ("lib/sum.js", ""), ("sum/sum.go", ""), ("sum/sum_test.go", ""), ("src/lib.rs", ""), ("Makefile", ""),
        ("a/index.ts", ""), ("b/index.ts", ""), ("c/index.ts", ""), ("d/index.ts", ""), ("Ünï/çode.cs", ""));

    [Theory]
    [InlineData("   at Acme.Sum.Of(Int32 a) in /tmp/fork-17/src/Calc/Sum.cs:line 42", "src/Calc/Sum.cs", 42)]
    [InlineData(@"   at Acme.Sum.Of(Int32 a) in C:\work\repo\src\Calc\Sum.cs:line 42", "src/Calc/Sum.cs", 42)]
    [InlineData("src/Calc/Sum.cs(12,5): error CS1002: ; expected", "src/Calc/Sum.cs", 12)]
    [InlineData("  File \"/tmp/x/pkg/calc/sum.py\", line 7, in add", "pkg/calc/sum.py", 7)]
    [InlineData("pkg/calc/sum.py:7: AssertionError", "pkg/calc/sum.py", 7)]
    [InlineData("    at add (/tmp/x/lib/sum.js:3:11)", "lib/sum.js", 3)]
    [InlineData("    at file:///tmp/x/lib/sum.js:3:11", "lib/sum.js", 3)]
    [InlineData("    at webpack:///./lib/sum.js?:3", "lib/sum.js", null)]
    [InlineData("\tat com.acme.Sum.add(Sum.java:9)", "src/main/java/com/acme/Sum.java", 9)]
    [InlineData("\tat app//com.other.Sum.<init>(Sum.java:9)", "src/main/java/com/other/Sum.java", 9)]
    [InlineData("    sum_test.go:14: got 1, want 5", "sum/sum_test.go", 14)]
    [InlineData("\t/tmp/x/sum/sum.go:8 +0x1d", "sum/sum.go", 8)]
    [InlineData("  --> src/lib.rs:4:5", "src/lib.rs", 4)]
    [InlineData("             at ./src/lib.rs:4:5", "src/lib.rs", 4)]
    [InlineData("../repo/src/lib.rs:4", "src/lib.rs", 4)]
    [InlineData("Look at `sum/sum.go`.", "sum/sum.go", null)]
    [InlineData("in Ünï/çode.cs:3", "Ünï/çode.cs", 3)]
    public void A_file_is_found_as_each_language_writes_it(string text, string path, int? line)
    {
        MentionedFile file = Assert.Single(MentionedFiles.Find(Requests.Context(Workspace, text)));

        Assert.Equal(path, file.Entry.Path);
        Assert.Equal(line is { } l ? [l] : [], file.Lines);
    }

    [Theory]
    [InlineData("make the Makefile")]
    [InlineData("/usr/lib/python3/site-packages/sum.py")]
    [InlineData("index.ts")]
    [InlineData("sum.")]
    [InlineData("...")]
    [InlineData("sum.py:99999999999999999999")]
    public void What_names_nothing_for_sure_finds_at_most_the_file(string text) =>
        Assert.All(MentionedFiles.Find(Requests.Context(Workspace, text)), f => Assert.Equal(("pkg/calc/sum.py", 0), (f.Entry.Path, f.Lines.Count)));

    [Fact]
    public void A_name_that_few_files_share_finds_them_all() =>
        Assert.Equal(["src/Calc/Sum.cs", "tests/Sum.cs"], MentionedFiles.Find(Requests.Context(Workspace, "Sum.cs")).Select(f => f.Entry.Path));

    [Fact]
    public void Findings_name_files_too()
    {
        ContextRequest request = Requests.Context(Workspace) with
        {
            Baseline = [AgentLoop.Testing.FakeEvaluator.Fail() with { Findings = [new Finding { Message = "wrong", File = "lib/sum.js", Line = 3 }] }],
        };

        MentionedFile file = Assert.Single(MentionedFiles.Find(request));

        Assert.Equal(("lib/sum.js", 3), (file.Entry.Path, Assert.Single(file.Lines)));
    }

    [Fact]
    public void No_text_makes_it_throw() =>
        Prop.ForAll(TextArbitrary.Of(["/", "\\", ".", "..", ":", "(", ")", "line ", "1", "lib.rs", "src", "\"", ", line ", "<", " ", "\ud800", "Sum.java"]), text =>
            MentionedFiles.Find(Requests.Context(Workspace, text)).All(f => f.Lines.All(l => l > 0))).QuickCheckThrowOnFailure();
}
