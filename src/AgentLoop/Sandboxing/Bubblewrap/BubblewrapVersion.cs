using System.Text;

namespace AgentLoop;

/// <summary>Asks a <c>bwrap</c> how old it is.</summary>
internal static class BubblewrapVersion
{
    private const int MostSaid = 80;

    /// <summary>The first that can forbid further user namespaces.</summary>
    public static Version Oldest { get; } = new(0, 8, 0);

    /// <exception cref="AgentLoopException">It does not say, or it is too old.</exception>
    public static async ValueTask<Version> OfAsync(string program)
    {
        ChildStart ask = new() { Program = program, Arguments = ["--version"], ClearEnvironment = true, Timeout = TimeSpan.FromSeconds(20) };
        ChildResult answer = await ChildProcess.RunAsync(ask, CancellationToken.None).ConfigureAwait(false);
        string said = Encoding.UTF8.GetString(answer.StandardOutput).Trim();
        if (answer.StartFailure is { } failure)
            throw new AgentLoopException(failure);
        if (said.Split(' ') is not ["bubblewrap", var number] || !Version.TryParse(number, out Version? version))
            throw new AgentLoopException($"The program \"{program}\" is no bubblewrap: asked for its version it said \"{OneLine.Of(said, MostSaid)}\".");
        return version >= Oldest
            ? version
            : throw new AgentLoopException($"The program \"{program}\" is bubblewrap {version}; the sandbox needs {Oldest} or later.");
    }
}
