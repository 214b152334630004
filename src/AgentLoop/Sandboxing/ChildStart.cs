using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>A process to start and what it is allowed to take.</summary>
internal sealed record ChildStart
{
    /// <summary>A name looked up in the child's <c>PATH</c>, or a path (a relative one starts at the working directory).</summary>
    public required string Program { get; init; }

    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>The folder it starts in; the host's own where none is given.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Variables added to the host's, or the only ones where <see cref="ClearEnvironment"/> is set.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    /// <summary>Whether the host's variables are left out.</summary>
    public bool ClearEnvironment { get; init; }

    /// <summary>What it reads; its input is at its end after that.</summary>
    public ReadOnlyMemory<byte> StandardInput { get; init; }

    /// <summary>
    /// After this time the process and all it started is killed; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for never.
    /// </summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How many bytes of each output stream are kept, half of them from its head and half from its tail.</summary>
    public int MaxOutputBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Whether a crash may write the process's memory to a file.</summary>
    public bool AllowCoreDumps { get; init; } = true;

    /// <summary>
    /// What marks the process and all it starts, ending in a dot because marks are found by their beginning; one of its own where none is given.
    /// </summary>
    public string? Mark { get; init; }

    /// <summary>What it gets as its descriptors 3, 4, and so on. They stay the caller's.</summary>
    public IReadOnlyList<SafeHandle> Descriptors { get; init; } = [];

    /// <summary>What it and all it starts is bound by, before its first instruction; nothing where none are given.</summary>
    public SessionLimits? Limits { get; init; }

    /// <summary>Where its outputs are also written whole; nowhere where nothing is given.</summary>
    public OutputFiles? WholeOutput { get; init; }

    /// <summary>The thread that starts it; the caller's where none is given.</summary>
    public ISpawner? Spawner { get; init; }

    /// <summary>A Landlock ruleset that holds it besides what it inherits, before its first instruction; none where none is given. It stays the caller's.</summary>
    public SafeHandle? Domain { get; init; }

    /// <summary>The user, and group of the same number, that it becomes before its first instruction, in no further groups; the host's where none is given.</summary>
    public uint? User { get; init; }
}
