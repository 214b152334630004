using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>Writes answers that may hold what no record can: text with half of a character, or JSON that is nested too deeply to be read back.</summary>
internal static class RecordableAnswer
{
    /// <summary>The answer as it is read back. Calls whose arguments cannot be recorded have none, and are malformed.</summary>
    /// <exception cref="ModelCallException">Something else in it cannot be recorded.</exception>
    public static ChatResponse Write(ChatResponse response, JsonBuffer buffer)
    {
        if (TryWrite(response, buffer) is { } answer)
            return answer;
        foreach (FunctionCallContent call in response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>())
            MalformedCall.Empty(call);
        return TryWrite(response, buffer) ?? throw new ModelCallException(ModelOutcome.Unreadable, "The answer holds something that cannot be recorded.");
    }

    private static ChatResponse? TryWrite(ChatResponse response, JsonBuffer buffer)
    {
        buffer.Clear();
        try
        {
            ResponseWriter.Write(buffer.Writer, response);
            return ResponseReader.Read(buffer.Written);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }
}
