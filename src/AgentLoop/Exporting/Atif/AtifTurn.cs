using System.Text.Json;

namespace AgentLoop;

/// <summary>An answer of a model that waits until every tool that it called has answered.</summary>
internal sealed class AtifTurn(ModelCalled called, RecordedAnswer answer, Spending spending)
{
    private readonly List<(string CallId, string Content, ToolCallEnd End)> results = [];

    public ModelCalled Called => called;

    public RecordedAnswer Answer => answer;

    /// <summary>What the call used, its tries included.</summary>
    public Spending Spending => spending;

    public bool IsWhole => results.Count >= answer.Calls.Count;

    public bool HasCalled(string callId) => answer.Calls.Any(call => call.Id == callId);

    public void Add(ToolCalled tool, string content) => results.Add((tool.CallId, content, tool.End));

    public void Write(Utf8JsonWriter json)
    {
        if (called.ModelId is { Length: > 0 } model)
            json.WriteString("model_name"u8, model);
        json.WriteString("message"u8, answer.Text);
        if (answer.Reasoning.Length > 0)
            json.WriteString("reasoning_content"u8, answer.Reasoning);
        WriteCalls(json);
        WriteResults(json);
        WriteMetrics(json);
        json.WriteNumber("llm_call_count"u8, 1);
        json.WriteStartObject("extra"u8);
        json.WriteString("scope"u8, called.Scope);
        json.WriteString("outcome"u8, called.Outcome.ToString());
        if (called.Failure is { } failure)
            json.WriteString("failure"u8, failure);
        if (answer.IsMissing)
            json.WriteBoolean("answer_not_kept"u8, value: true);
        json.WriteEndObject();
    }

    private void WriteCalls(Utf8JsonWriter json)
    {
        if (answer.Calls.Count == 0)
            return;
        json.WriteStartArray("tool_calls"u8);
        foreach (RecordedCall call in answer.Calls)
        {
            json.WriteStartObject();
            json.WriteString("tool_call_id"u8, call.Id);
            json.WriteString("function_name"u8, call.Name);
            json.WritePropertyName("arguments"u8);
            if (call.Arguments is { ValueKind: JsonValueKind.Object } arguments)
                arguments.WriteTo(json);
            else
                json.WriteRawValue("{}"u8);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteResults(Utf8JsonWriter json)
    {
        if (results.Count == 0)
            return;
        json.WriteStartObject("observation"u8);
        json.WriteStartArray("results"u8);
        foreach ((string callId, string content, ToolCallEnd end) in results)
        {
            json.WriteStartObject();
            json.WriteString("source_call_id"u8, callId);
            json.WriteString("content"u8, content);
            json.WriteStartObject("extra"u8);
            json.WriteString("end"u8, end.ToString());
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteMetrics(Utf8JsonWriter json)
    {
        json.WriteStartObject("metrics"u8);
        json.WriteNumber("prompt_tokens"u8, spending.InputTokens);
        json.WriteNumber("completion_tokens"u8, spending.OutputTokens);
        json.WriteNumber("cached_tokens"u8, spending.CachedTokens);
        if (spending.Cost > 0)
            json.WriteNumber("cost_usd"u8, spending.Cost);
        json.WriteStartObject("extra"u8);
        json.WriteBoolean("estimated"u8, called.IsUsageEstimated);
        json.WriteNumber("tries"u8, called.Tries);
        json.WriteNumber("seconds"u8, Math.Max(0, called.Duration.TotalSeconds));
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
