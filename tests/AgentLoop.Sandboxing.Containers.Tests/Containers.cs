using System.Diagnostics;

namespace AgentLoop.Sandboxing.Containers.Tests;

/// <summary>The sandbox that is tested, and the engine asked past it.</summary>
internal static class Containers
{
    public const string Image = "localhost/agentloop-test";

    public static ContainerSandbox Sandbox { get; } = new(new ContainerSandboxOptions { Image = Image });

    /// <summary>There is no way to skip these tests: without an engine and the image they say nothing, and so fail.</summary>
    public static async ValueTask<ISandboxSession> OpenAsync(SandboxRequest request)
    {
        if ((await Sandbox.ProbeAsync()).Unavailable is { } reason)
            Assert.Fail($"The container tests need podman and their image, run .ci/build-test-image: {reason}");
        return await Sandbox.OpenAsync(request);
    }

    /// <summary>The names of the containers that are there, running or not, whose name begins so.</summary>
    public static async Task<string[]> NamesAsync(string prefix) =>
        [.. (await PodmanAsync("ps", "--all", "--format", "{{.Names}}")).Split('\n').Where(name => name.StartsWith(prefix, StringComparison.Ordinal))];

    public static async Task<string> PodmanAsync(params string[] arguments)
    {
        using Process podman = Process.Start(new ProcessStartInfo("podman", arguments) { RedirectStandardOutput = true })!;
        string output = await podman.StandardOutput.ReadToEndAsync();
        await podman.WaitForExitAsync();
        return output.Trim();
    }
}
