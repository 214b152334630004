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
    [InlineData("There is no journal", "verify", "--database", "/no/such/runs.db")]
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

    private async Task<string> RepositoryAsync()
    {
        folder.With("project/src/Limits.cs", Broken);
        await new Git(folder["project"]).InitializeAsync("Begin", CancellationToken.None);
        return folder["project"];
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] args)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int exitCode = await QuickStartCommand.RunAsync(args, Terminal.Plain(output), error);
        return (exitCode, output.ToString(), error.ToString());
    }
}
