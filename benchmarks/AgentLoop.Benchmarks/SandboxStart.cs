using System.Diagnostics;
using System.Globalization;
using BenchmarkDotNet.Attributes;

namespace AgentLoop.Benchmarks;

/// <summary>What does it cost to start a command in each sandbox, against a bare <c>Process.Start</c> and a hand-typed <c>bwrap</c> with the output read?</summary>
public class SandboxStart
{
    private const uint User = 65534;

    private static readonly SandboxCommand Nothing = new() { Program = "/bin/true" };

    private readonly string folder = Directory.CreateTempSubdirectory("agentloop-benchmark-").FullName;
    private readonly List<ISandboxSession> opened = [];
    private ISandboxSession landlock = null!;
    private ISandboxSession unisolated = null!;
    private ISandboxSession bubblewrap = null!;

    /// <summary>Not asynchronous, because this toolchain does not wait for it.</summary>
    [GlobalSetup]
    public void Open() => OpenAsync().GetAwaiter().GetResult();

    private async Task OpenAsync()
    {
        BenchmarkProcess.Shell("mkdir workspace shm tmp home && chmod 755 .", folder);
        if (Environment.IsPrivilegedProcess)
            BenchmarkProcess.Shell($"chown {User}:{User} *", folder);
        var request = new SandboxRequest { Workspace = Path.Combine(folder, "workspace") };
        opened.Add(landlock = await Sandboxes.Landlock.OpenAsync(request));
        opened.Add(unisolated = await Sandboxes.Unisolated.OpenAsync(request));
        opened.Add(bubblewrap = await new BubblewrapSandbox(new BubblewrapOptions { UnprivilegedUser = User }).OpenAsync(request));
    }

    [GlobalCleanup]
    public void Close() => CloseAsync().GetAwaiter().GetResult();

    private async Task CloseAsync()
    {
        foreach (ISandboxSession session in opened)
            await session.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Benchmark(Baseline = true)]
    public Task<int> ProcessStart() => BenchmarkProcess.RunAsync(new ProcessStartInfo(Nothing.Program) { WorkingDirectory = folder });

    [Benchmark]
    public Task Unisolated() => RunAsync(unisolated);

    [Benchmark]
    public Task Landlock() => RunAsync(landlock);

    [Benchmark]
    public Task<int> BubblewrapByHand() =>
        BenchmarkProcess.RunAsync(BubblewrapLine.For(folder, Nothing.Program, User.ToString(CultureInfo.InvariantCulture)));

    [Benchmark]
    public Task Bubblewrap() => RunAsync(bubblewrap);

    private static async Task RunAsync(ISandboxSession session)
    {
        CommandResult result = await session.ExecuteAsync(Nothing);
        if (!result.Succeeded)
            throw new InvalidOperationException(result.StartFailure ?? result.StandardError.Text);
    }
}
