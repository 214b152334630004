namespace AgentLoop.ConformanceTests;

/// <summary>A program that tries to get out of a sandbox in one way, and how to see whether it did.</summary>
public sealed record ContainmentProgram
{
    internal ContainmentProgram()
    {
    }

    /// <summary>A few words for the way.</summary>
    public required string Name { get; init; }

    /// <summary>What a sandbox promises that holds it.</summary>
    public required SandboxPromise Promise { get; init; }

    /// <summary>
    /// What <c>sh</c> runs inside. It exits with 0 where the attempt worked as far as it can see, with 1 where it was refused, and with anything else
    /// where it could not be made. <c>tool</c> runs a program of AgentLoop.ConformanceTests.Programs.
    /// </summary>
    internal string Script { get; init; } = "exit 3";

    /// <summary>
    /// Where nothing holds the script, it is run by this one as <c>"$@"</c>: it puts up what the script is to tear down, away from the host's own.
    /// </summary>
    internal string Frame { get; init; } = "";

    /// <summary>What the session may take.</summary>
    internal SandboxLimits Limits { get; init; } = new();

    /// <summary>After this time the command is killed; after half of it where nothing else will end it.</summary>
    internal TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Whether a script that is killed has been tried too.</summary>
    internal bool MayBeKilled { get; init; }

    /// <summary>Sets up on the host what is to be attacked.</summary>
    internal Func<ContainmentScene, ValueTask> Prepare { get; init; } = static _ => ValueTask.CompletedTask;

    /// <summary>Whether the attempt worked, by what can be seen on the host; by its exit code unless said.</summary>
    internal Func<ContainmentScene, CommandResult, ValueTask<bool>> Worked { get; init; } = static (_, result) => ValueTask.FromResult(result.Succeeded);

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
