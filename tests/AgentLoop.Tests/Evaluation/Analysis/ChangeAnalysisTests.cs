using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace AgentLoop.Tests.Evaluating;

public sealed class ChangeAnalysisTests
{
    private const string Header = "// Copyright (c) 2019 Shop Ltd.\n// SPDX-License-Identifier: MIT\n\n";

    [Fact]
    public async Task A_smaller_change_scores_more()
    {
        AgentLoop.Evaluation small = await SizeAsync(("a.cs", "a\n", "a\nb\n"));
        AgentLoop.Evaluation large = await SizeAsync(("a.cs", "a\n", string.Concat(Enumerable.Range(0, 200).Select(i => $"line {i}\n"))));

        Assert.Equal((Verdict.Pass, "1 line added and 0 removed in 1 file."), (small.Verdict, small.Reason));
        Assert.True(small.Score > large.Score && large.Score is > 0.4 and < 0.6, $"{small.Score} {large.Score}");
    }

    [Theory]
    [InlineData("a.cs", "a\nb\n", "a\nb\nc\r\n", "mixed-line-ends")]
    [InlineData("a.cs", "a\nb\n", "a\nb", "no-final-line-end")]
    [InlineData("a.cs", "a\n", "a\nb  \n", "trailing-blanks")]
    [InlineData("a.go", "\ta\n\tb\n", "\ta\n\tb\n    c\n", "other-indentation")]
    [InlineData("a.py", "def f():\n    a\n    b\n", "def f():\n    a\n    b\n\tc\n", "other-indentation")]
    [InlineData("a.py", "a\n", "a\n<<<<<<< HEAD\nb\n", "conflict-mark")]
    [InlineData("a.py", "a\n", "a\nbreakpoint()\n", "debug-print")]
    [InlineData("a.js", "a();\n", "a();\nconsole.log(a);\n", "debug-print")]
    [InlineData("a.cs", "a();\n", "a();\n// TODO: mend\n", "note-left")]
    [InlineData("a.cs", "a();\n", "a();\n// int x = Old(1);\n// Run(x);\n", "code-in-comment")]
    [InlineData("src/__pycache__/a.pyc", null, "x", "generated-file")]
    [InlineData("a.png", null, "x\0y", "binary-file")]
    public async Task What_is_not_tidy_is_found(string path, string? before, string after, string rule) =>
        Assert.Equal(rule, Assert.Single((await SizeAsync((path, before, after))).Findings).Rule);

    [Theory]
    [InlineData("a.cs", "a\r\nb\r\n", "a\r\nb\r\nc\r\n")]
    [InlineData("a.cs", "a\nb\r\n", "a\nb\r\nc\n")]
    [InlineData("README.md", "a\n", "a  \nb\n")]
    [InlineData("a.py", "# TODO: mend\n", "x = 1\n# TODO: mend\n")]
    [InlineData("a.py", "print(1)\n", "print(1)\nprint(2)\n")]
    [InlineData("tests/test_a.py", "a\n", "a\nprint(2)\n")]
    [InlineData("a.md", "Title\n=======\n", "Title\n=======\nText\n")]
    [InlineData("a.cs", "a();\n", "a();\n// The sum of both, as the standard has it.\n// It is never negative.\n")]
    public async Task What_belongs_there_is_not_found(string path, string before, string after) => Assert.Empty((await SizeAsync((path, before, after))).Findings);

    [Fact]
    public async Task A_conflict_that_is_not_resolved_fails() => Assert.Equal(Verdict.Fail, (await SizeAsync(("a.py", "a\n", ">>>>>>> main\n"))).Verdict);

    [Theory]
    [InlineData("ghp_", "zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17", FindingSeverity.Error)]
    [InlineData("AKIA", "Q3EGRZ2WLYDKXM5T", FindingSeverity.Error)]
    [InlineData("-----BEGIN RSA ", "PRIVATE KEY-----", FindingSeverity.Error)]
    [InlineData("sk_live_", "9aZ3kQ7rT1vW5xY8bC2dE6fG", FindingSeverity.Error)]
    [InlineData("glpat-", "Zk3vQ9rT1WxY5bC2dE6f", FindingSeverity.Error)]
    [InlineData("postgres://shop:", "h7Kq2vZr9@db.shop.io/main", FindingSeverity.Warning)]
    [InlineData("api_key = \"", "Zq8Kx2Vr5Tn1Wb7Yd4Fh\"", FindingSeverity.Warning)]
    public async Task Secrets_are_found_and_not_repeated(string head, string tail, FindingSeverity severity)
    {
        AgentLoop.Evaluation evaluation = await SecretsAsync(("src/a.py", "a = 1\n", $"a = 1\nb = '{head}{tail}'\n"));

        Finding finding = Assert.Single(evaluation.Findings);
        Assert.Equal((severity, 2), (finding.Severity, finding.Line));
        Assert.Equal(severity == FindingSeverity.Error ? Verdict.Fail : Verdict.Pass, evaluation.Verdict);
        Assert.DoesNotContain(tail.Trim('"'), Encoding.UTF8.GetString(EvaluationJson.Write(evaluation)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("src/a.py", "token = 'ghp_", "zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq18'")]
    [InlineData("src/a.py", "key = 'AKIA", "IOSFODNN7EXAMPLE'")]
    [InlineData("src/a.py", "password = os.environ", "['PASSWORD']")]
    [InlineData("src/a.py", "password = 'correct", "horse'")]
    [InlineData("src/a.py", "api_key = '", "your_api_key_goes_here_1'")]
    [InlineData("src/a.py", "url = 'postgres://user:", "${PASSWORD}@db/main'")]
    [InlineData("src/a.py", "digest = '", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'")]
    [InlineData("tests/test_a.py", "password = '", "Zq8Kx2Vr5Tn1Wb7Yd4Fh'")]
    [InlineData(".env.example", "API_KEY=", "changeme-changeme-1")]
    public async Task What_only_stands_for_a_secret_is_none(string path, string head, string tail) =>
        Assert.Empty((await SecretsAsync((path, "", head + tail + "\n"))).Findings);

    [Fact]
    public async Task A_secret_that_only_moves_is_not_new()
    {
        const string Line = "key = 'AKIA" + "Q3EGRZ2WLYDKXM5T'\n";

        Assert.Empty((await SecretsAsync(("a.py", Line, ""), ("b.py", null, Line))).Findings);
    }

    [Fact]
    public async Task New_files_begin_as_those_beside_them()
    {
        (string, string?, string?)[] siblings = [("src/A.cs", Header + "class A;\n", Header + "class A;\n"), ("src/B.cs", Header.Replace("2019", "2021-2024", StringComparison.Ordinal) + "class B;\n", null)];
        siblings[1].Item3 = siblings[1].Item2;

        Assert.Equal(Verdict.Fail, (await HeadersAsync([.. siblings, ("src/C.cs", null, "class C;\n")])).Verdict);
        Assert.Equal(Verdict.Fail, (await HeadersAsync([.. siblings, ("src/C.cs", null, "// Copyright Other Ltd.\nclass C;\n")])).Verdict);
        Assert.Equal(Verdict.Pass, (await HeadersAsync([.. siblings, ("src/C.cs", null, Header.Replace("2019", "2026", StringComparison.Ordinal) + "class C;\n")])).Verdict);
        Assert.Equal(Verdict.Pass, (await HeadersAsync([.. siblings, ("src/c.py", null, "x = 1\n")])).Verdict);
    }

    [Fact]
    public async Task Where_files_have_no_header_none_is_wanted() =>
        Assert.Equal(Verdict.Pass, (await HeadersAsync(("A.cs", "// Sums.\nclass A;\n", "// Sums.\nclass A;\n"), ("B.cs", "class B;\n", "class B;\n"), ("C.cs", null, "class C;\n"))).Verdict);

    [Fact]
    public void Whatever_is_changed_there_is_an_answer()
    {
        string[] pieces = ["// TODO", "\n", "\r\n", "\r", "\t", " ", "<<<<<<< ", "=======", "password = '", "'", "ghp_", "-----BEGIN PRIVATE KEY-----", "/* Copyright", "*/", "{", "🙂", "\0", "console.log(", ")"];
        Prop.ForAll(TextArbitrary.Of(pieces), TextArbitrary.Of(pieces), (before, after) =>
        {
            EvaluationRequest request = AnalysisRequest.Of(null, ("a.js", before, after), ("b.js", null, after));
            return new IEvaluator[] { new ChangeSizeEvaluator(), new SecretsEvaluator(), new LicenseHeaderEvaluator() }
                .All(evaluator => evaluator.EvaluateAsync(request).AsTask().GetAwaiter().GetResult().Score is >= 0 and <= 1);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Options_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new ChangeSizeEvaluator(new ChangeSizeOptions { HalfScoreLines = 0 }));
        Assert.Throws<ArgumentException>(() => new SecretsEvaluator(new SecretsOptions { Name = "" }));
        Assert.Throws<ArgumentException>(() => new LicenseHeaderEvaluator(new LicenseHeaderOptions { Share = 0 }));
    }

    private static async Task<AgentLoop.Evaluation> SizeAsync(params (string, string?, string?)[] files) => await new ChangeSizeEvaluator().EvaluateAsync(AnalysisRequest.Of(null, files));

    private static async Task<AgentLoop.Evaluation> SecretsAsync(params (string, string?, string?)[] files) => await new SecretsEvaluator().EvaluateAsync(AnalysisRequest.Of(null, files));

    private static async Task<AgentLoop.Evaluation> HeadersAsync(params (string, string?, string?)[] files) => await new LicenseHeaderEvaluator().EvaluateAsync(AnalysisRequest.Of(null, files));
}
