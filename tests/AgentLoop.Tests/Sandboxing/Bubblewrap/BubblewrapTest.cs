namespace AgentLoop.Tests.Sandboxing;

/// <summary>Sessions of a bubblewrap sandbox that works whoever runs the tests.</summary>
public abstract class BubblewrapTest : SessionTest
{
    protected static BubblewrapSandbox Sandbox { get; } = new(new BubblewrapOptions { UnprivilegedUser = 65534 });

    protected ValueTask<ISandboxSession> OpenSessionAsync() => Sandbox.OpenAsync(Request);

    protected async Task<CommandResult> RunAsync(string line)
    {
        await using ISandboxSession session = await OpenSessionAsync();
        return await session.ExecuteAsync(SandboxCommand.Shell(line));
    }

    /// <summary>What a command line printed, which must succeed.</summary>
    protected async Task<string> OutputAsync(string line)
    {
        CommandResult result = await RunAsync(line);
        Assert.True(result.Succeeded, result.StandardOutput.Text + result.StandardError.Text + result.StartFailure);
        return result.StandardOutput.Text;
    }
}
