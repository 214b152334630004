using AgentLoop.Tests.Workspaces;

namespace AgentLoop.Tests.Evaluating;

public sealed class FormatEvaluatorTests : IAsyncLifetime
{
    private readonly ProcessSession session = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => session.DisposeAsync();

    [Fact]
    public async Task Gofmt_says_which_added_line_it_would_lay_out_otherwise()
    {
        Need("gofmt");
        AgentLoop.Evaluation evaluation = await JudgeAsync(("go.mod", "module x\n", "module x\n"), ("a.go", "package a\n\nvar x = 1\n", "package a\n\nvar x = 1\nvar  y=2\n"));

        Assert.Equal(Verdict.Fail, evaluation.Verdict);
        Assert.Equal(("gofmt", "a.go", 4), (Assert.Single(evaluation.Findings).Rule, evaluation.Findings[0].File, evaluation.Findings[0].Line));
    }

    [Fact]
    public async Task What_was_laid_out_badly_before_is_not_held_against_a_candidate()
    {
        Need("gofmt");
        AgentLoop.Evaluation evaluation = await JudgeAsync(("go.mod", "module x\n", "module x\n"), ("a.go", "package a\n\nvar  x=1\n", "package a\n\nvar  x=1\n\nvar y = 2\n"));

        Assert.Equal((Verdict.Pass, 1.0), (evaluation.Verdict, evaluation.Score));
    }

    [Fact]
    public async Task What_a_formatter_cannot_read_is_inconclusive()
    {
        Need("gofmt");

        Assert.Equal(Verdict.Inconclusive, (await JudgeAsync(("go.mod", "module x\n", "module x\n"), ("a.go", null, "package {\n"))).Verdict);
    }

    [Fact]
    public async Task Rustfmt_is_asked_where_there_is_a_crate()
    {
        Need("rustfmt");
        AgentLoop.Evaluation evaluation = await JudgeAsync(("Cargo.toml", "[package]\n", "[package]\n"), ("src/lib.rs", null, "pub fn  a() {}\n"));

        Assert.Equal((Verdict.Fail, "rustfmt"), (evaluation.Verdict, Assert.Single(evaluation.Findings).Rule));
    }

    [Fact]
    public async Task Dotnet_format_names_the_lines()
    {
        const string Before = "class A\n{\n   int x;\n}\n";
        await session.WriteFileAsync(".editorconfig", "[*.cs]\nindent_size = 4\n");
        await session.WriteFileAsync("src/A.cs", "class A\n{\n   int x;\n   int y;\n}\n");

        AgentLoop.Evaluation evaluation = await JudgeAsync((".editorconfig", "[*.cs]\n", "[*.cs]\n"), ("src/A.cs", Before, "class A\n{\n   int x;\n   int y;\n}\n"));

        Assert.Equal((Verdict.Fail, 4), (evaluation.Verdict, Assert.Single(evaluation.Findings).Line));
    }

    [Fact]
    public async Task Prettier_is_that_of_the_repository()
    {
        await session.WriteFileAsync("node_modules/.bin/prettier", "#!/bin/sh\n[ \"$1\" = --stdin-filepath=a.js ] && tr -s ' '\n");
        File.SetUnixFileMode(Path.Combine(session.Root, "node_modules/.bin/prettier"), UnixFileMode.UserRead | UnixFileMode.UserExecute);

        Assert.Equal(Verdict.Fail, (await JudgeAsync((".prettierrc", "{}", "{}"), ("a.js", "let x = 1;\n", "let x = 1;\nlet  y = 2;\n"))).Verdict);
        Assert.Equal(Verdict.Pass, (await JudgeAsync((".prettierrc", "{}", "{}"), ("a.js", "let  x = 1;\n", "let  x = 1;\nlet y = 2;\n"))).Verdict);
    }

    [Fact]
    public async Task Eslint_names_the_lines_and_only_errors_on_added_ones_count()
    {
        const string Report = """[{"messages":[{"line":1,"severity":2,"message":"old"},{"line":2,"severity":2,"message":"bad","ruleId":"semi"},{"line":2,"severity":1,"message":"so so"}]}]""";
        await session.WriteFileAsync("node_modules/.bin/eslint", $"#!/bin/sh\necho '{Report}'\nexit 1\n");
        File.SetUnixFileMode(Path.Combine(session.Root, "node_modules/.bin/eslint"), UnixFileMode.UserRead | UnixFileMode.UserExecute);

        AgentLoop.Evaluation evaluation = await JudgeAsync(("eslint.config.mjs", "", ""), ("a.js", "let x = 1\n", "let x = 1\nlet y = 2\n"));

        Assert.Equal((Verdict.Fail, 2, "bad (semi)"), (evaluation.Verdict, Assert.Single(evaluation.Findings).Line, evaluation.Findings[0].Message));
    }

    [Fact]
    public async Task A_formatter_that_is_configured_and_missing_is_inconclusive_and_none_is_a_pass()
    {
        Assert.Equal(Verdict.Inconclusive, (await JudgeAsync((".prettierrc", "{}", "{}"), ("a.js", null, "let x = 1;\n"))).Verdict);
        Assert.Equal(Verdict.Pass, (await JudgeAsync(("a.js", null, "let  x = 1;\n"))).Verdict);
        Assert.Equal(Verdict.Pass, (await JudgeAsync(("go.mod", "module x\n", "module x\n"), ("README.md", "a", "b"))).Verdict);
        Assert.Equal(Verdict.Inconclusive, (await JudgeAsync(new FormatEvaluatorOptions { Tools = ["prettier"] }, ("a.js", null, "let x = 1;\n"))).Verdict);
    }

    [Fact]
    public async Task Nothing_is_written_to_the_workspace()
    {
        Need("gofmt");
        await JudgeAsync(("go.mod", "module x\n", "module x\n"), ("a.go", null, "package  a\n"));

        Assert.Empty(Directory.EnumerateFileSystemEntries(session.Root));
    }

    [Fact]
    public void Options_that_make_no_sense_are_refused() =>
        Assert.Contains("\"gofumpt\" is no formatter", Assert.Throws<ArgumentException>(() => new FormatEvaluator(new FormatEvaluatorOptions { Tools = ["gofumpt"] })).Message, StringComparison.Ordinal);

    private Task<AgentLoop.Evaluation> JudgeAsync(params (string Path, string? Before, string? After)[] files) => JudgeAsync(new FormatEvaluatorOptions(), files);

    private async Task<AgentLoop.Evaluation> JudgeAsync(FormatEvaluatorOptions options, params (string Path, string? Before, string? After)[] files) =>
        await new FormatEvaluator(options).EvaluateAsync(AnalysisRequest.Of(session, files));

    private static void Need(string program)
    {
        bool isThere = TestShell.Succeeds(program == "gofmt" ? "gofmt" : $"{program} --version");
        Assert.SkipUnless(isThere, $"{program} is not installed.");
    }
}
