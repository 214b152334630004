using BenchmarkDotNet.Attributes;

namespace AgentLoop.Benchmarks;

/// <summary>What does a private fork of 10,000 files cost, as a copy and as an overlay, against <c>cp -a</c> and <c>git worktree add</c>?</summary>
public class ForkCost
{
    private readonly string folder = Directory.CreateTempSubdirectory("agentloop-benchmark-").FullName;
    private Workspace workspace = null!;
    private WorkspaceFork? fork;
    private BubblewrapSandbox sandbox = null!;

    private string Repository => Path.Combine(folder, "repo");

    private string Copy => Path.Combine(folder, "copy");

    /// <summary>Not asynchronous, because this toolchain does not wait for it.</summary>
    [GlobalSetup]
    public void Open() => OpenAsync().GetAwaiter().GetResult();

    private async Task OpenAsync()
    {
        var random = new Random(1);
        byte[] content = new byte[8192];
        for (int i = 0; i < 10_000; i++)
        {
            string file = Path.Combine(Repository, $"src{i / 1000}", $"part{i / 100 % 10}", $"File{i}.cs");
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            random.NextBytes(content);
            File.WriteAllBytes(file, content.AsSpan(0, random.Next(200, content.Length)));
        }
        Run("git init -q . && git add -A && git -c user.name=b -c user.email=b@b commit -q -m all");
        workspace = Workspace.Open(Repository);
        sandbox = new BubblewrapSandbox(new BubblewrapOptions { UnprivilegedUser = 65534 });
        await sandbox.ProbeAsync();
    }

    [IterationCleanup]
    public void Remove()
    {
        fork?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        fork = null;
        Run($"rm -rf '{Copy}' && git worktree prune");
    }

    [GlobalCleanup]
    public void Close() => Directory.Delete(folder, recursive: true);

    [Benchmark(Baseline = true)]
    public void CpArchive() => Run($"cp -a . '{Copy}'");

    [Benchmark]
    public void GitWorktreeAdd() => Run($"git worktree add -q --detach '{Copy}'");

    [Benchmark]
    public async Task CopyFork() => fork = await workspace.ForkAsync(Copy);

    [Benchmark]
    public async Task OverlayFork()
    {
        fork = await sandbox.ForkAsync(new WorkspaceForkRequest { Workspace = workspace, Destination = Copy });
        if (Directory.Exists(Copy))
            throw new InvalidOperationException("The fork is a copy: no overlay can be made here.");
    }

    private void Run(string commandLine) => BenchmarkProcess.Shell(commandLine, Repository);
}
