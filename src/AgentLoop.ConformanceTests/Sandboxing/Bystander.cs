using System.Globalization;

namespace AgentLoop.ConformanceTests;

/// <summary>A process of the host that is none of the session's business. Its owner disposes it, and it ends.</summary>
internal sealed class Bystander : IAsyncDisposable
{
    /// <summary>What it does unless it is told something else: it waits as the program that said it had begun, so that what is read of its memory's map stays true.</summary>
    private const string Waits = "mkfifo never; echo begun > said; read -r line < never";

    private readonly ISandboxSession _session;
    private readonly Task<CommandResult> _run;

    private Bystander(ISandboxSession session, Task<CommandResult> run)
    {
        _session = session;
        _run = run;
    }

    /// <summary>Its number.</summary>
    public int Id { get; private set; }

    /// <summary>What it said in the file <c>said</c>.</summary>
    public string Said { get; private set; } = "";

    public bool IsAlive => !_run.IsCompleted;

    /// <summary>Starts one that knows the secret.</summary>
    /// <param name="folders">The trial's.</param>
    /// <param name="command">What it does, until it is killed; it writes a line to the file <c>said</c> when it has begun.</param>
    public static async ValueTask<Bystander> StartAsync(SceneFolders folders, string command = Waits)
    {
        ISandboxSession session = await Sandboxes.Unisolated.OpenAsync(new SandboxRequest { Workspace = folders.Helper });
        SandboxCommand run = SandboxCommand.Shell(SceneTools.Prelude + "echo $$ > number; " + command) with
        {
            Environment = new Dictionary<string, string>(SceneTools.Variables, StringComparer.Ordinal)
            {
                ["KNOWS"] = folders.Secret,
                ["GRANTED"] = folders.Granted,
            },
        };
        Bystander bystander = new(session, session.ExecuteAsync(run).AsTask());
        bystander.Said = await bystander.LineAsync(Path.Combine(folders.Helper, "said"));
        bystander.Id = int.Parse(await bystander.LineAsync(Path.Combine(folders.Helper, "number")), CultureInfo.InvariantCulture);
        return bystander;
    }

    /// <summary>Whether it ends within a moment.</summary>
    public async ValueTask<bool> EndsAsync() => await Task.WhenAny(_run, Task.Delay(TimeSpan.FromMilliseconds(200))) == _run;

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    private async ValueTask<string> LineAsync(string file)
    {
        while (SceneFolders.TextOf(file) is not [.., '\n'])
        {
            if (!IsAlive)
                throw new AgentLoopException("The bystander of a trial could not be started: " + (await _run).StandardError.Text);
            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }

        return SceneFolders.TextOf(file)!.Trim();
    }
}
