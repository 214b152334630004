using System.Text.Json.Serialization;

namespace AgentLoop;

/// <summary>A command was run in a sandbox.</summary>
public sealed record CommandExecuted : EffectRecorded
{
    /// <summary>The command in one line, for reading.</summary>
    public required string CommandLine { get; init; }

    /// <summary>The digest of the whole command: program, arguments, folder, environment, input and limits.</summary>
    public required Digest Command { get; init; }

    /// <summary>What ended it.</summary>
    public required CommandEnd End { get; init; }

    /// <summary>The limit that it ran into; <see langword="null"/> where it did not.</summary>
    public SandboxLimit? Limit { get; init; }

    /// <summary>Its exit code.</summary>
    public required int ExitCode { get; init; }

    /// <summary>The whole result as JSON.</summary>
    public required RecordedContent Result { get; init; }

    /// <summary>What the command used.</summary>
    public required Spending Spending { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Request => Command.ToString();

    /// <inheritdoc/>
    public override string Kind => "command.executed";
}
