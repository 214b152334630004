namespace AgentLoop;

/// <summary>A command to run in a sandbox.</summary>
public sealed record SandboxCommand
{
    /// <summary>The program: a name looked up in the sandbox's <c>PATH</c>, or a path.</summary>
    public required string Program { get; init; }

    /// <summary>Its arguments, handed over as they are.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>The folder it starts in: one of the workspace, relative to it or by its path as commands of the session see it.</summary>
    /// <value>The workspace itself unless said.</value>
    public string WorkingDirectory { get; init; } = "";

    /// <summary>Variables for this command alone.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What it reads from standard input; empty for an input that is at its end.</summary>
    public ReadOnlyMemory<byte> StandardInput { get; init; }

    /// <summary>After this time the command and all it started is killed.</summary>
    /// <value>Ten minutes unless said.</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How many bytes of each output stream are kept, half from its head and half from its tail.</summary>
    /// <value>256 KiB unless said.</value>
    public int MaxOutputBytes { get; init; } = 256 * 1024;

    /// <summary>Whether both outputs are also kept whole, outside of the sandbox, up to <see cref="SandboxLimits.FileBytes"/> each.</summary>
    public bool KeepWholeOutput { get; init; }

    /// <summary>A command line for <c>/bin/sh -c</c>.</summary>
    public static SandboxCommand Shell(string commandLine) => new() { Program = "/bin/sh", Arguments = ["-c", commandLine] };

    /// <summary>The command line as one would type it, without quotes.</summary>
    public override string ToString() => this is { Program: "/bin/sh", Arguments: ["-c", var line] } ? line : $"{Program} {string.Join(' ', this.Arguments)}".TrimEnd();
}
