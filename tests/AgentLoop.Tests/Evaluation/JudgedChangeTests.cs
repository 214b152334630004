using System.Text;

namespace AgentLoop.Tests.Evaluating;

/// <summary>What of a change the repository's own tests see.</summary>
public sealed class JudgedChangeTests
{
    private const string Settings = "[tool:pytest]\nmarkers =\n    slow: x\n\n[metadata]\nversion = 1\n";

    private static readonly Dictionary<string, string> Files = new(StringComparer.Ordinal)
    {
        ["calc.py"] = "",
        ["test_calc.py"] = "",
        ["README.txt"] = "read",
        ["pyproject.toml"] = "[tool.pytest.ini_options]\nfilterwarnings = 'error'\n",
        ["setup.cfg"] = Settings,
        ["package.json"] = """{"version":"1"}""",
        ["go.mod"] = "module a\n",
        ["checks/check_calc.py"] = "",
        ["spec/calc.py"] = "",
    };

    [Theory]
    [InlineData(FileChangeKind.Delete, "pyproject.toml", null, null)]
    [InlineData(FileChangeKind.Rename, "pyproject.toml", "other.toml", null)]
    [InlineData(FileChangeKind.Rename, "README.txt", "a/pyproject.toml", "[tool.pytest.ini_options]\naddopts = '-p helpers'\n")]
    [InlineData(FileChangeKind.Modify, "setup.cfg", null, "[tool:pytest]\nmarkers =\n    slow: x\n    [metadata]\naddopts = -p helpers\n\n[metadata]\nversion = 1\n")]
    [InlineData(FileChangeKind.Modify, "package.json", null, "\uFEFF{\"version\":\"1\",\"jest\":{}}")]
    [InlineData(FileChangeKind.Modify, "package.json", null, """{"version":"1","version":"1","jest":{}}""")]
    [InlineData(FileChangeKind.Add, "a/go.mod", null, "module b\n")]
    [InlineData(FileChangeKind.Add, "go.work", null, "use ./b\n")]
    [InlineData(FileChangeKind.Add, ".venv/bin/python", null, "#!/bin/sh\n")]
    [InlineData(FileChangeKind.Add, "node_modules/.bin/node", null, "#!/bin/sh\n")]
    [InlineData(FileChangeKind.Add, "test_calc/__init__.py", null, "")]
    [InlineData(FileChangeKind.Add, "pytest.toml", null, "")]
    [InlineData(FileChangeKind.Modify, "checks/check_calc.py", null, "pass\n")]
    public async Task What_decides_which_tests_run_and_how_is_left_out(FileChangeKind kind, string path, string? target, string? text)
    {
        JudgedChange judged = await OfAsync(kind, path, target, text);

        Assert.True(judged.IsLess);
        Assert.Empty(judged.Changes.Files);
    }

    [Theory]
    [InlineData(FileChangeKind.Modify, "calc.py", "x = 1\n")]
    [InlineData(FileChangeKind.Modify, "package.json", """{"version":"2","type":"module"}""")]
    [InlineData(FileChangeKind.Modify, "setup.cfg", "[tool:pytest]\nmarkers =\n    slow: x\n\n[metadata]\nversion = 2\n")]
    [InlineData(FileChangeKind.Modify, "go.mod", "module a\n\nrequire b v1.0.0\n")]
    [InlineData(FileChangeKind.Add, "checks.py", "x = 1\n")]
    public async Task What_is_the_products_is_judged_as_it_is(FileChangeKind kind, string path, string text)
    {
        JudgedChange judged = await OfAsync(kind, path, null, text);

        Assert.False(judged.IsLess);
        Assert.Equal(text, Encoding.UTF8.GetString(Assert.Single(judged.Changes.Files).Content!.Value.Span));
    }

    private static async Task<JudgedChange> OfAsync(FileChangeKind kind, string path, string? target, string? text)
    {
        FileChange change = new()
        {
            Path = path,
            Kind = kind,
            NewPath = target,
            Content = text is null ? default(ReadOnlyMemory<byte>?) : Encoding.UTF8.GetBytes(text),
        };
        EvaluationRequest request = new()
        {
            Run = RunScope.Detached(),
            Brief = new Brief { Goal = "g" },
            Workspace = new InMemoryWorkspaceView(Files),
            Sandbox = null!,
            Candidate = new Candidate { Changes = new ChangeSet { Files = [change] } },
        };
        TestOwnership ownership = new([], [new TestResult { Name = "a", Outcome = TestOutcome.Passed, File = "checks/check_calc.py" }]);
        return await JudgedChange.OfAsync(request, ownership, TestContext.Current.CancellationToken);
    }
}
