using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>One conversation: asks the model, runs what it calls, tells it what came of that, until there is an end.</summary>
internal sealed class ToolConversation
{
    private const int MaxOverflows = 3;
    private const int MaxUnusable = 3;
    private const int MaxReason = 2000;

    private readonly ToolLoopRoom room;
    private readonly IChatClient client;
    private readonly ToolCalls calls;
    private readonly Compaction compaction;
    private readonly Repetition repetition = new();
    private readonly OpenFailures failures = new();
    private readonly WindowUse window = new();
    private Conversation conversation;
    private BudgetExhaustedException? exhausted;
    private int turns;
    private int unusable;

    public ToolConversation(ToolLoopRoom room, Conversation conversation)
    {
        this.room = room;
        this.conversation = conversation;
        client = room.Run.ChatClient;
        calls = new ToolCalls(room);
        compaction = new Compaction(room, client, failures, conversation.Count);
    }

    /// <summary>The candidate that it comes to.</summary>
    public async Task<Candidate> RunAsync(CancellationToken cancellationToken)
    {
        ConversationEnding ending = await ConverseAsync(cancellationToken).ConfigureAwait(false);
        room.Run.Note(new ConversationEnded { End = ending.End, Reason = ending.Reason, Turns = turns, ToolCalls = calls.Count });
        ExportResult export = room.Workbench is { } workbench
            ? await workbench.ChangesAsync(cancellationToken).ConfigureAwait(false)
            : new ExportResult { Changes = ChangeSet.Empty };
        return exhausted is not null && export.Changes.IsEmpty ? throw exhausted : ToolCandidate.Of(ending, export);
    }

    private async ValueTask<ConversationEnding> ConverseAsync(CancellationToken cancellationToken)
    {
        try
        {
            ConversationEnding? ending = null;
            while (ending is null)
                ending = Limit() ?? await TakeTurnAsync(cancellationToken).ConfigureAwait(false);
            return ending with { Reason = OneLine.Of(ending.Reason, MaxReason) };
        }
        catch (BudgetExhaustedException e)
        {
            exhausted = e;
            return new ConversationEnding(ConversationEnd.BudgetExhausted, e.Message);
        }
    }

    private ConversationEnding? Limit() => turns >= room.Options.MaxTurns || calls.Count >= room.Options.MaxToolCalls
        ? new ConversationEnding(ConversationEnd.LimitReached, $"The conversation had {turns} answers and {calls.Count} tool calls, and may have no more.")
        : room.Run.NextRecorded<ConversationEnded>() is { End: ConversationEnd.BudgetExhausted } ended
            ? throw new BudgetExhaustedException(BudgetDimension.ModelCalls, ended.Reason) // where it ended before, whatever the budget is now
            : null;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ConversationEnding?> TakeTurnAsync(CancellationToken cancellationToken)
    {
        ChatResponse? response;
        try
        {
            response = await AskAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && PluginFault.IsContained(e))
        {
            return new ConversationEnding(ConversationEnd.Unusable, e.Message);
        }

        if (response is null)
            return new ConversationEnding(ConversationEnd.WindowFull, "The conversation does not fit into the model's window, however much of it is left out.");
        turns++;
        CallIds.Repair(response, turns);
        TurnReading reading = TurnReading.Of(response);
        if (reading.Withheld is { } withheld)
            return new ConversationEnding(ConversationEnd.Withheld, $"There was no answer: {withheld}.");
        if (reading.Calls.Count == 0)
            return Answer(response, reading.IsCut);
        Add(response);
        return await CallAsync(reading, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The next answer; <see langword="null"/> where the conversation cannot be made to fit.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ChatResponse?> AskAsync(CancellationToken cancellationToken)
    {
        bool fits = window.Of(conversation) < compaction.Threshold || await ShortenAsync(overflowed: false, cancellationToken).ConfigureAwait(false);
        for (int overflows = 0; fits && overflows < MaxOverflows; overflows++)
        {
            try
            {
                ChatResponse response = await WholeAnswer.AskAsync(client, conversation.Request(room.Options.IsStreamed), cancellationToken).ConfigureAwait(false);
                if (AnswerOutcome.Of(response) != ModelOutcome.ContextOverflow)
                    return response;
            }
            catch (ModelCallException e) when (e.Outcome == ModelOutcome.ContextOverflow)
            {
                // says the same in another way
            }

            fits = await ShortenAsync(overflowed: true, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    private async ValueTask<bool> ShortenAsync(bool overflowed, CancellationToken cancellationToken)
    {
        Conversation? shorter = await compaction.ShortenAsync(conversation, window.Of(conversation), overflowed, cancellationToken).ConfigureAwait(false);
        if (shorter is null)
            return false;
        conversation = shorter;
        window.Forget();
        return true;
    }

    private ConversationEnding? Answer(ChatResponse response, bool isCut)
    {
        string text = response.Text.Trim();
        if (text.Length > 0 && !isCut)
            return new ConversationEnding(ConversationEnd.Answered, text);
        if (++unusable >= MaxUnusable)
            return new ConversationEnding(ConversationEnd.Unusable, isCut ? "The model's answers were cut off again and again." : "The model answered nothing, again and again.");

        if (text.Length > 0)
            Add(response);
        conversation.Add(new ChatMessage(ChatRole.User, isCut
            ? "Your answer was cut off at the limit of its length. Go on, in shorter steps."
            : "You answered nothing. Call a tool to go on, or say in a sentence what you changed and why."));
        return null;
    }

    private async ValueTask<ConversationEnding?> CallAsync(TurnReading reading, CancellationToken cancellationToken)
    {
        ToolOutcome[] outcomes = reading.Problem is { } problem
            ? calls.Refuse(reading.Calls, problem)
            : await calls.RunAsync(reading.Calls, cancellationToken).ConfigureAwait(false);
        var results = new AIContent[outcomes.Length];
        for (int i = 0; i < outcomes.Length; i++)
            results[i] = new FunctionResultContent(outcomes[i].Call.CallId, outcomes[i].Text);
        conversation.Add(new ChatMessage(ChatRole.Tool, results));
        failures.Observe(outcomes);
        unusable = reading.Problem is null ? 0 : unusable + 1;
        return Array.Find(outcomes, o => o.Ending is not null)?.Ending
            ?? (unusable >= MaxUnusable ? new ConversationEnding(ConversationEnd.Unusable, reading.Problem!) : Watch(outcomes));
    }

    /// <summary>A model that repeats itself is told so once.</summary>
    private ConversationEnding? Watch(ToolOutcome[] outcomes)
    {
        if (repetition.Observe(outcomes) is not { } circle)
            return null;
        if (repetition.IsFinal())
            return new ConversationEnding(ConversationEnd.Stuck, $"The model was stuck. It was told: {circle}");
        conversation.Add(new ChatMessage(ChatRole.User, $"{circle} Do something else, or say what keeps you from the goal."));
        return null;
    }

    private void Add(ChatResponse response)
    {
        IList<ChatMessage> messages = response.Messages;
        for (int i = 0; i < messages.Count; i++)
            conversation.Add(messages[i].Role == ChatRole.Assistant ? messages[i] : new ChatMessage(ChatRole.Assistant, messages[i].Contents)); // nobody else speaks in an answer
        window.Count(conversation, response.Usage);
    }
}
