namespace AgentLoop;

/// <summary>What has been used, or is about to be.</summary>
public sealed record Spending
{
    /// <summary>Nothing.</summary>
    public static Spending None { get; } = new();

    /// <summary>Tokens sent to models, cached ones included.</summary>
    public long InputTokens { get; init; }

    /// <summary>Those of <see cref="InputTokens"/> that the endpoint had cached.</summary>
    public long CachedTokens { get; init; }

    /// <summary>Tokens that models answered with.</summary>
    public long OutputTokens { get; init; }

    /// <summary>Those of <see cref="OutputTokens"/> that models spent on thinking.</summary>
    public long ReasoningTokens { get; init; }

    /// <summary>Money, in the currency of the prices given to the loop.</summary>
    public decimal Cost { get; init; }

    /// <summary>Requests to a model.</summary>
    public long ModelCalls { get; init; }

    /// <summary>Tool calls that models asked for.</summary>
    public long ToolCalls { get; init; }

    /// <summary>Generate steps.</summary>
    public long Iterations { get; init; }

    /// <summary>Processor time of what the sandbox ran.</summary>
    public TimeSpan SandboxCpuTime { get; init; }

    /// <summary>Both together.</summary>
    public static Spending operator +(Spending left, Spending right) => new()
    {
        InputTokens = left.InputTokens + right.InputTokens,
        CachedTokens = left.CachedTokens + right.CachedTokens,
        OutputTokens = left.OutputTokens + right.OutputTokens,
        ReasoningTokens = left.ReasoningTokens + right.ReasoningTokens,
        Cost = left.Cost + right.Cost,
        ModelCalls = left.ModelCalls + right.ModelCalls,
        ToolCalls = left.ToolCalls + right.ToolCalls,
        Iterations = left.Iterations + right.Iterations,
        SandboxCpuTime = left.SandboxCpuTime + right.SandboxCpuTime,
    };

    /// <summary>The first without the second.</summary>
    public static Spending operator -(Spending left, Spending right) => new()
    {
        InputTokens = left.InputTokens - right.InputTokens,
        CachedTokens = left.CachedTokens - right.CachedTokens,
        OutputTokens = left.OutputTokens - right.OutputTokens,
        ReasoningTokens = left.ReasoningTokens - right.ReasoningTokens,
        Cost = left.Cost - right.Cost,
        ModelCalls = left.ModelCalls - right.ModelCalls,
        ToolCalls = left.ToolCalls - right.ToolCalls,
        Iterations = left.Iterations - right.Iterations,
        SandboxCpuTime = left.SandboxCpuTime - right.SandboxCpuTime,
    };
}
