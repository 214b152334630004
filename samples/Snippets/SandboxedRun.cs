namespace Snippets;

/// <summary>What a loop asks of its sandbox, and a sandbox used without a loop.</summary>
public static class SandboxedRun
{
    public static Loop Configure() => new AgentLoopBuilder()
        .AddEvaluator(Evaluators.Command("npm test"))
        .UseSandbox(Sandboxes.StrongestOf(new BubblewrapSandbox(new() { UnprivilegedUser = 65534 }), Sandboxes.Landlock))
        .WithOptions(options =>
        {
            options.RequiredPromises = [SandboxPromise.ReadIsolation, SandboxPromise.NetworkIsolation, SandboxPromise.MemoryLimit];
            options.SandboxLimits = new SandboxLimits { MemoryBytes = 2L << 30, CpuTime = TimeSpan.FromMinutes(5) };
            options.Preparation = new Preparation { Commands = [SandboxCommand.Shell("npm ci")], Network = NetworkGrant.Hosts("registry.npmjs.org") };
        })
        .Build();

    public static async Task<string> AloneAsync(string folder)
    {
        SandboxCapabilities found = await Sandboxes.Strongest.ProbeAsync();
        Console.WriteLine($"{found.Name}: {string.Join(", ", found.Enforced)}");

        await using ISandboxSession session = await Sandboxes.Strongest.OpenAsync(
            new SandboxRequest { Workspace = folder }.Require(SandboxPromise.WriteIsolation, SandboxPromise.NoSurvivors));
        CommandResult result = await session.ExecuteAsync(SandboxCommand.Shell("python3 -m unittest") with { Timeout = TimeSpan.FromMinutes(1) });
        return result.End == CommandEnd.LimitReached ? $"ended by {result.Limit}" : $"exit code {result.ExitCode}";
    }
}
