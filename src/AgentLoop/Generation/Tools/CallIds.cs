using System.Globalization;
using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>Gives calls of an answer ids of their own where the endpoint did not: a result belongs to its call by nothing else.</summary>
internal static class CallIds
{
    public static void Repair(ChatResponse response, int turn)
    {
        string? first = null;
        HashSet<string>? others = null; // hardly an answer has more than one call
        foreach (ChatMessage message in response.Messages)
        {
            for (int i = 0; i < message.Contents.Count; i++)
            {
                if (message.Contents[i] is not FunctionCallContent { InformationalOnly: false } call)
                    continue;
                bool isNew = call.CallId.Length > 0 && (first is null || (call.CallId != first && (others ??= new(StringComparer.Ordinal)).Add(call.CallId)));
                if (!isNew)
                    message.Contents[i] = call = Renamed(call, string.Create(CultureInfo.InvariantCulture, $"call-{turn}-{i + 1}"));
                first ??= call.CallId;
            }
        }
    }

    private static FunctionCallContent Renamed(FunctionCallContent call, string id) =>
        new(id, call.Name, call.Arguments) { Exception = call.Exception, AdditionalProperties = call.AdditionalProperties };
}
