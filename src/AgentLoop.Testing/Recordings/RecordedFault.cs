using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AgentLoop.Testing;

/// <summary>What was wrong with the arguments of a call, which the serializer leaves out: replayed without it, the call would be a good one.</summary>
internal static class RecordedFault
{
    private const string Property = "agentloop.fault";

    public static void Mark(RecordedExchange exchange)
    {
        foreach (FunctionCallContent call in CallsIn(exchange).Where(c => c.Exception is not null))
            (call.AdditionalProperties ??= [])[Property] = call.Exception!.Message;
    }

    public static void Restore(RecordedExchange exchange)
    {
        foreach (FunctionCallContent call in CallsIn(exchange))
        {
            if (call.AdditionalProperties?.TryGetValue(Property, out object? fault) == true)
                call.Exception = new FormatException(fault is JsonElement json ? json.ToString() : "The arguments were malformed.");
        }
    }

    private static IEnumerable<FunctionCallContent> CallsIn(RecordedExchange exchange) =>
        (exchange.Response?.Messages.SelectMany(m => m.Contents) ?? []).Concat(exchange.Updates?.SelectMany(u => u.Contents) ?? []).OfType<FunctionCallContent>();
}
