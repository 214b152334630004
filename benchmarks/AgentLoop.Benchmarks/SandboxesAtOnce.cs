using BenchmarkDotNet.Attributes;

namespace AgentLoop.Benchmarks;

/// <summary>What do sixteen sessions at once cost, each opened, used for a command and closed, against one after the other?</summary>
public class SandboxesAtOnce
{
    private const int Sessions = 16;

    private readonly string folder = Directory.CreateTempSubdirectory("agentloop-benchmark-").FullName;
    private ISandbox sandbox = null!;

    [Params("landlock", "bubblewrap")]
    public string Kind { get; set; } = "";

    [GlobalSetup]
    public void Choose() => sandbox = Kind switch
    {
        "landlock" => Sandboxes.Landlock,
        _ => new BubblewrapSandbox(new BubblewrapOptions { UnprivilegedUser = 65534 }),
    };

    [GlobalCleanup]
    public void Close() => Directory.Delete(folder, recursive: true);

    [Benchmark(Baseline = true)]
    public async Task OneByOne()
    {
        for (int i = 0; i < Sessions; i++)
            await UseAsync(i);
    }

    [Benchmark]
    public Task AtOnce() => Task.WhenAll(Enumerable.Range(0, Sessions).Select(i => Task.Run(() => UseAsync(i))));

    private async Task UseAsync(int number)
    {
        string workspace = Directory.CreateDirectory(Path.Combine(folder, $"{number}")).FullName;
        await using ISandboxSession session = await sandbox.OpenAsync(new SandboxRequest { Workspace = workspace });
        CommandResult result = await session.ExecuteAsync(SandboxCommand.Shell("echo $$ > file && cat file"));
        if (!result.Succeeded)
            throw new InvalidOperationException(result.StartFailure ?? result.StandardError.Text);
    }
}
