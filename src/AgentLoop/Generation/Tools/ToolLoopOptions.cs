using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>How <see cref="ToolLoopGenerator"/> works.</summary>
public sealed record ToolLoopOptions
{
    /// <summary>
    /// The tools, in the order in which a model is told of them: those of <see cref="AgentTools"/>, and any <see cref="AITool"/> of the host's.
    /// One of the host's only reads where its <see cref="AITool.AdditionalProperties"/> say so with <see cref="ReadOnlyProperty"/>.
    /// </summary>
    /// <value><see cref="AgentTools.All"/> unless said.</value>
    /// <exception cref="AgentLoopException">Two of them have the same name.</exception>
    public IReadOnlyList<AITool> Tools { get; init => field = ToolBox.Checked(value); } = AgentTools.All;

    /// <summary>The additional property, <see langword="true"/> for a host's tool that changes nothing.</summary>
    public static string ReadOnlyProperty => "readOnly";

    /// <summary>Which model of the endpoint to ask.</summary>
    /// <value><see langword="null"/>, the one the chat client was made for, unless said.</value>
    public string? ModelId { get; init; }

    /// <summary>How freely the model chooses its words, from 0 to 2.</summary>
    /// <value><see langword="null"/>, the model's own choice, unless said; some models accept no other.</value>
    public float? Temperature { get; init => field = value is { } t ? Require.Within(0f, 2f, t) : null; }

    /// <summary>How many tokens an answer may have.</summary>
    /// <value><see langword="null"/>, the endpoint's limit, unless said.</value>
    public int? MaxOutputTokens { get; init => field = value is { } limit ? Require.AtLeast(1, limit) : null; }

    /// <summary>Whether answers are streamed, so that those who watch the run see them come, as <see cref="ModelAnswering"/>, and a dropped connection is noticed early.</summary>
    /// <value><see langword="true"/> unless said.</value>
    public bool IsStreamed { get; init; } = true;

    /// <summary>What is said to the model beyond the loop's own instructions.</summary>
    public string Instructions { get; init; } = "";

    /// <summary>How many answers one conversation may have.</summary>
    /// <value>200 unless said.</value>
    public int MaxTurns { get; init => field = Require.AtLeast(1, value); } = 200;

    /// <summary>How many tools one conversation may call.</summary>
    /// <value>1000 unless said.</value>
    public int MaxToolCalls { get; init => field = Require.AtLeast(1, value); } = 1000;

    /// <summary>How many tokens of a tool's output the model is shown, from its head and its tail.</summary>
    /// <value>4000 unless said.</value>
    public int MaxResultTokens { get; init => field = Require.AtLeast(Excerpt.MinTokens * 2, value); } = 4000;

    /// <summary>How many tokens of gathered context are shown at the beginning; the least relevant is left out.</summary>
    /// <value>16000 unless said.</value>
    public int MaxContextTokens { get; init => field = Require.AtLeast(1, value); } = 16_000;

    /// <summary>How many earlier attempts are shown, the most recent ones.</summary>
    /// <value>3 unless said.</value>
    public int MaxAttempts { get; init => field = Require.AtLeast(0, value); } = 3;

    /// <summary>How many conversations, one per candidate, go on at the same time.</summary>
    /// <value>2 unless said.</value>
    public int MaxParallelConversations { get; init => field = Require.AtLeast(1, value); } = 2;

    /// <summary>How many tools that only read are run at the same time.</summary>
    /// <value>8 unless said.</value>
    public int MaxParallelTools { get; init => field = Require.AtLeast(1, value); } = 8;

    /// <summary>How a conversation that grows too long is shortened.</summary>
    public CompactionOptions Compaction { get; init; } = new();

    /// <summary>How the tools that edit files apply what the model writes, and what looks for errors of syntax in it.</summary>
    public EditOptions Edits { get; init; } = new();

    /// <summary>The options that every request of a conversation is sent with.</summary>
    internal ChatOptions ToChatOptions() => new()
    {
        ModelId = ModelId,
        Temperature = Temperature,
        MaxOutputTokens = MaxOutputTokens,
        Tools = [.. Tools],
    };
}
