using QuickStart;
using Spectre.Console;

namespace AgentLoop.Samples.Tests;

public sealed class QuickStartCommandTests : IDisposable
{
    private const string Broken = "static class Limits\n{\n    public static bool IsSmall(int x) => x <= 10;\n}\n";
    private const string Test = "grep -q 'x < 10' src/Limits.cs || { echo 'src/Limits.cs(3,42): error: 10 is not small'; exit 1; }";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("does not exist", "--repo", "/no/such/folder", "--test", "true")]
    [InlineData("is a file", "--repo", "/etc/hostname", "--test", "true")]
    [InlineData("--fix-some tells tests apart", "--repo", "/tmp", "--test", "true", "--fix-some")]
    [InlineData("--prepare belongs to tests", "--repo", "/tmp", "--test", "true", "--prepare")]
    [InlineData("--test and --test-project", "--repo", "/tmp", "--test", "true", "--test-project", "A.csproj")]
    [InlineData("belong to --test", "--build", "make")]
    [InlineData("--candidates takes a whole number", "--candidates", "many")]
    [InlineData("--parallel takes a whole number", "--parallel", "0")]
    [InlineData("--goal is empty", "--goal", " ")]
    [InlineData("--frobnicate", "--frobnicate")]
    [InlineData("needs a key", "--repo", "/tmp", "--test", "true", "--model", "gpt", "--database", "DATABASE")]
    [InlineData("is not below the workspace", "--repo", "/tmp", "--test", "true", "--report", "../x.trx", "--database", "DATABASE")]
    [InlineData("cannot be made", "--repo", "/tmp", "--test", "true", "--database", "/proc/no/runs.db")]
    [InlineData("'--repo'", "--repo")]
    [InlineData("There is no journal", "replay", "some-run", "--database", "/no/such/runs.db")]
    [InlineData("--format takes jsonl, in-toto", "export", "some-run", "--format", "xml")]
    [InlineData("in-toto is signed; give the key with --key", "export", "some-run", "--format", "in-toto")]
    [InlineData("--key belongs to a format that is signed", "export", "some-run", "--key", "/no/key.pem")]
    [InlineData("There is no journal", "export", "some-run", "--database", "/no/such/runs.db")]
    [InlineData("There is no journal", "verify", "--database", "/no/such/runs.db")]
    [InlineData("There is no journal", "report", "some-run", "--database", "/no/such/runs.db")]
    public async Task Bad_input_is_refused_in_one_sentence_with_exit_code_2(string sentence, params string[] args)
    {
        (int exitCode, _, string error) = await RunAsync([.. args.Select(arg => arg == "DATABASE" ? folder["runs.db"] : arg)]);

        Assert.Equal(2, exitCode);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
        Assert.DoesNotContain("Parameter", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_folder_is_refused()
    {
        (int exitCode, _, string error) = await RunAsync("--repo", folder.Path, "--test", "true");
        Assert.Equal((2, true), (exitCode, error.Contains("is empty", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_file_that_is_no_journal_is_refused_and_left_as_it_is()
    {
        folder.With("runs.db", "not a database");
        (int exitCode, _, string error) = await RunAsync("verify", "--database", folder["runs.db"]);
        Assert.Equal((2, true), (exitCode, error.Contains("is not a SQLite database", StringComparison.Ordinal)));
        Assert.Equal("not a database", await File.ReadAllTextAsync(folder["runs.db"]));
    }

    [Fact]
    public async Task A_repository_gets_a_branch_and_a_record_that_replays()
    {
        string repository = await RepositoryAsync();
        (int exitCode, string output, string error) = await RunAsync("--repo", repository, "--test", Test, "--offline", "--database", folder["runs.db"]);

        Assert.Equal((0, ""), (exitCode, error));
        Assert.DoesNotContain('\e', output);
        Assert.Contains("+    public static bool IsSmall(int x) => x < 10;", output, StringComparison.Ordinal);
        Assert.Equal(Broken, await File.ReadAllTextAsync(Path.Combine(repository, "src/Limits.cs")));
        string branches = await Tool.RunAsync(repository, "git", ["branch", "--list", "agentloop/*"], CancellationToken.None);
        string run = branches.Trim()["agentloop/".Length..];

        (exitCode, output, _) = await RunAsync("replay", run, "--test", Test, "--offline", "--database", folder["runs.db"]);
        Assert.True(exitCode == 0, output);
        (exitCode, output, _) = await RunAsync("verify", "--database", folder["runs.db"]);
        Assert.True(exitCode == 0, output);
        (exitCode, output, _) = await RunAsync("report", run, "--out", folder["run.html"], "--database", folder["runs.db"]);
        Assert.Equal((0, true), (exitCode, output.StartsWith($"The report is in {folder["run.html"]}: ", StringComparison.Ordinal)));
        Assert.Contains("Record intact", await File.ReadAllTextAsync(folder["run.html"]), StringComparison.Ordinal);
        await ExportsAsync(run);
    }

    [Fact]
    public async Task Without_git_the_change_is_a_patch_beside_the_folder()
    {
        folder.With("project/src/Limits.cs", Broken);
        (int exitCode, string output, _) = await RunAsync("--repo", folder["project"], "--test", Test, "--offline", "--database", folder["runs.db"]);

        Assert.True(exitCode == 0, output);
        Assert.Contains("+    public static bool IsSmall(int x) => x < 10;", await File.ReadAllTextAsync(folder["project.patch"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_finds_nothing_says_so_and_fails()
    {
        string repository = await RepositoryAsync();
        (int exitCode, string output, _) = await RunAsync(
            "--repo", repository, "--test", "echo 'src/Limits.cs(3,42): error: never'; exit 1", "--offline", "--candidates", "2", "--database", folder["runs.db"]);

        Assert.Equal(1, exitCode);
        Assert.Contains("NoAcceptableCandidate: None of 2 candidates passed.", output, StringComparison.Ordinal);
    }

    /// <summary>Two bugs, which no small change mends both.</summary>
    private const string Suite = """
        n=0; f=0; say() { n=$((n+1)); if grep -q "$1" "$2"; then echo "ok $n - $3"; else f=1; echo "not ok $n - $3"; echo "  ---"; echo "  message: '$2:3 has no $1'"; echo "  ..."; fi; }
        { echo TAP version 13; say 'x < 10' src/Limits.cs small; say 'x > 100' src/Large.cs large; echo 1..$n; } > out.tap; exit $f
        """;

    [Fact]
    public async Task Of_unrelated_failures_it_says_so_before_the_search_and_names_what_came_closest()
    {
        folder.With("project/src/Large.cs", "static class Large\n{\n    public static bool IsLarge(int x) => x >= 100;\n}\n");
        string repository = await RepositoryAsync();
        string[] args = ["--repo", repository, "--test", Suite, "--report", "out.tap", "--offline", "--parallel", "1", "--database", folder["runs.db"]];
        (int exitCode, string output, string error) = await RunAsync([.. args, "--candidates", "40"]);

        Assert.Equal((1, ""), (exitCode, error));
        Assert.Contains("2 tests fail in different ways; a candidate must mend both (with --fix-some, at least one).", output, StringComparison.Ordinal);
        Assert.Contains(" came closest, mending 1 test: 1 of 2 tests failed.", output, StringComparison.Ordinal);
        string[] rows = [.. output.Split('\n').Where(line => line.StartsWith('│')).Skip(1)];
        Assert.Contains("1/2", rows[0], StringComparison.Ordinal);
        Assert.Contains("--fix-some --database", output, StringComparison.Ordinal);

        (exitCode, output, _) = await RunAsync([.. args, "--fix-some", "--baselines", folder["baselines"]]);
        Assert.True(exitCode == 0, output);
        Assert.Matches("fixed +(small|large)", output);
        Assert.Matches("failing as before +(small|large)", output);

        (exitCode, output, _) = await RunAsync([.. args, "--fix-some", "--baselines", folder["baselines"]]);
        Assert.True(exitCode == 0, output);
        Assert.Contains("(Remembered from an earlier run.)", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/usr/bin/dotnet", "/opt/q/QuickStart.dll", "/home/me", "dotnet /opt/q/QuickStart.dll")]
    [InlineData("/opt/q q/QuickStart", "/opt/q q/QuickStart.dll", "/home/me", "'/opt/q q/QuickStart'")]
    [InlineData("/r/samples/QuickStart/bin/QuickStart", "/r/samples/QuickStart/bin/QuickStart.dll", "/r", "dotnet run --project samples/QuickStart --")]
    public void A_line_to_type_starts_the_program_as_it_was_started(string process, string assembly, string from, string line) =>
        Assert.Equal(line, ThisProgram.CommandOf(process, assembly, from));

    private async Task<string> RepositoryAsync()
    {
        folder.With("project/src/Limits.cs", Broken);
        await new Git(folder["project"]).InitializeAsync("Begin", CancellationToken.None);
        return folder["project"];
    }

    /// <summary>The run is written in every format, and one that cannot be signed leaves nothing.</summary>
    private async Task ExportsAsync(string run)
    {
        await Tool.RunAsync(folder.Path, "openssl", ["ecparam", "-genkey", "-noout", "-name", "prime256v1", "-out", "key.pem"], CancellationToken.None);
        foreach (string format in new[] { "jsonl", "in-toto", "agent-trace", "git-ai", "atif", "otlp" })
        {
            string[] key = format == "in-toto" ? ["--key", folder["key.pem"]] : [];
            (int exitCode, string output, string error) = await RunAsync(["export", run, "--format", format, "--out", folder[format], "--database", folder["runs.db"], .. key]);
            Assert.Equal((0, "", true), (exitCode, error, output.StartsWith("Wrote ", StringComparison.Ordinal)));
            Assert.NotEmpty(await File.ReadAllBytesAsync(folder[format]));
        }

        folder.With("no.pem", "no key");
        (int refused, _, string sentence) = await RunAsync("export", run, "--format", "in-toto", "--key", folder["no.pem"], "--out", folder["none"], "--database", folder["runs.db"]);
        Assert.Equal((2, true), (refused, sentence.Contains("is no private key for ECDSA", StringComparison.Ordinal)));
        Assert.Empty(Directory.EnumerateFiles(folder.Path, "none*"));
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] args)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int exitCode = await QuickStartCommand.RunAsync(args, Terminal.Plain(output), error);
        return (exitCode, output.ToString(), error.ToString());
    }
}
