using System.Text;

namespace AgentLoop;

/// <summary>What a call of git came to.</summary>
internal sealed record GitResult
{
    public required byte[] Output { get; init; }

    /// <summary>What went wrong, in a sentence; empty if nothing did.</summary>
    public required string Problem { get; init; }

    public int ExitCode { get; init; }

    public bool Succeeded => Problem.Length == 0;

    /// <summary>The output as text.</summary>
    public string Text => Encoding.UTF8.GetString(Output);

    /// <summary>The output without the end of its last line.</summary>
    public string Line => Text.TrimEnd('\n');
}
