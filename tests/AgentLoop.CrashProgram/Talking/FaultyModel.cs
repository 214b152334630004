using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace AgentLoop.CrashProgram;

/// <summary>Speaks <see cref="LongScript"/>, over an endpoint that fails in every way it can, each time but the last of a few.</summary>
internal sealed partial class FaultyModel(string log) : IChatClient
{
    private const int CharactersPerToken = 4;

    private const int TurnWithoutUsage = 163;

    private readonly ConcurrentDictionary<int, int> tries = new();

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        List<ChatMessage> conversation = [.. messages];
        string text = string.Concat(conversation.SelectMany(m => m.Contents).Select(TextOf));
        int turn = Numbers().Matches(text).Select(m => int.Parse(m.Groups["number"].ValueSpan, CultureInfo.InvariantCulture)).DefaultIfEmpty().Max() + 1;
        if (text.Length > WindowAt(turn))
            throw new ModelCallException(ModelOutcome.ContextOverflow, "The prompt is too long.");
        bool isSummary = options?.ToolMode is NoneChatToolMode;
        int number = isSummary ? 0 : tries.AddOrUpdate(turn, 1, (_, n) => n + 1);
        await File.AppendAllTextAsync(log, $"{(isSummary ? "summary" : "model")} {turn} {number}\n", cancellationToken);
        if (number == 1)
            Fail(turn);

        ChatResponse answer = Answer(turn, isSummary, conversation[^1].Text);
        answer.Usage = turn == TurnWithoutUsage ? null : new UsageDetails { InputTokenCount = text.Length / CharactersPerToken, CachedInputTokenCount = 10, OutputTokenCount = 20 };
        foreach (ChatResponseUpdate update in answer.ToChatResponseUpdates())
        {
            yield return update;
            await BreakAsync(number == 1 ? turn : 0, cancellationToken);
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    private static ChatResponse Answer(int turn, bool isSummary, string asked) =>
        isSummary ? new ChatResponse(new ChatMessage(ChatRole.Assistant, Summary(turn)))
        : asked.StartsWith("Your answer was cut off", StringComparison.Ordinal) || asked.StartsWith("You answered nothing", StringComparison.Ordinal) ? LongScript.GoOn(turn)
        : LongScript.Say(turn);

    /// <summary>Every second one far too long.</summary>
    private static string Summary(int turn) => $"Turn {turn - 1}. Counted so far. {(turn % 2 == 0 ? new string('x', 200_000) : "")}";

    /// <summary>The characters that its window holds: for a while much less than the loop believes.</summary>
    private static int WindowAt(int turn) => turn is > 131 and < 135 ? 16_000 : 100_000;

    /// <summary>Before a word of the answer.</summary>
    private static void Fail(int turn)
    {
        switch (turn)
        {
            case 23:
                throw new HttpRequestException("Busy.", null, HttpStatusCode.ServiceUnavailable);
            case 43:
                throw new HttpRequestException("Slow down.", null, HttpStatusCode.TooManyRequests);
            case 103:
                throw new HttpRequestException(HttpRequestError.ConnectionError, "Nobody listens.");
        }
    }

    /// <summary>In the middle of the answer.</summary>
    private static async Task BreakAsync(int turn, CancellationToken cancellationToken)
    {
        if (turn == 63)
            throw new IOException("The connection was reset.");
        if (turn == 83)
            await Task.Delay(Timeout.Infinite, cancellationToken);
        if (turn == 143)
            throw new IOException("The stream ended early.", new JsonException("Half an event."));
    }

    private static string TextOf(AIContent content) => content switch
    {
        TextContent text => text.Text,
        FunctionResultContent result => result.Result?.ToString() ?? "",
        _ => "",
    };

    [GeneratedRegex(@"Turn (?<number>\d+)\.", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Numbers();
}
