namespace AgentLoop.Sandboxing.Containers.Tests;

public sealed class ConcurrencyTests : ContainerTest
{
    [Fact]
    public async Task Sixteen_sessions_at_once_do_not_see_each_other()
    {
        await using (await OpenAsync())
        {
        }

        string[] seen = await Task.WhenAll(Enumerable.Range(0, 16).Select(SessionAsync));
        Assert.Equal(Enumerable.Range(0, 16).Select(i => $"{i}\n{i}\n3\n"), seen);
    }

    private async Task<string> SessionAsync(int number)
    {
        string workspace = Directory.CreateDirectory(InWorkspace($"{number}")).FullName;
        await using ISandboxSession session = await OpenAsync(new SandboxRequest { Workspace = workspace });
        CommandResult first = await session.ExecuteAsync(SandboxCommand.Shell($"echo {number} > /tmp/number; echo {number} > number; sleep 1"));
        CommandResult second = await session.ExecuteAsync(SandboxCommand.Shell("cat /tmp/number /workspace/*; set -- /proc/[0-9]*; echo $#"));
        return first.StandardOutput.Text + second.StandardOutput.Text + second.StandardError.Text + first.StartFailure + second.StartFailure;
    }
}
