using System.Text;
using Xunit;

namespace AgentLoop.ConformanceTests;

/// <summary>What every <see cref="ISandbox"/> must do for the commands and the files of a session, whatever it holds or does not hold.</summary>
public abstract partial class SandboxConformanceTests : SandboxTests
{
    private const int Megabyte = 1024 * 1024;
    private const string Beat = "i=0; while [ $i -lt 400 ]; do echo x >> beat || exit; sleep 0.05; i=$((i+1)); done";

    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(15);

    private readonly string _place = Directory.CreateTempSubdirectory("agentloop-conformance-").FullName;

    /// <summary>Makes a folder for the tests.</summary>
    protected SandboxConformanceTests() => Directory.CreateDirectory(WorkspaceFolder);

    private string WorkspaceFolder => Path.Combine(_place, "workspace");

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_place, recursive: true);
        GC.SuppressFinalize(this);
    }

    private ValueTask<ISandboxSession> OpenAsync() => OpenAsync(new SandboxRequest { Workspace = WorkspaceFolder });

    private ValueTask<ISandboxSession> OpenAsync(SandboxRequest request) => Subject.OpenAsync(Configure(request));

    private string MakeFolder(string name) => Directory.CreateDirectory(Path.Combine(_place, name)).FullName;

    private string InWorkspace(string name) => Path.Combine(WorkspaceFolder, name);

    private static async Task<CommandResult> RunAsync(ISandboxSession session, string line, Func<SandboxCommand, SandboxCommand>? change = null)
    {
        SandboxCommand command = SandboxCommand.Shell(line) with { Timeout = Long };
        return await session.ExecuteAsync(change is null ? command : change(command));
    }

    /// <summary>Runs a line in a session of its own.</summary>
    private async Task<CommandResult> RunAsync(string line, Func<SandboxCommand, SandboxCommand>? change = null)
    {
        await using ISandboxSession session = await OpenAsync();
        return await RunAsync(session, line, change);
    }

    private static async Task<string?> ReadTextAsync(ISandboxSession session, string path) =>
        await session.ReadFileAsync(path) is { } content ? Encoding.UTF8.GetString(content.Span) : null;

    private static void AssertRan(int exitCode, CommandResult result)
    {
        Assert.True(result.StartFailure is null, result.StartFailure);
        Assert.Equal(CommandEnd.Exited, result.End);
        Assert.True(exitCode == result.ExitCode, $"It ended with {result.ExitCode}, not with {exitCode}: {result.StandardError.Text}");
    }

    /// <summary>It never ran, and says why in one sentence with the value in quotes.</summary>
    private static void AssertNotStarted(string value, CommandResult result)
    {
        Assert.Equal(CommandEnd.NotStarted, result.End);
        Assert.False(result.Succeeded);
        AssertSentence(value, result.StartFailure);
    }

    private static void AssertSentence(string value, string? sentence)
    {
        Assert.False(string.IsNullOrEmpty(sentence));
        Assert.DoesNotContain('\n', sentence.Trim());
        Assert.EndsWith(".", sentence, StringComparison.Ordinal);
        Assert.Contains(value, sentence, StringComparison.Ordinal);
    }

    /// <summary>Waits until what beats has begun, while a command runs.</summary>
    private async Task BeginsAsync(Task<CommandResult> run)
    {
        while (!File.Exists(InWorkspace("beat")))
        {
            Assert.False(run.IsCompleted, "The command ended before it was to.");
            await Task.Delay(5);
        }
    }

    /// <summary>Nothing beats any more, after a moment for what was killed to be gone.</summary>
    private async Task AssertSilentAsync()
    {
        FileInfo beat = new(InWorkspace("beat"));
        await Task.Delay(100);
        beat.Refresh();
        Assert.True(beat.Exists, "What was to be killed did not even begin.");
        long before = beat.Length;
        await Task.Delay(250);
        beat.Refresh();
        Assert.True(beat.Length == before, "Something that was to be killed goes on.");
    }
}
