using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AgentLoop;

/// <summary>What became of something that was begun.</summary>
public sealed record Reconciliation
{
    private Reconciliation()
    {
    }

    /// <summary>What is known.</summary>
    public EffectOutcome Outcome { get; private init; }

    /// <summary>What it gave, as JSON; empty where it did not happen or that is not known.</summary>
    public string Result { get; private init; } = "";

    /// <summary>How that was found out, or why not, in a sentence.</summary>
    public string Reason { get; private init; } = "";

    /// <summary>It happened, and gave this.</summary>
    public static Reconciliation Happened<T>(T result, JsonTypeInfo<T> resultType, string reason = "It happened.") =>
        new() { Outcome = EffectOutcome.Happened, Result = JsonSerializer.Serialize(result, resultType), Reason = reason };

    /// <summary>The tool was called, and answered this.</summary>
    public static Reconciliation Happened(string answer, string reason = "It happened.") => Happened(answer, LoopJsonContext.Default.String, reason);

    /// <summary>The change was handed over, or could not be.</summary>
    public static Reconciliation Happened(IntegrationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Happened(result, LoopJsonContext.Default.IntegrationResult, result.Message);
    }

    /// <summary>It did not happen and will not, so that it is done now.</summary>
    public static Reconciliation DidNotHappen(string reason = "It did not happen.") => new() { Outcome = EffectOutcome.DidNotHappen, Reason = reason };

    /// <summary>Nobody can say.</summary>
    public static Reconciliation Unknown(string reason = "") => new() { Outcome = EffectOutcome.Unknown, Reason = reason };
}
