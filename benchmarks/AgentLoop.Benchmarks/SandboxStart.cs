using System.Diagnostics;
using BenchmarkDotNet.Attributes;

namespace AgentLoop.Benchmarks;

/// <summary>What does it cost to start a command in the sandbox, against a bare <c>Process.Start</c> of the same with its output read?</summary>
public class SandboxStart
{
    private readonly string folder = Directory.CreateTempSubdirectory("agentloop-benchmark-").FullName;
    private ISandboxSession landlock = null!;
    private ISandboxSession unisolated = null!;

    [GlobalSetup]
    public async Task Open()
    {
        var request = new SandboxRequest { Workspace = folder };
        landlock = await Sandboxes.Landlock.OpenAsync(request);
        unisolated = await Sandboxes.Unisolated.OpenAsync(request);
    }

    [GlobalCleanup]
    public async Task Close()
    {
        await landlock.DisposeAsync();
        await unisolated.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Benchmark(Baseline = true)]
    public async Task<int> ProcessStart()
    {
        var start = new ProcessStartInfo("/bin/true") { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    [Benchmark]
    public async Task<int> Unisolated() => (await unisolated.ExecuteAsync(new SandboxCommand { Program = "/bin/true" })).ExitCode;

    [Benchmark]
    public async Task<int> Landlock() => (await landlock.ExecuteAsync(new SandboxCommand { Program = "/bin/true" })).ExitCode;
}
