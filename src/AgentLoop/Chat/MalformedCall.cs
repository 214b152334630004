using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>A tool call whose arguments a chat client could not read, told in a way that survives being recorded.</summary>
internal static class MalformedCall
{
    private const string Property = "agentloop.malformed";

    /// <summary>Writes onto every such call what was wrong.</summary>
    public static void Mark(ChatResponse response)
    {
        foreach (AIContent content in AnswerContents.Of(response))
        {
            if (content is FunctionCallContent { Exception: { } exception } call)
                (call.AdditionalProperties ??= [])[Property] = exception.Message;
        }
    }

    /// <summary>Takes the arguments away, which are none that anybody could look at before the call.</summary>
    public static void Empty(FunctionCallContent call)
    {
        call.Arguments = null;
        (call.AdditionalProperties ??= [])[Property] = "The arguments cannot be recorded.";
    }

    public static bool Is(FunctionCallContent call) => call.Exception is not null || call.AdditionalProperties?.ContainsKey(Property) == true;
}
