using System.Text.Json.Serialization;

namespace AgentLoop;

/// <summary>What has been used, or is about to be.</summary>
public sealed record Spending
{
    /// <summary>Nothing.</summary>
    public static Spending None { get; } = new();

    /// <summary>Tokens sent to models, cached ones included.</summary>
    public long InputTokens { get; init; }

    /// <summary>Those of <see cref="InputTokens"/> that the endpoint had cached.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long CachedTokens { get; init; }

    /// <summary>Tokens that models answered with.</summary>
    public long OutputTokens { get; init; }

    /// <summary>Those of <see cref="OutputTokens"/> that models spent on thinking.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long ReasoningTokens { get; init; }

    /// <summary>Money, in the currency of the prices given to the loop.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public decimal Cost { get; init; }

    /// <summary>Requests to a model.</summary>
    public long ModelCalls { get; init; }

    /// <summary>Tool calls that models asked for.</summary>
    public long ToolCalls { get; init; }

    /// <summary>Generate steps.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Iterations { get; init; }

    /// <summary>Processor time of what the sandbox ran.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public TimeSpan SandboxCpuTime { get; init; }

    /// <summary>Both together.</summary>
    public static Spending operator +(Spending left, Spending right) => left.Exchange(None, right);

    /// <summary>The first without the second.</summary>
    public static Spending operator -(Spending left, Spending right) => left.Exchange(right, None);

    /// <summary>This with one part of it put in the place of another.</summary>
    internal Spending Exchange(Spending old, Spending with) => new()
    {
        InputTokens = InputTokens - old.InputTokens + with.InputTokens,
        CachedTokens = CachedTokens - old.CachedTokens + with.CachedTokens,
        OutputTokens = OutputTokens - old.OutputTokens + with.OutputTokens,
        ReasoningTokens = ReasoningTokens - old.ReasoningTokens + with.ReasoningTokens,
        Cost = Cost - old.Cost + with.Cost,
        ModelCalls = ModelCalls - old.ModelCalls + with.ModelCalls,
        ToolCalls = ToolCalls - old.ToolCalls + with.ToolCalls,
        Iterations = Iterations - old.Iterations + with.Iterations,
        SandboxCpuTime = SandboxCpuTime - old.SandboxCpuTime + with.SandboxCpuTime,
    };
}
