using QuickStart;

namespace AgentLoop.Samples.Tests;

public sealed class ScriptedModelTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("anthropic")]
    [InlineData("openai")]
    public async Task The_sample_project_is_repaired_by_a_model_that_is_played_over_http(string client)
    {
        string[] options = ["--scripted", client, "--database", folder["runs.db"], "--patch", folder["change.patch"]];
        (int exitCode, string output) = await RunAsync(options);

        Assert.True(exitCode == 0, output);
        Assert.Contains("failed with 503: The model is being loaded.", output, StringComparison.Ordinal);
        Assert.Contains("broke off before the answer was whole", output, StringComparison.Ordinal);
        string report = output[output.IndexOf("what the model called", StringComparison.Ordinal)..];
        Assert.All(["search", "read_file", "edit_file", "shell", "finish"], tool => Assert.Contains($"✓ {tool} ", report, StringComparison.Ordinal));
        Assert.DoesNotContain("✗", report, StringComparison.Ordinal);
        Assert.Contains("performed again from the record alone: identical", output, StringComparison.Ordinal);
        Assert.Contains("other.Start < End;", await File.ReadAllTextAsync(folder["change.patch"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--scripted takes", "--scripted", "cohere")]
    [InlineData("leave --repo", "--scripted", "openai", "--repo", "/tmp", "--test", "true")]
    public async Task What_cannot_be_played_is_refused(string sentence, params string[] args)
    {
        using StringWriter error = new();
        Assert.Equal(2, await QuickStartCommand.RunAsync(args, Terminal.Plain(TextWriter.Null), error));
        Assert.Contains(sentence, error.ToString(), StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string[] args)
    {
        using StringWriter output = new();
        int exitCode = await QuickStartCommand.RunAsync(args, Terminal.Plain(output), output);
        return (exitCode, output.ToString());
    }
}
