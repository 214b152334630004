using System.Collections;
using System.Text;

namespace AgentLoop.Sandboxing.Containers;

/// <summary>The program of an engine on this machine.</summary>
internal sealed class EngineProgram
{
    private const int MostOutput = 4 * 1024 * 1024;

    // The service manager's, for the host alone: podman would hand their sockets on to the container.
    private static readonly string[] NotHandedOn = ["NOTIFY_SOCKET", "LISTEN_FDS", "LISTEN_PID", "LISTEN_FDNAMES"];

    private readonly string _path;
    private readonly TimeSpan _timeout;

    public EngineProgram(string path, TimeSpan timeout)
    {
        _path = path;
        _timeout = timeout;
    }

    public string Name => Path.GetFileName(_path);

    /// <summary>The same start of the engine instead, with the host's variables: it needs them to find its own settings.</summary>
    public ChildStart InsteadOf(ChildStart start, params IReadOnlyList<string> arguments) => start with
    {
        Program = _path,
        Arguments = arguments,
        WorkingDirectory = "/",
        Environment = HostVariables(),
        ClearEnvironment = true,
    };

    /// <summary>Asks it something and waits for the answer. There is no cancellation: half a container is worse than a late one.</summary>
    public async ValueTask<EngineAnswer> AskAsync(params IReadOnlyList<string> arguments)
    {
        ChildStart start = new() { Program = _path, Timeout = _timeout, MaxOutputBytes = MostOutput };
        ChildResult result = await ChildProcess.RunAsync(InsteadOf(start, arguments), CancellationToken.None).ConfigureAwait(false);
        return new EngineAnswer
        {
            Succeeded = result.ExitCode == 0 && !result.TimedOut,
            Output = Encoding.UTF8.GetString(result.StandardOutput).Trim(),
            Complaint = result.StartFailure ?? (result.TimedOut ? $"it did not answer within {_timeout}" : OneLine(result)),
        };
    }

    /// <summary>The last line is the one that says why; the others are warnings.</summary>
    private static string OneLine(ChildResult result)
    {
        string said = Encoding.UTF8.GetString(result.StandardError).Trim();
        string last = said[(said.LastIndexOf('\n') + 1)..].Trim();
        return last.Length > 0 ? last : $"it exited with {result.ExitCode} and said nothing";
    }

    private static Dictionary<string, string> HostVariables()
    {
        Dictionary<string, string> all = new(StringComparer.Ordinal);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
            all[(string)variable.Key] = (string?)variable.Value ?? "";
        foreach (string name in NotHandedOn)
            all.Remove(name);
        return all;
    }
}
