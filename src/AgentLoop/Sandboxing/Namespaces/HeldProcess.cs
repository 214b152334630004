using System.Globalization;

namespace AgentLoop;

/// <summary>
/// A process that does nothing but exist: it says that it is ready and ends when its input does, which is when we dispose it or when this
/// process dies, however it dies.
/// </summary>
internal sealed class HeldProcess : IAsyncDisposable
{
    private const string Ready = "ready ";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan ToLeave = TimeSpan.FromSeconds(2);

    private readonly string _purpose;
    private readonly IChild _child;
    private readonly Task<ChildExit> _exit;

    private HeldProcess(IChild child, string purpose)
    {
        _purpose = purpose;
        _child = child;
        _exit = BlockingThreads.RunAsync(child.WaitForExit);
    }

    public int Id { get; private set; }

    /// <summary>Starts a program that prints "ready" and its number, and then waits for the end of its input.</summary>
    /// <exception cref="AgentLoopException">It could not be started, or ended, with what it said.</exception>
    public static async ValueTask<HeldProcess> StartAsync(
        string program, IReadOnlyList<string> arguments, string mark, string purpose = "a namespace", ISpawner? spawner = null)
    {
        ChildStart start = new()
        {
            Program = program,
            Arguments = arguments,
            WorkingDirectory = "/",
            ClearEnvironment = true,
            Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["PATH"] = HostTools.SearchPath },
            Mark = mark,
            Spawner = spawner,
        };
        IChild child = ChildLauncher.Start(start, limits: null, out string failure) ?? throw new AgentLoopException(failure);
        HeldProcess process = new(child, purpose);
        try
        {
            process.Id = await process.ReadIdAsync().ConfigureAwait(false);
            return process;
        }
        catch
        {
            await process.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _child.Input.DisposeAsync().ConfigureAwait(false);
        await Task.WhenAny(_exit, Task.Delay(ToLeave)).ConfigureAwait(false);
        _child.KillTree();
        await _exit.ConfigureAwait(false);
        await _child.Output.DisposeAsync().ConfigureAwait(false);
        await _child.Error.DisposeAsync().ConfigureAwait(false);
    }

    private async ValueTask<int> ReadIdAsync()
    {
        string line = await LineAsync(_child.Output).ConfigureAwait(false);
        return line.StartsWith(Ready, StringComparison.Ordinal)
            ? int.Parse(line.AsSpan(Ready.Length), NumberStyles.None, CultureInfo.InvariantCulture)
            : throw new AgentLoopException(
                $"The system refused {_purpose} ({await LineAsync(_child.Error).ConfigureAwait(false)}): AppArmor, a container or the setting "
                + "\"user.max_user_namespaces\" may forbid them.");
    }

    private static async ValueTask<string> LineAsync(Stream stream)
    {
        try
        {
            return await BlockingThreads.RunAsync(() => ReadLine(stream)).WaitAsync(Patience).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return "it did not answer in time.";
        }
    }

    private static string ReadLine(Stream stream)
    {
        using StreamReader reader = new(stream, leaveOpen: true);
        return reader.ReadLine() ?? "";
    }
}
