using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.AI;

namespace AgentLoop.Tests.Generation.Tools;

public sealed class MessageJsonTests
{
    private static readonly Gen<string> Text = Gen.Elements("", "a", "\"quoted\"", "line\nbreak", "\u2028", "\u0001", "é😀", "</script>", "\\", "{}", "null").ArrayOf().Select(string.Concat);

    private static readonly Gen<object?> Value = Gen.OneOf(
        Text.Select(t => (object?)t),
        Gen.Constant<object?>(null),
        Gen.Choose(-5, 5).Select(n => (object?)n),
        Gen.Elements<object?>(true, false, 1.5, 7L),
        Gen.Elements("""{"b":[1,2.50,1e3],"a":null}""", "[]", "\"text\"", "12", "true", "null").Select(j => (object?)JsonElement.Parse(j)));

    private static readonly Gen<Dictionary<string, object?>?> Arguments = Gen.OneOf(
        Gen.Constant<Dictionary<string, object?>?>(null),
        Value.ArrayOf().Select(values => (Dictionary<string, object?>?)values.Select((v, i) => (v, i)).ToDictionary(p => $"k {p.i}\"", p => p.v, StringComparer.Ordinal)));

    private static readonly Gen<AIContent> Content = Gen.OneOf(
        Text.Select(t => (AIContent)new TextContent(t)),
        Text.Select(t => (AIContent)new TextReasoningContent(t) { ProtectedData = t }),
        Text.SelectMany(_ => Arguments, (t, a) => (AIContent)new FunctionCallContent("id" + t, "name", a)),
        Arguments.Select(a => (AIContent)new FunctionCallContent("id", "n", a) { AdditionalProperties = new() { ["x"] = 1 } }),
        Text.SelectMany(_ => Value, (t, v) => (AIContent)new FunctionResultContent(t, v)),
        Gen.Constant<AIContent>(new DataContent(new byte[] { 1, 2 }, "image/png")),
        Gen.Constant<AIContent>(new UsageContent(new UsageDetails { InputTokenCount = 3 })),
        Gen.Constant<AIContent>(new ErrorContent("no") { ErrorCode = "Refusal" }));

    private static readonly Gen<ChatMessage> Message =
        from contents in Content.ArrayOf()
        from role in Gen.Elements(ChatRole.Assistant, ChatRole.User, ChatRole.Tool, new ChatRole("other"))
        from name in Gen.Elements("", "me", null!)
        from hasMore in Gen.Choose(0, 5)
        select new ChatMessage(role, [.. contents])
        {
            AuthorName = name,
            MessageId = name,
            CreatedAt = name is null ? null : new DateTimeOffset(2020, 1, 2, 3, 4, 5, 678, TimeSpan.FromHours(2)),
            AdditionalProperties = hasMore == 0 ? new() { ["more"] = "x" } : null,
        };

    private static readonly Gen<ChatResponse> Response =
        from messages in Message.ArrayOf()
        from reason in Gen.Elements<ChatFinishReason?>(null, ChatFinishReason.Stop, ChatFinishReason.ToolCalls, ChatFinishReason.Length, new ChatFinishReason("odd"))
        from id in Gen.Elements("r1", null!)
        from usage in Gen.Elements<UsageDetails?>(null, new UsageDetails(), new UsageDetails { InputTokenCount = 1, CachedInputTokenCount = 2, AdditionalCounts = new() { ["x"] = 3 } })
        from hasMore in Gen.Choose(0, 5)
        select new ChatResponse([.. messages])
        {
            FinishReason = reason,
            ResponseId = id,
            ConversationId = id,
            ModelId = id,
            Usage = usage,
            AdditionalProperties = hasMore == 0 ? new() { ["more"] = 1 } : null,
        };

    [Fact]
    public void Messages_are_written_as_the_serializer_writes_them() => Prop.ForAll(Message.ToArbitrary(), message =>
        JsonNode.DeepEquals(JsonNode.Parse(Written(w => MessageWriter.Write(w, message))), JsonNode.Parse(Serialized(message)))).QuickCheckThrowOnFailure();

    [Fact]
    public void Answers_are_written_as_the_serializer_writes_them() => Prop.ForAll(Response.ToArbitrary(), response =>
        JsonNode.DeepEquals(JsonNode.Parse(Written(w => ResponseWriter.Write(w, response))), JsonNode.Parse(Serialized(response)))).QuickCheckThrowOnFailure();

    [Fact]
    public void Answers_are_read_as_the_serializer_reads_them() => Prop.ForAll(Response.ToArbitrary(), response =>
    {
        byte[] json = Encoding.UTF8.GetBytes(Serialized(response));
        ChatResponse read = ResponseReader.Read(json);
        ChatResponse known = JsonSerializer.Deserialize(json, PromptRecord.TypeInfoOf<ChatResponse>())!;
        return Serialized(read) == Serialized(known);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_answer_outlives_the_buffer_it_was_read_from()
    {
        byte[] json = Encoding.UTF8.GetBytes(Serialized(new ChatResponse(new ChatMessage(
            ChatRole.Assistant, [new FunctionCallContent("id", "n", new Dictionary<string, object?> { ["a"] = new[] { 1, 2 } })]))));
        ChatResponse read = ResponseReader.Read(json);
        Array.Clear(json);
        Assert.Equal([1, 2], ((JsonElement)((FunctionCallContent)read.Messages[0].Contents[0]).Arguments!["a"]!).EnumerateArray().Select(e => e.GetInt32()));
    }

    private static string Serialized<T>(T value) => JsonSerializer.Serialize(value, PromptRecord.TypeInfoOf<T>());

    private static string Written(Action<Utf8JsonWriter> write)
    {
        using JsonBuffer buffer = JsonBuffer.Take();
        write(buffer.Writer);
        return Encoding.UTF8.GetString(buffer.Written.Span);
    }
}
