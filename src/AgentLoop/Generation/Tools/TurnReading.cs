using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>What an answer of a model asks for.</summary>
internal readonly record struct TurnReading
{
    /// <summary>The tools it calls, in its order; empty where it answers.</summary>
    public required IReadOnlyList<FunctionCallContent> Calls { get; init; }

    /// <summary>Why none of the calls may be run, as a sentence; <see langword="null"/> where they may.</summary>
    public string? Problem { get; init; }

    /// <summary>Why there is no answer, as the end of a sentence; <see langword="null"/> where there is one.</summary>
    public string? Withheld { get; init; }

    /// <summary>Whether it ran into the limit of its output.</summary>
    public bool IsCut { get; init; }

    public static TurnReading Of(ChatResponse response)
    {
        List<FunctionCallContent>? calls = null;
        foreach (AIContent content in AnswerContents.Of(response))
        {
            if (content is FunctionCallContent { InformationalOnly: false } call)
                (calls ??= []).Add(call);
        }

        bool isCut = response.FinishReason == ChatFinishReason.Length;
        return new TurnReading
        {
            Calls = calls ?? (IReadOnlyList<FunctionCallContent>)[],
            IsCut = isCut,
            Withheld = AnswerOutcome.Withheld(response),
            Problem = calls is null ? null
                : isCut ? "Your answer was cut off at the limit of its length, so none of its calls was run. Call fewer tools at once, or with shorter arguments."
                : Unreadable(calls) is { } name ? $"The arguments of \"{OneLine.Of(name)}\" were no valid JSON object, so none of the calls of your answer was run. Make them again."
                : null,
        };
    }

    private static string? Unreadable(List<FunctionCallContent> calls)
    {
        foreach (FunctionCallContent call in calls)
        {
            if (MalformedCall.Is(call))
                return call.Name;
        }

        return null;
    }
}
