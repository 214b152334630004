using System.Diagnostics;
using System.Text;

namespace AgentLoop;

/// <summary>Makes spans of the calls of models and tools.</summary>
internal sealed class SpanCalls(IProvenanceStore store, TelemetryOptions options, string runId)
{
    private readonly RecordedPrompts prompts = new(store);
    private readonly Dictionary<string, DateTimeOffset> answered = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<RecordedSpanEvent>> tries = new(StringComparer.Ordinal);

    /// <summary>The last model that answered.</summary>
    public string? Model { get; private set; }

    public void Observe(RunEvent e)
    {
        if (e is ModelTried tried)
            Add(tried);
        else if (e is StepStarted)
            Forget();
    }

    public async ValueTask<RecordedSpan> OfAsync(ModelCalled called, RecordedSpan parent, CancellationToken cancellationToken)
    {
        Model = called.ModelId ?? Model;
        answered[called.Scope] = called.At;
        RecordedSpan span = Begin(called, parent, $"chat {called.ModelId}".TrimEnd(), called.At - Longer(called.Duration), ActivityKind.Client);
        RecordedAnswer answer = await RecordedAnswer.ReadAsync(store, called, cancellationToken).ConfigureAwait(false);
        span.With(GenAi.Operation, "chat").With(GenAi.Provider, ModelProvider.Telemetry(called.ModelId)).With(GenAi.Conversation, $"{runId}/{called.Scope}")
            .With(GenAi.RequestModel, called.ModelId).With(GenAi.ResponseModel, called.ModelId)
            .With(GenAi.InputTokens, called.Spending.InputTokens).With(GenAi.OutputTokens, called.Spending.OutputTokens)
            .With(GenAi.CachedTokens, called.Spending.CachedTokens).With(GenAi.FinishReasons, answer.FinishReason is { } reason ? new[] { reason } : null)
            .With(SpanNames.Tries, (long)called.Tries).With(SpanNames.Cost, called.Spending.Cost > 0 ? (double)called.Spending.Cost : null);
        if (called.Response is null)
            Fail(span, called.Outcome.ToString(), called.Failure);
        if (tries.Remove(called.Scope, out List<RecordedSpanEvent>? before))
            before.ForEach(span.Add);
        if (options.IncludeContent)
            await AddContentAsync(span, called, answer, cancellationToken).ConfigureAwait(false);
        return span;
    }

    public async ValueTask<RecordedSpan> OfAsync(ToolCalled tool, RecordedSpan parent, CancellationToken cancellationToken)
    {
        RecordedSpan span = Begin(tool, parent, $"execute_tool {tool.Tool}", BeginOf(tool), ActivityKind.Internal);
        span.With(GenAi.Operation, "execute_tool").With(GenAi.ToolName, tool.Tool).With(GenAi.ToolCallId, tool.CallId).With(GenAi.ToolType, "function");
        if (tool.End != ToolCallEnd.Succeeded)
            Fail(span, tool.End.ToString(), $"The call of {tool.Tool} ended as {tool.End}.");
        if (options.IncludeContent)
            span.With(GenAi.ToolArguments, await TextAsync(tool.Arguments, cancellationToken).ConfigureAwait(false))
                .With(GenAi.ToolResult, await TextAsync(tool.Result, cancellationToken).ConfigureAwait(false));
        return span;
    }

    private static void Fail(RecordedSpan span, string type, string? error)
    {
        span.With(GenAi.ErrorType, type);
        span.Error = error ?? type;
    }

    private static TimeSpan Longer(TimeSpan duration) => duration > TimeSpan.Zero ? duration : TimeSpan.Zero;

    private RecordedSpan Begin(RunEvent e, RecordedSpan parent, string name, DateTimeOffset start, ActivityKind kind) =>
        new RecordedSpan { RunId = runId, Sequence = e.Sequence, Parent = parent, Name = name, Start = start, Kind = kind, End = e.At }
            .With(SpanNames.RunId, runId).With(SpanNames.Scope, e.Scope);

    /// <summary>A tool begins when the model has called it: the journal has no other record of that.</summary>
    private DateTimeOffset BeginOf(ToolCalled tool)
    {
        string scope = tool.Scope;
        for (int end = scope.Length; end > 0; end = scope.LastIndexOf('/', end - 1))
        {
            if (answered.TryGetValue(scope[..end], out DateTimeOffset at))
                return at < tool.At ? at : tool.At;
        }

        return tool.At;
    }

    private void Add(ModelTried tried)
    {
        if (!tries.TryGetValue(tried.Scope, out List<RecordedSpanEvent>? list))
            tries[tried.Scope] = list = [];
        list.Add(new RecordedSpanEvent
        {
            Name = SpanNames.Try,
            At = tried.At,
            Tags = [new(GenAi.ErrorType, tried.Outcome.ToString()), new(GenAi.InputTokens, tried.Spending.InputTokens), new(GenAi.OutputTokens, tried.Spending.OutputTokens)],
        });
    }

    private void Forget()
    {
        prompts.Forget();
        answered.Clear();
        tries.Clear();
    }

    private async ValueTask AddContentAsync(RecordedSpan span, ModelCalled called, RecordedAnswer answer, CancellationToken cancellationToken)
    {
        if (await prompts.ReadAsync(called, cancellationToken).ConfigureAwait(false) is { } request)
            span.With(GenAi.InputMessages, SpanMessages.Input(await prompts.NewMessagesAsync(request, called.Scope, cancellationToken).ConfigureAwait(false)));
        if (called.Response is not null)
            span.With(GenAi.OutputMessages, SpanMessages.Output(answer));
    }

    private async ValueTask<string?> TextAsync(RecordedContent content, CancellationToken cancellationToken) =>
        await ExportedArtifacts.FindAsync(store, content, cancellationToken).ConfigureAwait(false) is { } text ? Encoding.UTF8.GetString(text.Span) : null;
}
